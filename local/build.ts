import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { isRunning } from "./data-folder.ts";
import { dirname, join } from "node:path";

/** Where the built parts lie. */
export type Built = { readonly assembly: string; readonly site: string };

const root = join(import.meta.dirname, "..");
const built: Built = { assembly: join(root, "cdk.out"), site: join(root, "dist", "portal") };
const tasks = [
  {
    name: "Synthesizing the cloud app",
    inputs: ["infra", "functions", "workflows", "package-lock.json", "cdk.json"],
    output: join(built.assembly, "manifest.json"),
    command: [process.execPath, "infra/app.ts"],
  },
  {
    name: "Building the portal",
    inputs: ["portal", "workflows", "package-lock.json"],
    output: join(built.site, "index.html"),
    command: [process.execPath, "node_modules/vite/bin/vite.js", "build", "portal", "--logLevel", "error"],
  },
] as const;

/** Synthesizes the app and builds the portal, side by side; does nothing for a part whose inputs have not changed. */
export async function build(say: (words: string) => void): Promise<Built> {
  const release = await takeTurn(say);
  try {
    await buildWhatChanged(say);
  } finally {
    release();
  }
  return built;
}

async function buildWhatChanged(say: (words: string) => void): Promise<void> {
  await Promise.all(
    tasks.map(async ({ name, inputs, output, command: [program, ...args] }) => {
      const mark = join(
        root,
        ".cache",
        `${createHash("sha256").update(name).digest("hex").slice(0, 12)}.mark`,
      );
      const digest = digestOf(inputs);
      if (existsSync(output) && existsSync(mark) && readFileSync(mark, "utf8") === digest) return;
      say(`${name} …`);
      await run(name, program, args);
      mkdirSync(dirname(mark), { recursive: true });
      writeFileSync(mark, digest);
    }),
  );
}

/** Two builds at once would write over each other: the second waits for the first. */
async function takeTurn(say: (words: string) => void): Promise<() => void> {
  const lock = join(root, ".cache", "build.lock");
  mkdirSync(dirname(lock), { recursive: true });
  for (let waited = false; ; waited = true) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx" });
      return () => rmSync(lock, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    // Empty for the moment between making the file and writing into it.
    const holder = readIfThere(lock);
    if (holder !== "" && !isRunning(Number(holder))) rmSync(lock, { force: true });
    else if (!waited) say("Another build is running; waiting for it …");
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

const readIfThere = (file: string): string => (existsSync(file) ? readFileSync(file, "utf8") : "");

function run(name: string, program: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk: Buffer) => {
        output = (output + chunk.toString("utf8")).slice(-8_000);
      });
    }
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${name} failed (exit ${code}):\n${output}`));
    });
  });
}

// Content, not times: a checkout or a copy changes times without changing anything.
function digestOf(inputs: readonly string[]): string {
  const hash = createHash("sha256");
  const visit = (path: string) => {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats) return;
    if (stats.isDirectory()) {
      for (const name of readdirSync(path).toSorted()) visit(join(path, name));
    } else {
      hash.update(path.slice(root.length)).update(readFileSync(path));
    }
  };
  for (const input of inputs) visit(join(root, input));
  return hash.digest("hex");
}
