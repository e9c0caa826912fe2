import type { Scene } from "./scene.ts";

/** Whether something holds; unknown never satisfies a requirement and never violates one. */
export type Truth = "yes" | "no" | "unknown";

/** A truth with the JSON pointers it rests on: facts that are in the case file, and facts that are absent. */
export type Answer = {
  readonly truth: Truth;
  readonly facts: readonly string[];
  readonly missing: readonly string[];
};

/** How a question is put together from others, so that it can be printed and drawn on its own. */
type Composition = {
  readonly how: "all" | "any" | "not" | "known";
  readonly of: readonly Predicate[];
};

/** What a scene is sorted by: the paper, and the class of the segment. */
export type Sort = Pick<Scene, "paper" | "class">;

/** A named question over one scene; without a composition it reads the scene itself. */
export type Predicate = {
  readonly name: string;
  /** Whether it holds for all scenes of a sort or for none, where the sort alone says so. */
  readonly ofSort?: (sort: Sort) => boolean;
  /** What decides; the same as the truth of the answer, without what it rests on. */
  readonly truth: (scene: Scene) => Truth;
  readonly ask: (scene: Scene) => Answer;
  readonly composed?: Composition;
};

const merge = (answers: readonly Answer[], truth: Truth): Answer => ({
  truth,
  facts: [...new Set(answers.flatMap((answer) => answer.facts))],
  missing: [...new Set(answers.flatMap((answer) => answer.missing))],
});

/** A truth that is known. */
export const yesIf = (holds: boolean): Truth => (holds ? "yes" : "no");

/** An answer that rests on the given facts of the case file. */
export const settled = (holds: boolean, ...facts: string[]): Answer => ({
  truth: holds ? "yes" : "no",
  facts,
  missing: [],
});

/** An answer that waits for the given facts. */
export const waiting = (...missing: string[]): Answer => ({ truth: "unknown", facts: [], missing });

/** Gives a question a name that can be printed and reviewed; `truth` spares what it rests on where that costs. */
export const question = (
  name: string,
  ask: (scene: Scene) => Answer,
  truth: Predicate["truth"] = (scene) => ask(scene).truth,
): Predicate => ({ name, ask, truth });

/** A question that the sort of the scene alone answers. */
export const questionOfSort = (
  name: string,
  holds: (sort: Sort) => boolean,
  ...facts: readonly string[]
): Predicate => ({
  name,
  ask: (scene) => settled(holds(scene), ...facts.map((fact) => here(scene, fact))),
  truth: (scene) => yesIf(holds(scene)),
  ofSort: holds,
});

/** Whether the answer can still be other than no, or with `holds` false other than yes, once the sort is known. */
export function canHold({ composed, ofSort }: Predicate, sort: Sort, holds = true): boolean {
  if (composed === undefined) return ofSort === undefined || ofSort(sort) === holds;
  const { how, of } = composed;
  if (how === "not" || how === "known")
    return of.every((part) => canHold(part, sort, how === "not" ? !holds : holds));
  return (how === "all") === holds
    ? of.every((part) => canHold(part, sort, holds))
    : of.some((part) => canHold(part, sort, holds));
}

const joined = ({ how, of }: Composition): string =>
  ({ all: "all of", any: "any of", not: "not", known: "known that" })[how] +
  ` (${of.map((part) => part.name).join("; ")})`;

const compose = (composed: Composition, ask: Predicate["ask"], truth: Predicate["truth"]): Predicate => ({
  name: joined(composed),
  ask,
  truth,
  composed,
});

/** The truth of the first part that decides, else unknown if one is, else what stands when none decides. */
const firstThat = (parts: readonly Predicate[], decides: Truth, otherwise: Truth): Predicate["truth"] => {
  const truths = parts.map((part) => part.truth);
  return (scene) => {
    let truth = otherwise;
    for (const truthOf of truths) {
      const found = truthOf(scene);
      if (found === decides) return decides;
      if (found === "unknown") truth = "unknown";
    }
    return truth;
  };
};

/** Holds if every part holds; the first part that fails decides, whatever is unknown beside it. */
export const all = (...parts: readonly Predicate[]): Predicate =>
  compose(
    { how: "all", of: parts },
    (scene) => {
      const answers: Answer[] = [];
      for (const part of parts) {
        const answer = part.ask(scene);
        if (answer.truth === "no") return answer;
        answers.push(answer);
      }
      return merge(answers, answers.every((answer) => answer.truth === "yes") ? "yes" : "unknown");
    },
    firstThat(parts, "no", "yes"),
  );

