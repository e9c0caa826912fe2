import { describe, expect, it } from "vitest";
import { sha256Hex } from "../../../../functions/adapters/digests.ts";
import { takePdf } from "../../../../functions/adapters/pdf-intake.ts";
import { unclassifiedSchema } from "../../../../functions/adapters/practice-rows.ts";
import type { Member } from "../../../../functions/adapters/practice-rows.ts";
import { recordObjectKey } from "../../../../functions/adapters/sealed-notes.ts";
import { classifyRecord } from "../../../../functions/import-records/classify-record.ts";
import type { Classifying } from "../../../../functions/import-records/classify-record.ts";
import { importedView, importRecord } from "../../../../functions/import-records/import-record.ts";
import { unclassifiedLink } from "../../../../functions/import-records/unclassified-link.ts";
import { classifyRecordSchema, importRecordSchema } from "../../../../workflows/contract/records.ts";
import type { DocumentId, PersonId } from "../../../../workflows/vocabulary/ids.ts";
import { aPatient, ids, members } from "../../../support/desk.ts";
import { onePage, streamObject } from "../../../support/pdf-files.ts";
import { aChart, versionsOf } from "../../../support/chart.ts";
import { anIncoming, aShelf } from "../../../support/shelf.ts";

const [manager, clinician, , otherClinician, officer] = members as readonly [
  Member,
  Member,
  Member,
  Member,
  Member,
];
const pdf = onePage(streamObject(Buffer.from("BT (the analysis of the conversation) Tj ET")));
const file = {
  importId: "import-0000000001",
  kind: "unclassified",
  because: "no-label",
  sessionOn: "2026-03-04",
  pdf: pdf.toString("base64"),
} as const;
const asNote = { kind: "psychotherapy-note" } as const;
const asProgress = { kind: "progress-note", title: "Session 3" } as const;

/** One record that came in unclassified, brought in by the clinician who treats the patient. */
async function waiting(change: Partial<typeof file> | Readonly<Record<string, unknown>> = {}) {
  const { rows, practices, files } = aChart();
  const [records, notes, noteKeys] = [aShelf(), aShelf(), aShelf()];
  const held = anIncoming();
  const lines: unknown[] = [];
  const versions = versionsOf(records);
  const ports = {
    practices,
    files,
    records,
    notes,
    versions,
    ...held,
    incomingLinks: async ({ key }: { readonly key: string }) => `https://storage.example/${key}`,
    wrapNote: async () => ({ plaintext: new Uint8Array(32).fill(7), wrapped: Buffer.from("wrapped key") }),
    noteKeys,
    takePdf,
    now: () => new Date("2026-11-21T12:00:00Z"),
    log: (...line: readonly unknown[]) => void lines.push(line),
  };
  const asked = importRecordSchema.parse({ ...file, ...change });
  const imported = await importRecord(ports, clinician, ids.patient, asked);
  if ("problem" in imported) throw new Error("the record could not be imported");
  const { documentId } = imported.record;
  const key = recordObjectKey(ids.practice, ids.patient, documentId);
  const where = () => ({
    held: held.incoming.kept.has(key),
    chart: records.kept.has(key),
    sealed: notes.kept.has(key),
  });
  return { ports, rows, records, notes, ...held, lines, asked, imported, documentId, key, where };
}
const classified = { because: "no-label", at: "2026-11-21T12:00:00.000Z", by: clinician.personId };
const destroyedAt = "2026-11-21T12:00:00.000Z";

