import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DecryptCommand, EncryptCommand } from "@aws-sdk/client-kms";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accountRoot } from "../../local/iam/principals.ts";
import { administration, allow, policyOf, roleArn, standUpKms } from "../support/kms-stand.ts";

const everything = policyOf(administration, allow("kms:*", roleArn("user")));
let stand: Awaited<ReturnType<typeof standUpKms<"user">>>;

beforeAll(async () => {
  stand = await standUpKms({ user: [] });
  await stand.kms.ensureKey({ keyId: "data", policy: everything, aliases: ["alias/data"] });
  await stand.kms.ensureKey({ keyId: "mac", policy: everything, spec: "HMAC_256" });
});
afterAll(async () => {
  await stand.close();
  await stand.remove();
});

describe("the state on disk", () => {
  it("outlives the process, in files only their owner can read", async () => {
    const EncryptionContext = { practiceId: "p1" };
    const Plaintext = new TextEncoder().encode("kept");
    const encrypting = new EncryptCommand({ KeyId: "data", Plaintext, EncryptionContext });
    const { CiphertextBlob } = await stand.as("user").send(encrypting);
    const { kms, as, close } = await standUpKms({ user: [] }, { dir: stand.dir });
    await kms.ensureKey({ keyId: "data", policy: everything, aliases: ["alias/data"] });
    const opened = await as("user").send(new DecryptCommand({ CiphertextBlob, EncryptionContext }));
    await close();
    expect(opened.Plaintext).toEqual(Plaintext);

    const files = await readdir(stand.dir);
    expect(files).toEqual(["kms.json"]);
    for (const file of files) expect((await stat(join(stand.dir, file))).mode & 0o777).toBe(0o600);
  });

  it("keeps every grant it acknowledged when the process is killed in the middle of writing", async () => {
    const dir = await mkdtemp(join(tmpdir(), "kms-killed-"));
    const child = spawn(process.execPath, [fileURLToPath(new URL("kms-child.ts", import.meta.url)), dir]);
    let printed = "";
    child.stdout.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.length > 65 * 60) child.kill("SIGKILL");
    });
    await once(child, "close");
    const acknowledged = printed.split("\n").filter((line) => line.length === 64);

    const { kms, close } = await standUpKms({}, { dir });
    const kept = new Set<string>();
    for (const GrantId of acknowledged) {
      const { Grants } = await kms.call(accountRoot, "ListGrants", { KeyId: "key", GrantId });
      for (const grant of Grants) kept.add(grant.GrantId);
    }
    await close();
    await rm(dir, { recursive: true });
    expect(child.signalCode).toBe("SIGKILL");
    expect(acknowledged.length).toBeGreaterThanOrEqual(60);
    expect([...kept]).toEqual(acknowledged);
  });

  it("is kept when the template names the same key again, and refuses to turn it into another kind", async () => {
    await expect(
      stand.kms.ensureKey({ keyId: "data", policy: everything, spec: "RSA_2048" }),
    ).rejects.toThrow(/cannot become/u);
    await expect(
      stand.kms.ensureKey({ keyId: "mac", policy: everything, spec: "HMAC_256", aliases: ["alias/data"] }),
    ).rejects.toThrow(/already belongs/u);
  });
});
