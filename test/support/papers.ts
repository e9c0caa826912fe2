import { inflateRawSync, inflateSync } from "node:zlib";
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, PDFRawStream, PDFRef } from "@cantoo/pdf-lib";
import type { PaperSources } from "../../workflows/papers/case.ts";
import type { Withheld } from "../../workflows/production/scope.ts";
import { blankContext } from "../../workflows/request/context.ts";
import { sampleFacts } from "../../local/journey/triage.ts";
import type { Facts } from "../../workflows/facts/facts.ts";
import { aPaper } from "./request-views.ts";
import { ids } from "./desk.ts";

/** A request of which hardly anything is known: one that came in this minute. */
export const emptySources: PaperSources = {
  practice: { name: "Harbor Light Counseling" },
  trackingNumber: "26-HLC-12345678-A",
  receivedAt: "2026-11-21T12:00:00Z",
  profile: {
    requester: { name: "Harriet Colby", email: "harriet@example.test" },
    subject: { name: "Rowan Quillfeather" },
    fileNames: {},
  },
  context: { ...blankContext, stage: "open" },
  onFile: {
    facts: {},
    records: [],
    authorizations: [],
    practice: { timeZone: "America/Chicago" },
    at: "2026-11-21T12:00:00Z",
  },
  events: [],
  scope: { produced: [], withheld: [] },
};

function aWithheld(of: "progress-notes" | "psychotherapy-notes", ground: Withheld["ground"]): Withheld {
  return {
    documentId: ids.paper,
    class: of,
    sessionOn: "2026-03-10",
    author: "Miriam Okafor",
    pages: 2,
    ground,
  };
}

const { privilege: _waived, ...facts } = sampleFacts;
/** Everything that a federal civil subpoena can bring, with a defect that can be cured, and a matched patient. */
export const fullSources: PaperSources = {
  ...emptySources,
  practice: {
    name: "Harbor Light Counseling",
    address: "410 Quarry Street, Suite 3, Millbrook, IL 60599",
    phone: "(555) 010-0142",
    privacyOfficer: "Tomas Lindqvist",
  },
  profile: {
    requester: {
      name: "Harriet Colby",
      firm: "Colby & Marsh LLP",
      email: "harriet@example.test",
      representedParty: "Northgate Transit",
    },
    subject: { name: "Rowan Quillfeather", birthDate: "1987-04-19" },
    caption: "Quillfeather v. Northgate Transit",
    fileNames: {},
  },
  context: {
    ...blankContext,
    stage: "open",
    kind: "subpoena",
    patientRef: ids.patient,
    papers: [aPaper({ pages: 2 }), aPaper({ purpose: "proof-of-notice", sha256: "b".repeat(64) })],
  },
  onFile: {
    ...emptySources.onFile,
    patientRef: ids.patient,
    bornOn: "1987-04-19",
    practice: {
      timeZone: "America/Chicago",
      practice: { state: "IL", hipaaCoveredEntity: true, partyToCase: false },
    },
    facts: {
      ...(structuredClone(facts) as unknown as Facts),
      instrument: {
        ...(structuredClone(facts.instrument) as unknown as Facts["instrument"]),
        issuedOn: "2026-11-10",
        servedOn: "2026-11-16",
        receivedOn: "2026-11-16",
        returnOn: "2026-12-14",
        requestsAllRecords: true,
        requestedRange: { fromOn: "2024-01-01", toOn: "2026-10-31" },
      },
      assurances: {
        notice: {
          statement: true,
          documentation: [],
          writtenNoticeAttempted: true,
          contentSufficient: false,
        },
        qpo: { agreedByParties: false, requestedFromCourt: false, entered: false },
      },
    },
  },
  patient: { name: "Rowan Quillfeather", birthDate: "1987-04-19" },
  scope: {
    produced: [],
    withheld: [
      aWithheld("progress-notes", "privilege"),
      aWithheld("psychotherapy-notes", "psychotherapy-notes"),
    ],
  },
};

