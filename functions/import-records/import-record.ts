import type { z } from "zod";
import type { Refusal } from "../../workflows/contract/problem.ts";
import { refusalWords } from "../../workflows/contract/papers.ts";
import type { Scanner } from "../../workflows/contract/papers.ts";
import type { importRecordSchema } from "../../workflows/contract/records.ts";
import { hasPagesToRead } from "../../workflows/contract/pages-to-read.ts";
import { classOfKind } from "../../workflows/facts/record-on-file.ts";
import { sessionFactsOf } from "../../workflows/contract/session-facts.ts";
import type { NamedPatient } from "../../workflows/production/redaction/page-identity.ts";
import type { PatientRef } from "../../workflows/vocabulary/ids.ts";
import { sha256Hex } from "../adapters/digests.ts";
import type { ReadVerdict } from "../adapters/malware-verdict.s3.ts";
import type { WrapNote } from "../adapters/note-keys.kms.ts";
import type { ObjectStore } from "../adapters/object-store.s3.ts";
import type { PdfIntake } from "../adapters/pdf-intake.ts";
import { lengthOf } from "../adapters/practice-rows.ts";
import type { EnteredRecord, Member } from "../adapters/practice-rows.ts";
import type { PatientFiles, Practices } from "../adapters/practices.dynamodb.ts";
import { refusal } from "../adapters/problem-response.ts";
import type { StoredVersions } from "../adapters/stored-versions.s3.ts";
import { locatorBytes } from "../adapters/paper-locator.ts";
import { isApart, isSameFile } from "../adapters/same-file.ts";
import { largestRecordPdf, recordObjectKey } from "../adapters/sealed-notes.ts";
import { destroyVersions } from "./destroy-versions.ts";
import { finishKeptBack } from "./finish-kept-back.ts";
import type { FinishingKeptBack } from "./finish-kept-back.ts";
import { finishBegun } from "./finish-begun.ts";
import type { Finishing } from "./finish-begun.ts";
import { nameMisfiled } from "./name-misfiled.ts";
import type { Naming } from "./name-misfiled.ts";
import { mayComeIn, sameImport } from "./may-come-in.ts";
import type { Seen } from "./may-come-in.ts";
import { destroyArrived, scannedFile } from "./scanned-file.ts";
import type { Sealing } from "./seal-misfiled.ts";
import { storeHeld, storeRecord, storeSealed } from "./store-record.ts";
import { keptBack, sealTwins, twinsOf } from "./twins.ts";
import { wayIn } from "./uploads.ts";

/** Where records are read, sealed and stored. */
export type Shelves = {
  readonly records: ObjectStore;
  readonly notes: ObjectStore;
  /** The wrapped data keys of sealed notes. */
  readonly noteKeys: ObjectStore;
  /** What nobody has classified, until somebody has. */
  readonly incoming: ObjectStore;
  readonly incomingVersions: StoredVersions;
  /** What the scanner says of one version of a file on its way in. */
  readonly scanVerdict: ReadVerdict;
  readonly wrapNote: WrapNote;
  readonly takePdf: (bytes: Buffer, most: number, recordOf?: NamedPatient) => Promise<PdfIntake>;
};
export type Import = Shelves &
  Finishing &
  FinishingKeptBack &
  Naming &
  Sealing & {
    readonly practices: Pick<Practices, "patient" | "entered" | "everyRecord">;
    readonly files: Pick<PatientFiles, "addRecord" | "keepBack">;
  };
export type Asked = z.output<typeof importRecordSchema>;
type Imported = { readonly record: EnteredRecord } | { readonly problem: Refusal };

/**
 * Takes one record in, once per importId, without what acts in it when it is opened: entered in the ledger first, which
 * settles whose bytes they are, and stored under the key of its kind after. An import that failed in between is mended by sending it again.
 */