/** Holds if one part holds; the first part that holds decides, whatever is unknown beside it. */
export const any = (...parts: readonly Predicate[]): Predicate =>
  compose(
    { how: "any", of: parts },
    (scene) => {
      const answers: Answer[] = [];
      for (const part of parts) {
        const answer = part.ask(scene);
        if (answer.truth === "yes") return answer;
        answers.push(answer);
      }
      return merge(answers, answers.every((answer) => answer.truth === "no") ? "no" : "unknown");
    },
    firstThat(parts, "yes", "no"),
  );

const opposite = { yes: "no", no: "yes", unknown: "unknown" } as const;

/** Holds if the part fails; unknown stays unknown. */
export const not = (part: Predicate): Predicate =>
  compose(
    { how: "not", of: [part] },
    (scene) => {
      const answer = part.ask(scene);
      return { ...answer, truth: opposite[answer.truth] };
    },
    (scene) => opposite[part.truth(scene)],
  );

/** Holds only if the part is known to hold; for rules that speak only once somebody has looked. */
export const known = (part: Predicate): Predicate =>
  compose(
    { how: "known", of: [part] },
    (scene) => {
      const answer = part.ask(scene);
      return answer.truth === "unknown" ? { ...answer, truth: "no", missing: [] } : answer;
    },
    (scene) => (part.truth(scene) === "yes" ? "yes" : "no"),
  );

/** Speaks to every request. */
export const always: Predicate = question("always", () => settled(true));

/** Holds for no request; for rules that say what a paper of this kind can never do. */
export const never: Predicate = question("never", () => settled(false));

/** The pointer with `*` filled in by the index of the scene's segment. */
export const here = (scene: Scene, pointer: string): string => pointer.replace("*", String(scene.index));

function follow(scene: Scene, keys: readonly string[]): unknown {
  let value: unknown = scene.caseFile;
  for (const key of keys) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<string, unknown>)[key === "*" ? scene.index : key];
  }
  return value;
}

const keysOf = (pointer: string): readonly string[] => pointer.slice(1).split("/");

/** The value at a pointer of the case file; undefined means unknown. */
export const valueAt = (scene: Scene, pointer: string): unknown => follow(scene, keysOf(pointer));

function about(name: string, pointer: string, holds: (value: unknown) => boolean): Predicate {
  const keys = keysOf(pointer);
  const ask = (scene: Scene): Answer => {
    const value = follow(scene, keys);
    const at = here(scene, pointer);
    return value === undefined ? waiting(at) : settled(holds(value), at);
  };
  return question(name, ask, (scene) => {
    const value = follow(scene, keys);
    return value === undefined ? "unknown" : yesIf(holds(value));
  });
}

/** Holds if the fact is recorded as true. */
export const isTrue = (pointer: string): Predicate =>
  about(`${pointer} is true`, pointer, (value) => value === true);

/** Holds if the fact is recorded as false. */
export const isFalse = (pointer: string): Predicate =>
  about(`${pointer} is false`, pointer, (value) => value === false);

/** Holds if the fact is recorded as one of the words. */
export const isOneOf = (pointer: string, ...words: readonly string[]): Predicate =>
  about(`${pointer} is ${words.join(" or ")}`, pointer, (value) => words.includes(String(value)));

/** Holds if the recorded list has one of the words. */
export const lists = (pointer: string, ...words: readonly string[]): Predicate =>
  about(
    `${pointer} lists ${words.join(" or ")}`,
    pointer,
    (value) => Array.isArray(value) && value.some((item) => words.includes(String(item))),
  );

/** Holds if anything at all is recorded there. */
export const isRecorded = (pointer: string): Predicate => {
  const keys = keysOf(pointer);
  return question(
    `${pointer} is recorded`,
    (scene) => (follow(scene, keys) === undefined ? settled(false) : settled(true, here(scene, pointer))),
    (scene) => yesIf(follow(scene, keys) !== undefined),
  );
};

/** Holds if the fact has been looked up, whatever it is; until then it is asked for. */
export const isLookedUp = (pointer: string): Predicate =>
  about(`${pointer} was looked up`, pointer, () => true);
