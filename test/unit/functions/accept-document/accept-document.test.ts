import { describe, expect, it } from "vitest";
import { acceptDocument } from "../../../../functions/accept-document/accept-document.ts";
import { sha256Hex } from "../../../../functions/adapters/digests.ts";
import { readPdf } from "../../../../functions/adapters/pdf-reading.ts";
import type { PaperOnFile } from "../../../../workflows/request/context.ts";
import { ids } from "../../../support/desk.ts";
import { onePage, streamObject } from "../../../support/pdf-files.ts";
import { aView, aWriter, readerOf } from "../../../support/request-views.ts";
import { aShelf } from "../../../support/shelf.ts";

const good = onePage(streamObject(Buffer.from("q Q")));
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

function aGate(stored: Buffer, papers: readonly PaperOnFile[] = [aPaper(stored)]) {
  const writer = aWriter();
  const quarantine = aShelf({ [key]: stored });
  const casePapers = aShelf();
  const lines: string[] = [];
  const gate = {
    requests: readerOf(() => aView({ papers: [...papers] })),
    quarantine,
    quarantineBucket: "quarantine",
    casePapers,
    readPdf,
    submit: writer.submit,
    log: (_level: string, what: string) => void lines.push(what),
  };
  return {
    gate,
    writer,
    quarantine,
    casePapers,
    lines,
    arrive: (at = key) => acceptDocument(gate, { key: at, versionId: "v1" }),
  };
}

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
      },
    ]);
  });

  it("says the same again when the event comes again, so that the ledger knows it for the same", async () => {
    const { writer, arrive } = aGate(good);
    await arrive();
    await arrive();
    expect(writer.told[1]).toEqual(writer.told[0]);
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
  ])("touches nothing that nobody announced: %s", async (at) => {
    const { writer, casePapers, lines, arrive } = aGate(good);
    await arrive(at);
    expect([...writer.told, ...casePapers.acts]).toEqual([]);
    expect(lines).toEqual(["unannounced-object"]);
  });
});