describe("a record that nobody has classified", () => {
  it("is kept where the import alone reads, with no title, under an importId of its own", async () => {
    const { rows, where, imported, documentId, ports } = await waiting();
    expect(where()).toEqual({ held: true, chart: false, sealed: false });
    expect(importedView(imported.record, imported.record.kind)).toEqual({
      documentId,
      class: "unclassified",
      pages: 1,
      scannedBy: "guardduty",
    });
    expect(rows.get(documentId)).not.toHaveProperty("title");
    expect(importRecordSchema.safeParse({ ...file, title: "Session 3" }).success).toBe(false);
    const chart = importRecordSchema.parse({
      ...asProgress,
      importId: file.importId,
      sessionOn: file.sessionOn,
      pdf: file.pdf,
    });
    expect(await importRecord(ports, clinician, ids.patient, chart)).toHaveProperty("record");
    expect(rows.size).toBe(2);
  });

  it("is brought in by nobody but a clinician who treats the patient: it may be a psychotherapy note (45 CFR 164.501)", async () => {
    const { ports, asked } = await waiting();
    for (const member of [manager, officer, otherClinician])
      expect(
        await importRecord(ports, member, ids.patient, { ...asked, importId: "import-0000000002" }),
      ).toMatchObject({
        problem: { code: "not-allowed-for-role" },
      });
  });

  it.each([
    ["sealed", asNote, { held: false, chart: false, sealed: true }],
    ["in the chart", asProgress, { held: false, chart: true, sealed: false }],
  ])(
    "is %s once a clinician who treats the patient says so, and its first copy is gone",
    async (_where, as, end) => {
      const { ports, rows, where, lines, documentId } = await waiting();
      expect(await classifyRecord(ports, clinician, ids.patient, documentId, as)).toHaveProperty("record");
      expect(where()).toEqual(end);
      expect(rows.get(documentId)).toMatchObject({
        ...as,
        sha256: sha256Hex(pdf),
        classified: { ...classified, destroyedAt },
      });
      const who = { practiceId: ids.practice, documentId, personId: clinician.personId };
      expect(lines).toEqual([
        ["security", "record-classified", who],
        ["security", "unclassified-copy-destroyed", { ...who, count: 1 }],
      ]);
    },
  );

  it("keeps, as a record of the chart and not as a note, the pages that somebody has to read first (AB-027)", async () => {
    const [said, wanted] = [
      { mixed: [2], unread: [3], another: [4] },
      { toRead: { mixed: [2], unread: [3], another: [4] } },
    ];
    for (const as of [asProgress, asNote]) {
      const { ports, rows, documentId } = await waiting();
      // As the table gives it back: what the row's schema does not name is lost there.
      const row = unclassifiedSchema.parse({ ...rows.get(documentId), toRead: said });
      rows.set(documentId, row);
      await classifyRecord(ports, clinician, ids.patient, documentId, as);
      const now = rows.get(documentId);
      const kept = "toRead" in (now ?? {}) ? { toRead: (now as typeof wanted).toRead } : {};
      expect(kept).toEqual(as === asProgress ? wanted : {});
    }
  });

  it("is dated anew where whoever says what it is knows the day", async () => {
    const { ports, rows, documentId } = await waiting({ because: "no-session-date" });
    await classifyRecord(ports, clinician, ids.patient, documentId, { ...asNote, sessionOn: "2026-02-25" });
    expect(rows.get(documentId)).toMatchObject({ sessionOn: "2026-02-25", sealed: true });
  });

  const stops: Readonly<Record<string, (all: Classifying) => Classifying>> = {
    "before it is stored": (all) => ({
      ...all,
      records: { ...all.records, putOnce: () => Promise.reject(new Error("stopped")) },
      notes: { ...all.notes, putOnce: () => Promise.reject(new Error("stopped")) },
    }),
    "before its row is changed": (all) => ({
      ...all,
      files: { ...all.files, classifyRecord: () => Promise.reject(new Error("stopped")) },
    }),
    "before anything is destroyed": (all) => ({
      ...all,
      incomingVersions: { ...all.incomingVersions, list: () => Promise.reject(new Error("stopped")) },
    }),
    "before it is written down that all is destroyed": (all) => ({
      ...all,
      files: { ...all.files, replaceClassified: () => Promise.reject(new Error("stopped")) },
    }),
  };
  it.each(
    Object.entries(stops).flatMap(([when, stop]) =>
      [asNote, asProgress].map((as) => [when, as.kind, stop, as] as const),
    ),
  )("is lost by no stop, and set right when it is asked again: %s, %s", async (_when, _kind, stop, as) => {
    const { ports, rows, where, documentId } = await waiting();
    await expect(classifyRecord(stop(ports), clinician, ids.patient, documentId, as)).rejects.toThrow(
      "stopped",
    );
    expect(Object.values(where())).toContain(true);
    for (let again = 0; again < 2; again += 1) {
      expect(await classifyRecord(ports, clinician, ids.patient, documentId, as)).toHaveProperty("record");
      expect(where()).toEqual({ held: false, chart: as !== asNote, sealed: as === asNote });
      expect(rows.get(documentId)).toMatchObject({ ...as, classified: { ...classified, destroyedAt } });
    }
  });

  it("leaves no plain copy beside the chart when a try as a progress note was stopped and it is then a psychotherapy note", async () => {
    const { ports, where, documentId } = await waiting();
    const stopped = stops["before its row is changed"]?.(ports) ?? ports;
    await expect(classifyRecord(stopped, clinician, ids.patient, documentId, asProgress)).rejects.toThrow(
      "stopped",
    );
    expect(where()).toMatchObject({ chart: true });
    await classifyRecord(ports, clinician, ids.patient, documentId, asNote);
    expect(where()).toEqual({ held: false, chart: false, sealed: true });
  });

  it("is what the first of two says who say different things at once, and no plain copy of a note is left", async () => {
    for (const order of [
      [asNote, asProgress],
      [asProgress, asNote],
    ] as const) {
      const { ports, rows, where, documentId } = await waiting();
      const said = await Promise.all(
        order.map((as) => classifyRecord(ports, clinician, ids.patient, documentId, as)),
      );
      expect(said.filter((one) => "problem" in one)).toMatchObject([{ problem: { code: "wrong-state" } }]);
      const isNote = rows.get(documentId)?.kind === "psychotherapy-note";
      expect(where()).toMatchObject({ held: false, chart: !isNote });
    }
  });

  it("is classified by nobody but a clinician who treats the patient, and no other record is", async () => {
    const { ports, rows, where, documentId, lines } = await waiting();
    for (const member of [manager, officer, otherClinician])
      expect(await classifyRecord(ports, member, ids.patient, documentId, asProgress)).toMatchObject({
        problem: { code: "not-allowed-for-role" },
      });
    const nothing = `doc_${"8".repeat(26)}` as DocumentId;
    for (const [patient, document] of [
      [ids.patient, nothing],
      [ids.otherPatient, documentId],
    ] as const)
      expect(await classifyRecord(ports, clinician, patient, document, asNote)).toMatchObject({
        problem: { code: "not-found" },
      });
    expect([rows.get(documentId)?.kind, where().held, lines]).toEqual(["unclassified", true, []]);
    const chart = await importRecord(
      ports,
      clinician,
      ids.patient,
      importRecordSchema.parse({
        ...asProgress,
        importId: "import-0000000009",
        sessionOn: file.sessionOn,
        pdf: onePage(streamObject(Buffer.from("BT (of the chart) Tj ET"))).toString("base64"),
      }),
    );
    const other = "record" in chart ? chart.record.documentId : nothing;
    expect(await classifyRecord(ports, clinician, ids.patient, other, asNote)).toMatchObject({
      problem: { code: "wrong-state" },
    });
  });

  it("is said to be no psychotherapy note by nobody who cannot have looked at it, and to be one by a colleague too", async () => {
    const { ports, where, documentId } = await waiting();
    const colleague = { ...clinician, personId: `per_${"9".repeat(26)}` as PersonId };
    const treated = { ...aPatient, treatedBy: [...aPatient.treatedBy, colleague.personId] };
    const both = { ...ports, practices: { ...ports.practices, patient: async () => treated } };
    expect(await classifyRecord(both, colleague, ids.patient, documentId, asProgress)).toMatchObject({
      problem: { code: "not-allowed-for-role" },
    });
    expect(where()).toEqual({ held: true, chart: false, sealed: false });
    expect(await classifyRecord(both, colleague, ids.patient, documentId, asNote)).toHaveProperty("record");
    expect(where()).toEqual({ held: false, chart: false, sealed: true });
  });

  it("is left where nobody can collect it when it is under two rules that nothing here keeps both of", async () => {
    const { ports, where, documentId } = await waiting({ because: "notes-and-part-2" });
    for (const as of [asNote, asProgress])
      expect(await classifyRecord(ports, clinician, ids.patient, documentId, as)).toMatchObject({
        problem: { code: "refused-by-law" },
      });
    expect(where()).toEqual({ held: true, chart: false, sealed: false });
  });

  it("is not classified when its bytes are no longer those that came in", async () => {
    const { ports, incoming, key, documentId, rows } = await waiting();
    incoming.kept.set(key, { bytes: Buffer.from("something else"), metadata: {} });
    expect(await classifyRecord(ports, clinician, ids.patient, documentId, asNote)).toMatchObject({
      problem: { code: "unavailable" },
    });
    expect(rows.get(documentId)?.kind).toBe("unclassified");
  });

  it("does not come back when its import is sent again, nor when one was under way", async () => {
    const { ports, where, asked, documentId, incoming } = await waiting();
    const late: typeof ports = {
      ...ports,
      incoming: {
        ...incoming,
        // Between the look at the ledger and the storing somebody says what it is.
        putOnce: async (object) => {
          await classifyRecord(ports, clinician, ids.patient, documentId, asNote);
          return incoming.putOnce(object);
        },
      },
    };
    expect(await importRecord(late, clinician, ids.patient, asked)).toHaveProperty("record");
    expect(where()).toEqual({ held: false, chart: false, sealed: true });
    expect(await importRecord(ports, clinician, ids.patient, asked)).toHaveProperty("record");
    expect(where()).toEqual({ held: false, chart: false, sealed: true });
  });

  it("takes a title with everything but a psychotherapy note, and no kind that it cannot be", () => {
    for (const body of [
      { ...asNote, title: "x" },
      { kind: "progress-note" },
      { kind: "unclassified" },
      { kind: "billing", title: " " },
    ])
      expect(classifyRecordSchema.safeParse(body).success).toBe(false);
  });
});

