import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync, type Metafile } from "esbuild";
import { packagesIn } from "./bundled-packages.ts";
import type { FunctionName } from "./function-settings.ts";
import { isPermissive } from "./licences.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The source file of a function's entry. */
export const entryOf = (name: FunctionName): string => join(root, "functions", name, "handler.ts");

// CommonJS packages inside an ES module bundle still call require() for Node's own modules.
const requireBanner =
  'import{createRequire as duRequire}from"node:module";const require=duRequire(import.meta.url);';

let shop: string | undefined;
/** A folder of this process: synthesis copies bundles into its output, afterwards nobody needs them. */
function workshop(): string {
  if (shop === undefined) {
    const made = mkdtempSync(join(tmpdir(), "duces-bundles-"));
    process.once("exit", () => rmSync(made, { recursive: true, force: true }));
    shop = made;
  }
  return shop;
}

/** One function as it is deployed: a folder with `index.mjs` and what that loads when first needed, and what went into it. */
export type Bundle = { readonly directory: string; readonly metafile: Metafile };

// A function signs as its role, whose keys Lambda puts into its environment. The SDK's own chain brings seven more ways along
// (instance metadata, sign-in portals, programs it would start), a third of the code that a cold start reads.
const roleCredentials = {
  "@aws-sdk/credential-provider-node": join(root, "functions/adapters/role-credentials.ts"),
};

// What code reads as a file when it runs stands beside it as a package, with the package's own word of its licence.
const readAsFiles = {
  "functions/adapters/letter-fonts.ts": [
    "@expo-google-fonts/tinos/package.json",
    "@expo-google-fonts/tinos/Tinos_400Regular.ttf",
    "@expo-google-fonts/tinos/Tinos_700Bold.ttf",
  ],
  "functions/adapters/pdfium.ts": [
    "@embedpdf/pdfium/package.json",
    "@embedpdf/pdfium/LICENSE",
    "@embedpdf/pdfium/LICENSE.pdfium",
    "@embedpdf/pdfium/dist/pdfium.wasm",
  ],
  // A package that starts a thread out of its own files cannot go into a bundle: it stands beside it, with what it needs there.
  "functions/adapters/redaction/picture-reader.ts": [
    "tesseract.js/package.json",
    "tesseract.js/LICENSE.md",
    "tesseract.js/src",
    "tesseract.js-core/package.json",
    "tesseract.js-core/LICENSE",
    "tesseract.js-core/tesseract-core-relaxedsimd.js",
    "tesseract.js-core/tesseract-core-relaxedsimd.wasm",
    "tesseract.js-core/tesseract-core-simd.js",
    "tesseract.js-core/tesseract-core-simd.wasm",
    "@tesseract.js-data/eng/package.json",
    "@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz",
    "bmp-js",
    "is-url",
    "regenerator-runtime",
    "wasm-feature-detect",
  ],
} as const;

/**
 * Bundles one entry with its SDK clients into minified ES modules: `index.mjs`, and a chunk for each thing that is imported
 * when an event first needs it. A source map in the asset would only be downloaded. Throws when the entry does not build, or
 * when a package came into it under a licence that is not permissive.
 */
export function bundle(entry: string): Bundle {
  const directory = mkdtempSync(join(workshop(), "bundle-"));
  const { metafile } = buildSync({
    absWorkingDir: root,
    entryPoints: [{ in: entry, out: "index" }],
    outdir: directory,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    platform: "node",
    target: "node24",
    mainFields: ["module", "main"],
    alias: roleCredentials,
    external: ["tesseract.js"],
    banner: { js: requireBanner },
    metafile: true,
    legalComments: "none",
    // The PDF engine would quote from the papers it reads. Our own log goes another way, and has a list of what it may say.
    drop: ["console"],
    logLevel: "error",
  });
  for (const [source, files] of Object.entries(readAsFiles))
    if (source in metafile.inputs)
      for (const file of files) {
        const place = join("node_modules", file);
        mkdirSync(dirname(join(directory, place)), { recursive: true });
        cpSync(join(root, place), join(directory, place), { recursive: true });
      }
  const made = { directory, metafile };
  const refused = packagesIn(made).filter(({ licence }) => !isPermissive(licence));
  if (refused.length > 0) {
    const named = refused.map(({ name, licence }) => `${name} (${licence === "" ? "none named" : licence})`);
    throw new Error(`These may not be deployed, for their licence is not permissive: ${named.join(", ")}`);
  }
  return made;
}