/** A request of the patient for access, with a part that is denied. */
export const accessSources: PaperSources = {
  ...fullSources,
  onFile: {
    ...fullSources.onFile,
    facts: {
      instrument: {
        type: "patient-access-request",
        receivedOn: "2026-11-16",
        requestedClasses: ["progress-notes", "psychotherapy-notes"],
      },
      requester: { role: "patient", identityVerified: true },
    },
  },
  scope: { produced: [], withheld: [aWithheld("progress-notes", "access-harm")] },
};

/** A request whose production is assembled, with records of treatment for substance use in it. */
export const producedSources: PaperSources = {
  ...fullSources,
  context: {
    ...fullSources.context,
    production: {
      productionId: ids.production,
      state: "assembled",
      courtAlone: false,
      reason: null,
      pages: 12,
      firstNumber: 1,
      batesFirst: "HLC000001",
      batesLast: "HLC000012",
      productionSha256: "c".repeat(64),
      partsDigest: null,
      bytes: null,
      packet: null,
      coverLetterSha256: "d".repeat(64),
      manifestSha256: "e".repeat(64),
      versions: null,
      releasedAt: null,
    },
  },
  scope: {
    produced: [
      {
        documentId: ids.paper,
        class: "sud-records",
        sessionOn: "2026-02-03",
        author: "Miriam Okafor",
        pages: 12,
        sealed: false,
        outcome: "release",
        decision: "approve",
        ground: null,
      },
    ],
    withheld: fullSources.scope.withheld,
  },
};

/** A request for access that the law lets go whole, made by somebody whom nobody here knows. */
export const nobodyKnownSources = (): PaperSources =>
  ofAStranger({
    ...accessSources,
    onFile: {
      ...accessSources.onFile,
      facts: {
        ...accessSources.onFile.facts,
        instrument: { ...accessSources.onFile.facts.instrument, requestedClasses: ["progress-notes"] },
      },
    },
  });

/** A request whose production went to the wrong people, and is to be recalled. */
export const recalledSources: PaperSources = {
  ...producedSources,
  context: {
    ...producedSources.context,
    incident: {
      kind: "wrong-recipient",
      productionId: ids.production,
      occurredOn: "2026-11-19",
      discoveredOn: "2026-11-20",
      affectedIndividuals: 1,
      recall: "owed",
      recallSentOn: null,
      finding: null,
      notices: [],
      delay: null,
      spokenOn: null,
      closed: false,
    },
  },
};

/** The same request as it would be if the practice had never heard of the person. */
export const ofAStranger = (sources: PaperSources): PaperSources => {
  const { patient: _patient, ...rest } = sources;
  const { patientRef: _ref, bornOn: _born, ...onFile } = sources.onFile;
  return {
    ...rest,
    context: { ...sources.context, patientRef: null, selection: null, reviews: [], production: null },
    onFile: { ...onFile, records: [] },
    scope: { produced: [], withheld: [] },
  };
};

