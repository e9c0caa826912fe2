import { outcomes } from "../../../workflows/contract/determination-words.ts";
import type { Scene } from "../../../workflows/law/scene.ts";
import { statuses, type Decision } from "./decision.ts";
import type { RuleBook, Tree, Truths } from "./rule-book.ts";

// Strong Kleene logic as numbers: all is the least, any is the greatest, not is what is missing to one.
const no = 0;
const unknown = 0.5;
const yes = 1;
const numbers = { no, unknown, yes } as const;

function valueOf(tree: Tree, truths: Truths): number {
  if (tree.how === "fact") return numbers[truths[tree.fact.at] ?? "unknown"];
  if (tree.how === "constant") return tree.holds ? yes : no;
  if (tree.how === "not") return yes - valueOf(tree.of, truths);
  if (tree.how === "known") return Math.floor(valueOf(tree.of, truths));
  const parts = tree.of.map((part) => valueOf(part, truths));
  return tree.how === "all" ? Math.min(yes, ...parts) : Math.max(no, ...parts);
}

type Judged = RuleBook["rules"][number] & { readonly status: (typeof statuses)[number] };

const statusOf = (role: string, applies: number, requires: number): Judged["status"] => {
  if (applies === no) return "not-applicable";
  if (requires === yes && (applies === yes || role === "lock")) return "satisfied";
  return applies === yes && requires === no ? "violated" : "unknown";
};

/** The allow and deny core told a second time, word for word: no shared code, no short cuts, every condition to its end. */
export function secondOpinion(book: RuleBook, { paper, class: name }: Scene, truths: Truths): Decision {
  const judged = book.rules.map((rule): Judged => ({
    ...rule,
    status: statusOf(rule.role, valueOf(rule.applies, truths), valueOf(rule.requires, truths)),
  }));
  const speaking = judged.filter(({ status }) => status !== "not-applicable");
  const leaves = (rule: Judged): number => rule.leaves(paper.kind, name);
  const release = outcomes.indexOf("release");
  const governing = book.governs.filter(({ when }) => valueOf(when, truths) !== no);
  const ofBodies = governing.map(({ body }) => {
    const doors = speaking.filter((rule) => rule.role === "door" && rule.body === body);
    return Math.max(
      0,
      ...doors.map((door) => (door.status === "satisfied" && door.opens ? release : leaves(door))),
    );
  });
  const ofLocks = speaking
    .filter(({ role, status }) => role === "lock" && status !== "satisfied")
    .map(leaves);
  return {
    outcome: outcomes[Math.min(release, ...ofBodies, ...ofLocks)] ?? "withhold",
    trace: Uint8Array.from(judged, ({ status }) => statuses.indexOf(status)),
  };
}
