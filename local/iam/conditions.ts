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
const bool: Compare = (actual, wanted) =>
  /^(?:true|false)$/iu.test(actual) && actual.toLowerCase() === wanted.toLowerCase();

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

  const { compare, negated } = operator;
  // A value whose variable stands for nothing makes neither an operator nor its negation hold.
  const fits = (value: string) =>
    negated
      ? wanted.every((one) => filledIn(one, context) !== undefined && !compare(value, one, context))
      : wanted.some((one) => compare(value, one, context));
  switch (set) {
    case "ForAllValues":
      return listed(actual).every(fits);
    case "ForAnyValue":
      return listed(actual).some(fits);
    case undefined:
      if (actual === undefined) return ifExists || operator.negated;
      // A condition without a set operator never holds of a key that takes several values.
      return typeof actual === "string" && fits(actual);
  }
}

const listed = (value: string | readonly string[] | undefined) =>
  value === undefined ? [] : typeof value === "string" ? [value] : value;

function parsedOperator(written: string) {
  const [, set, name = "", ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/u.exec(written) ?? [];
  return { set: set as "ForAllValues" | "ForAnyValue" | undefined, name, ifExists: ifExists !== undefined };
}

const asStrings = (value: ConditionValue): string[] => (Array.isArray(value) ? value : [value]).map(String);
