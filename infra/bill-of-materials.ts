import type { BundledPackage } from "./bundled-packages.ts";

/** The one address of a package in a registry (package-url). */
const purlOf = ({ name, version }: BundledPackage): string =>
  `pkg:npm/${name.replace("@", "%40")}@${version}`;

const componentOf = (one: BundledPackage) => ({
  type: "library",
  "bom-ref": `${purlOf(one)}#${one.path}`,
  name: one.name,
  version: one.version,
  purl: purlOf(one),
  licenses: [{ expression: one.licence }],
  hashes: [
    { alg: "SHA-512", content: Buffer.from(one.integrity.slice("sha512-".length), "base64").toString("hex") },
  ],
});

/** What is in one bundle, as CycloneDX 1.6; the same packages give the same text, with no time in it. */
export function billOfMaterials(name: string, version: string, packages: readonly BundledPackage[]) {
  return {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: {
      component: {
        type: "application",
        "bom-ref": name,
        name,
        version,
        licenses: [{ expression: "Apache-2.0" }],
      },
    },
    components: packages.map(componentOf),
    dependencies: [{ ref: name, dependsOn: packages.map((one) => componentOf(one)["bom-ref"]) }],
  };
}