describe("a look at what nobody has classified", () => {
  it("is for the one who brought it in, and recorded before it can be taken (45 CFR 164.508(a)(2)(i)(A))", async () => {
    const { ports, documentId, key, lines } = await waiting();
    expect(await unclassifiedLink(ports, clinician, ids.patient, documentId)).toEqual({
      link: { url: `https://storage.example/${key}`, expiresAt: "2026-11-21T12:01:00.000Z" },
    });
    expect(lines).toEqual([
      [
        "security",
        "unclassified-viewed",
        { practiceId: ids.practice, documentId, personId: clinician.personId },
      ],
    ]);
  });

  it("is refused to everybody else, and of what is known by now", async () => {
    const { ports, documentId, lines } = await waiting();
    const colleague = { ...clinician, personId: `per_${"9".repeat(26)}` as PersonId };
    const treated = { ...aPatient, treatedBy: [...aPatient.treatedBy, colleague.personId] };
    const both = { ...ports, practices: { ...ports.practices, patient: async () => treated } };
    for (const member of [manager, officer, otherClinician, colleague])
      expect(await unclassifiedLink(both, member, ids.patient, documentId)).toMatchObject({
        problem: { code: "not-allowed-for-role" },
      });
    await classifyRecord(ports, clinician, ids.patient, documentId, asNote);
    lines.length = 0;
    expect(await unclassifiedLink(ports, clinician, ids.patient, documentId)).toMatchObject({
      problem: { code: "not-found" },
    });
    expect(await unclassifiedLink(ports, clinician, ids.otherPatient, documentId)).toMatchObject({
      problem: { code: "not-found" },
    });
    expect(lines).toEqual([]);
  });
});
