import { all, any, always, isOneOf, known, not } from "../../../predicate.ts";
import { formCoversSegment } from "../../../predicates/authorization.ts";
import {
  classIs,
  contains,
  isPsychotherapyNotes,
  kindIs,
  patientBroughtTheAction,
} from "../../../predicates/paper.ts";
import type { Rule } from "../../../rule.ts";
import { personalNotes } from "../build/notes.ts";
import { everyReleaseCarries } from "../build/release.ts";
import { statedBy } from "../build/rule-of.ts";
import { warningGoesOnlyTo } from "../build/warning.ts";
import { authorizations, generalPart, withoutAuthorization } from "./source.ts";

const clientsSuit = all(
  kindIs("defense-use", "party-discovery"),
  patientBroughtTheAction,
  isOneOf("/forum/topic", "malpractice"),
);
const authorsOwnUse = all(kindIs("provider-request"), isOneOf("/requester/role", "note-author"));

/** D.C. Code 7-1201 to 7-1203: personal notes, the log and warning of disclosures, and who gets what without a form. */
export const informationRules: readonly Rule[] = [
  ...personalNotes({
    id: "us.dc.7-1201-03.personal-notes",
    title: "Personal notes are the professional's alone; only the client's own malpractice suit opens them.",
    cite: "D.C. Code 7-1201.03",
    from: generalPart,
    content: ["therapist-speculation", "third-party-confidence"],
    against: always,
    exception: any(known(clientsSuit), known(authorsOwnUse)),
    met: "The client sues the professional for malpractice, or the professional alone uses the notes.",
    unmet: "Nothing opens personal notes to anybody else, the client's authorization included.",
  }),
  {
    ...statedBy({
      id: "us.dc.7-1201-01.personal-notes-defined",
      title:
        "Personal notes are third parties' secrets and the professional's speculations, kept out of the record.",
      cite: "D.C. Code 7-1201.01(13)",
      from: generalPart,
      met: "These are personal notes by their content, whatever they are called.",
      unmet: "These are no personal notes.",
    }),
    layer: "permission",
    role: "note",
    effect: "require",
    applies: isPsychotherapyNotes,
    requires: contains("therapist-speculation", "third-party-confidence"),
  },
  everyReleaseCarries({
    id: "us.dc.7-1201-04.log-and-warning",
    title:
      "Every disclosure is entered with date, recipient and contents, and carries the statutory warning.",
    cite: "D.C. Code 7-1201.04",
    from: generalPart,
    met: "Whatever goes is entered and carries the warning against redisclosure.",
    unmet: "Nothing is disclosed.",
    whenReleased: { do: ["attach-redisclosure-notice", "log-accounting"] },
  }),
  {
    ...statedBy({
      id: "us.dc.7-1203-01.coordination-of-care",
      title:
        "Separately kept session notes, which the Act calls progress notes, do not go to another provider for care.",
      cite: "D.C. Code 7-1203.01(b)",
      from: withoutAuthorization,
      met: "The client's authorization names them, or they are no separately kept notes.",
      unmet: "Another provider gets the chart and not the separately kept notes.",
    }),
    layer: "permission",
    role: "lock",
    effect: "forbid",
    applies: all(kindIs("provider-request"), not(known(authorsOwnUse))),
    requires: any(not(isPsychotherapyNotes), formCoversSegment),
    otherwise: { usually: "needs-authorization" },
  },
  {
    ...statedBy({
      id: "us.dc.7-1202-07.payers",
      title:
        "A payer gets administrative and diagnostic facts, status, reason and prognosis; for more an independent reviewer looks.",
      cite: "D.C. Code 7-1202.07",
      from: authorizations,
      met: "This is of the kinds that a payer may receive.",
      unmet: "What was said in therapy does not go to a payer; name the independent reviewer.",
    }),
    layer: "permission",
    role: "lock",
    effect: "forbid",
    applies: all(kindIs("plan-review", "payer-review"), classIs("progress-notes", "psychotherapy-notes")),
    requires: not(
      contains(
        "conversation-content",
        "conversation-analysis",
        "therapist-speculation",
        "third-party-confidence",
      ),
    ),
    otherwise: { usually: "withhold" },
  },
  warningGoesOnlyTo({
    id: "us.dc.7-1203-03.emergency-recipients",
    title: "A warning goes to a closed list of people and offices, and to nobody else.",
    cite: "D.C. Code 7-1203.03",
    from: withoutAuthorization,
    recipients: [
      "spouse",
      "parent",
      "guardian",
      "treating-provider",
      "probation-officer",
      "parole-officer",
      "court",
      "police",
      "intended-victim",
    ],
    met: "The recipient is on the list.",
    unmet: "The recipient is not on the list.",
  }),
];