export async function importRecord(
  ports: Import,
  member: Member,
  patientRef: PatientRef,
  asked: Asked,
): Promise<Imported> {
  const seen = await mayComeIn(ports, member, patientRef, asked);
  if (asked.kind === "psychotherapy-note-on-paper") {
    const locator = { bytes: locatorBytes(asked.paper) };
    return "problem" in seen ? seen : takeIn(ports, member, patientRef, asked, seen, locator);
  }
  const way = wayIn(asked);
  if ("problem" in seen) {
    if (way.sent === undefined) await destroyArrived(ports, member, patientRef, way);
    return seen;
  }
  const file = await scannedFile(ports, member, patientRef, way);
  if ("problem" in file) return file;
  const taken = await takeIn(ports, member, patientRef, asked, seen, file);
  // What is thrown leaves it where it is, for whoever sends the import again; a rule of the bucket is the second net.
  if (way.sent === undefined) await destroyArrived(ports, member, patientRef, way);
  return taken;
}

async function takeIn(
  ports: Import,
  member: Member,
  patientRef: PatientRef,
  asked: Asked,
  { patient, documentId, importDigest, known }: Seen,
  { bytes: came, scannedBy }: { readonly bytes: Buffer; readonly scannedBy?: Scanner },
): Promise<Imported> {
  const { practiceId } = member;
  const taken = await fileOf(ports, asked, came, patient);
  if (!taken.ok)
    return {
      problem: refusal("invalid-field", "The file cannot be taken in.", {
        fields: [{ pointer: "/pdf", words: refusalWords[taken.reason] }],
      }),
    };
  const bytes = taken.kept === "cleaned" ? taken.bytes : came;
  const all = await ports.practices.everyRecord(practiceId, patientRef);
  await finishBegun(ports, member, all);
  await nameMisfiled(ports, practiceId, patient, all);
  const about = { asked, came, scannedBy, taken, bytes, documentId, patientRef, importDigest };
  const entered = known ? { record: known } : await enter(ports, member, about, all);
  if ("problem" in entered) return entered;
  if (sha256Hex(bytes) !== entered.record.sha256) return { problem: preparedOtherwise };
  const record = await apartOrNot(ports, practiceId, entered.record, known === undefined);
  const spare = asked.kind === "psychotherapy-note" ? Buffer.from(bytes) : undefined;
  // Also for what was entered before: its bytes may not have been stored then.
  await store(ports, member, record, bytes);
  const problem = spare && (await sealTwins(ports, member, record, spare));
  spare?.fill(0);
  return problem ? { problem } : { record };
}

/**
 * What was entered in the chart, or has left it because the same file lies apart: looked at once more after it was entered,
 * for a note may have come in at the same moment. What is in the chart for long leaves it for a sealed note alone.
 */
async function apartOrNot(
  ports: Import,
  practiceId: string,
  record: EnteredRecord,
  isNew: boolean,
): Promise<EnteredRecord> {
  if (isApart(record)) return record;
  const twins = await twinsOf(ports, practiceId, record);
  if (!twins.some((one) => isApart(one) && (isNew || one.kind !== "unclassified"))) return record;
  const held = { ...keptBack(record), leavesChart: true as const };
  if (await ports.files.keepBack(practiceId, held)) return held;
  return (await ports.practices.entered(practiceId, record.patientRef, record.documentId)) ?? held;
}

/** Only where the code that takes things out changed between an import and its repetition. */
const preparedOtherwise = refusal(
  "already-used-key",
  "This record was entered before, and its file is prepared in another way by now. Import it under a new importId.",
);

/** The file without what acts in it; what is on paper has none, and one page will stand for it in a production. */
async function fileOf(
  { takePdf }: Import,
  { kind }: Asked,
  came: Buffer,
  { name, birthDate }: NamedPatient,
): Promise<PdfIntake> {
  if (kind === "psychotherapy-note-on-paper") return { ok: true, pages: 1, kept: "as-it-came" };
  if (kind === "psychotherapy-note") return takePdf(came, largestRecordPdf);
  const taken = await takePdf(came, largestRecordPdf, { name, birthDate });
  // No bill is written in a session, but another patient's may lie in the batch.
  return taken.ok && taken.toRead && kind === "billing"
    ? { ...taken, toRead: { ...taken.toRead, mixed: [] } }
    : taken;
}

