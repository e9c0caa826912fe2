import { describe, expect, it } from "vitest";
import { acceptDocument } from "../../../../functions/accept-document/accept-document.ts";
import { sha256Hex } from "../../../../functions/adapters/digests.ts";
import type { MalwareVerdict } from "../../../../functions/adapters/malware-verdict.s3.ts";
import { takePdf } from "../../../../functions/adapters/pdf-intake.ts";
import type { HiddenCheck } from "../../../../workflows/contract/left-behind.ts";
import type { PaperOnFile } from "../../../../workflows/request/context.ts";
import { ids } from "../../../support/desk.ts";
import { onePage, streamObject } from "../../../support/pdf-files.ts";
import { aView, aWriter, readerOf } from "../../../support/request-views.ts";
import { aShelf } from "../../../support/shelf.ts";

const good = onePage(streamObject(Buffer.from("q Q")));
const nothingHidden = { checked: "whole", kinds: [], pages: [] } as const satisfies HiddenCheck;
const key = `${ids.practice}/${ids.request}/${ids.paper}`;
const aPaper = (bytes: Buffer, more: Partial<PaperOnFile> = {}): PaperOnFile => ({
  documentId: ids.paper,
  purpose: "legal-process",
  sha256: sha256Hex(bytes),
  size: bytes.length,
  state: "announced",
  sentBy: "requester",
  duplicateOf: null,
  read: false,
  pages: null,
  refusal: null,
  ...more,
});

function aGate(
  stored: Buffer,
  papers: readonly PaperOnFile[] = [aPaper(stored)],
  verdict: MalwareVerdict = { verdict: "no-threats", scanner: "guardduty" },
) {
  const writer = aWriter();
  const quarantine = aShelf({ [key]: stored });
  const casePapers = aShelf();
  const lines: string[] = [];
  const logged: unknown[] = [];
  const gate = {
    requests: readerOf(() => aView({ papers: [...papers] })),
    quarantine,
    quarantineBucket: "quarantine",
    casePapers,
    readVerdict: async () => verdict,
    takePdf,
    checkPaper: async () => nothingHidden,
    submit: writer.submit,
    log: (level: string, what: string, fields?: object) => {
      lines.push(what);
      logged.push([level, what, fields]);
    },
  };
  return {
    gate,
    writer,
    quarantine,
    casePapers,
    lines,
    logged,
    arrive: (at = key) => acceptDocument(gate, { key: at, versionId: "v1" }),
  };
}

/** The test signature of virus scanners, in two halves so that this file does not carry it. */
const eicar = Buffer.from(
  ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-", "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join(""),
);
const magic = (...bytes: number[]) => Buffer.concat([Buffer.from(bytes), Buffer.alloc(400)]);
const zipEnd = Buffer.concat([Buffer.from([0x50, 0x4b, 5, 6]), Buffer.alloc(18)]);

