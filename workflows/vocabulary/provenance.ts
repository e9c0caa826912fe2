/** How well the source behind a rule was checked; an unverified rule may make an answer stricter, never open anything. */
export type Confidence = "verified" | "researched" | "disputed" | "unverified";

/** Where a statement of law was read and how far it can be trusted. */
export type Provenance = {
  /** Where the text was read and on what date. */
  readonly source: string;
  /** First day on which the rule is law; absent where the source does not say. */
  readonly since?: string;
  /** Last day on which the rule is law. */
  readonly until?: string;
  readonly confidence: Confidence;
  /** Points the text read does not answer; while one is open a lawyer looks at what stands on the rule. */
  readonly openQuestions?: readonly string[];
  /** Whether the law itself is unsettled here, so that counsel decides which body of law controls. */
  readonly unsettled?: true;
};
