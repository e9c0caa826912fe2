import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { accountRoot, directoryOf, ROOT_ARN } from "../../../local/iam/principals.ts";
import { createKms } from "../../../local/kms/kms.ts";
import { cpuMs } from "../rounds.ts";

/** What opening so many notes took: each a grant, a re-wrap, an opening of the re-wrapped key, and the grant's end. */
export type Opened = {
  readonly opens: number;
  readonly seconds: number;
  readonly cpuMs: number;
  readonly peakKb: number;
};

const opens = Number(process.argv[2] ?? "200");
const everything = { Effect: "Allow", Principal: { AWS: ROOT_ARN }, Action: "kms:*", Resource: "*" } as const;
const dir = await mkdtemp(join(tmpdir(), "duces-opens-"));
try {
  const kms = await createKms({ dir, directory: directoryOf([]) });
  for (const keyId of ["notes", "release"])
    await kms.ensureKey({ keyId, policy: { Version: "2012-10-17", Statement: everything } });
  const [from, began] = [performance.now(), cpuMs()];
  for (let n = 0; n < opens; n += 1) {
    const note = {
      practiceId: "prc_1",
      class: "psychotherapy-notes",
      patientRef: "pat_1",
      documentId: `doc_${n}`,
    };
    const opening = {
      practiceId: "prc_1",
      requestId: "req_1",
      authorizationId: "aut_1",
      documentId: `doc_${n}`,
    };
    const { CiphertextBlob: wrapped } = await kms.call(accountRoot, "GenerateDataKey", {
      KeyId: "notes",
      KeySpec: "AES_256",
      EncryptionContext: note,
    });
    const { GrantId, GrantToken } = await kms.call(accountRoot, "CreateGrant", {
      KeyId: "notes",
      GranteePrincipal: ROOT_ARN,
      RetiringPrincipal: ROOT_ARN,
      Operations: ["ReEncryptFrom"],
      Constraints: { EncryptionContextEquals: note },
    });
    const { CiphertextBlob } = await kms.call(accountRoot, "ReEncrypt", {
      CiphertextBlob: Uint8Array.from(wrapped),
      SourceEncryptionContext: note,
      DestinationKeyId: "release",
      DestinationEncryptionContext: opening,
      GrantTokens: [GrantToken],
    });
    await kms.call(accountRoot, "Decrypt", {
      CiphertextBlob: Uint8Array.from(CiphertextBlob),
      EncryptionContext: opening,
    });
    await kms.call(accountRoot, "RetireGrant", { KeyId: "notes", GrantId });
  }
  const seconds = (performance.now() - from) / 1000;
  const told: Opened = { opens, seconds, cpuMs: cpuMs() - began, peakKb: process.resourceUsage().maxRSS };
  await kms.close();
  process.send?.(told);
} finally {
  await rm(dir, { recursive: true, force: true });
}
