import type { PaperCase } from "../case.ts";
import { heading, lines, say } from "../template.ts";
import type { Piece } from "../template.ts";

/** Who writes, and on which day. */
export const letterhead: readonly Piece[] = [
  lines("{practiceName}", "{practiceAddress}", "{practicePhone}"),
  lines("{today}"),
];

/** To the requester, about their request. */
export const toRequester: readonly Piece[] = [
  lines("{requester}", "{firm?}"),
  lines("Request {trackingNumber}", "{caption?}", "{court?}", "No. {docket?}"),
];

/** The practice signs. */
export const signedByPractice: readonly Piece[] = [lines("{signature}", "{signer}", "{practiceName}")];

/** Counsel signs, for the practice. */
export const signedByCounsel: readonly Piece[] = [
  lines(
    "{signature}",
    "{counsel}",
    "Bar number {counselBar}",
    "{counselAddress}",
    "Counsel for {practiceName}",
  ),
];

/** Said to everybody, whoever is asked about: it reads alike for patient and stranger. */
export const neutral: Piece = say(
  "This says nothing about whether the practice has records of the person named, or whether that person is or ever was its patient. The practice answers in these words whoever is named.",
);

/** The court and the case, on top of what is filed. */
export const caption: readonly Piece[] = [lines("{court}", "{caption}", "No. {docket}")];

/** By whom and when what is filed was talked over and served. */
export const certificates: readonly Piece[] = [
  heading("Certificate of conferral"),
  say("{conferral}"),
  heading("Certificate of service"),
  say("Served on {requester} and on every party: {serviceHow}."),
  lines("{signature}", "{counsel}", "{signedOn}"),
];

/** Subpoenas that a motion can be made against. */
export const isSubpoena = ({ kind }: Pick<PaperCase, "kind">): boolean =>
  ["civil-subpoena", "criminal-subpoena", "doj-subpoena", "oversight-subpoena", "grand-jury"].includes(kind);

/** Whether the case is a civil one before a federal court, so that its rules are cited. */
export const isFederalCivil = ({ facts: { forum } }: Pick<PaperCase, "facts">): boolean =>
  forum?.system === "federal" && (forum.nature === undefined || forum.nature === "civil");

/** Whether the law asks for this. */
export const asks = ({ law }: Pick<PaperCase, "law">, ...verbs: readonly string[]): boolean =>
  law.actions.some(({ verb }) => verbs.includes(verb));

/** Why the law asks for it, in its own words. */
export const whyAsked = ({ law }: Pick<PaperCase, "law">, verb: string): string | undefined =>
  law.actions.find((action) => action.verb === verb)?.why;

/** Whether the request is open: not a draft, not released, not closed. */
export const isOpen = ({ context: { stage } }: Pick<PaperCase, "context">): boolean => stage === "open";
