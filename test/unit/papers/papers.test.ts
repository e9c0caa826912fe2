import { describe, expect, it } from "vitest";
import { allPacks } from "../../../workflows/law/packs/index.ts";
import { caseFor, drawUp } from "../../../workflows/papers/draw-up.ts";
import { fieldOf, isFieldName } from "../../../workflows/papers/fields.ts";
import { legal, legalWords } from "../../../workflows/papers/legal.ts";
import { linesOf } from "../../../workflows/papers/paper.ts";
import type { Paper } from "../../../workflows/papers/paper.ts";
import { templates } from "../../../workflows/papers/templates/index.ts";
import type { Template } from "../../../workflows/papers/template.ts";
import { ids } from "../../support/desk.ts";
import { emptySources, fullSources, ofAStranger } from "../../support/papers.ts";

const drawn = (template: Template, sources = fullSources): Paper =>
  drawUp(template, caseFor(template, sources));
const textOf = (paper: Paper): string => paper.blocks.flatMap(linesOf).join("\n");
const each = templates.map((template) => [template.paper, template] as const);

describe("a template", () => {
  it.each(each)("%s names only merge fields that there are", (_paper, { pieces }) => {
    const names = JSON.stringify(pieces).matchAll(/\{(\w+)\??\}/gu);
    for (const [, name = ""] of names) expect(isFieldName(name), name).toBe(true);
  });

  it("is the only one of its name", () => {
    expect(new Set(templates.map(({ paper }) => paper)).size).toBe(templates.length);
  });
});

describe("a paragraph of law", () => {
  it.each(Object.keys(legal) as (keyof typeof legal)[])("%s carries the citation of its source", (name) => {
    const one = legal[name];
    if (!("rules" in one)) return;
    const rules = allPacks.flatMap((pack) => pack.rules);
    for (const id of one.rules)
      expect(legalWords(name).text).toContain(rules.find((rule) => rule.id === id)?.cite ?? "no such rule");
  });

  it("says in every paper that its source is still to be checked, where it is", () => {
    for (const template of templates) {
      const paper = drawn(template);
      expect(textOf(paper).split("[Source not checked").length - 1, template.paper).toBe(paper.unverified);
    }
  });
});

describe.each([
  ["an empty case", emptySources],
  ["a full case", fullSources],
])("a paper drawn from %s", (_which, sources) => {
  it.each(each)("%s has no hole in it", (_paper, template) => {
    expect(textOf(drawn(template, sources))).not.toMatch(/undefined|null|NaN|\[object|\{\w+\??\}/u);
  });

  it.each(each)(
    "%s lists every blank that it shows, and shows every blank that it lists",
    (_paper, template) => {
      const paper = drawn(template, sources);
      const shown = [...textOf(paper).matchAll(/\[To be filled in: ([^\]]*)\]/gu)].map(([, words]) => words);
      expect([...new Set(shown)].toSorted()).toEqual(paper.missing.map(({ words }) => words).toSorted());
    },
  );

  it.each(each)("%s names a day, a person or a number only if the case does", (_paper, template) => {
    const text = textOf(drawn(template, sources));
    const known = JSON.stringify({ ...sources, events: [] });
    const about = caseFor(template, sources);
    const days = text.match(
      /(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4}/gu,
    );
    const told = [
      ...Object.keys(fieldsOf).map((name) => fieldsOf[name]?.(about)),
      ...about.law.deadlines.flatMap(({ steps }) => steps),
    ].join(" ");
    for (const day of days ?? []) expect(told.includes(day) || known.includes(isoOf(day)), day).toBe(true);
    if (!known.includes("Rowan")) expect(text).not.toContain("Rowan");
  });

  it.each(each.filter(([, { counsel }]) => counsel === "signs"))(
    "%s says on top that it is a draft for counsel",
    (_paper, template) => {
      expect(textOf(drawn(template, sources))).toMatch(/^DRAFT FOR COUNSEL\./u);
    },
  );
});

const fieldsOf: Record<string, (about: ReturnType<typeof caseFor>) => string | undefined> =
  Object.fromEntries(
    ["today", "receivedOn", "issuedOn", "servedOn", "returnOn", "accessDue", "askedRange"]
      .filter(isFieldName)
      .map((name) => [name, fieldOf(name).of]),
  );
const isoOf = (day: string) => new Date(`${day} UTC`).toISOString().slice(0, 10);

describe("a neutral paper", () => {
  it.each(each.filter(([, { forStrangersToo }]) => forStrangersToo))(
    "%s is the same, word for word, for a patient with records and for somebody nobody knows (42 CFR 2.13(c))",
    (_paper, template) => {
      const stranger = ofAStranger(fullSources);
      expect(stranger.context.patientRef).toBeNull();
      expect(fullSources.context.patientRef).toBe(ids.patient);
      expect(drawn(template, fullSources)).toEqual(drawn(template, stranger));
      expect(template.offered(caseFor(template, fullSources))).toBe(
        template.offered(caseFor(template, stranger)),
      );
    },
  );

  it("is every paper that goes to the requester before anything is released", () => {
    const neutral = templates.filter(({ forStrangersToo }) => forStrangersToo).map(({ paper }) => paper);
    expect(neutral).toEqual(expect.arrayContaining(["receipt", "deficiency-letter", "objection-letter"]));
  });
});
