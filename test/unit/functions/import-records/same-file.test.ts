import { describe, expect, it } from "vitest";
import { takePdf } from "../../../../functions/adapters/pdf-intake.ts";
import type { EnteredRecord, Member } from "../../../../functions/adapters/practice-rows.ts";
import { recordObjectKey } from "../../../../functions/adapters/sealed-notes.ts";
import { classifyRecord } from "../../../../functions/import-records/classify-record.ts";
import { importedView, importRecord } from "../../../../functions/import-records/import-record.ts";
import { sealWithTwins } from "../../../../functions/import-records/twins.ts";
import { unclassifiedLink } from "../../../../functions/import-records/unclassified-link.ts";
import { unclassifiedRows } from "../../../../functions/staff-api/unclassified-rows.ts";
import { importRecordSchema } from "../../../../workflows/contract/records.ts";
import type { PersonId } from "../../../../workflows/vocabulary/ids.ts";
import { aChart, versionsOf } from "../../../support/chart.ts";
import { aPatient, ids, members } from "../../../support/desk.ts";
import { onePage, streamObject } from "../../../support/pdf-files.ts";
import { anIncoming, aShelf } from "../../../support/shelf.ts";

const [manager, clinician] = members as readonly [Member, Member];
const colleague: Member = { ...clinician, personId: `per_${"9".repeat(26)}` as PersonId, name: "Ines Roth" };
const treated = { ...aPatient, treatedBy: [...aPatient.treatedBy, colleague.personId] };
const saying = (words: string, catalog = "") =>
  onePage(streamObject(Buffer.from(`BT (${words}) Tj ET`)), { catalog });
const theNote = saying("the analysis of the conversation");
const acting = saying("what acts", "/OpenAction<</S/JavaScript/JS(evil)>>");

/** The import of one practice, of a patient whom two clinicians treat. */
function aDesk() {
  const chart = aChart(treated);
  const [records, notes, noteKeys] = [aShelf(), aShelf(), aShelf()];
  const held = anIncoming();
  const ports = {
    ...chart,
    records,
    notes,
    noteKeys,
    versions: versionsOf(records),
    ...held,
    incomingLinks: async ({ key }: { readonly key: string }) => `https://storage.example/${key}`,
    wrapNote: async () => ({ plaintext: new Uint8Array(32).fill(7), wrapped: Buffer.from("wrapped key") }),
    takePdf,
    now: () => new Date("2026-11-21T12:00:00Z"),
    log: () => undefined,
  };
  let nth = 0;
  const send = async (who: Member, what: object, pdf = theNote, on: typeof ports = ports) => {
    nth += 1;
    const asked = importRecordSchema.parse({
      importId: `import-${String(nth).padStart(10, "0")}`,
      sessionOn: "2026-03-04",
      pdf: pdf.toString("base64"),
      ...what,
    });
    const sent = await importRecord(on, who, ids.patient, asked);
    if ("problem" in sent) throw new Error(sent.problem.words);
    return { asked, ...sent, told: importedView(sent.record, asked.kind) };
  };
  const where = ({ documentId }: EnteredRecord) => {
    const key = recordObjectKey(ids.practice, ids.patient, documentId);
    const lies = { held: held.incoming, chart: records, sealed: notes };
    return Object.entries(lies).flatMap(([name, { kept }]) => (kept.has(key) ? [name] : []));
  };
  const rowOf = ({ documentId }: EnteredRecord) => chart.rows.get(documentId);
  return { ports, send, where, rowOf, ...chart, records };
}
const progress = { kind: "progress-note", title: "Session 3" } as const;
const note = { kind: "psychotherapy-note" } as const;
const waiting = { kind: "unclassified", because: "no-label" } as const;

