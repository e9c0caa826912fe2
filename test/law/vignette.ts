import { readdirSync, readFileSync } from "node:fs";
import * as z from "zod";
import { caseFileSchema, type DocumentClass } from "../../workflows/contract/case-file.ts";
import type { Determination } from "../../workflows/contract/determination.ts";

const oneOrMore = z.union([z.string(), z.array(z.string())]);
const dated = z.strictObject({
  id: z.string(),
  dueOn: z.string().optional(),
  safeOn: z.string().optional(),
  limitOn: z.string().optional(),
  earliestOn: z.string().optional(),
  rawOn: z.string().optional(),
});

const expectation = z.strictObject({
  outcomes: z.record(z.string(), oneOrMore).optional(),
  segments: z
    .record(
      z.string(),
      z.union([oneOrMore, z.strictObject({ outcome: oneOrMore, class: z.string().optional() })]),
    )
    .optional(),
  outsideScope: z.record(z.string(), oneOrMore).optional(),
  authorizations: z
    .record(
      z.string(),
      z.strictObject({
        valid: z.union([z.boolean(), z.literal("unknown")]).optional(),
        defects: z.array(z.string()).optional(),
      }),
    )
    .optional(),
  instrumentWeight: oneOrMore.optional(),
  controlling: oneOrMore.optional(),
  deadlines: z.array(dated).optional(),
  mustNotDeadlines: z.array(z.string()).optional(),
  mustActions: z.array(z.string()).optional(),
  mustNotActions: z.array(z.string()).optional(),
  mustProhibit: z.array(z.string()).optional(),
  mustCite: z.array(z.string()).optional(),
  missingFacts: z.array(z.string()).optional(),
  needsCounsel: z.boolean().optional(),
});

const vignetteSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  tags: z.array(z.string()),
  jurisdiction: z.string(),
  story: z.string(),
  caseFile: caseFileSchema,
  expect: expectation,
});

/** An invented case with the answer the engine must give. */
export type Vignette = z.infer<typeof vignetteSchema>;

const folder = new URL("vignettes/", import.meta.url);

/** Every kept case, by file name. */
export const vignettes: readonly Vignette[] = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .toSorted()
  .map((name) => vignetteSchema.parse(JSON.parse(readFileSync(new URL(name, folder), "utf8"))));

type Difference = string;

const listed = (value: string | readonly string[]): readonly string[] =>
  typeof value === "string" ? [value] : value;

const unlike = (
  what: string,
  wanted: string | readonly string[] | undefined,
  given: unknown,
): Difference[] => {
  if (wanted === undefined || listed(wanted).includes(String(given))) return [];
  return [`${what} is ${String(given)}, not ${listed(wanted).join(" or ")}`];
};

const lacks = (what: string, wanted: readonly string[] | undefined, given: readonly string[]): Difference[] =>
  (wanted ?? []).filter((item) => !given.includes(item)).map((item) => `${what} ${item} is missing`);

const hasBanned = (
  what: string,
  banned: readonly string[] | undefined,
  given: readonly string[],
): Difference[] =>
  (banned ?? []).filter((item) => given.includes(item)).map((item) => `${what} ${item} must not be there`);

const plain = (citation: string): string => citation.toLowerCase().replaceAll(/\s+/g, "");

/** Whether a citation is the wanted provision or a paragraph below it. */
function isBelow(wanted: string, given: string): boolean {
  const at = plain(given).indexOf(plain(wanted));
  if (at < 0) return false;
  const next = plain(given).charAt(at + plain(wanted).length);
  return wanted.endsWith(")") || !/[a-z0-9]/.test(next);
}

function compareOutcomes(wanted: Vignette["expect"]["outcomes"], given: Determination): Difference[] {
  const entries = Object.entries(wanted ?? {});
  if (entries.length === 0) return [];
  const unexpected = Object.entries(given.outcomes).filter(
    ([name, { outcome }]) => outcome === "release" && !(name in (wanted ?? {})),
  );
  return [
    ...entries.flatMap(([name, outcome]) =>
      unlike(`outcome of ${name}`, outcome, given.outcomes[name as DocumentClass]?.outcome),
    ),
    ...unexpected.map(([name]) => `${name} is released and nobody expects it`),
  ];
}

