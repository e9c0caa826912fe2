import type { ConditionValue, PolicyStatement } from "./principals.ts";
import { type ContextKeys, filledIn, matches, matchesArn } from "./wildcards.ts";

type Compare = (actual: string, wanted: string, context: ContextKeys) => boolean;
type Operator = { readonly compare: Compare; readonly negated: boolean };

const is = (compare: Compare): Operator => ({ compare, negated: false });
const isNot = (compare: Compare): Operator => ({ compare, negated: true });

const equal: Compare = (actual, wanted, context) => actual === filledIn(wanted, context);
const equalIgnoringCase: Compare = (actual, wanted, context) =>
  actual.toLowerCase() === filledIn(wanted, context)?.toLowerCase();
const like: Compare = (actual, wanted, context) => matches(wanted, actual, context);
const arnLike: Compare = (actual, wanted, context) => matchesArn(wanted, actual, context);
const bool: Compare = (actual, wanted) => actual.toLowerCase() === wanted.toLowerCase();

function compared(parse: (text: string) => number, test: (difference: number) => boolean): Compare {
  // NaN compares false with everything, so an unreadable number or date never matches.
  return (actual, wanted) => test(parse(actual) - parse(wanted));
}

const number = (text: string) => (text.trim() === "" ? Number.NaN : Number(text));
const date = (text: string) => (/^\d+$/u.test(text) ? Number(text) * 1000 : Date.parse(text));

const comparisons = (name: string, parse: (text: string) => number): [string, Operator][] => [
  [`${name}Equals`, is(compared(parse, (d) => d === 0))],
  [`${name}NotEquals`, isNot(compared(parse, (d) => d === 0))],
  [`${name}LessThan`, is(compared(parse, (d) => d < 0))],
  [`${name}LessThanEquals`, is(compared(parse, (d) => d <= 0))],
  [`${name}GreaterThan`, is(compared(parse, (d) => d > 0))],
  [`${name}GreaterThanEquals`, is(compared(parse, (d) => d >= 0))],
];

const OPERATORS: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ["StringEquals", is(equal)],
  ["StringNotEquals", isNot(equal)],
  ["StringEqualsIgnoreCase", is(equalIgnoringCase)],
  ["StringNotEqualsIgnoreCase", isNot(equalIgnoringCase)],
  ["StringLike", is(like)],
  ["StringNotLike", isNot(like)],
  // AWS: ArnEquals and ArnLike behave identically.
  ["ArnEquals", is(arnLike)],
  ["ArnLike", is(arnLike)],
  ["ArnNotEquals", isNot(arnLike)],
  ["ArnNotLike", isNot(arnLike)],
  ["Bool", is(bool)],
  ...comparisons("Numeric", number),
  ...comparisons("Date", date),
]);

/** Whether every condition of a statement holds; throws on an operator this evaluator does not know, rather than guess. */
export function conditionsHold(conditions: PolicyStatement["Condition"], context: ContextKeys): boolean {
  return Object.entries(conditions ?? {}).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) => holds(operator, key, asStrings(wanted), context)),
  );
}

function holds(written: string, key: string, wanted: readonly string[], context: ContextKeys): boolean {
  const actual = context.get(key.toLowerCase());
  if (written === "Null") return wanted.some((value) => bool(String(actual === undefined), value, context));

  const { set, name, ifExists } = parsedOperator(written);
  const operator = OPERATORS.get(name);
  if (operator === undefined)
    throw new Error(`condition operator ${written} is not known to the local policy evaluator`);

  const fits = (value: string) =>
    wanted.some((candidate) => operator.compare(value, candidate, context)) !== operator.negated;
  if (set === "ForAllValues") return (actual ?? []).every(fits);
  if (actual === undefined) return ifExists || (set === undefined && operator.negated);
  if (set === "ForAnyValue") return actual.some(fits);
  // Without a set operator a condition is about one value; AWS leaves several undefined, so they never satisfy it.
  return actual.length === 1 && actual.every(fits);
}

function parsedOperator(written: string) {
  const [, set, name = "", ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/u.exec(written) ?? [];
  return { set, name, ifExists: ifExists !== undefined };
}

const asStrings = (value: ConditionValue): string[] => (Array.isArray(value) ? value : [value]).map(String);
