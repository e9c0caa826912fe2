/** Where the Privacy Rule was read; sections used here were untouched by the vacated rule of 2024. */
export const privacyRule = {
  source: "45 CFR parts 160 and 164, combined text of HHS, read 2026-11-21",
  since: "2003-04-14",
  confidence: "verified",
} as const;
