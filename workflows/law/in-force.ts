import type { CaseFile } from "../contract/case-file.ts";
import { requestCameOn } from "./classify.ts";
import type { Provenance } from "../vocabulary/provenance.ts";

/** The day whose law decides a case: that of the request; without one, the date of the paper or of the assessment. */
export const lawOfTheDay = (caseFile: CaseFile): string =>
  requestCameOn(caseFile) ?? caseFile.instrument?.issuedOn ?? caseFile.asOf.assessedOn;

/** Whether a rule or clock was law on a day. */
export const wasInForce = ({ since, until }: Pick<Provenance, "since" | "until">, on: string): boolean =>
  (since === undefined || since <= on) && (until === undefined || on <= until);

/** Whether a rule or clock was law on the day that decides the case. */
export const isInForce = (dates: Pick<Provenance, "since" | "until">, caseFile: CaseFile): boolean =>
  wasInForce(dates, lawOfTheDay(caseFile));
