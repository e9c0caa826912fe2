import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Metafile } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

/** A package of which something stands in a bundle, as it says of itself, and the digest that the lock file holds of it. */
export type BundledPackage = {
  readonly path: string;
  readonly name: string;
  readonly version: string;
  /** As an SPDX expression; empty where the package names none. */
  readonly licence: string;
  /** `sha512-…`, as the lock file spells it. */
  readonly integrity: string;
};

type Locked = { readonly packages: Readonly<Record<string, { readonly integrity?: string }>> };
const locked = (): Locked["packages"] =>
  (JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as Locked).packages;

/** The folder of the package that a file belongs to. */
const packageOf = (file: string): string | undefined =>
  /^.*node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(file)?.[0];

/** Packages that stand beside the bundle as files, with what they need there. */
function besideIn(directory: string): readonly string[] {
  const folder = join(directory, "node_modules");
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) =>
    name.startsWith("@")
      ? readdirSync(join(folder, name)).map((inner) => `node_modules/${name}/${inner}`)
      : [`node_modules/${name}`],
  );
}

/** Every package that left code in a bundle or stands beside it, by path. */
export function packagesIn({
  directory,
  metafile,
}: {
  readonly directory: string;
  readonly metafile: Metafile;
}): readonly BundledPackage[] {
  const kept = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) =>
      bytesInOutput > 0 ? (packageOf(file) ?? []) : [],
    ),
  );
  const digests = locked();
  return [...new Set([...kept, ...besideIn(directory)])].toSorted().map((path) => {
    const said = JSON.parse(readFileSync(join(root, path, "package.json"), "utf8")) as {
      readonly name: string;
      readonly version: string;
      readonly license?: string;
    };
    const { name, version, license = "" } = said;
    return { path, name, version, licence: license, integrity: digests[path]?.integrity ?? "" };
  });
}
