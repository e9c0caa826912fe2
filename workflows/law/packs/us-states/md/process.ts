import { all, isOneOf, known, not } from "../../../predicate.ts";
import { compulsoryKinds, kindIs } from "../../../predicates/paper.ts";
import { licenceMayBe, stateLawGoverns } from "../../../predicates/state.ts";
import type { Rule } from "../../../rule.ts";
import { personalNotes } from "../build/notes.ts";
import { patientLitigant, privilege, privilegeAgainstOversight } from "../build/privilege.ts";
import { noticeProcedure, subpoenaAloneCompelsNothing } from "../build/process.ts";
import { commonKnowledge } from "../source.ts";
import { certificate, personalNote, privileges, saintLuke, shadyGrove } from "./source.ts";

const freed = {
  met: "The patient's writing or a court frees this.",
  unmet: "Neither the patient's writing nor a court frees this, nor even that a record exists.",
} as const;
const covered = [
  "psychologist",
  "psychiatrist",
  "psychiatric-nurse",
  "professional-counselor",
  "clinical-social-worker",
];

/** Health-Gen. 4-306 and 4-307, Cts. & Jud. Proc. 9-109 to 9-121: a certificate for the record, a privilege by licence. */
export const processRules: readonly Rule[] = [
  noticeProcedure({
    id: "us.md.hg-4-307.certificate",
    title:
      "In a civil case the request comes with a certificate, sent by certified mail, of what is sought, under what law, and how to quash.",
    cite: "Health-Gen. 4-307",
    from: certificate,
    openQuestions: [
      "Codified 4-306(b)(6) and 4-307(k) were not read; the certificate was read in a session law.",
    ],
    proof: "md-certificate",
    reach: "whole-record",
    ways: ["authorization", "court-order"],
    held: "object-by-date",
    met: "The certificate came in time and nobody objects, or another way is open.",
    unmet: "The certificate by certified mail is missing or late, or somebody objects.",
  }),
  subpoenaAloneCompelsNothing({
    id: "us.md.shady-grove.prosecutor",
    title: "A prosecutor's subpoena that skips the confidentiality procedures fails.",
    cite: "Shady Grove Psychiatric Group v. State (Md. App. 1999)",
    from: shadyGrove,
    reach: "whole-record",
    binds: kindIs("criminal-subpoena"),
    ways: ["authorization", "court-order"],
    held: "object-by-date",
    met: "An authorization or an order reaches this.",
    unmet: "No authorization and no order reaches this.",
  }),
  ...(
    [
      ["9-109", "9-109.psychiatrist-or-psychologist", ["psychologist", "psychiatrist"]],
      ["9-109.1", "9-109-1.nurse-or-counselor", ["psychiatric-nurse", "professional-counselor"]],
      ["9-121", "9-121.social-worker", ["clinical-social-worker"]],
    ] as const
  ).map(([section, name, licences]) =>
    privilege({
      id: `us.md.cj-${name}`,
      title:
        "The patient may refuse, and stop a witness from disclosing, communications and anything that shows a record exists.",
      cite: `Cts. & Jud. Proc. ${section}`,
      from: privileges,
      covers: licenceMayBe(...licences),
      held: "object-by-date",
      ...freed,
    }),
  ),
  privilege({
    id: "us.md.cj.other-licences",
    title: "For other licences the privilege is claimed until counsel says otherwise.",
    cite: "Cts. & Jud. Proc. 9-109",
    from: commonKnowledge,
    openQuestions: [
      "Which of the three privileges covers family therapists and physicians who are no psychiatrists?",
    ],
    covers: not(licenceMayBe(...covered)),
    held: "object-by-date",
    ...freed,
  }),
  privilegeAgainstOversight({
    id: "us.md.cj-9-109.oversight",
    title:
      "Whether the privileges hold against a board was not read; they are claimed until counsel says otherwise.",
    cite: "Cts. & Jud. Proc. 9-109",
    from: commonKnowledge,
    openQuestions: ["Do the privileges hold against a licensing board?"],
    held: "object-by-date",
    ...freed,
  }),
  patientLitigant({
    id: "us.md.cj-9-109-d-3.condition-introduced",
    title: "The privilege gives way where the patient makes the condition an element of claim or defense.",
    cite: "Cts. & Jud. Proc. 9-109(d)(3)",
    from: privileges,
    available: "if-patient-tenders",
    met: "The patient introduced the condition; a court says how far.",
    unmet: "The patient did not introduce the condition.",
    whenMet: { dont: ["infer-waiver"] },
  }),
  patientLitigant({
    id: "us.md.saint-luke.private-litigant",
    title:
      "What a private litigant must show for records nobody authorized was decided; read the decision before any production.",
    cite: "Saint Luke Inst. v. Jones, 471 Md. 312 (2020)",
    from: saintLuke,
    openQuestions: ["The questions of the decision were read, not its answers."],
    available: "court-decides",
    where: known(isOneOf("/forum/nature", "civil")),
    met: "A court put the condition in issue.",
    unmet: "A court has not applied the standard for a private litigant.",
  }),
  ...personalNotes({
    id: "us.md.hg-4-307-a-6.personal-note",
    title: "A personal note is the provider's own: not discoverable, not admissible, not part of the record.",
    cite: "Health-Gen. 4-307(a)(6)",
    from: personalNote,
    against: all(stateLawGoverns, kindIs(...compulsoryKinds)),
    mayBeShownTo: ["supervisor", "confidential-consultant", "provider-attorney"],
    met: "This is no personal note.",
    unmet: "A personal note is discoverable in no criminal, civil or administrative action.",
    lost: {
      id: "us.md.hg-4-307-a-6.kept-private",
      title:
        "A note stays personal while it is kept apart and shown to nobody but supervisor, confidential consultant or own lawyer.",
      met: "Nobody but the people allowed has seen the note.",
      unmet: "The note was shown to others and is no personal note any more.",
    },
  }),
];
