import { describe, expect, it } from "vitest";
import { sha256Hex } from "../../../../functions/adapters/digests.ts";
import type { MalwareVerdict } from "../../../../functions/adapters/malware-verdict.s3.ts";
import { takePdf } from "../../../../functions/adapters/pdf-intake.ts";
import type { Member } from "../../../../functions/adapters/practice-rows.ts";
import { importedView, importRecord } from "../../../../functions/import-records/import-record.ts";
import { announceRecord } from "../../../../functions/import-records/uploads.ts";
import { refusalWords } from "../../../../workflows/contract/papers.ts";
import { importRecordSchema } from "../../../../workflows/contract/records.ts";
import { ids, members } from "../../../support/desk.ts";
import { onePage, streamObject } from "../../../support/pdf-files.ts";
import { aChart, versionsOf } from "../../../support/chart.ts";
import { anIncoming, aShelf } from "../../../support/shelf.ts";

const [, clinician] = members as readonly [Member, Member];
const pdf = onePage(streamObject(Buffer.from("BT (what was said) Tj ET")));
const sha256 = sha256Hex(pdf);
const importId = "import-0000000001";
const about = { importId, kind: "psychotherapy-note", sessionOn: "2026-03-04" } as const;
const inTheCall = importRecordSchema.parse({ ...about, pdf: pdf.toString("base64") });
const posted = importRecordSchema.parse({ ...about, upload: { sha256 } });
const clean: MalwareVerdict = { verdict: "no-threats", scanner: "guardduty" };

/** An import whose scanner says one thing after the other of what it is asked about, and the last of them for good. */
function scannedBy(...said: readonly MalwareVerdict[]) {
  const { rows, practices, files } = aChart();
  const [records, notes, noteKeys] = [aShelf(), aShelf(), aShelf()];
  const held = anIncoming();
  const lines: unknown[] = [];
  const asked: string[] = [];
  let place = "";
  const ports = {
    practices,
    files,
    versions: versionsOf(records),
    now: () => new Date("2026-11-21T12:00:00Z"),
    log: (...line: readonly unknown[]) => void lines.push(line),
    records,
    notes,
    ...held,
    scanVerdict: async (key: string) => {
      if (!held.incoming.kept.has(key)) throw new Error("there is no such version");
      asked.push(key);
      return said[Math.min(asked.length, said.length) - 1] ?? clean;
    },
    wrapNote: async () => ({ plaintext: new Uint8Array(32).fill(7), wrapped: Buffer.from("wrapped key") }),
    incomingForms: async (key: string) => {
      place = key;
      return { url: "https://storage.example/", fields: {} };
    },
    noteKeys,
    takePdf,
  };
  const post = async () => {
    await announceRecord(ports, clinician, ids.patient, { importId, size: pdf.length, sha256 });
    held.incoming.kept.set(place, { bytes: Buffer.from(pdf), metadata: {} });
  };
  const nothingIsKept = () => expect([rows.size, records.kept.size, notes.kept.size]).toEqual([0, 0, 0]);
  return { ports, rows, notes, ...held, lines, asked, post, nothingIsKept };
}
const ways = [
  ["in the call", inTheCall],
  ["posted", posted],
] as const;

