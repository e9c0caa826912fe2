import { describe, expect, it } from "vitest";
import { foundWords } from "../../../../portal/src/words/papers.ts";
import { activeWords } from "../../../../workflows/contract/papers.ts";

type Shown = Parameters<typeof foundWords>[0];
const found = (part: Partial<Shown>): string => foundWords(part as Shown);

describe("what acted in a paper", () => {
  it("is listed in plain words", () => {
    expect(activeWords([])).toBe("");
    expect(activeWords(["javascript"])).toBe("program code");
    expect(activeWords(["javascript", "external-link", "open-action"])).toBe(
      "program code, a link to another place and an action on opening",
    );
  });

  it("is told to staff by kind, and to its sender as something; a file that may have lain inside is asked for", () => {
    expect(found({ activeContent: ["javascript"], cleaned: true })).toBe(
      "The file that came in held program code. The copy that is kept and opened is without it; nothing was run.",
    );
    expect(found({ activeContent: ["embedded-file"], cleaned: true })).toContain(
      "The file that lay inside must be sent as a paper of its own.",
    );
    const sender = found({ cleaned: true });
    expect(sender).toContain("something that acts when it is opened or clicked");
    expect(sender).toContain("If a file lay inside it, send that as a paper of its own.");
  });
});
