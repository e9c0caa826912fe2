import { describe, expect, it } from "vitest";
import type { PaperSources } from "../../../workflows/papers/case.ts";
import { caseFor, drawUp } from "../../../workflows/papers/draw-up.ts";
import { fieldOf, isFieldName } from "../../../workflows/papers/fields.ts";
import { blankText, linesOf } from "../../../workflows/papers/paper.ts";
import type { Template } from "../../../workflows/papers/template.ts";
import { templates } from "../../../workflows/papers/templates/index.ts";
import {
  accessSources,
  emptySources,
  fullSources,
  producedSources,
  recalledSources,
} from "../../support/papers.ts";

/** The same value without what a path leads to. */
function without<Value>(value: Value, [key = "", ...rest]: readonly string[]): Value {
  const { [key]: inner, ...others } = value as Record<string, unknown>;
  return (rest.length === 0 ? others : { ...others, [key]: without(inner ?? {}, rest) }) as Value;
}

const absent = [
  "practice.address",
  "practice.phone",
  "practice.privacyOfficer",
  "profile.requester.firm",
  "profile.requester.representedParty",
  "profile.subject.birthDate",
  "profile.caption",
  "patient",
  "context.production",
  "onFile.facts.forum",
  "onFile.facts.forum.court",
  "onFile.facts.forum.docket",
  "onFile.facts.instrument",
  "onFile.facts.instrument.issuedOn",
  "onFile.facts.instrument.servedOn",
  "onFile.facts.instrument.receivedOn",
  "onFile.facts.instrument.returnOn",
  "onFile.facts.instrument.requestedClasses",
  "onFile.facts.instrument.requestedRange",
  "onFile.facts.assurances",
];
const lacking = (path: string, sources: PaperSources): PaperSources =>
  path === "context.production"
    ? { ...sources, context: { ...sources.context, production: null } }
    : without(sources, path.split("."));

/** Every text of a template that has merge fields, as it is written. */
function textsOf(template: Template): readonly string[] {
  const texts: string[] = [];
  JSON.stringify(template.pieces, (_key, value: unknown) => {
    if (typeof value === "string" && value.includes("{")) texts.push(value);
    return value;
  });
  return texts;
}

/** The lines of a paper that are made of a text, whatever stands in its fields. */
function linesMadeOf(text: string, lines: readonly string[]): readonly string[] {
  const fixed = text.split(/\{\w+\??\}/u).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/gu, "\\$&"));
  // A line of nothing but fields cannot be told from any other.
  if (fixed.every((part) => part.trim().length < 3)) return [];
  const made = new RegExp(`^${fixed.join(".*")}$`, "u");
  return lines.filter((line) => made.test(line));
}

describe.each([
  ["nothing is known", [emptySources]],
  ...absent.map(
    (path) =>
      [
        `${path} is not known`,
        [fullSources, accessSources, producedSources, recalledSources].map((of) => lacking(path, of)),
      ] as const,
  ),
] as const)("where %s", (_which, cases) => {
  it.each(templates.map((template) => [template.paper, template] as const))(
    "no sentence of the %s states it: each shows the blank, or is left out",
    (_paper, template) => {
      const stated = cases.flatMap((sources) => {
        const about = caseFor(template, sources);
        const lines = drawUp(template, about).blocks.flatMap(linesOf);
        return textsOf(template).flatMap((text) =>
          [...text.matchAll(/\{(\w+)(\??)\}/gu)].flatMap(([, name = "", optional]) => {
            if (!isFieldName(name) || fieldOf(name).of(about) !== undefined) return [];
            const blank = blankText(fieldOf(name).words);
            return linesMadeOf(text, lines).filter((line) => optional === "?" || !line.includes(blank));
          }),
        );
      });
      expect(stated).toEqual([]);
    },
  );
});