describe("a file that lies apart and is sent again for the chart (45 CFR 164.501)", () => {
  it.each([
    ["sealed as a psychotherapy note", note],
    ["unclassified", waiting],
  ])("stays out of the chart when it is %s, and the answer is that of any import", async (_how, first) => {
    for (const kind of ["progress-note", "billing", "sud-record"] as const) {
      const { send, where, rowOf, records } = aDesk();
      await send(clinician, first);
      const again = await send(manager, { kind, title: "Session 3", sessionOn: "2026-05-05" });
      expect(rowOf(again.record)).toMatchObject({ kind: "unclassified", because: "same-file" });
      expect(rowOf(again.record)).not.toHaveProperty("title");
      expect(where(again.record)).toEqual(["held"]);
      expect(records.acts).toEqual([]);
      const elsewhere = aDesk();
      await elsewhere.send(clinician, first, saying("something else"));
      const plain = await elsewhere.send(manager, { kind, title: "Session 3", sessionOn: "2026-05-05" });
      expect(elsewhere.where(plain.record)).toEqual(["chart"]);
      expect(again.told).toEqual(plain.told);
    }
  });

  it("is known by the file that came, too, and by the one that is kept: our own copy of it is written anew", async () => {
    const { send, where } = aDesk();
    const first = await send(clinician, note, acting);
    expect(first.record.cleaned).toBeDefined();
    expect(where((await send(manager, progress, acting)).record)).toEqual(["held"]);
    const own = await takePdf(acting, 25_000_000);
    const cleaned = own.ok && own.kept === "cleaned" ? own.bytes : Buffer.alloc(0);
    expect(cleaned.length).toBeGreaterThan(100);
    expect(where((await send(manager, progress, cleaned)).record)).toEqual(["held"]);
    expect(where((await send(manager, progress, saying("other words"))).record)).toEqual(["chart"]);
  });

  it("tells whoever sends it again nothing of what has become of it", async () => {
    const { ports, send } = aDesk();
    const first = await send(manager, progress);
    await sealWithTwins(ports, clinician, ids.patient, first.record.documentId);
    const again = await importRecord(ports, manager, ids.patient, first.asked);
    expect("record" in again && importedView(again.record, first.asked.kind)).toEqual(first.told);
  });

  it("stays out also when both come in at the same moment", async () => {
    for (const turn of [
      [note, progress],
      [progress, note],
    ]) {
      const { send, where, rows } = aDesk();
      await Promise.all(turn.map((what) => send(clinician, what)));
      expect([...rows.values()].flatMap(where)).not.toContain("chart");
    }
  });

  it("stays out when the note is entered between the look and the entry", async () => {
    const { ports, send, where } = aDesk();
    let looked = false;
    const late: typeof ports = {
      ...ports,
      practices: {
        ...ports.practices,
        everyRecord: async (...of) => {
          const seen = await ports.practices.everyRecord(...of);
          if (!looked) {
            looked = true;
            await send(clinician, note);
          }
          return seen;
        },
      },
    };
    const kept = await send(manager, progress, theNote, late);
    expect(where(kept.record)).toEqual(["held"]);
    expect(kept.told.class).toBe("progress-notes");
  });

  it("is put into the chart by nobody while the other lies sealed, whoever looks at it", async () => {
    const { ports, send, where } = aDesk();
    await send(clinician, note);
    const { record } = await send(colleague, progress);
    for (const who of [clinician, colleague])
      expect(await classifyRecord(ports, who, ids.patient, record.documentId, progress)).toMatchObject({
        problem: { code: "wrong-state", words: expect.not.stringContaining("psychotherapy") as string },
      });
    expect(where(record)).toEqual(["held"]);
    expect(await classifyRecord(ports, colleague, ids.patient, record.documentId, note)).toHaveProperty(
      "record",
    );
    expect(where(record)).toEqual(["sealed"]);
  });

  it("waits for what came in first, and is then said to belong there by whoever brought that in", async () => {
    const { ports, send, where } = aDesk();
    const first = await send(clinician, waiting);
    const { record } = await send(manager, progress);
    const say = (who: Member, of: EnteredRecord) =>
      classifyRecord(ports, who, ids.patient, of.documentId, progress);
    const look = (who: Member) => unclassifiedLink(ports, who, ids.patient, record.documentId);
    expect(await look(colleague)).toMatchObject({ problem: { code: "not-allowed-for-role" } });
    expect(await look(clinician)).toHaveProperty("link");
    expect(await say(colleague, record)).toMatchObject({ problem: { code: "not-allowed-for-role" } });
    expect(await say(clinician, record)).toMatchObject({ problem: { code: "wrong-state" } });
    expect(await say(clinician, first.record)).toHaveProperty("record");
    expect(await say(clinician, record)).toHaveProperty("record");
    expect([where(first.record), where(record)]).toEqual([["chart"], ["chart"]]);
  });
});

describe("a file that a label puts under the rules of notes and of Part 2, sent again by a colleague", () => {
  const both = { kind: "unclassified", because: "notes-and-part-2" } as const;

  it.each([
    ["for the chart", progress],
    ["unclassified", waiting],
  ])(
    "is not told of: neither by a row that waits for one nobody sees, nor by an answer (%s)",
    async (_how, as) => {
      const { ports, send, rowOf, rows } = aDesk();
      await send(clinician, both);
      const { record } = await send(colleague, as);
      const unclassified = [...rows.values()].filter((row) => row.kind === "unclassified");
      expect(rowOf(record)?.kind).toBe("unclassified");
      const third = { personId: `per_${"8".repeat(26)}` as PersonId };
      const because = unclassifiedRows(unclassified, third, []).map((row) => row.because);
      expect(because).toEqual(as === progress ? [] : ["no-label"]);
      const say = (what: typeof progress | typeof note, on = ports, of: EnteredRecord = record) =>
        classifyRecord(on, colleague, ids.patient, of.documentId, what);
      // As of a file that lies sealed.
      const sealed = aDesk();
      await sealed.send(clinician, note);
      const other = await sealed.send(colleague, as);
      expect(await say(progress)).toEqual(await say(progress, sealed.ports, other.record));
      expect(await say(note)).toMatchObject({ problem: { code: "wrong-state" } });
    },
  );

  it("is told of to whoever brought it in", async () => {
    const { ports, send } = aDesk();
    const { record } = await send(clinician, both);
    const say = (who: Member) => classifyRecord(ports, who, ids.patient, record.documentId, note);
    expect(await say(clinician)).toMatchObject({ problem: { code: "refused-by-law" } });
    expect(await say(colleague)).toMatchObject({ problem: { code: "not-found" } });
  });
});

