import { AsyncLocalStorage } from "node:async_hooks";
import { setImmediate } from "node:timers/promises";

/** Something that runs: one invocation of a function, or one person at work. */
export type Task = {
  readonly name: string;
  /** How many were started before it. */
  readonly number: number;
  /** The first task of those that started one another up to this one. */
  readonly actor: string;
  /** Calls it waits for. A task that waits for none and has not ended is computing. */
  waits: number;
  ended: boolean;
  /** Goes first: its calls are answered at once, and what it starts is as quick. */
  readonly hurried: boolean;
  /** A killed task never hears an answer again. */
  readonly kill: () => void;
};
export type Ending<T> =
  | { readonly ended: "well"; readonly value: T }
  | { readonly ended: "badly"; readonly error: unknown }
  | { readonly ended: "killed" };

/** Which task the running code belongs to. */
export const inTask = new AsyncLocalStorage<Task>();

/** Whatever happens next in the world, and when. */
type Due = { readonly at: number; readonly act: () => void };

const realSeconds = 60;

/** The one order in which everything happens: by time, and at one time as it was put down. */
export function timeline(startsAt: number) {
  let now = startsAt;
  const due: Due[] = [];
  const running = new Set<Task>();
  let [computing, started] = [0, 0];
  /** What the tasks asked for since the last thing happened. */
  let asked: { readonly by: Task; readonly act: () => void }[] = [];

  const at = (when: number, act: () => void) => {
    let [first, last] = [0, due.length];
    while (first < last) {
      const middle = (first + last) >>> 1;
      if ((due[middle]?.at ?? when) <= when) first = middle + 1;
      else last = middle;
    }
    due.splice(first, 0, { at: when, act });
  };
  /**
   * Lets every task compute until it waits for something of this world. Which of them computes faster is this machine's
   * affair: what they ask for is heard in the order in which the tasks were started.
   */
  const settle = async () => {
    const since = performance.now();
    const quiet = async () => {
      do {
        await setImmediate();
        if (performance.now() - since > realSeconds * 1000)
          throw new Error(
            `${[...running].map(({ name }) => name).join(", ")} neither ended nor asked for anything`,
          );
      } while (computing > 0);
    };
    for (await quiet(); asked.length > 0; await quiet()) {
      const heard = asked.toSorted((one, other) => one.by.number - other.by.number);
      asked = [];
      for (const { by, act } of heard) inTask.run(by, act);
    }
  };
  const start = <T>(
    name: string,
    work: () => Promise<T>,
    hurried = inTask.getStore()?.hurried ?? false,
  ): { readonly task: Task; readonly ending: Promise<Ending<T>> } => {
    let end: (ending: Ending<T>) => void = () => {};
    const ending = new Promise<Ending<T>>((resolve) => {
      end = (how) => {
        if (task.ended) return;
        task.ended = true;
        running.delete(task);
        if (task.waits === 0) computing -= 1;
        resolve(how);
      };
    });
    const actor = inTask.getStore()?.actor ?? name;
    started += 1;
    const number = started;
    const task: Task = {
      name,
      number,
      actor,
      waits: 0,
      ended: false,
      hurried,
      kill: () => end({ ended: "killed" }),
    };
    running.add(task);
    computing += 1;
    inTask.run(task, work).then(
      (value) => end({ ended: "well", value }),
      (error: unknown) => end({ ended: "badly", error }),
    );
    return { task, ending };
  };
  /** A promise that the running task waits for; the world settles it, unless the task was killed meanwhile. */
  const wait = <T>(
    ask: (answer: (value: T) => void, refuse: (error: unknown) => void, task: Task) => void,
  ): Promise<T> => {
    const task = inTask.getStore();
    if (!task) throw new Error("only a task of the simulated world can wait for it");
    if (task.waits === 0 && !task.ended) computing -= 1;
    task.waits += 1;
    return new Promise<T>((resolve, reject) => {
      const once = (settle: () => void) => {
        if (task.ended) return;
        task.waits -= 1;
        if (task.waits === 0) computing += 1;
        settle();
      };
      asked.push({
        by: task,
        act: () =>
          ask(
            (value) => once(() => resolve(value)),
            (error) => once(() => reject(error)),
            task,
          ),
      });
    });
  };
  return {
    now: () => now,
    pass: (milliseconds: number) => void (now += milliseconds),
    at,
    start,
    wait,
    sleep: (milliseconds: number) => wait<void>((answer) => at(now + milliseconds, () => answer())),
    /** Does the next thing, unless it lies after `until`; false when there was none. */
    step: async (until: number): Promise<boolean> => {
      await settle();
      const [next] = due;
      if (!next || next.at > until) return false;
      due.shift();
      now = Math.max(now, next.at);
      next.act();
      return true;
    },
    /** When the next thing happens; never, when there is none. */
    nextAt: () => due[0]?.at ?? Number.POSITIVE_INFINITY,
    jumpTo: (when: number) => void (now = Math.max(now, when)),
  };
}
