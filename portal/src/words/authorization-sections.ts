type Element = { readonly pointer: string; readonly label: string; readonly help?: string };

/** The elements of an authorization in the order of 45 CFR 164.508(c), then what spoils or limits it. */
export const authorizationSections: readonly {
  readonly title: string;
  /** The one kind of form that it is asked of; every kind if absent. */
  readonly ofForm?: "part2-consent";
  readonly facts: readonly Element[];
}[] = [
  {
    title: "What kind of form",
    facts: [
      { pointer: "/form", label: "Kind of form" },
      { pointer: "/signedOn", label: "Signed on" },
      { pointer: "/statedExpiry", label: "What does the expiry line say?" },
      { pointer: "/expiresOn", label: "Expires on" },
    ],
  },
  {
    title: "Core elements, 45 CFR 164.508(c)(1)",
    facts: [
      { pointer: "/elements/information", label: "What is to be disclosed, specifically?" },
      { pointer: "/elements/discloser", label: "Who may disclose?" },
      { pointer: "/elements/recipient", label: "Who may receive?" },
      { pointer: "/elements/purpose", label: "Each purpose?" },
      { pointer: "/elements/expiry", label: "Expiry date or event filled in?" },
      { pointer: "/elements/signatureAndDate", label: "Signature and date?" },
      { pointer: "/elements/representativeAuthority", label: "Authority of a representative described?" },
    ],
  },
  {
    title: "Statements, 45 CFR 164.508(c)(2)",
    facts: [
      { pointer: "/statements/revocation", label: "Right to revoke, and how?" },
      { pointer: "/statements/conditioning", label: "Whether benefits may depend on signing?" },
      { pointer: "/statements/redisclosure", label: "That the recipient may pass it on?" },
    ],
  },
  {
    title: "What it reaches",
    facts: [
      { pointer: "/coversAllRecords", label: "Does it speak of all records?" },
      { pointer: "/coversClasses", label: "Does it name kinds of record?" },
      { pointer: "/coversRange/fromOn", label: "Dates of service from" },
      { pointer: "/coversRange/toOn", label: "Dates of service to" },
      { pointer: "/mentionsPsychotherapyNotes", label: "Does it name psychotherapy notes?" },
      { pointer: "/psychotherapyNotesOnly", label: "Is it for psychotherapy notes and nothing else?" },
      { pointer: "/recipientMatchesRequester", label: "Is the recipient the one who asks?" },
      { pointer: "/purposeMatchesRequest", label: "Is the use inside the stated purpose?" },
    ],
  },
  {
    title: "Consent for substance use records, 42 CFR 2.31",
    ofForm: "part2-consent",
    facts: [
      { pointer: "/part2/hasRequiredElements", label: "Does it carry every element of 42 CFR 2.31(a)?" },
      { pointer: "/part2/forProceedings", label: "Is it for use in a proceeding?" },
      {
        pointer: "/part2/combinedWithOtherPurpose",
        label: "Is use in a proceeding combined with another purpose?",
      },
      { pointer: "/part2/counselingNotesOnly", label: "Is it for counseling notes and nothing else?" },
    ],
  },
  {
    title: "What spoils it",
    facts: [
      { pointer: "/compoundWith", label: "Is anything else on the same document?" },
      { pointer: "/conditioned", label: "Was treatment or a benefit conditioned on signing?" },
      { pointer: "/knownFalse", label: "Is something material in it known to be false?" },
    ],
  },
];

/** The sections that are asked of a kind of form. */
export const sectionsOf = (form: unknown) =>
  authorizationSections.filter(({ ofForm }) => ofForm === undefined || ofForm === form);
