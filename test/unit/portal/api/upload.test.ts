import { describe, expect, it } from "vitest";
import { sha256Of } from "../../../../portal/src/api/sha256.ts";
import { refusalBeforeSending } from "../../../../portal/src/api/before-sending.ts";
import { refusalWords, uploadLimitBytes } from "../../../../workflows/contract/papers.ts";

const file = (size: number, type = "application/pdf", name = "paper.pdf") => ({ size, type, name });

describe("a file before it is sent", () => {
  it("may go when it is a PDF within the limit, to the last byte", () => {
    expect(refusalBeforeSending(file(1))).toBeUndefined();
    expect(refusalBeforeSending(file(uploadLimitBytes))).toBeUndefined();
  });

  it("is refused in the same words the document gate uses", () => {
    expect(refusalBeforeSending(file(0))).toBe(refusalWords["empty-file"]);
    expect(refusalBeforeSending(file(uploadLimitBytes + 1))).toBe(refusalWords["too-large"]);
    expect(refusalBeforeSending(file(9, "image/png", "scan.pdf"))).toBe(refusalWords["wrong-type"]);
  });

  it("is taken by its name where the browser knows no type", () => {
    expect(refusalBeforeSending(file(9, "", "Scan.PDF"))).toBeUndefined();
    expect(refusalBeforeSending(file(9, "", "scan.tiff"))).toBe(refusalWords["wrong-type"]);
  });
});

describe("the digest of a file", () => {
  it("is SHA-256 in lower-case hexadecimal (FIPS 180-4, the example abc)", async () => {
    expect(await sha256Of(new Blob(["abc"]))).toBe(
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    );
  });
});
