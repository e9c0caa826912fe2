import { bindsTheRecipient, coverLetter as lettered } from "../../production/cover-letter.ts";
import { courtOf, notProduced } from "../../production/privilege-log.ts";
import { logHead, logOf, logRows } from "../log.ts";
import type { PaperCase } from "../case.ts";
import { title } from "../template.ts";
import type { Template } from "../template.ts";
import { letterhead, signedByPractice, toRequester } from "./shared.ts";

/** The sentences of the letter that an assembled production carries, from the same facts. */
function paragraphs(about: PaperCase): readonly string[] {
  const { batesFirst, batesLast, pages } = about.context.production ?? {};
  const { scope } = about.person ?? {};
  if (!batesFirst || !batesLast || !pages || !scope) return [];
  const { forum, instrument, assurances } = about.facts;
  const outcomes = Object.entries(about.law.outcomes).map(([name, { outcome }]) => [name, outcome]);
  return lettered({
    practiceName: about.practice.name,
    requester: about.profile.requester,
    on: about.on,
    trackingNumber: about.trackingNumber,
    rulesOf: courtOf(forum),
    batesFirst,
    batesLast,
    pages,
    withheld: logOf(about),
    notProduced: notProduced(
      { asked: instrument?.requestedClasses ?? [], outcomes: Object.fromEntries(outcomes), scope },
      courtOf(forum),
    ),
    includesPart2Records: scope.produced.some(
      ({ class: of }) => of === "sud-records" || of === "sud-counseling-notes",
    ),
    underProtectiveOrder: bindsTheRecipient(assurances?.qpo),
  }).paragraphs;
}

/** Goes on top of what is produced. */
export const coverLetter: Template = {
  paper: "cover-letter",
  version: "2026.11.3",
  title: "Cover letter",
  to: "The requester, with the production",
  counsel: "if-asked",
  forStrangersToo: false,
  offered: ({ context: { production } }) =>
    production?.batesFirst
      ? "A production is assembled. It carries this letter already; here is its text to work on."
      : undefined,
  pieces: [
    ...letterhead,
    ...toRequester,
    title("Records produced"),
    { kind: "paragraphs", of: paragraphs, orElse: "produced" },
    {
      kind: "table",
      head: logHead,
      of: logRows,
      orElse: "withheld",
      when: (about) => logOf(about).length > 0,
    },
    ...signedByPractice,
  ],
};
