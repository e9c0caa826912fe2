import { describe, expect, it } from "vitest";
import { shownFileName } from "../../../../functions/adapters/file-name.ts";
import { attachment } from "../../../../functions/adapters/presigned.s3.ts";

describe("shown file name (AB-053)", () => {
  it.each([
    ["../../../psych/../x.pdf", "x.pdf"],
    ["C:\\temp\\subpoena.pdf", "subpoena.pdf"],
    ["a\0.pdf", "a.pdf"],
    ["\u202Efdp.exe", "fdp.exe"],
    ["line\r\nbreak.pdf", "linebreak.pdf"],
    ["Cafe\u0301.pdf", "Caf\u00e9.pdf"],
    ["..", "document.pdf"],
    ["folder/", "document.pdf"],
    ["<img src=x onerror=1>.pdf", "<img src=x onerror=1>.pdf"],
    ['"; rm -rf .pdf', '"; rm -rf .pdf'],
  ])("shows %j as %j", (sent, shown) => {
    expect(shownFileName(sent)).toBe(shown);
  });

  it("keeps 200 characters and never half of one", () => {
    expect(shownFileName(`${"a".repeat(4000)}.pdf`)).toHaveLength(200);
    const cut = shownFileName(`${"a".repeat(199)}\u{1F4C4}.pdf`);
    expect(cut).toBe("a".repeat(199));
  });
});

describe("content disposition", () => {
  it("is an attachment whose header holds no letter that could end it (RFC 6266) (AB-053)", () => {
    const header = attachment('a"; filename="evil.exe\r\nX: 1 \u00e9.pdf');
    expect(header).toMatch(
      /^attachment; filename="[A-Za-z0-9 ._-]*"; filename\*=UTF-8''[A-Za-z0-9%._~!&+-]*$/,
    );
  });
});
