/** Where the statute was read. */
export const statute = {
  source: "42 USC 290dd-2 as amended in 2020, read 2026-11-21",
  since: "2020-03-27",
  confidence: "verified",
} as const;

/** Where the regulation was read: pages about the rule of 2024, and its text in earlier editions. */
export const regulation = {
  source: "42 CFR part 2, pages on the rule of 2024 and earlier text, read 2026-11-21",
  since: "2026-02-16",
  confidence: "researched",
} as const;
