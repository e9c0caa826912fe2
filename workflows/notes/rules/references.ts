import type { LanguageRule } from "../rule.ts";

const refers = { kind: "refers-to-psychotherapy-notes" } as const;
const teaching =
  "(notice of privacy|privacy practices|informed consent|hipaa|authorization|authorisation|difference between|rights|policy|policies|release of information|roi|signed release|records request|subpoena)";

/** Pointers from the record to notes kept apart; separation is part of the definition (45 CFR 164.501). */
export const references: readonly LanguageRule[] = [
  {
    id: "notes.reference.named",
    finds: refers,
    says: "Psychotherapy notes are named.",
    confidence: "plain",
    any: [
      "(process|psychotherapy|psychotherapeutic|shadow|private|separate|confidential|confidential psychotherapy|session process|supplemental|supplementary|therapist only|personal|therapy process|sealed|restricted|handwritten|unofficial) (note|notes|file|files|notebook|folder|log|record|records|recording|binder)",
      "(therapist|clinician|writer|my|own|this writer) (personal|private|process|handwritten|own|separate|confidential|psychotherapy) (note|notes|notebook|file|binder|journal)",
      "my (own)? (note|notes|notebook|file|journal)",
      "(see|in|refer to|per|consult|from|cf) ..1 (therapist|clinician|writer) (notes|notebook|file)",
    ],
    not: [
      teaching,
      "(no|not|never|without) ..3 (psychotherapy|process|separate|private|personal) ..1 (note|notes|file)",
      "(psychotherapy|process|separate|private|personal) ..1 (note|notes|file) ..4 (not kept|none|never|not maintained|not written|not taken|n a)",
      "(client|patient|pt|ct|his|her|their|mother|father|he|she|suicide|thank you) ..3 (personal|private|own|separate|process) (notes|notebook|journal|log|file|note)",
    ],
    unless: ["quoted", "negated"],
    example: "See process note of the same date for content.",
    nearMiss: "No psychotherapy notes are kept by this writer.",
  },
  {
    id: "notes.reference.kept-apart",
    finds: refers,
    says: "Something about the session is said to be kept elsewhere.",
    confidence: "likely",
    any: [
      "(recorded|documented|kept|filed|stored|written|charted|noted|detailed|captured|maintained|held|found|located|described|written up) ..4 (separately|elsewhere|apart|outside (of)? (the|this)? (chart|record|medical record|ehr|emr|system|file)|off chart|off the record|in a separate|in the separate|in separate|locked)",
      "(separately|elsewhere) ..2 (recorded|documented|kept|filed|stored|noted|maintained|held)",
      "(locked|separate|private) (drawer|cabinet|file|folder|notebook|section|location|document|record)",
      "(see|refer to|cf|per|consult) ..3 (notebook|handwritten notes|my notes|private notes|separate file|separate note|psychotherapy file)",
      "(not|omitted|excluded) ..3 (this|the) (chart|record|note) ..6 (separate*|elsewhere|notes|apart)",
    ],
    not: [
      teaching,
      "(medication*|firearm*|gun|guns|weapon*|pills|knives|money|alcohol|bedroom*|finances|account|accounts|household*|home|homes)",
    ],
    unless: ["quoted", "negated"],
    example: "Further detail is documented separately.",
    nearMiss: "Firearms are stored in a locked cabinet.",
  },
];
