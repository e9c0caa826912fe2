import type { CaseFile } from "../contract/case-file.ts";
import type { Deadline, Determination, Outcome } from "../contract/determination.ts";
import { feePayerOf } from "../fees/payer.ts";
import { scheduleToday } from "../fees/schedules.ts";
import { goesToCourtAlone } from "../law/court-alone.ts";
import { notesAuthorities } from "../law/notes-authorities.ts";
import type { OpeningAuthority } from "../law/notes-authorities.ts";
import { believedToAbuse } from "../contract/signed-off-facts.ts";
import { groundsAgainst } from "../law/withholding-grounds.ts";
import type { Judgement, OpenedBy, Weight } from "../request/judgement.ts";
import type { AuthorizationId, DocumentId } from "../vocabulary/ids.ts";
import type { RecordOnFile } from "./record-on-file.ts";

type Told = {
  /** The case file the determination was made from. */
  readonly caseFile: CaseFile;
  readonly records: readonly RecordOnFile[];
  /** The records that a clinician approved. */
  readonly approved: readonly DocumentId[];
  readonly packVersions: Readonly<Record<string, string>>;
};

/** The summary of a determination that the lifecycle reads and the ledger keeps. */
export function judgementOf(
  determination: Determination,
  { caseFile, records, approved, packVersions }: Told,
): Judgement {
  const judged = records.flatMap(({ documentId }) => {
    const segment = determination.segments[documentId];
    return segment === undefined ? [] : [{ documentId, class: segment.class, outcome: outcomeOf(segment) }];
  });
  const sealed = records.filter((record) => record.sealed).map((record) => record.documentId);
  const released = judged.filter(({ outcome }) => outcome === "release").map(({ documentId }) => documentId);
  const feared = believedToAbuse(caseFile.patient?.representatives);
  const segments = Object.fromEntries(judged.map(({ documentId, outcome }) => [documentId, outcome]));
  return {
    weight: weightOf(determination, caseFile),
    outcomes: Object.fromEntries(
      Object.entries(determination.outcomes).map(([documentClass, found]) => [documentClass, found.outcome]),
    ),
    segments: segments as Judgement["segments"],
    sealed,
    notesOpenedBy: notesAuthorities(
      caseFile,
      sealed.filter((documentId) => approved.includes(documentId)),
    ).map(openedBy),
    communications: communicationsOf(determination, approved, sealed),
    ...(determination.prohibitions.some(({ code }) => code === "tell-patient")
      ? { tellsNoPatient: true }
      : {}),
    ...(goesToCourtAlone(caseFile, determination, released) ? { goesToCourtAlone: true } : {}),
    ...(determination.actions.some(({ verb }) => verb === "verify-authority") ? { authorityOpen: true } : {}),
    ...(orderIsOnFile(determination, caseFile) ? { orderOnFile: true } : {}),
    ...(feared > 0 ? { believedToAbuse: feared } : {}),
    ...(caseFile.instrument?.certificationAsked === true ? { certificationAsked: true } : {}),
    ...feesOf(caseFile),
    grounds: [...groundsAgainst(caseFile)],
    deadlines: determination.deadlines.flatMap(dueDateOf),
    packVersions: { ...packVersions },
  };
}

/** That one was stayed or vacated says by itself of no order that there is one. */
const orderIsOnFile = (
  { instrumentWeight }: Determination,
  { order, assurances, instrument }: CaseFile,
): boolean =>
  instrumentWeight === "W4" ||
  instrumentWeight === "W5" ||
  order?.exists === true ||
  order?.inForce !== undefined ||
  order?.enteredOn !== undefined ||
  assurances?.qpo?.entered === true ||
  instrument?.legalBasis?.courtOrderAttached === true;

/** A fee is bounded by the law of the state the practice is in. */
function feesOf(caseFile: CaseFile): Pick<Judgement, "fees"> {
  const payer = feePayerOf(caseFile);
  return payer === undefined ? {} : { fees: { payer, schedule: scheduleToday(caseFile.practice?.state) } };
}

// Bills and the times of sessions tell nothing of what was said; what is not classified may.
const speakOfNoSession: ReadonlySet<string> = new Set(["billing-logistics", "sud-records", "legal-file"]);
function communicationsOf(
  { segments }: Determination,
  approved: readonly DocumentId[],
  sealed: readonly DocumentId[],
): Judgement["communications"] {
  const speaking = approved.filter((id) => !speakOfNoSession.has(segments[id]?.class ?? "unclassified"));
  if (speaking.length === 0) return "none";
  return speaking.every((id) => sealed.includes(id)) ? "in-notes-only" : "in-others";
}

/** A record goes as a whole or not at all: what only part of it may do, it may not. */
function outcomeOf({ outcome, releaseScope }: Determination["segments"][string]): Outcome {
  const inPart =
    releaseScope?.fromOn !== undefined ||
    releaseScope?.toOn !== undefined ||
    (releaseScope?.excludedItems ?? []).length > 0;
  return outcome === "release" && inPart ? "withhold" : outcome;
}

/** Without a recorded kind of paper there is nothing to weigh, whatever the engine assumes to be safe. */
function weightOf(determination: Determination, caseFile: CaseFile): Weight {
  return caseFile.instrument?.type === undefined ? "unknown" : determination.instrumentWeight;
}

function openedBy(authority: OpeningAuthority): OpenedBy {
  if (authority.kind === "authorization") return authority.formId as AuthorizationId;
  return authority.kind === "order" ? "order" : authority.citation;
}

/** The date to act by: the date certain, else the safe one. An earliest date, or the last day of somebody else's act, is none. */
function dueDateOf({ id, dueOn, safeOn }: Deadline): Judgement["deadlines"] {
  const on = dueOn ?? safeOn;
  return on === undefined ? [] : [{ id, dueOn: on }];
}
