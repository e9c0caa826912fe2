import { all, isOneOf, known, not, question, settled, waiting, type Predicate } from "../predicate.ts";
import { isDead } from "../standing.ts";

/** Whether nothing recorded says that somebody else asks than one of these; the facts cannot both be so, and which is not known. */
const mayAsk = (...roles: readonly string[]): Predicate =>
  not(known(not(isOneOf("/requester/role", ...roles))));

/** Whether the patient has died; it waits until that is recorded. */
export const patientIsDead: Predicate = question("the patient has died", ({ caseFile }) => isDead(caseFile));

/** Whether the individual can be the one who asks: nobody else is recorded as who does, nor that the individual has died. */
export const theIndividualAsks: Predicate = all(mayAsk("patient"), not(known(patientIsDead)));

/** Whether the practice's own side can be who uses the record. */
export const ownSideAsks: Predicate = mayAsk("practice", "practice-counsel", "clinician", "note-author");

/** Whether somebody who may act for a body of oversight can be who asks. */
export const overseerAsks: Predicate = mayAsk(
  "licensing-board",
  "hhs-ocr",
  "inspector-general",
  "attorney-general",
  "oversight-agency",
  "public-payer-contractor",
  "government-counsel",
  "federal-agent",
  "unknown",
);

/**
 * Whether the notes kept apart in the case can all be of the one who asks as their author: no fact says which of several
 * writers that is.
 */
export const oneWroteTheNotes: Predicate = question(
  "one person wrote the notes",
  ({ caseFile, segment, index }) => {
    const apart = (caseFile.segments ?? []).filter(({ storage }) => storage?.heldSeparately === true);
    const writers = new Set(apart.flatMap(({ author }) => author?.id ?? []));
    const at = `/segments/${index}/author/id`;
    if (writers.size > 1) return settled(false, at);
    return writers.size === 1 && segment?.author?.id === undefined ? waiting(at) : settled(true, at);
  },
);
