import { describe, expect, it } from "vitest";
import { takePdf } from "../../../../functions/adapters/pdf-intake.ts";
import type { EnteredRecord, Member } from "../../../../functions/adapters/practice-rows.ts";
import { recordObjectKey } from "../../../../functions/adapters/sealed-notes.ts";
import { classifyRecord } from "../../../../functions/import-records/classify-record.ts";
import { finishKeptBack } from "../../../../functions/import-records/finish-kept-back.ts";
import { importRecord } from "../../../../functions/import-records/import-record.ts";
import { importRecordSchema } from "../../../../workflows/contract/records.ts";
import { aChart, versionsOf } from "../../../support/chart.ts";
import { ids, members } from "../../../support/desk.ts";
import { onePage, streamObject } from "../../../support/pdf-files.ts";
import { anIncoming, aShelf } from "../../../support/shelf.ts";

const [manager, clinician] = members as readonly [Member, Member];
const saying = (words: string) => onePage(streamObject(Buffer.from(`BT (${words}) Tj ET`)));
const theNote = saying("the analysis of the conversation");
const asked = (importId: string, what: object, pdf = theNote) =>
  importRecordSchema.parse({ importId, sessionOn: "2026-03-04", pdf: pdf.toString("base64"), ...what });
const progress = asked("import-0000000001", { kind: "progress-note", title: "Session 3" });
const note = asked("import-0000000002", { kind: "psychotherapy-note" });
const other = asked("import-0000000003", { kind: "billing", title: "Bill" }, saying("something else"));

/** A practice whose every call can be counted, and one of them fail. */
function aDesk() {
  const chart = aChart();
  const [records, notes, noteKeys] = [aShelf(), aShelf(), aShelf()];
  const ports = {
    ...chart,
    records,
    notes,
    noteKeys,
    versions: versionsOf(records),
    ...anIncoming(),
    wrapNote: async () => ({ plaintext: new Uint8Array(32).fill(7), wrapped: Buffer.from("wrapped key") }),
    takePdf,
    now: () => new Date("2026-11-21T12:00:00Z"),
    log: () => undefined,
  };
  const where = ({ documentId }: Pick<EnteredRecord, "documentId">) => {
    const key = recordObjectKey(ids.practice, ids.patient, documentId);
    const lies = { held: ports.incoming, chart: records, sealed: notes };
    return Object.entries(lies).flatMap(([name, { kept }]) => (kept.has(key) ? [name] : []));
  };
  return { ports, where, rows: chart.rows };
}
type Ports = ReturnType<typeof aDesk>["ports"];

/** The same ports, of which the call of this number fails, before it is done or after. */
function failing(
  ports: Ports,
  at: number,
  isDone: boolean,
): { readonly ports: Ports; readonly calls: () => number } {
  let calls = 0;
  const struck = <Part extends object>(part: Part): Part =>
    new Proxy(part, {
      get: (target, name, receiver) => {
        const found: unknown = Reflect.get(target, name, receiver);
        if (typeof found !== "function") return found;
        return async (...rest: readonly unknown[]) => {
          calls += 1;
          const strikes = calls === at;
          if (strikes && !isDone) throw new Error("stopped");
          const answer: unknown = await Reflect.apply(found, target, rest);
          if (strikes) throw new Error("stopped");
          return answer;
        };
      },
    });
  const { practices, files, records, notes, noteKeys, versions, incoming, incomingVersions } = ports;
  const parts = { practices, files, records, notes, noteKeys, versions, incoming, incomingVersions };
  const all = Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [name, struck(part)]),
  ) as typeof parts;
  return { ports: { ...ports, ...all }, calls: () => calls };
}

/** A note that lies in the chart, and the same file sealed since: the next to send it for the chart has it kept back. */
async function leaving() {
  const desk = aDesk();
  const first = await importRecord(desk.ports, manager, ids.patient, progress);
  if ("problem" in first) throw new Error(first.problem.words);
  const { documentId } = first.record;
  // Sealed by somebody whose own look at the chart came before the record was there.
  const blind = { ...desk.ports, practices: { ...desk.ports.practices, everyRecord: async () => [] } };
  await importRecord(blind, clinician, ids.patient, note);
  return { ...desk, documentId };
}

const calm = await (async () => {
  const { ports } = await leaving();
  const counted = failing(ports, 0, false);
  await importRecord(counted.ports, manager, ids.patient, progress);
  return counted.calls();
})();