/** Stores the bytes where the ledger says that they belong now, whatever they were sent as. */
async function store(ports: Import, member: Member, record: EnteredRecord, bytes: Buffer): Promise<void> {
  const { patientRef, documentId } = record;
  const { practiceId } = member;
  const takeFromTheChart = () =>
    destroyVersions(ports.versions, recordObjectKey(practiceId, patientRef, documentId));
  if (record.kind === "unclassified") {
    await storeHeld(ports, practiceId, record, bytes);
    if (record.because === "same-file") await finishKeptBack(ports, member, record);
    return;
  }
  // What was classified since was stored as what it is before anything said so, and what was sealed since, because it was
  // misfiled, is not put back beside the chart by whoever sends it again.
  if (record.classified) return void bytes.fill(0);
  if (record.sealed) return storeSealed(ports, practiceId, record, bytes);
  await storeRecord(ports, practiceId, record, bytes);
  const now = await ports.practices.entered(practiceId, patientRef, documentId);
  // It left the chart while this was under way.
  if (!now || isApart(now)) await takeFromTheChart();
}

type Entry = Pick<EnteredRecord, "documentId" | "patientRef" | "importDigest"> & {
  readonly asked: Asked;
  /** The file as it was sent, and as it is kept. */
  readonly came: Buffer;
  readonly bytes: Buffer;
  /** Of what is on paper nobody looked for malware. */
  readonly scannedBy: Scanner | undefined;
  readonly taken: Extract<PdfIntake, { ok: true }>;
};

/** Enters the record in the ledger; of two who use one importId at the same moment the first decides what it is. */
async function enter(
  ports: Import,
  member: Member,
  { asked, came, scannedBy, taken, bytes, documentId, patientRef, importDigest }: Entry,
  all: readonly EnteredRecord[],
): Promise<Imported> {
  const wanted: EnteredRecord = {
    documentId,
    patientRef,
    sessionOn: asked.sessionOn,
    author: member.name,
    authorId: member.personId,
    ...sessionFactsOf({ ...asked, license: member.license }),
    ...whatItIs(asked),
    pages: taken.pages,
    size: bytes.length,
    sha256: sha256Hex(bytes),
    importDigest,
    ...(taken.toRead && hasPagesToRead(taken.toRead) ? { toRead: taken.toRead } : {}),
    ...(scannedBy ? { scannedBy } : {}),
    ...(taken.kept === "cleaned" ? { cleaned: cleanedFrom(came, taken) } : {}),
  };
  // What is sent for the chart while the same file lies apart never stands in the chart.
  const isKeptBack = !isApart(wanted) && all.some((one) => isApart(one) && isSameFile(one, wanted));
  const record = isKeptBack ? keptBack(wanted) : wanted;
  if (await ports.files.addRecord(member.practiceId, record)) return { record };
  const other = await ports.practices.entered(member.practiceId, patientRef, documentId);
  return other ? sameImport(other, importDigest) : { problem: destroyed };
}

const destroyed = refusal(
  "wrong-state",
  "What came in under this importId was destroyed, or is being destroyed. If it has to come in again, use a new importId.",
);

const cleanedFrom = (
  came: Buffer,
  { removed, signatureTakenOff }: Extract<PdfIntake, { kept: "cleaned" }>,
): EnteredRecord["cleaned"] => ({
  removed: [...removed],
  signatureTakenOff,
  original: { sha256: sha256Hex(came), size: came.length },
});

function whatItIs(asked: Asked) {
  if (asked.kind === "psychotherapy-note") return { kind: asked.kind, sealed: true as const };
  if (asked.kind === "psychotherapy-note-on-paper") {
    const { pages, volumes } = asked.paper;
    const kind = "psychotherapy-note" as const;
    return { kind, sealed: true as const, paper: { pages, volumes }, medium: "paper" as const };
  }
  if (asked.kind === "unclassified") return { kind: asked.kind, because: asked.because };
  return { kind: asked.kind, sealed: false as const, title: asked.title };
}

/**
 * What the import answers: what was asked, and never what has become of it. Whoever sends a file again would otherwise learn
 * that it lies sealed.
 */
export const importedView = (record: EnteredRecord, as: Asked["kind"] | EnteredRecord["kind"]) => {
  const { documentId, cleaned, scannedBy } = record;
  const pages = record.kind === "unclassified" ? record.pages : lengthOf(record);
  return {
    documentId,
    class:
      as === "unclassified"
        ? as
        : classOfKind[as === "psychotherapy-note-on-paper" ? "psychotherapy-note" : as],
    pages,
    ...(cleaned ? { removed: cleaned.removed } : {}),
    ...(scannedBy ? { scannedBy } : {}),
  };
};
