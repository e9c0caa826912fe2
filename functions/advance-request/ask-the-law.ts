import type { Determination } from "../../workflows/contract/determination.ts";
import type { Refusal } from "../../workflows/contract/problem.ts";
import { judge } from "../../workflows/facts/judge.ts";
import { localDateOf } from "../../workflows/facts/local-date.ts";
import { noRoomFor } from "../../workflows/facts/room.ts";
import { approvedRecords } from "../../workflows/request/guards.ts";
import type { Judgement } from "../../workflows/request/judgement.ts";
import type { StoredRequest } from "../../workflows/ports.ts";
import type { RequestSnapshot } from "../../workflows/request/snapshot.ts";
import type { Actor } from "../../workflows/request/recorded.ts";
import type { CalendarDate, Instant } from "../../workflows/vocabulary/dates.ts";
import { asFiledNow, caseAfter, parseCaseOnFile } from "../adapters/case-on-file.ts";
import type { CaseOnFile } from "../adapters/case-on-file.ts";
import type { Practice } from "../adapters/practice-rows.ts";
import { notFound, refusal } from "../adapters/problem-response.ts";
import { toldToday } from "../adapters/told-today.ts";
import type { Identified } from "./identify.ts";
import type { Lookups } from "./look-once.ts";
import { recordsInReach } from "./records-in-reach.ts";

/** What the law says of an event, and on what it was asked. */
export type Asked = {
  readonly judgement: Judgement;
  readonly determination: Determination;
  readonly onFile: CaseOnFile;
  readonly practice: Practice;
  /** Today where the practice is. */
  readonly on: CalendarDate;
};
type Known = {
  readonly stored: StoredRequest | undefined;
  readonly snapshot: RequestSnapshot | undefined;
  readonly at: Instant;
  readonly actor: Actor;
};

/** Asks the law about the case as it is after an event, or says why it is not asked. */
export async function askTheLaw(
  practices: Lookups,
  submission: Identified,
  { stored, snapshot, at, actor }: Known,
): Promise<Asked | { readonly problem: Refusal }> {
  const { event } = submission;
  const practice = await practices.practice();
  if (!practice) return { problem: notFound() };
  const patientRef = snapshot?.context.patientRef;
  const matched = event.type === "patient.matched" ? event.patientRef : patientRef;
  const patient = matched ? await practices.patient(matched) : undefined;
  if (event.type === "patient.matched" && !patient) return { problem: unknownPatient };

  const before = asFiledNow(parseCaseOnFile(stored?.facts), patient);
  const today = toldToday(practice, patient, at);
  const speaker = { actor, patientRef };
  const found = await recordsInReach({ practices }, submission, speaker, { ...before, ...today });
  if (event.type === "record.described" && patientRef && found.length === 0) return { problem: notFound() };
  const on = localDateOf(at, practice.timeZone);
  const onFile = caseAfter(before, event, { context: snapshot?.context, found, on });
  const full = noRoomFor(event, onFile);
  if (full !== undefined) return { problem: refusal("too-large", full) };
  const approved = snapshot ? approvedRecords(snapshot.context) : [];
  return { ...judge({ ...onFile, ...today }, approved), onFile, practice, on };
}

const noSuchPatient = "The practice has no patient of this reference.";
/** A patient is matched only if the practice has one of this reference. */
const unknownPatient = refusal("invalid-field", noSuchPatient, {
  fields: [{ pointer: "/payload/patientRef", words: noSuchPatient }],
});
