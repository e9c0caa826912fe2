import type { Look, LookBasis, LookedAt } from "../contract/looks.ts";
import type { PersonId } from "../vocabulary/ids.ts";
import type { Role } from "./roles.ts";

type Kind = { readonly what: string; readonly why: string };
/** What is told to nobody but whoever looked: that it was looked at may tell of a psychotherapy note (45 CFR 164.501). */
const apart = {
  "own-notes": "wrote",
  "own-note": "wrote",
  "note-before-approval": "approves",
  "note-copy": "reading",
  unclassified: "brought-in",
  "paper-notes": "approves",
} as const satisfies Partial<Record<LookedAt, LookBasis>>;

const isApart = (what: LookedAt): what is keyof typeof apart => Object.hasOwn(apart, what);

/** What let somebody in these roles look: who may look at all is decided before, by each route. */
export function basisOf(what: LookedAt, roles: readonly Role[]): LookBasis {
  if (isApart(what)) return apart[what];
  return roles.includes("practice-manager") || roles.includes("privacy-officer") ? "desk" : "clinician";
}

/** Whether a person may be told of a look: of those that may tell of a psychotherapy note, whoever looked alone. */
export const isToldOf = (
  { personId }: { readonly personId: PersonId },
  look: Pick<Look, "what" | "personId">,
): boolean => !isApart(look.what) || look.personId === personId;

/** In words, what was shown and what for. */
export const lookWords = {
  worklist: { what: "A page of the worklist", why: "To see what is to be done" },
  request: { what: "The request", why: "To work on the request" },
  records: { what: "The list of the patient's records", why: "To choose or review records for the request" },
  pages: { what: "Pages of a record", why: "To read it and mark what is taken out of it" },
  "patients-found": { what: "The patient among those found by a name", why: "To find a patient" },
  patient: { what: "The page of the patient", why: "To see what is on file of the patient" },
  accounting: { what: "The accounting of disclosures", why: "To answer for what was disclosed" },
  papers: { what: "Papers to send", why: "To draw up what the request calls for" },
  retention: { what: "The disposals of the practice", why: "To see what is kept and destroyed" },
  shelves: { what: "The patient's shelf, found by a name", why: "To see what is due for disposal" },
  disposal: { what: "A disposal of the patient's record", why: "To propose or decide on a disposal" },
  looks: { what: "Who looked", why: "To oversee who looks at what" },
  "own-notes": { what: "The list of one's own notes", why: "To find a note for treatment" },
  "own-note": {
    what: "A note of one's own",
    why: "For treatment, with a reason that stands with the reading",
  },
  "note-before-approval": { what: "A note that a vault was asked for", why: "To decide on its opening" },
  "note-copy": { what: "The copy of a note", why: "For the reading that was asked for" },
  unclassified: { what: "A record that nobody has classified", why: "To say what it is" },
  "paper-notes": { what: "Where notes on paper lie", why: "To have them copied and handed over" },
} as const satisfies Record<LookedAt, Kind>;

/** In words, what let somebody look. */
export const basisWords = {
  desk: "Desk of the practice: health care operations (45 CFR 164.506(c)(1), 164.514(d)(2))",
  clinician:
    "Clinician of the practice: treatment or health care operations (45 CFR 164.506(c)(1), 164.514(d)(2))",
  wrote: "Wrote the note and treats the patient (45 CFR 164.508(a)(2)(i)(A))",
  approves: "Is asked to approve that it leaves, or did, under the authority of the request",
  reading: "A reading that was granted to this person and stands",
  "brought-in": "Brought it in and treats the patient (45 CFR 164.508(a)(2)(i)(A))",
} as const satisfies Record<LookBasis, string>;
