/** Where the federal rules were read. */
export const federalRules = {
  source:
    "Federal Rules of Civil Procedure, Criminal Procedure and Evidence, text of October 2025, read 2026-11-21",
  since: "2013-12-01",
  confidence: "verified",
} as const;
