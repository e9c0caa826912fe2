import { afterEach, describe, expect, it, vi } from "vitest";
import type { StandingReading } from "../../../../functions/adapters/standing-reading.ts";
import { recordSchema } from "../../../../functions/adapters/practice-rows.ts";
import type { SealedRecord } from "../../../../functions/adapters/practice-rows.ts";
import { noteContextOf } from "../../../../functions/adapters/note-envelope.ts";
import type { NoteGrant } from "../../../../functions/adapters/note-grants.kms.ts";
import { openReading } from "../../../../functions/open-vault/open-reading.ts";
import { sweepVault } from "../../../../functions/open-vault/sweep-vault.ts";
import type { CopyNoteCall } from "../../../../workflows/contract/calls.ts";
import type { DocumentId, ReadingId } from "../../../../workflows/vocabulary/ids.ts";
import { exampleEnvironment } from "../../../support/example-environment.ts";
import { ids } from "../../../support/desk.ts";
import { aRecord } from "../../../support/records.ts";

const readingId = `rdg_${"1".repeat(26)}` as ReadingId;
const note = recordSchema.parse(aRecord(`doc_${"3".repeat(26)}` as DocumentId, true)) as SealedRecord;
const asked = { practiceId: ids.practice, readingId };
const standing: StandingReading = {
  reading: {
    ...asked,
    patientRef: ids.patient,
    documentId: note.documentId,
    personId: ids.clinician,
    sub: ids.clinicianSub,
    signedInAt: 1_796_000_000,
    reason: "To prepare the next session.",
    askedAt: "2026-11-21T12:00:00.000Z",
    endsAt: "2026-11-21T12:10:00.000Z",
  },
  note,
  authorizationId: "originator-use",
};

/** The vault with one reading, and what it does in order. */
function aVault(
  found: StandingReading | undefined,
  copyNote: (call: CopyNoteCall) => Promise<void> = async () => undefined,
) {
  const done: unknown[] = [];
  const room = {
    standing: async () => found,
    grants: {
      create: async (...of: readonly unknown[]) => {
        done.push(["lent", ...of]);
        return { grantId: "grant-1", grantToken: "token-1" };
      },
      retire: async (grantId: string) => void done.push(["retired", grantId]),
    },
    copyNote: async (call: CopyNoteCall) => {
      done.push(["asked", call]);
      await copyNote(call);
    },
    log: (...line: readonly unknown[]) => void done.push(line.slice(0, 2)),
  };
  return { done, open: () => openReading(room, asked) };
}
const lent = [
  "lent",
  { requestId: readingId, authorizationId: "originator-use" },
  noteContextOf(ids.practice, note.patientRef, note.documentId),
];
const assembly = ["asked", { kind: "copy-note", ...asked, grantToken: "token-1" }];

describe("a reading that the vault is asked for", () => {
  it("is lent the key of its one note, for as long as the copy is made", async () => {
    const { done, open } = aVault(standing);
    await open();
    expect(done).toEqual([lent, assembly, ["retired", "grant-1"]]);
  });

  it("is lent nothing when it does not stand", async () => {
    const { done, open } = aVault(undefined);
    await open();
    expect(done).toEqual([["security", "reading-stays-shut"]]);
  });

  it.each(["TimeoutError", "Unhandled"])(
    "has its grant retired at once when the assembly is slow or fails (%s)",
    async (name) => {
      const { done, open } = aVault(standing, () => Promise.reject(Object.assign(new Error("no"), { name })));
      await open();
      expect(done).toEqual([lent, assembly, ["error", "reading-failed"], ["retired", "grant-1"]]);
    },
  );
});

describe("the sweep of the vault", () => {
  const now = new Date("2026-11-21T12:00:00Z");
  const aGrant = (grantId: string, requestId: string, minutes: number): NoteGrant => ({
    grantId,
    requestId,
    authorizationId: "originator-use",
    documentId: note.documentId,
    createdAt: new Date(now.getTime() - minutes * 60_000),
  });

  it("retires what a reading left after two minutes, what an opening left after a day, and nothing that is in use", async () => {
    const gone: string[] = [];
    const lines: unknown[] = [];
    await sweepVault({
      grants: {
        create: () => Promise.reject(new Error("a sweep lends nothing")),
        list: async () => ({
          ours: [
            aGrant("lent now", readingId, 1),
            aGrant("left by a reading", readingId, 3),
            aGrant("open", ids.request, 23 * 60),
            aGrant("left open", ids.request, 25 * 60),
          ],
          strange: ["strange"],
        }),
        retire: async (grantId) => void gone.push(grantId),
        revoke: async (grantId) => void gone.push(grantId),
      },
      log: (...line) => void lines.push(line),
      now: () => now,
    });
    expect(gone).toEqual(["left by a reading", "left open", "strange"]);
    expect(lines).toEqual([
      ["security", "grants-of-readings-retired", { count: 1 }],
      ["security", "left-over-grants-retired", { count: 1 }],
      ["security", "strange-grants-revoked", { count: 1 }],
    ]);
  });
});

describe("the alias of the vault for the reading room", () => {
  afterEach(() => vi.unstubAllEnvs());
  const invoked = async (alias: string, event: object) => {
    for (const [name, value] of Object.entries(await exampleEnvironment("open-vault")))
      vi.stubEnv(name, value);
    const { handler } = await import("../../../../functions/open-vault/handler.ts");
    const invokedFunctionArn = `arn:aws:lambda:us-east-1:000000000000:function:open-vault${alias}`;
    return handler(event, { invokedFunctionArn } as Parameters<typeof handler>[1]);
  };

  it("takes readings alone, and nothing else takes them: both are refused before the ledger or a key is asked", async () => {
    const opening = { ...ids.key, authorizationId: `aut_${"1".repeat(26)}` };
    for (const kind of ["open-vault", "close-vault"])
      await expect(invoked(":readings", { kind, ...opening })).rejects.toThrow("open-reading");
    await expect(invoked(":readings", { kind: "sweep-vault" })).rejects.toThrow("open-reading");
    await expect(invoked("", { kind: "open-reading", ...asked })).rejects.toThrow("Invalid");
  });
});