describe("a file that hides what it is (AB-055, AB-058)", () => {
  it.each<readonly [string, string, Buffer]>([
    ["EICAR itself", "test-virus", eicar],
    ["EICAR in a page's content", "test-virus", onePage(streamObject(eicar))],
    ["an archive", "wrong-type", magic(0x50, 0x4b, 3, 4)],
    ["an archive locked with a password", "wrong-type", magic(0x50, 0x4b, 3, 4, 20, 0, 1)],
    ["a 7z archive", "wrong-type", magic(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c)],
    ["a RAR archive", "wrong-type", magic(0x52, 0x61, 0x72, 0x21, 0x1a, 7)],
    ["a compressed file", "wrong-type", magic(0x1f, 0x8b, 8)],
    ["HTML", "wrong-type", Buffer.from("<!doctype html><script>alert(1)</script>")],
    ["SVG", "wrong-type", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ["HTML before the PDF", "wrong-type", Buffer.concat([Buffer.from("<script></script>"), good])],
    ["a header at byte 900", "wrong-type", Buffer.concat([Buffer.alloc(900, 32), good])],
    ["a PDF that is an archive too", "wrong-type", Buffer.concat([good, zipEnd])],
    [
      "an archive inside the last bytes",
      "wrong-type",
      Buffer.concat([good.subarray(0, -6), zipEnd, Buffer.from("%%EOF\n")]),
    ],
    ["HTML behind the end", "wrong-type", Buffer.concat([good, Buffer.from("<html></html>")])],
  ])(
    "stays in quarantine, is told to its sender, and is one security event: %s",
    async (_what, reason, bytes) => {
      const { writer, casePapers, logged, arrive } = aGate(bytes);
      await arrive();
      expect(casePapers.acts).toEqual([]);
      expect(writer.told.map(({ event }) => event)).toEqual([
        { type: "document.refused", documentId: ids.paper, reason },
      ]);
      expect(logged).toEqual([
        [
          "security",
          "paper-refused",
          { ...ids.key, documentId: ids.paper, eventType: "document.refused", code: reason },
        ],
      ]);
    },
  );

  it("stays in quarantine when no verdict comes about: the gate fails aloud and nothing is admitted", async () => {
    const { gate, writer, casePapers } = aGate(good);
    const failing = { ...gate, takePdf: () => Promise.reject(new Error("no verdict")) };
    await expect(acceptDocument(failing, { key, versionId: "v1" })).rejects.toThrow("no verdict");
    expect([...writer.told, ...casePapers.acts]).toEqual([]);
  });
});

describe("the verdict of the malware scanner (AB-058, AB-059)", () => {
  it.each([
    ["threats", "malware"],
    ["unsupported", "not-scannable"],
    ["failed", "scan-failed"],
  ] as const)("%s: is refused as %s, unread, and stays in quarantine", async (verdict, reason) => {
    const { writer, casePapers, gate, logged } = aGate(good, [aPaper(good)], { verdict });
    const unread = { ...gate.quarantine, read: () => Promise.reject(new Error("it was read")) };
    await acceptDocument({ ...gate, quarantine: unread }, { key, versionId: "v1" });
    expect(casePapers.acts).toEqual([]);
    expect(writer.told.map(({ event }) => event)).toEqual([
      { type: "document.refused", documentId: ids.paper, reason },
    ]);
    expect(logged).toMatchObject([["security", "paper-refused", { code: reason }]]);
  });

  it("missing: the gate fails aloud and is asked again, and nothing is read, admitted or refused", async () => {
    const { gate, writer, casePapers } = aGate(good, [aPaper(good)], { verdict: "missing" });
    const unread = { ...gate.quarantine, head: () => Promise.reject(new Error("it was looked at")) };
    await expect(
      acceptDocument({ ...gate, quarantine: unread }, { key, versionId: "v1" }),
    ).rejects.toMatchObject({ name: "NotScanned" });
    expect([...writer.told, ...casePapers.acts]).toEqual([]);
  });

  it.each(["guardduty", "clamav", "type-check"] as const)(
    "no threats: goes on, and the ledger keeps that %s said so",
    async (scanner) => {
      const { writer, arrive } = aGate(good, [aPaper(good)], { verdict: "no-threats", scanner });
      await arrive();
      expect(writer.told[0]?.event).toMatchObject({ type: "document.admitted", scannedBy: scanner });
    },
  );
});

describe("the document gate", () => {
  it("copies a good file as it is and reports it after", async () => {
    const { writer, casePapers, arrive } = aGate(good);
    await arrive();
    expect(casePapers.acts).toEqual([`copy quarantine/${key} v1`]);
    expect(writer.told.map(({ event }) => event)).toEqual([
      {
        type: "document.admitted",
        documentId: ids.paper,
        pages: 1,
        activeContent: [],
        changedAfterSigning: false,
        scannedBy: "guardduty",
        hidden: nothingHidden,
      },
    ]);
  });

  it("stores a copy without what acted in the file, and reports both digests and what was taken out", async () => {
    const active = onePage(streamObject(Buffer.from("q Q")), {
      page: "/Annots[<</Subtype/Link/Rect[0 0 9 9]/A<</S/Launch/F(evil.exe)>>>>]",
    });
    const { writer, casePapers, arrive } = aGate(active);
    await arrive();
    expect(casePapers.acts).toEqual([`put ${key}`]);
    const kept = casePapers.kept.get(key)?.bytes ?? Buffer.alloc(0);
    expect(kept.includes("evil.exe")).toBe(false);
    const copy = { sha256: sha256Hex(kept), size: kept.length, signatureTakenOff: false };
    expect(writer.told.map(({ event }) => event)).toEqual([
      {
        type: "document.admitted",
        documentId: ids.paper,
        pages: 1,
        activeContent: ["launch-action"],
        cleaned: copy,
        changedAfterSigning: false,
        scannedBy: "guardduty",
        hidden: nothingHidden,
      },
    ]);
    // Again: the same copy, so that the ledger knows the report for the same.
    await arrive();
    expect(writer.told[1]).toEqual(writer.told[0]);
  });

  it("says the same again when the event comes again, so that the ledger knows it for the same", async () => {
    const { writer, arrive } = aGate(good);
    await arrive();
    await arrive();
    expect(writer.told[1]).toEqual(writer.told[0]);
  });

  it("judges and copies the one version that arrived, whatever was put over it since (AB-048)", async () => {
    const { gate, writer, quarantine, casePapers } = aGate(good);
    const swapped = Buffer.from("<html>put over it</html>");
    const older = { v1: good, v2: swapped };
    const of = (versionId: string | undefined) => (versionId === "v1" ? older.v1 : older.v2);
    const versioned = {
      ...quarantine,
      head: async (_key: string, versionId?: string) => ({
        size: of(versionId).length,
        versionId,
        sha256: sha256Hex(of(versionId)),
        metadata: {},
      }),
      read: async (_key: string, _most: number, versionId?: string) => of(versionId),
    };
    await acceptDocument({ ...gate, quarantine: versioned }, { key, versionId: "v1" });
    expect(writer.told[0]?.event).toMatchObject({ type: "document.admitted" });
    expect(casePapers.acts).toEqual([`copy quarantine/${key} v1`]);
    // What was put over it is another object of that name: announced by nobody, it becomes nobody's paper.
    await acceptDocument({ ...gate, quarantine: versioned }, { key, versionId: "v2" });
    expect(casePapers.acts).toHaveLength(1);
    expect(writer.told.slice(1).map(({ event }) => event.type)).not.toContain("document.admitted");
  });

  it("does nothing about a paper that was judged before", async () => {
    const { writer, casePapers, arrive } = aGate(good, [
      aPaper(good, { state: "refused", refusal: "truncated" }),
    ]);
    await arrive();
    expect([...writer.told, ...casePapers.acts]).toEqual([]);
  });

  it.each([
    ["size-mismatch", good, aPaper(good, { size: good.length + 1 })],
    ["digest-mismatch", good, aPaper(good, { sha256: "b".repeat(64) })],
    ["empty-file", Buffer.alloc(0), aPaper(Buffer.from("x"))],
    ["wrong-type", Buffer.from("<html>"), aPaper(Buffer.from("<html>"))],
  ])("leaves in quarantine and refuses with %s", async (reason, stored, paper) => {
    const { writer, casePapers, arrive } = aGate(stored, [paper]);
    await arrive();
    expect(casePapers.acts).toEqual([]);
    expect(writer.told.map(({ event }) => event)).toEqual([
      { type: "document.refused", documentId: ids.paper, reason },
    ]);
  });

  it("refuses a second copy of an admitted paper, and takes one whose first copy never came", async () => {
    const first = aPaper(good, {
      documentId: ids.paper.replace("paper", "pap3r") as typeof ids.paper,
      state: "admitted",
    });
    const second = aPaper(good, { duplicateOf: first.documentId });
    const twice = aGate(good, [first, second]);
    await twice.arrive();
    expect(twice.writer.told[0]?.event).toMatchObject({ type: "document.refused", reason: "duplicate" });
    const once = aGate(good, [{ ...first, state: "announced" }, second]);
    await once.arrive();
    expect(once.writer.told[0]?.event).toMatchObject({ type: "document.admitted" });
  });

  it.each([
    "nonsense",
    `${ids.otherPractice}/${ids.otherRequest}/${ids.paper}`,
    `${key}/../other`,
    `${ids.practice}/${ids.request}/${ids.paper.replace("paper", "nanaan")}`,
  ])("touches nothing that nobody announced: %s (AB-016)", async (at) => {
    const { writer, casePapers, lines, arrive } = aGate(good);
    await arrive(at);
    expect([...writer.told, ...casePapers.acts]).toEqual([]);
    expect(lines).toEqual(["unannounced-object"]);
  });
});
