/**
 * Cold start of each deployed bundle. In every round, one after the other: bare node, the bundle, a bundle of nothing but
 * the same SDK names, and the same code with its packages left in node_modules. CPU time, not wall time; the ratios of one
 * round only compare what ran in that round. Prints; never fails on a time. `npm run bench:cold -- --rounds 7`
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { buildSync } from "esbuild";
import { type Bundle, bundle, entryOf } from "../../infra/bundle.ts";
import { type FunctionName, functionNames } from "../../infra/function-settings.ts";
import { exampleEnvironment } from "../support/example-environment.ts";
import { machine, summary, warmUps } from "./rounds.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const { values } = parseArgs({ options: { rounds: { type: "string", default: "7" } } });
const rounds = Number(values.rounds);

type Variant = "product" | "sdk" | "unbundled";
type Subject = {
  readonly name: FunctionName;
  readonly environment: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<Variant, string>>;
  readonly bytes: number;
  readonly gzipped: number;
};

// Inside the project, so that the unbundled variant finds node_modules.
mkdirSync(join(root, ".cache"), { recursive: true });
const folder = mkdtempSync(join(root, ".cache", "cold-"));

/** The sources of a bundle whose code is in it: imported, and not dropped as unused. */
const keptInputs = ({ metafile }: Bundle): readonly string[] => [
  ...new Set(
    Object.values(metafile.outputs).flatMap(({ inputs }) =>
      Object.entries(inputs).flatMap(([input, { bytesInOutput }]) => (bytesInOutput > 0 ? [input] : [])),
    ),
  ),
];

/** The SDK names that the function's own sources import as values, of the clients that are in its bundle: all that it can use. */
function sdkImports(kept: readonly string[]): string {
  const found = new Map<string, Set<string>>();
  for (const source of kept.filter((input) => input.startsWith("functions/"))) {
    const text = readFileSync(join(root, source), "utf8");
    for (const [, names = "", from = ""] of text.matchAll(/import \{([^}]*)\} from "(@aws-sdk\/[^"]+)"/gu)) {
      if (!kept.some((input) => input.startsWith(`node_modules/${from}/`))) continue;
      const values = found.get(from) ?? new Set<string>();
      for (const name of names.split(",").map((word) => word.trim()))
        if (name !== "" && !name.startsWith("type ")) values.add(name);
      found.set(from, values);
    }
  }
  const imports = [...found].map(([from, names]) => `import { ${[...names].join(", ")} } from "${from}";`);
  const all = [...found.values()].flatMap((names) => [...names]);
  return `${imports.join("\n")}\nexport const kept = [${all.join(", ")}];\n`;
}

async function prepare(name: FunctionName): Promise<Subject> {
  const built = bundle(entryOf(name));
  const product = join(built.directory, "index.mjs");
  const code = Buffer.concat(
    readdirSync(built.directory).map((file) => readFileSync(join(built.directory, file))),
  );
  const sdkEntry = join(folder, `${name}-sdk.ts`);
  writeFileSync(sdkEntry, sdkImports(keptInputs(built)));
  const unbundled = join(folder, `${name}-unbundled.mjs`);
  buildSync({
    entryPoints: [entryOf(name)],
    outfile: unbundled,
    bundle: true,
    packages: "external",
    format: "esm",
    platform: "node",
    target: "node24",
    logLevel: "error",
  });
  return {
    name,
    environment: await exampleEnvironment(name),
    files: { product, sdk: join(bundle(sdkEntry).directory, "index.mjs"), unbundled },
    bytes: code.length,
    gzipped: gzipSync(code).length,
  };
}

const measured =
  "const used = process.cpuUsage(); console.log((used.user + used.system) / 1000); process.exit(0);";

/** CPU milliseconds of one fresh process, from its start until the module is loaded. */
function coldMs(file: string | undefined, environment: Readonly<Record<string, string>>): number {
  const load = file === undefined ? "" : `await import(${JSON.stringify(pathToFileURL(file).href)});`;
  const output = execFileSync(process.execPath, ["--input-type=module", "-e", `${load}${measured}`], {
    cwd: root,
    env: { ...environment, PATH: process.env["PATH"] },
    encoding: "utf8",
  });
  return Number(output.trim().split("\n").at(-1));
}

type Round = { readonly product: number; readonly toSdk: number; readonly toUnbundled: number };

try {
  const subjects = await Promise.all(functionNames.map(prepare));
  const found = new Map<FunctionName, Round[]>(functionNames.map((name) => [name, []]));
  for (let round = -warmUps; round < rounds; round += 1) {
    for (const { name, files, environment } of subjects) {
      const bare = coldMs(undefined, environment);
      const [product, sdk, unbundled] = (["product", "sdk", "unbundled"] as const).map(
        (variant) => coldMs(files[variant], environment) - bare,
      ) as [number, number, number];
      if (round >= 0)
        found.get(name)?.push({ product, toSdk: product / sdk, toUnbundled: product / unbundled });
    }
  }
  console.log(`${machine()}, ${rounds} rounds`);
  console.log(
    "CPU time of loading the module, over bare node; bars: at most 1.2 x SDK alone, at most 0.6 x unbundled\n",
  );
  const row = (...cells: readonly string[]) =>
    console.log(cells.map((cell, n) => (n === 0 ? cell.padEnd(22) : cell.padStart(14))).join(""));
  row("function", "raw KiB", "gzip KiB", "CPU ms", "x SDK", "spread", "x unbundled", "spread");
  for (const { name, bytes, gzipped } of subjects) {
    const of = (pick: (round: Round) => number) => summary((found.get(name) ?? []).map(pick));
    const [ms, toSdk, toUnbundled] = [
      of((one) => one.product),
      of((one) => one.toSdk),
      of((one) => one.toUnbundled),
    ];
    row(
      name,
      (bytes / 1024).toFixed(0),
      (gzipped / 1024).toFixed(0),
      ms.median.toFixed(0),
      `${toSdk.median.toFixed(2)}${toSdk.median > 1.2 ? " over" : ""}`,
      `${(toSdk.spread * 100).toFixed(0)} %`,
      `${toUnbundled.median.toFixed(2)}${toUnbundled.median > 0.6 ? " over" : ""}`,
      `${(toUnbundled.spread * 100).toFixed(0)} %`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