/** The text of a word processor's document, paragraph by paragraph, as its reader shows it. */
export function docxText(bytes: Uint8Array): string {
  const xml = fileInZip(Buffer.from(bytes), "word/document.xml").toString("utf8");
  return (xml.match(/<w:p[ >].*?<\/w:p>/gsu) ?? [])
    .map((paragraph) =>
      [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/gu)].map(([, text = ""]) => text).join(""),
    )
    .filter((text) => text !== "")
    .join("\n")
    .replaceAll("&apos;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

/** One file of a ZIP archive, found through its central directory (APPNOTE 4.3.12). */
function fileInZip(zip: Buffer, name: string): Buffer {
  let at = zip.readUInt32LE(zip.lastIndexOf("PK\u0005\u0006") + 16);
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const [method, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const [named, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const local = zip.readUInt32LE(at + 42);
    if (zip.toString("utf8", at + 46, at + 46 + (named ?? 0)) === name) {
      const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      const data = zip.subarray(from, from + size);
      return method === 0 ? data : inflateRawSync(data);
    }
    at += 46 + (named ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  throw new Error(`no ${name} in the archive`);
}

/** The text of a tagged PDF in the order in which it is read aloud: by its structure, not by where it stands on the page. */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const marked = new Map<string, string>();
  for (const page of document.getPages())
    for (const [id, text] of markedText(document, page.node)) marked.set(`${page.ref.tag} ${id}`, text);
  const lines: string[] = [];
  const walk = (node: PDFDict) => {
    const kids = node.lookupMaybe(PDFName.of("K"), PDFArray)?.asArray() ?? [];
    const own: string[] = [];
    for (const kid of kids) {
      const value = kid instanceof PDFRef ? document.context.lookup(kid, PDFDict) : kid;
      if (!(value instanceof PDFDict)) continue;
      if (value.lookup(PDFName.of("Type")) === PDFName.of("MCR")) {
        const id = value.lookup(PDFName.of("MCID"), PDFNumber).asNumber();
        own.push(marked.get(`${String(value.get(PDFName.of("Pg")))} ${id}`) ?? "");
      } else walk(value);
    }
    if (own.length > 0) lines.push(own.join(" "));
  };
  walk(document.catalog.lookup(PDFName.of("StructTreeRoot"), PDFDict));
  return lines.join("\n");
}

type PageNode = ReturnType<PDFDocument["getPages"]>[number]["node"];

/** What a page draws, in the order in which it does. */
function streamsOf(document: PDFDocument, node: PageNode): string {
  const contents: unknown = node.Contents();
  const streams =
    contents instanceof PDFArray ? contents.asArray().map((one) => document.context.lookup(one)) : [contents];
  return streams
    .map((stream) =>
      stream instanceof PDFRawStream ? inflateSync(stream.getContents()).toString("latin1") : "",
    )
    .join("\n");
}

/** Reads what is drawn, stretch by stretch; the font of one goes on in the next. */
function readerOf(node: PageNode): (drawn: string) => readonly string[] {
  const fonts = node.Resources()?.lookupMaybe(PDFName.of("Font"), PDFDict);
  let decode = western;
  return (drawn) =>
    [...drawn.matchAll(/\/(\S+) [\d.]+ Tf|<([0-9A-F]*)> Tj/gu)].flatMap(([, font, hex = ""]) => {
      if (font === undefined) return [decode(hex)];
      decode = decoderOf(fonts?.lookupMaybe(PDFName.of(font), PDFDict));
      return [];
    });
}

function markedText(document: PDFDocument, node: PageNode): readonly (readonly [number, string])[] {
  const read = readerOf(node);
  return [...streamsOf(document, node).matchAll(/<<\/MCID (\d+)>> BDC(.*?)EMC/gsu)].map(
    ([, id = "", drawn = ""]) => [Number(id), read(drawn).join("")],
  );
}

/** The text of a PDF line by line as it is drawn, tagged or not. */
export async function drawnText(bytes: Uint8Array): Promise<string> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  return document
    .getPages()
    .flatMap(({ node }) => readerOf(node)(streamsOf(document, node)))
    .join("\n");
}

const western = (hex: string): string => new TextDecoder("windows-1252").decode(Buffer.from(hex, "hex"));

/** How a font's codes are read: by its map to Unicode, where it brings one (ISO 32000-1, 9.10.3). */
function decoderOf(font: PDFDict | undefined): (hex: string) => string {
  const map = font?.lookup(PDFName.of("ToUnicode"));
  if (!(map instanceof PDFRawStream)) return western;
  const rows = inflateSync(map.getContents())
    .toString("latin1")
    .matchAll(/<([0-9A-F]{4})> <([0-9A-F]+)>/gu);
  const letters = new Map(
    [...rows].map(([, code = "", letter = ""]) => [
      code,
      new TextDecoder("utf-16be").decode(Buffer.from(letter, "hex")),
    ]),
  );
  return (hex) => (hex.match(/.{4}/gu) ?? []).map((code) => letters.get(code) ?? "").join("");
}
