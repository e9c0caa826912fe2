import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ownPackage from "../package.json" with { type: "json" };
import { billOfMaterials } from "../infra/bill-of-materials.ts";
import { bundle, entryOf } from "../infra/bundle.ts";
import { packagesIn } from "../infra/bundled-packages.ts";
import { functionNames } from "../infra/function-settings.ts";

/** `npm run sbom -- FOLDER`: what is in each function's bundle, one file of CycloneDX for each. */
const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error("Say where to: npm run sbom -- FOLDER");
  process.exitCode = 2;
} else {
  mkdirSync(folder, { recursive: true });
  for (const name of functionNames) {
    const packages = packagesIn(bundle(entryOf(name)));
    const file = join(folder, `${name}.cdx.json`);
    writeFileSync(file, `${JSON.stringify(billOfMaterials(name, ownPackage.version, packages), null, 2)}\n`);
    console.log(`${file}: ${packages.length} packages`);
  }
}
