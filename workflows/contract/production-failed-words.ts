/** Why a production could not be assembled, by the word that the assembly reports, and what would mend it. */
const words: ReadonlyMap<string, string> = new Map(
  Object.entries({
    superseded: "Meanwhile it was given up, or another took its place. Nothing is to be done for it.",
    "nothing-to-produce":
      "No approved record may go any more. Look at the determination, and propose or review other records.",
    "too-large-for-one-production":
      "The records are larger than one production can hold (400 MB). Return the request for changes and produce in phases.",
    "page-numbers-used-up":
      "The request has no page numbers left for so many pages. Return it for changes and produce less.",
    "page-count-differs":
      "A record has another number of pages than when the numbers were set aside. Return the request for changes and review it anew.",
    "record-differs-from-import":
      "A stored record is not the one that was brought in. Tell whoever operates the system before anything goes.",
    "record-differs-from-marks":
      "A record has changed since parts of it were marked to be taken out. Return the request for changes and mark it anew.",
    "redaction-unreadable":
      "What was marked could not be taken out of a record, so the record did not go. Return the request for changes; withhold the record, or have a new copy brought in.",
    "redaction-no-such-page":
      "A mark lies on a page that the record does not have. Return the request for changes and mark it anew.",
    "redaction-outside-the-page":
      "A mark lies beside its page. Return the request for changes and mark it anew.",
    "something-left-behind":
      "The check of the finished pages found something in a record that no page shows, so nothing can be fetched. Return the request for changes: have the place taken out, withhold the record, or have a new copy brought in.",
    "no-grant-for-note":
      "The vault did not lend the key of a psychotherapy note. Return the request for changes and ask for the vault again.",
    "law-does-not-release":
      "The law, asked at the moment of the assembly, does not release all that was approved. Look at the determination.",
    "authority-does-not-open":
      "The authority, asked at the moment of the assembly, does not open the psychotherapy notes. Look at it under Authorizations.",
    "request-on-hold": "The request was on hold. Lift the hold, then confirm the release again.",
    "request-contested": "The request was contested. Wait for the outcome of the contest.",
    "two-persons-missing": "The approvals of two persons were not there. Ask for the vault again.",
  }),
);

/** The reason in a sentence; one of an earlier version, which no sentence is written for, as it was reported. */
export const productionFailedWords = (reason: string): string =>
  words.get(reason) ?? `${reason.replaceAll(/[-_]/g, " ").replace(/^./, (first) => first.toUpperCase())}.`;
