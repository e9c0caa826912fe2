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

/** The events one after the other through the code of today, each stored and read as the ledger does. Throws at the first it refuses. */
export function folded(events: readonly Record<string, unknown>[]): RequestSnapshot {
  let snapshot: RequestSnapshot | undefined;
  for (const [n, event] of events.entries()) {
    const recorded: Recorded = parseRecorded(event);
    const decision = snapshot ? decide(snapshot, recorded) : open(recorded as RecordedOf<"request.opened">);
    if (decision.outcome !== "accepted")
      throw new Error(`event ${n + 1} (${recorded.type}) is ${decision.outcome}`);
    snapshot = restore(JSON.parse(JSON.stringify(dehydrate(decision.snapshot))));
  }
  if (!snapshot) throw new Error("the history is empty");
  return snapshot;
}
