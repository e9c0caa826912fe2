import { describe, expect, it } from "vitest";
import { asOwnScript, asStyle } from "../../../portal/src/markup-policy.ts";

const origin = "https://portal.example";

describe("the page's policy for markup", () => {
  it("lets style sheets through and nothing that could hold an element (AB-094)", () => {
    expect(asStyle("@media (width >= 48em) { .a > b { color: red } }")).toContain("color");
    expect(asStyle("<img src=x onerror=alert(1)>")).toBeNull();
    expect(asStyle("</style><script>alert(1)</script>")).toBeNull();
  });

  it("loads scripts from this origin only", () => {
    expect(asOwnScript("/assets/digest-worker.js", origin)).toBe("/assets/digest-worker.js");
    expect(asOwnScript("https://evil.example/a.js", origin)).toBeNull();
    expect(asOwnScript("data:text/javascript,alert(1)", origin)).toBeNull();
    expect(asOwnScript("//evil.example/a.js", origin)).toBeNull();
  });
});