describe("a file that lies in the chart and comes in again as a psychotherapy note", () => {
  it("is sealed there, too, every copy of it, and the requests that have it are told at their next step", async () => {
    const { send, where, rowOf, patients } = aDesk();
    const one = await send(manager, progress);
    const two = await send(manager, { ...progress, kind: "billing" });
    const other = await send(manager, progress, saying("other words"));
    const sealed = await send(clinician, note);
    expect([one, two, other, sealed].map(({ record }) => where(record))).toEqual([
      ["sealed"],
      ["sealed"],
      ["chart"],
      ["sealed"],
    ]);
    expect(rowOf(one.record)).toMatchObject({ misfiled: { was: "progress-note", by: clinician.personId } });
    expect(patients.at(-1)?.misfiled).toEqual([one, two].map(({ record }) => record.documentId));
  });

  it("is sealed when another copy is, and when what came in unclassified turns out to be one", async () => {
    for (const first of [progress, waiting]) {
      const { ports, send, where } = aDesk();
      // In the chart first: what comes in unclassified afterwards takes nothing out of it.
      const chart = await send(manager, progress);
      const { record } = await send(clinician, first);
      expect(where(chart.record)).toEqual(["chart"]);
      await (first === progress
        ? sealWithTwins(ports, clinician, ids.patient, record.documentId)
        : classifyRecord(ports, clinician, ids.patient, record.documentId, note));
      expect([where(chart.record), where(record)]).toEqual([["sealed"], ["sealed"]]);
    }
  });

  it("is tried again where the patient's row changes under it, and what cannot be read is said", async () => {
    const { ports, send, where, records } = aDesk();
    const { record } = await send(manager, progress);
    let times = 0;
    const busy: typeof ports = {
      ...ports,
      files: {
        ...ports.files,
        sealRecord: async (...row) => ((times += 1) < 3 ? false : ports.files.sealRecord(...row)),
      },
    };
    await send(clinician, note, theNote, busy);
    expect(where(record)).toEqual(["sealed"]);
    const other = await send(manager, progress, acting);
    const key = recordObjectKey(ids.practice, ids.patient, other.record.documentId);
    records.kept.set(key, { bytes: Buffer.from("something else"), metadata: {} });
    const again = { ...ports, takePdf: async () => ({ ok: true, pages: 1, kept: "as-it-came" }) as const };
    await expect(send(clinician, note, acting, again as typeof ports)).rejects.toThrow("cannot be read");
  });
});

describe("what a stop has left of a copy that should be gone", () => {
  it("is destroyed by the next call about the patient, whoever makes it", async () => {
    const { ports, send, rowOf, where } = aDesk();
    const { record } = await send(clinician, waiting);
    const misfiled = await send(manager, progress, saying("other words"));
    const stop = () => Promise.reject(new Error("stopped"));
    const stopped = {
      ...ports,
      incomingVersions: { ...ports.incomingVersions, destroy: stop },
      versions: { ...ports.versions, destroy: stop },
    };
    await expect(classifyRecord(stopped, clinician, ids.patient, record.documentId, note)).rejects.toThrow(
      "stopped",
    );
    await expect(sealWithTwins(stopped, clinician, ids.patient, misfiled.record.documentId)).rejects.toThrow(
      "stopped",
    );
    expect([where(record), where(misfiled.record)]).toEqual([
      ["held", "sealed"],
      ["chart", "sealed"],
    ]);
    await send(manager, progress, saying("a third"));
    expect([where(record), where(misfiled.record)]).toEqual([["sealed"], ["sealed"]]);
    expect(rowOf(record)).toHaveProperty("classified.destroyedAt");
    expect(rowOf(misfiled.record)).toHaveProperty("misfiled.destroyedAt");
  });

  it("is gone from beside the chart before the row says that it is a note: until then somebody is asked", async () => {
    const { ports, send, where, rowOf } = aDesk();
    const { record } = await send(clinician, waiting);
    const stopped = {
      ...ports,
      files: { ...ports.files, classifyRecord: () => Promise.reject(new Error("stopped")) },
    };
    const say = (on: typeof ports, as: typeof note | typeof progress) =>
      classifyRecord(on, clinician, ids.patient, record.documentId, as);
    await expect(say(stopped, progress)).rejects.toThrow("stopped");
    expect(where(record)).toEqual(["held", "chart"]);
    await expect(say(stopped, note)).rejects.toThrow("stopped");
    expect(where(record)).toEqual(["held", "sealed"]);
    expect(rowOf(record)).toMatchObject({ kind: "unclassified" });
  });
});
