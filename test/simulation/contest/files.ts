import { requestsIn } from "../told.ts";
import type { Told } from "../told.ts";
import type { History } from "../history.ts";
import { names } from "../world/functions.ts";
import type { World } from "../world/world.ts";

/** Whether the request was under a legal hold after these events: from its first legal process on, until the hold is lifted. */
function isPreserved(history: History): boolean {
  const [first] = history;
  const process = first?.type === "request.opened" && ["subpoena", "court-order"].includes(first.kind);
  const last = history.findLast(({ type }) => type === "legal-hold.placed" || type === "legal-hold.lifted");
  return last ? last.type === "legal-hold.placed" : process;
}

/** The longest that one act of destroying may have begun before a hold: it had read the ledger by then. */
const begunBeforeMs = 60_000;

/** Nothing is destroyed while it is to be preserved. */
export function watchLegalHolds(world: World, tell: (violation: string) => void): void {
  world.watchers.destroyed = ({ bucket, key }) => {
    // Parts that wait for a production are what records are rebuilt into, and go once it is whole.
    if (bucket !== names.productions || key.startsWith("working/")) return;
    const request = requestsIn(world).find(({ key: { requestId } }) => key.includes(requestId));
    const history = request?.events.map(({ recorded }) => recorded) ?? [];
    const placed = history.findLast(({ type }) => type === "legal-hold.placed");
    const since = placed ? world.time.now() - Date.parse(placed.at) : Number.POSITIVE_INFINITY;
    if (isPreserved(history) && since > begunBeforeMs) tell("LH: a file was destroyed under a legal hold");
  };
}

/** What the ledger says is preserved is there, and what it says is destroyed is not. */
export function preservationFaults({ objects }: World, { snapshot, events }: Told): readonly string[] {
  return snapshot.context.assemblies.flatMap(({ productionId, files }) => {
    const lies = objects.versions.some(
      ({ bucket, key }) =>
        bucket === names.productions && key.includes(productionId) && !key.startsWith("working/"),
    );
    const assembled = events.some(
      ({ recorded }) => recorded.type === "production.assembled" && recorded.productionId === productionId,
    );
    return (files === "preserved" || files === "order-withdrawn") && assembled && !lies
      ? ["LH: what the ledger says is preserved is gone"]
      : [];
  });
}
