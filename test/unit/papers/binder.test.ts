import { describe, expect, it } from "vitest";
import { papersCalledFor } from "../../../functions/draw-papers/papers.ts";
import { linesOf } from "../../../workflows/papers/paper.ts";
import { emptySources, fullSources, producedSources } from "../../support/papers.ts";

const history = [{ at: "2026-11-21T12:00:00Z", actor: "Dana Whitfield", words: "The weight was confirmed." }];
const bound = (sources: typeof fullSources) => {
  const called = papersCalledFor(sources, history);
  return { called, paper: called.at(-1)?.draw(), papers: called.slice(0, -1) };
};

describe("the binder", () => {
  it.each([
    ["a subpoena", fullSources],
    ["a production", producedSources],
  ] as const)(
    "of %s names every part in its index, holds each, and names every paper that came in",
    (_which, sources) => {
      const { called, paper, papers } = bound(sources);
      expect(called.at(-1)?.template.paper).toBe("binder");
      const index = paper?.blocks.find((block) => block.kind === "table");
      const listed = index === undefined ? [] : linesOf(index);
      const all = (paper?.blocks ?? []).flatMap(linesOf);
      for (const [at, { template, draw }] of papers.entries()) {
        expect(listed).toContain(template.title);
        const from = all.indexOf(`Part ${at + 4}. ${template.title}`);
        expect(from).toBeGreaterThan(0);
        const lines = draw().blocks.flatMap(linesOf);
        expect(all.slice(from + 1, from + 1 + lines.length)).toEqual(lines);
      }
      for (const { sha256 } of sources.context.papers) expect(listed.join(" ")).toContain(sha256);
      expect(all).toContain("The weight was confirmed.");
    },
  );

  it("lists what each of its parts lacks, and has no hole", () => {
    const { paper } = bound(fullSources);
    const text = (paper?.blocks ?? []).flatMap(linesOf).join("\n");
    expect(text).not.toMatch(/undefined|null|NaN|\[object|\{\w+\??\}/u);
    const shown = new Set([...text.matchAll(/\[To be filled in: ([^\]]*)\]/gu)].map(([, words]) => words));
    expect(shown).toEqual(new Set(paper?.missing.map(({ words }) => words)));
  });

  it("tells of nothing done with records, and is there from the first day", () => {
    const { paper } = bound(emptySources);
    expect((paper?.blocks ?? []).flatMap(linesOf).join(" ")).not.toMatch(/vault/iu);
  });
});
