/** Version of every rule pack, by jurisdiction and body of law; stored beside each determination. */
export const packVersions: Readonly<Record<string, string>> = {
  "us-hipaa": "2026.11.1",
  "us-part-2": "2026.11.1",
  "us-federal-courts": "2026.11.1",
  "us-state-default": "2026.11.1",
};
