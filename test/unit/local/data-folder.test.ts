import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { StartRefused, openDataFolder } from "../../../local/data-folder.ts";

const empty = () => join(mkdtempSync(join(tmpdir(), "duces-")), "data");

describe("the data folder", () => {
  it("keeps its secret and remembers that it was seeded", () => {
    const path = empty();
    const first = openDataFolder(path, false);
    first.markSeeded();
    first.release();
    const second = openDataFolder(path, false);
    expect(second.localSecret).toBe(first.localSecret);
    expect(second.seeded).toBe(true);
  });

  it("begins again when asked to", () => {
    const path = empty();
    const first = openDataFolder(path, false);
    first.markSeeded();
    first.release();
    expect(openDataFolder(path, true).seeded).toBe(false);
  });

  it("is not deleted by --fresh when it is somebody else's folder", () => {
    const path = mkdtempSync(join(tmpdir(), "duces-"));
    writeFileSync(join(path, "thesis.txt"), "years of work");
    expect(() => openDataFolder(path, true)).toThrow("is not a data folder of this product");
    expect(readFileSync(join(path, "thesis.txt"), "utf8")).toBe("years of work");
  });

  it("says what to do when it is damaged", () => {
    const path = mkdtempSync(join(tmpdir(), "duces-"));
    writeFileSync(join(path, "state.json"), "{ not json");
    expect(() => openDataFolder(path, false)).toThrow(StartRefused);
    expect(() => openDataFolder(path, false)).toThrow(/is damaged.*npm start -- --fresh/);
  });

  it("refuses a format it does not know", () => {
    const path = mkdtempSync(join(tmpdir(), "duces-"));
    writeFileSync(join(path, "state.json"), JSON.stringify({ format: 99, localSecret: "x" }));
    expect(() => openDataFolder(path, false)).toThrow("is of format 99; this version reads format 2");
  });

  it("is refused while another process that still runs holds it", () => {
    const path = empty();
    openDataFolder(path, false).release();
    writeFileSync(join(path, "lock"), String(process.ppid));
    expect(() => openDataFolder(path, false)).toThrow(`in use by process ${process.ppid}`);
  });

  it("is taken over from a process that died", () => {
    const path = empty();
    openDataFolder(path, false).release();
    writeFileSync(join(path, "lock"), "4194304");
    const folder = openDataFolder(path, false);
    folder.release();
    expect(existsSync(join(path, "lock"))).toBe(false);
  });

  it("says so when a file stands in its place", () => {
    const path = join(mkdtempSync(join(tmpdir(), "duces-")), "file");
    writeFileSync(path, "");
    expect(() => openDataFolder(path, false)).toThrow("is not a folder");
  });
});
