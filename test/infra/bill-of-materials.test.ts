import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { billOfMaterials } from "../../infra/bill-of-materials.ts";
import { bundle, entryOf } from "../../infra/bundle.ts";
import { packagesIn } from "../../infra/bundled-packages.ts";
import { isPermissive } from "../../infra/licences.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "duces-licences-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A function with one package in it, under this licence. */
function withPackage(license: string | undefined): () => unknown {
  const place = join(folder, "node_modules", "stranger");
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, "package.json"), JSON.stringify({ name: "stranger", version: "1.0.0", license }));
  writeFileSync(join(place, "index.js"), "export const said = (words) => `${words}!`;");
  const entry = join(folder, "handler.ts");
  writeFileSync(entry, 'import { said } from "stranger";\nexport const handler = (event) => said(event);');
  return () => bundle(entry);
}

describe("the licence of what is deployed (AB-109)", () => {
  it.each(["MIT", "Apache-2.0", "(MIT OR GPL-3.0-or-later)", "MIT AND ISC", "OFL-1.1"])(
    "takes %s",
    (words) => {
      expect(isPermissive(words)).toBe(true);
      expect(withPackage(words)).not.toThrow();
    },
  );

  it.each([
    "GPL-3.0-only",
    "AGPL-3.0",
    "MIT AND GPL-2.0",
    "SSPL-1.0",
    "(MIT OR ISC) AND GPL-2.0",
    "UNLICENSED",
    undefined,
  ])("does not build with %s", (words) => {
    expect(isPermissive(words ?? "")).toBe(false);
    expect(withPackage(words)).toThrow("not permissive: stranger");
  });
});

describe("the bill of materials of a bundle", () => {
  it("names each package that left code in it or stands beside it, with version, licence and the digest of the lock file", () => {
    const packages = packagesIn(bundle(entryOf("assemble-production")));
    const bill = billOfMaterials("assemble-production", "0.1.0", packages);
    expect(bill).toMatchObject({ bomFormat: "CycloneDX", specVersion: "1.6" });
    const names = bill.components.map(({ name }) => name);
    // In the code, as files for the engine, and beside it because it starts threads of its own.
    for (const name of ["@cantoo/pdf-lib", "@embedpdf/pdfium", "tesseract.js", "tesseract.js-core", "bmp-js"])
      expect(names).toContain(name);
    expect(names).not.toContain("xstate");
    expect(new Set(bill.components.map((one) => one["bom-ref"])).size).toBe(bill.components.length);
    expect(bill.dependencies[0]?.dependsOn).toHaveLength(bill.components.length);
    const bare = bill.components.filter(
      ({ version, licenses, hashes }) =>
        !/^\d+\.\d+\.\d+/u.test(version) ||
        licenses[0]?.expression === "" ||
        !/^[0-9a-f]{128}$/u.test(hashes[0]?.content ?? ""),
    );
    expect(bare).toEqual([]);
  });

  it("is the same text of the same bundle", () => {
    const written = () =>
      JSON.stringify(billOfMaterials("deliver", "0.1.0", packagesIn(bundle(entryOf("deliver")))));
    expect(written()).toBe(written());
  });
});
