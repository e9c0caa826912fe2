import type { CaseFile } from "../contract/case-file.ts";
import type { Deadline, Determination } from "../contract/determination.ts";
import type { Judgement, Weight } from "../request/judgement.ts";
import type { AuthorizationId, DocumentId } from "../vocabulary/ids.ts";
import type { RecordOnFile } from "./record-on-file.ts";

type Told = {
  /** The case file the determination was made from. */
  readonly caseFile: CaseFile;
  readonly records: readonly RecordOnFile[];
  readonly packVersions: Readonly<Record<string, string>>;
};

/** The summary of a determination that the lifecycle reads and the ledger keeps. */
export function judgementOf(
  determination: Determination,
  { caseFile, records, packVersions }: Told,
): Judgement {
  const judged = records.flatMap(({ documentId }) => {
    const segment = determination.segments[documentId];
    return segment === undefined ? [] : [{ documentId, ...segment }];
  });
  const findings = determination.authorizations.map((finding) => {
    const coversClasses = finding.coversClasses ?? [];
    const opensPsychotherapyNotes = finding.valid === true && coversClasses.includes("psychotherapy-notes");
    return [
      finding.id as AuthorizationId,
      { valid: finding.valid, opensPsychotherapyNotes, coversClasses },
    ] as const;
  });
  const sealed = records.filter((record) => record.sealed).map((record) => record.documentId);
  const classOf = (id: DocumentId) => determination.segments[id]?.class ?? "unclassified";
  const segments = Object.fromEntries(judged.map(({ documentId, outcome }) => [documentId, outcome]));
  return {
    weight: weightOf(determination, caseFile),
    outcomes: Object.fromEntries(
      Object.entries(determination.outcomes).map(([documentClass, found]) => [documentClass, found.outcome]),
    ),
    segments: segments as Judgement["segments"],
    sealed: Object.fromEntries(sealed.map((id) => [id, classOf(id)])) as Judgement["sealed"],
    authorizations: Object.fromEntries(findings),
    orderOpensPsychotherapyNotes: orderOpensNotes(caseFile, sealed, segments),
    ...(determination.prohibitions.some(({ code }) => code === "produce-to-requester-directly")
      ? { goesToCourtAlone: true }
      : {}),
    deadlines: determination.deadlines.flatMap(dueDateOf),
    packVersions: { ...packVersions },
  };
}

/** Without a recorded kind of paper there is nothing to weigh, whatever the engine assumes to be safe. */
function weightOf(determination: Determination, caseFile: CaseFile): Weight {
  return caseFile.instrument?.type === undefined ? "unknown" : determination.instrumentWeight;
}

/**
 * A court order opens psychotherapy notes when it is in force, and the law, having read it, releases at least one of
 * them (45 CFR 164.512(e)(1)(i)). The words of the order come first; the switch for "all records" is the practice's.
 */
function orderOpensNotes(
  { order, policy }: CaseFile,
  sealed: readonly DocumentId[],
  outcomes: Readonly<Record<string, string>>,
): boolean {
  const reachesNotes =
    order?.expresslyNamesPsychotherapyNotes === true ||
    (order?.expresslyNamesPsychotherapyNotes === undefined &&
      order?.namesClasses?.includes("psychotherapy-notes") === true) ||
    (order?.describesAllRecords === true && policy?.allRecordsOrderCoversPn === true);
  const stands = order?.inForce === true && order.stayed !== true && order.vacated !== true;
  return stands && reachesNotes && sealed.some((documentId) => outcomes[documentId] === "release");
}

/** The date to act by: the date certain, else the safe one. An earliest date, or the last day of somebody else's act, is none. */
function dueDateOf({ id, dueOn, safeOn }: Deadline): Judgement["deadlines"] {
  const on = dueOn ?? safeOn;
  return on === undefined ? [] : [{ id, dueOn: on }];
}