describe.each(ways)("a record that comes %s", (_way, asked) => {
  it("is taken in once no threat was found in it, says who looked, and leaves no copy on its way", async () => {
    const { ports, rows, incoming, post } = scannedBy({ verdict: "no-threats", scanner: "type-check" });
    await post();
    const taken = await importRecord(ports, clinician, ids.patient, asked);
    const [row] = [...rows.values()];
    expect(row).toMatchObject({ sealed: true, sha256, scannedBy: "type-check" });
    expect("record" in taken && importedView(taken.record, "psychotherapy-note")).toMatchObject({
      scannedBy: "type-check",
    });
    expect(incoming.kept.size).toBe(0);
  });

  it("is refused in words where a threat was found, kept nowhere, and destroyed where it lay", async () => {
    const { ports, incoming, lines, post, nothingIsKept } = scannedBy({ verdict: "threats" });
    await post();
    expect(await importRecord(ports, clinician, ids.patient, asked)).toEqual({
      problem: expect.objectContaining({
        code: "invalid-field",
        fields: [{ pointer: "/pdf", words: refusalWords.malware }],
      }) as object,
    });
    nothingIsKept();
    expect(incoming.kept.size).toBe(0);
    const { practiceId, personId } = clinician;
    expect(lines).toEqual([["warn", "record-refused", { practiceId, personId, code: "malware" }]]);
  });

  it.each([
    ["unsupported", "not-scannable"],
    ["failed", "scan-failed"],
  ] as const)(
    "stays where nobody reads it, and is kept nowhere, when it was %s, with words on what to do",
    async (verdict, reason) => {
      const { ports, incoming, post, nothingIsKept } = scannedBy({ verdict });
      await post();
      expect(await importRecord(ports, clinician, ids.patient, asked)).toMatchObject({
        problem: { fields: [{ pointer: "/pdf", words: refusalWords[reason] }] },
      });
      nothingIsKept();
      expect(incoming.kept.size).toBe(1);
    },
  );

  it("waits while nobody has looked at it, and goes on when it is asked again", async () => {
    const { ports, rows, incoming, post, nothingIsKept } = scannedBy({ verdict: "missing" }, clean);
    await post();
    expect(await importRecord(ports, clinician, ids.patient, asked)).toMatchObject({
      problem: { code: "not-yet-scanned", status: 409 },
    });
    nothingIsKept();
    expect(incoming.kept.size).toBe(1);
    expect(await importRecord(ports, clinician, ids.patient, asked)).toHaveProperty("record");
    expect([rows.size, incoming.kept.size]).toEqual([1, 0]);
  });

  it("is never read before its verdict", async () => {
    const { ports, post } = scannedBy({ verdict: "missing" });
    await post();
    const reads: string[] = [];
    const watched = {
      ...ports,
      incoming: {
        ...ports.incoming,
        read: async (key: string) => {
          reads.push(key);
          return Buffer.alloc(0);
        },
      },
    };
    await importRecord(watched, clinician, ids.patient, asked);
    expect(reads).toEqual([]);
  });
});

describe("a record whose scan failed", () => {
  it("is looked at anew when it is sent again", async () => {
    const { ports, rows, asked, incoming } = scannedBy({ verdict: "failed" }, { verdict: "failed" }, clean);
    await importRecord(ports, clinician, ids.patient, inTheCall);
    expect(await importRecord(ports, clinician, ids.patient, inTheCall)).toHaveProperty("record");
    expect([rows.size, incoming.kept.size, asked.length]).toEqual([1, 0, 3]);
  });
});

describe("two who send the same record in the call", () => {
  it("both have it taken in, though the one destroys what the other waits for", async () => {
    const { ports, rows, incoming } = scannedBy(clean);
    let isFirst = true;
    const late: typeof ports = {
      ...ports,
      scanVerdict: async (key) => {
        if (!isFirst) return ports.scanVerdict(key);
        isFirst = false;
        await importRecord(ports, clinician, ids.patient, inTheCall);
        return ports.scanVerdict(key);
      },
    };
    expect(await importRecord(late, clinician, ids.patient, inTheCall)).toHaveProperty("record");
    expect([rows.size, incoming.kept.size]).toEqual([1, 0]);
  });

  it("are told what the storage says where it does not tell the verdict of what is there", async () => {
    const { ports, nothingIsKept } = scannedBy();
    const shut: typeof ports = { ...ports, scanVerdict: () => Promise.reject(new Error("denied")) };
    await expect(importRecord(shut, clinician, ids.patient, inTheCall)).rejects.toThrow("denied");
    nothingIsKept();
  });
});
