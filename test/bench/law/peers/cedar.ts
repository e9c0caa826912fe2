import { preparsePolicySet, statefulIsAuthorized } from "@cedar-policy/cedar-wasm/nodejs";
import type { Context } from "@cedar-policy/cedar-wasm/nodejs";
import type { RuleBook, Truths } from "../rule-book.ts";
import type { Condition } from "../two-valued.ts";

/** What Cedar is handed of one fact set: facts that hold as true, unknown ones as false; the others are absent. */
export const contextFor = ({ facts }: RuleBook, truths: Truths): Context =>
  Object.fromEntries(
    facts.flatMap(({ at }) => (truths[at] === "no" ? [] : [[`f${at}`, truths[at] === "yes"]])),
  );

const asked = (at: number, word: "yes" | "no"): string =>
  word === "yes" ? `(context has f${at} && context.f${at})` : `!(context has f${at})`;

function written(condition: Condition): string {
  if (condition.how === "is") return asked(condition.at, condition.word);
  if (condition.how === "is-not")
    return condition.word === "no" ? `context has f${condition.at}` : `!${asked(condition.at, "yes")}`;
  if (condition.of.length === 0) return String(condition.how === "all");
  return `(${condition.of.map(written).join(condition.how === "all" ? " && " : " || ")})`;
}

const asker = { type: "Asker", id: "a" };
const release = { type: "Action", id: "release" };
const segment = { type: "Segment", id: "s" };

/** A set of policies, parsed once; a call asks it about one fact set. */
function policySet(id: string, staticPolicies: Record<string, string>) {
  const parsed = preparsePolicySet(id, { staticPolicies });
  if (parsed.type === "failure") throw new Error(JSON.stringify(parsed.errors));
  return (context: Context) => {
    const answer = statefulIsAuthorized({
      principal: asker,
      action: release,
      resource: segment,
      context,
      preparsedPolicySetId: id,
      entities: [],
    });
    if (answer.type === "failure" || answer.response.diagnostics.errors.length > 0)
      throw new Error(JSON.stringify(answer));
    return answer.response;
  };
}

/** One permit for each question: the reasons of its answer are the questions that hold. */
export function cedarTrace(id: string, questions: readonly Condition[]) {
  const ask = policySet(
    id,
    Object.fromEntries(
      questions.map((question, n) => [
        String(n),
        `permit(principal, action, resource) when { ${written(question)} };`,
      ]),
    ),
  );
  return (context: Context): ReadonlySet<number> => new Set(ask(context).diagnostics.reason.map(Number));
}