function compareSegments(wanted: Vignette["expect"]["segments"], given: Determination): Difference[] {
  return Object.entries(wanted ?? {}).flatMap(([id, rule]) => {
    const whole =
      typeof rule === "string" || Array.isArray(rule) ? { outcome: rule, class: undefined } : rule;
    const found = given.segments[id];
    return [
      ...unlike(`outcome of segment ${id}`, whole.outcome, found?.outcome),
      ...unlike(`class of segment ${id}`, whole.class, found?.class),
    ];
  });
}

function compareForms(wanted: Vignette["expect"]["authorizations"], given: Determination): Difference[] {
  return Object.entries(wanted ?? {}).flatMap(([id, { valid, defects }]) => {
    const finding = given.authorizations.find((one) => one.id === id);
    return [
      ...(valid === undefined ? [] : unlike(`validity of ${id}`, String(valid), finding?.valid)),
      ...lacks(`defect of ${id}`, defects, finding?.defects ?? []),
    ];
  });
}

function compareDates(wanted: Vignette["expect"]["deadlines"], given: Determination): Difference[] {
  return (wanted ?? []).flatMap(({ id, ...dates }) => {
    const found = given.deadlines.filter((deadline) => deadline.id === id);
    const [deadline] = found;
    if (deadline === undefined || found.length > 1) return [`date ${id} is given ${found.length} times`];
    return Object.entries(dates).flatMap(([field, on]) =>
      unlike(`${field} of ${id}`, on, deadline[field as keyof typeof dates]),
    );
  });
}

/** Every difference between an expectation and a determination, in words. */
export function differences(
  { expect: wanted }: Pick<Vignette, "expect">,
  given: Determination,
): readonly Difference[] {
  const verbs = given.actions.map(({ verb }) => verb);
  const cited = [
    ...given.reasons.filter(({ status }) => status !== "not-applicable"),
    ...given.deadlines,
    ...given.actions,
    ...given.prohibitions,
  ].flatMap(({ citation }) => citation ?? []);
  const pointers = given.missingFacts.map(({ pointer }) => pointer);
  const outside = Object.entries(wanted.outsideScope ?? {}).flatMap(([name, outcome]) =>
    unlike(`outside scope of ${name}`, outcome, given.outcomes[name as DocumentClass]?.outsideScope),
  );
  return [
    ...compareOutcomes(wanted.outcomes, given),
    ...compareSegments(wanted.segments, given),
    ...outside,
    ...compareForms(wanted.authorizations, given),
    ...unlike("weight", wanted.instrumentWeight, given.instrumentWeight),
    ...unlike("controlling law", wanted.controlling, given.controlling.jurisdiction),
    ...compareDates(wanted.deadlines, given),
    ...hasBanned(
      "date",
      wanted.mustNotDeadlines,
      given.deadlines.map(({ id }) => id),
    ),
    ...lacks("action", wanted.mustActions, verbs),
    ...hasBanned("action", wanted.mustNotActions, verbs),
    ...lacks(
      "prohibition",
      wanted.mustProhibit,
      given.prohibitions.map(({ code }) => code),
    ),
    ...(wanted.mustCite ?? [])
      .filter((citation) => !cited.some((one) => isBelow(citation, one)))
      .map((citation) => `citation ${citation} is missing`),
    ...(wanted.missingFacts ?? [])
      .filter((pointer) => !pointers.some((one) => one === pointer || one.startsWith(`${pointer}/`)))
      .map((pointer) => `missing fact ${pointer} is not asked for`),
    ...(wanted.needsCounsel === undefined
      ? []
      : unlike("need of counsel", String(wanted.needsCounsel), given.needsCounsel)),
  ];
}
