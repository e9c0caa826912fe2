import { describe, expect, it } from "vitest";
import { checkNote } from "../../../workflows/notes/check-note.ts";
import { languageRules } from "../../../workflows/notes/rules/index.ts";

const spoken = (kind: string, text: string): readonly string[] =>
  checkNote({ keptAs: kind === "excluded-item" ? "psychotherapy-note" : "progress-note", text }).flatMap(
    ({ ruleIds }) => ruleIds,
  );

describe("language rules of the note checker (45 CFR 164.501)", () => {
  it.each(languageRules.map((rule) => [rule.id, rule] as const))("%s finds its example", (id, rule) => {
    expect(spoken(rule.finds.kind, rule.example)).toContain(id);
  });

  it.each(languageRules.map((rule) => [rule.id, rule] as const))(
    "%s passes over its near miss",
    (_, rule) => {
      expect(
        checkNote({
          keptAs: rule.finds.kind === "excluded-item" ? "psychotherapy-note" : "progress-note",
          text: rule.nearMiss,
        }),
      ).toEqual([]);
    },
  );

  it("have names of their own", () => {
    expect(new Set(languageRules.map(({ id }) => id)).size).toBe(languageRules.length);
  });
});
