import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../../..");
const read = (name: string): unknown => JSON.parse(readFileSync(join(root, name), "utf8"));

type Locked = {
  readonly integrity?: string;
  /** It lies inside another package, under that one's digest. */
  readonly inBundle?: boolean;
  readonly hasInstallScript?: boolean;
};
const own = read("package.json") as {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly allowScripts: Readonly<Record<string, boolean>>;
};
const { packages } = read("package-lock.json") as { readonly packages: Readonly<Record<string, Locked>> };
const installed = Object.entries(packages).filter(([path, { inBundle }]) => path !== "" && inBundle !== true);

describe("a package that turned hostile (AB-109)", () => {
  it("comes in with no range: each dependency is one version, and each package one digest", () => {
    const versions = Object.values({ ...own.dependencies, ...own.devDependencies });
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/u.test(version))).toEqual([]);
    expect(installed.length).toBeGreaterThan(100);
    expect(
      installed.filter(([, { integrity = "" }]) => !integrity.startsWith("sha512-")).map(([path]) => path),
    ).toEqual([]);
  });

  it("runs nothing while it is installed: of those that would, one may, and each is named", () => {
    const would = installed.flatMap(([path, { hasInstallScript }]) =>
      hasInstallScript === true ? [path.split("node_modules/").at(-1) ?? ""] : [],
    );
    expect([...new Set(would)].filter((name) => !(name in own.allowScripts))).toEqual([]);
    const may = Object.entries(own.allowScripts).flatMap(([name, allowed]) => (allowed ? [name] : []));
    expect(may).toEqual(["node"]);
  });
});
