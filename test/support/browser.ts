import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { dirname, join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";

// No flag here weakens the browser's own rules: a content security policy or a cross-origin fault must show.
const args = [
  "--no-sandbox",
  "--headless=shell",
  "--no-zygote",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];
const systemBrowsers = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Starts a headless browser: the one named by CHROMIUM_PATH, the packaged one on x64 Linux, or one of the system's. */
export async function launchBrowser(): Promise<Browser> {
  const named = process.env["CHROMIUM_PATH"];
  if (named) return chromium.launch({ executablePath: named, args });
  if (platform() === "linux" && arch() === "x64") {
    const { executable, libraries, fonts } = unpack();
    const env = {
      ...process.env,
      LD_LIBRARY_PATH: [libraries, process.env["LD_LIBRARY_PATH"]].filter(Boolean).join(":"),
      ...(existsSync("/etc/fonts/fonts.conf") ? {} : { FONTCONFIG_PATH: fonts }),
    };
    return chromium.launch({ executablePath: executable, args, env: env as Record<string, string> });
  }
  const found = systemBrowsers.find((path) => existsSync(path));
  if (!found)
    throw new Error(
      "No browser for this system: install Chromium or Chrome, or name one with CHROMIUM_PATH.",
    );
  return chromium.launch({ executablePath: found, args });
}

/** Unpacks the packaged browser, its libraries and its fonts once into the project's cache. */
function unpack(): { readonly executable: string; readonly libraries: string; readonly fonts: string } {
  const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const bin = join(dirname(entry), "..", "bin");
  const { version } = JSON.parse(readFileSync(join(bin, "..", "package.json"), "utf8")) as {
    readonly version: string;
  };
  const folder = join(import.meta.dirname, "..", "..", ".cache", `chromium-${version}`);
  const parts = { executable: join(folder, "chromium"), libraries: join(folder, "lib"), fonts: folder };
  if (existsSync(folder)) return parts;
  // Unpacked beside and renamed at the end: a run that was stopped half way leaves nothing that looks whole.
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  writeFileSync(join(unfinished, "chromium"), brotliDecompressSync(readFileSync(join(bin, "chromium.br"))), {
    mode: 0o755,
  });
  for (const archive of ["al2023", "fonts", "swiftshader"]) {
    const tar = brotliDecompressSync(readFileSync(join(bin, `${archive}.tar.br`)));
    const { status, stderr } = spawnSync("tar", ["-x", "-C", unfinished], { input: tar });
    if (status !== 0) throw new Error(`Unpacking ${archive} failed: ${stderr.toString("utf8")}`);
  }
  // The packaged settings look where Lambda unpacks; a machine without fonts needs them to look here.
  writeFileSync(
    join(unfinished, "fonts.conf"),
    `<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>`,
  );
  if (existsSync(folder)) rmSync(unfinished, { recursive: true });
  else renameSync(unfinished, folder);
  return parts;
}
