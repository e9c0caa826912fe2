import type { CaseFile } from "../contract/case-file.ts";
import { requestCameOn } from "./classify.ts";

/** The day whose law decides a case: that of the request; without one, the date of the paper or of the assessment. */
export const lawOfTheDay = (caseFile: CaseFile): string =>
  requestCameOn(caseFile) ?? caseFile.instrument?.issuedOn ?? caseFile.asOf.assessedOn;

type Dates = { readonly since?: string | undefined; readonly until?: string | undefined };

/** Whether a rule or clock was law on a day. */
export const wasInForce = ({ since, until }: Dates, on: string): boolean =>
  (since === undefined || since <= on) && (until === undefined || on <= until);

/** Whether a rule or clock was law on the day that decides the case. */
export const isInForce = (dates: Dates, caseFile: CaseFile): boolean =>
  wasInForce(dates, lawOfTheDay(caseFile));
