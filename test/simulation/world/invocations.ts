import { inTask } from "./tasks.ts";
import type { Task } from "./tasks.ts";
import type { Units } from "./capacity.ts";

/** What one run of one function asked of the account, and what it left in its log. */
export type Invocation = {
  readonly fn: string;
  calls: number;
  write: number;
  /** The practices in whose rows and objects it read or wrote. */
  readonly practices: Set<string>;
  /** Lines of its log that tell of a refusal. */
  refusals: number;
  /** It answered a caller that what was asked is refused. */
  refused: boolean;
  /** It came to its end: it was not killed, and did not fail. */
  ended: boolean;
};

/** Keeps account of every run of a function. */
export function accounts() {
  const all: Invocation[] = [];
  const byTask = new WeakMap<Task, Invocation>();
  const current = () => {
    const task = inTask.getStore();
    return task && byTask.get(task);
  };
  return {
    all: all as readonly Invocation[],
    open: (fn: string): Invocation => {
      const one = {
        fn,
        calls: 0,
        write: 0,
        practices: new Set<string>(),
        refusals: 0,
        refused: false,
        ended: false,
      };
      all.push(one);
      const task = inTask.getStore();
      if (task) byTask.set(task, one);
      return one;
    },
    called: (task: Task, input: unknown): void => {
      const one = byTask.get(task);
      if (!one) return;
      one.calls += 1;
      for (const [practice] of JSON.stringify(keysIn(input)).matchAll(/prc_[0-9a-z]{26}/g))
        one.practices.add(practice);
    },
    spent: ({ write }: Units): void => {
      const one = current();
      if (one) one.write += write;
    },
    logged: (line: string): void => {
      const one = current();
      if (one && line.includes('"security"') && !tellsOfAnAct.test(line)) one.refusals += 1;
    },
  };
}

/** What was done before a run failed, and what was looked at before the look could be put on record, is told in the same log. */
const tellsOfAnAct =
  /"what":"(?:record-(?:destroyed|sealed|classified)|disposal-(?:proposed|begun|came-so-far|closed)|records-listed|(?:patients|shelves)-searched|accounting-read|empty-accounting-drawn-up|(?:paper-notes|unclassified)-viewed|birth-date-corrected)"/u;

const keyWords = new Set(["Key", "Keys", "pk", "Prefix", "CopySource", "EncryptionContext"]);

/** What stands in the keys of a call: of rows, whole items are named by their own key, and of objects, their name. */
function keysIn(input: unknown): unknown {
  if (typeof input !== "object" || input === null || input instanceof Uint8Array) return [];
  if (Array.isArray(input)) return input.map(keysIn);
  return Object.entries(input).map(([name, value]: [string, unknown]) =>
    keyWords.has(name) || name.startsWith(":") ? keyText(value) : keysIn(value),
  );
}
const keyText = (value: unknown): unknown =>
  typeof value === "string"
    ? value
    : typeof value === "object" && !(value instanceof Uint8Array)
      ? value
      : [];
