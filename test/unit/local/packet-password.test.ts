import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { passwordIn } from "../../../local/packet/password-file.ts";
import { planFolder } from "../../support/packet-folders.ts";

const password = "seven calm herons wade";
const fileWith = (content: string) => {
  const path = join(mkdtempSync(join(tmpdir(), "duces-password-")), "password.txt");
  writeFileSync(path, content);
  return path;
};
/** Runs a command of the packet; what it prints on either side. */
const run = (command: "build" | "verify", ...args: readonly string[]) => {
  const path = fileURLToPath(new URL(`../../../local/packet/${command}.ts`, import.meta.url));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", path, ...args],
    { encoding: "utf8" },
  );
  return { status, stdout, stderr };
};

describe("a password file", () => {
  it.each([password, `${password}\n`, `${password}\r\n`])("gives its one line: %j", (content) => {
    expect(passwordIn(fileWith(content))).toEqual({ password, refused: null });
  });

  it.each([
    ["", "16 characters or more"],
    ["\n", "16 characters or more"],
    ["fifteen letters", "16 characters or more"],
    [`${password}\nand more\n`, "one line"],
    ["seven cälm herons wade", "ASCII"],
  ])("is refused where it holds %j, without a word of it", (content, words) => {
    const { refused, ...more } = passwordIn(fileWith(content));
    expect(refused).toContain(words);
    expect(refused).not.toContain("seven");
    expect(more).toEqual({ password: null });
  });

  it("is refused where it is not there", () => {
    expect(passwordIn(join(tmpdir(), "no-such-password"))).toEqual({
      password: null,
      refused: "The password file cannot be read.",
    });
  });
});

describe("the commands of a packet, with a password", () => {
  it("build and verify, say size and time, and never the password", async () => {
    const { plan, out } = await planFolder();
    const file = fileWith(`${password}\n`);
    const built = run("build", "--plan", plan, "--out", out, "--password-file", file);
    expect(built).toMatchObject({ status: 0, stderr: "" });
    expect(built.stdout).toMatch(/^packet\.zip: \d+ bytes, encrypted with AES-256\. All took \d+\.\d s\.$/m);
    const verified = [
      run("verify", out, "--password-file", file),
      run("verify", out),
      run("verify", out, "--password-file", fileWith("eight calm herons wade")),
    ];
    expect(verified.map(({ status }) => status)).toEqual([0, 1, 1]);
    expect(verified.map(({ stderr }) => stderr)).toEqual([
      "",
      "packet.zip is encrypted: say with --password-file which file holds its password\n",
      "packet.zip does not open with this password\n",
    ]);
    expect(JSON.stringify([built, verified])).not.toMatch(/herons/);
  }, 120_000);

  it("build nothing where the password is unfit, or would lie beside what it locks", async () => {
    const { plan, out } = await planFolder();
    const short = run("build", "--plan", plan, "--out", out, "--password-file", fileWith("short"));
    expect(short).toMatchObject({
      status: 2,
      stderr: "The password file has to hold 16 characters or more.\n",
    });
    expect(existsSync(out)).toBe(false);
    mkdirSync(out);
    writeFileSync(join(out, "password.txt"), password);
    const beside = run("build", "--plan", plan, "--out", out, "--password-file", join(out, "password.txt"));
    expect(beside).toMatchObject({
      status: 2,
      stderr: "The password would lie beside what it locks.\n",
    });
    expect(existsSync(join(out, "production.pdf"))).toBe(false);
  }, 60_000);
});