describe("a record that leaves the chart because the same file lies sealed", () => {
  it.each(
    Array.from({ length: calm }, (_empty, n) => n + 1).flatMap((at) => [
      [at, "before"] as const,
      [at, "after"] as const,
    ]),
  )(
    "leaves no plain copy there once anything else of the patient comes in: stopped at call %i, %s it",
    async (at, when) => {
      const { ports, where, rows, documentId } = await leaving();
      const stopped = failing(ports, at, when === "after").ports;
      await expect(importRecord(stopped, manager, ids.patient, progress)).rejects.toThrow("stopped");
      const isKeptBack = rows.get(documentId)?.kind === "unclassified";
      expect(await importRecord(ports, manager, ids.patient, other)).toHaveProperty("record");
      expect(where({ documentId })).toEqual(isKeptBack ? ["held"] : ["chart"]);
      expect(rows.get(documentId)).not.toHaveProperty("leavesChart");
      await importRecord(ports, manager, ids.patient, progress);
      expect(where({ documentId })).toEqual(["held"]);
    },
  );

  it("is tried at enough calls, among them those after which its row says that it left", () => {
    expect(calm).toBeGreaterThan(15);
  });

  it("is not entered in the chart by whoever classifies it meanwhile, and loses no copy", async () => {
    const { ports, where, rows, documentId } = await leaving();
    const row = rows.get(documentId);
    if (row?.kind === "psychotherapy-note" || row === undefined) throw new Error("it was not in the chart");
    await importRecord(ports, manager, ids.patient, progress);
    const held = rows.get(documentId);
    if (held?.kind !== "unclassified") throw new Error("it was not kept back");
    // The note turns out not to be one, and the two go at it at once.
    for (const [id, one] of rows) if (id !== documentId && one.kind === "psychotherapy-note") rows.delete(id);
    ports.records.kept.set(recordObjectKey(ids.practice, ids.patient, documentId), {
      bytes: Buffer.from(theNote),
      metadata: {},
    });
    const member: Member = { ...clinician, personId: held.authorId };
    await Promise.all([
      classifyRecord(ports, member, ids.patient, documentId, { kind: "progress-note", title: "Session 3" }),
      finishKeptBack(ports, clinician, held),
    ]);
    expect(where({ documentId }).length).toBeGreaterThan(0);
    await classifyRecord(ports, clinician, ids.patient, documentId, { kind: "psychotherapy-note" });
    expect(where({ documentId })).toHaveLength(1);
  });
});

const unknown = asked("import-0000000004", { kind: "unclassified", because: "no-label" });
const asProgress = { kind: "progress-note", title: "Session 3" } as const;

/** A record that nobody has classified yet. */
async function waiting() {
  const desk = aDesk();
  const first = await importRecord(desk.ports, clinician, ids.patient, unknown);
  if ("problem" in first) throw new Error(first.problem.words);
  const { documentId } = first.record;
  const classify = (ports: Ports, as: Parameters<typeof classifyRecord>[4]) =>
    classifyRecord(ports, clinician, ids.patient, documentId, as);
  return { ...desk, documentId, classify };
}

describe("a record that somebody began to classify", () => {
  it.each([
    ["as a progress note", asProgress],
    ["as a psychotherapy note", { kind: "psychotherapy-note" } as const],
  ])(
    "lies in one place once anything else of the patient comes in, wherever the try %s was stopped",
    async (_as, as) => {
      const calls = await (async () => {
        const { ports, classify } = await waiting();
        const counted = failing(ports, 0, false);
        await classify(counted.ports, as);
        return counted.calls();
      })();
      expect(calls).toBeGreaterThan(8);
      for (let at = 1; at <= calls; at += 1)
        for (const isDone of [false, true]) {
          const { ports, where, rows, documentId, classify } = await waiting();
          const begun = failing(ports, at, isDone).ports;
          await expect(classify(begun, as)).rejects.toThrow("stopped");
          await importRecord(ports, clinician, ids.patient, other);
          const isUnclassified = rows.get(documentId)?.kind === "unclassified";
          const settled = as === asProgress ? "chart" : "sealed";
          const lies = where({ documentId }).filter((place) => place !== "sealed" || !isUnclassified);
          expect([at, isDone, lies]).toEqual([at, isDone, [isUnclassified ? "held" : settled]]);
          expect(await classify(ports, as)).toHaveProperty("record");
          expect(where({ documentId })).toEqual([settled]);
        }
    },
  );

  it("is not entered by a slow try whose copy was taken away meanwhile, and is not lost", async () => {
    const { ports, where, documentId, classify } = await waiting();
    const slow: Ports = {
      ...ports,
      files: {
        ...ports.files,
        classifyRecord: async (...rest) => {
          await importRecord(ports, clinician, ids.patient, other);
          return ports.files.classifyRecord(...rest);
        },
      },
    };
    expect(await classify(slow, asProgress)).toMatchObject({ problem: { code: "stale-version" } });
    expect(where({ documentId })).toEqual(["held"]);
    expect(await classify(ports, asProgress)).toHaveProperty("record");
    expect(where({ documentId })).toEqual(["chart"]);
  });

  it("keeps the copy of the try that came last when another finds that it was not the last", async () => {
    const { ports, where, documentId, classify } = await waiting();
    const stopped: Ports = {
      ...ports,
      files: { ...ports.files, classifyRecord: () => Promise.reject(new Error("stopped")) },
    };
    const overtaken: Ports = {
      ...ports,
      files: {
        ...ports.files,
        classifyRecord: async (...rest) => {
          await expect(classify(stopped, asProgress)).rejects.toThrow("stopped");
          return ports.files.classifyRecord(...rest);
        },
      },
    };
    expect(await classify(overtaken, asProgress)).toMatchObject({ problem: { code: "stale-version" } });
    expect(where({ documentId })).toEqual(["held", "chart"]);
    await importRecord(ports, clinician, ids.patient, other);
    expect(where({ documentId })).toEqual(["held"]);
  });
});
