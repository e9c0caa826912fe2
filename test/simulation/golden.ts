import { readFileSync, readdirSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";
import { decide, open } from "../../workflows/request/decide.ts";
import type { Recorded, RecordedOf } from "../../workflows/request/recorded.ts";
import { parseRecorded } from "../../workflows/request/recorded.ts";
import { dehydrate, restore } from "../../workflows/request/snapshot.ts";
import type { RequestSnapshot } from "../../workflows/request/snapshot.ts";
import { statesOf } from "../../workflows/request/states-of.ts";

// What a released version wrote must mean the same to every later one: the events of a request are kept for years, and the
// code that folds them is not that which wrote them.

/** Where a request stands, in words that do not change with the machine's memory. */
export type Standing = {
  readonly states: Readonly<Record<string, unknown>>;
  readonly held: boolean;
  readonly stage: string;
  readonly production: string | undefined;
  readonly notes: boolean | undefined;
  readonly links: number;
  readonly clocks: readonly string[];
};
/** The events of a request as a version wrote them, and where they brought it then. */
export type Golden = { readonly events: readonly Record<string, unknown>[]; readonly stands: Standing };

const folder = new URL("golden/", import.meta.url);
/** Where the histories of a version are kept. */
export const goldenFile = (version: string): URL => new URL(`${version}.json.br`, folder);

/** The histories of every version that was released. */
export const goldenVersions = (): readonly {
  readonly version: string;
  readonly histories: readonly Golden[];
}[] =>
  readdirSync(folder).map((name) => ({
    version: name.replace(".json.br", ""),
    histories: JSON.parse(
      brotliDecompressSync(readFileSync(new URL(name, folder))).toString("utf8"),
    ) as Golden[],
  }));

/** Where a snapshot stands, told outward. */
export function standingOf(snapshot: RequestSnapshot): Standing {
  const { context } = snapshot;
  const { hold, ...states } = statesOf(snapshot);
  return {
    states,
    held: hold === "held",
    stage: context.stage,
    production: context.production?.state,
    notes: context.vault?.opened,
    links: context.links.length,
    clocks: Object.entries(context.clocks)
      .map(([id, { state, dueOn }]) => `${id} ${state} ${dueOn}`)
      .toSorted(),
  };
}

type Step = { readonly text: string; readonly snapshot: RequestSnapshot };

/**
 * Histories through the code of today, event after event, each stored and read as the ledger does; what a history begins with
 * as the one before it did is not folded again. Throws at the first event it refuses.
 */
export function foldedAll(histories: readonly Golden["events"][]): readonly RequestSnapshot[] {
  let before: readonly Step[] = [];
  return histories.map((events) => {
    const texts = events.map((event) => JSON.stringify(event));
    const alike = before.findIndex(({ text }, n) => text !== texts[n]);
    const steps = before.slice(0, alike < 0 ? before.length : alike);
    for (const event of events.slice(steps.length)) {
      const snapshot = next(steps.at(-1)?.snapshot, parseRecorded(event));
      steps.push({ text: texts[steps.length] ?? "", snapshot });
    }
    before = steps;
    const last = steps.at(-1);
    if (!last) throw new Error("the history is empty");
    return last.snapshot;
  });
}

function next(snapshot: RequestSnapshot | undefined, recorded: Recorded): RequestSnapshot {
  const decision = snapshot ? decide(snapshot, recorded) : open(recorded as RecordedOf<"request.opened">);
  if (decision.outcome !== "accepted") throw new Error(`${recorded.type} is ${decision.outcome} on replay`);
  return restore(JSON.parse(JSON.stringify(dehydrate(decision.snapshot))));
}
