import type { FilesJob } from "../../workflows/contract/calls.ts";
import type { RequestContext } from "../../workflows/request/context.ts";
import type { FilesCounted } from "../../workflows/request/events-of-files.ts";
import type { RequestEvent } from "../../workflows/request/events.ts";
import { disposalIs, filesMayGo } from "../../workflows/request/files.ts";
import { scheduleEdition } from "../../workflows/retention/schedule.ts";
import type { EventId } from "../../workflows/vocabulary/ids.ts";
import { canonicalJson, sha256Hex } from "../adapters/digests.ts";
import type { ReadHolders } from "../adapters/holders.dynamodb.ts";
import type { Log } from "../adapters/log.ts";
import type { RequestReader } from "../adapters/request-reader.dynamodb.ts";
import type { RequestWriter } from "../adapters/request-writer.lambda.ts";
import type { HoldVersion } from "../adapters/stored-versions.s3.ts";
import { countedOf, foundOf, thingsOf, versionsOf } from "./places.ts";
import type { Places, Thing } from "./places.ts";

export type DestroyFiles = {
  readonly requests: Pick<RequestReader, "read">;
  readonly holders: ReadHolders;
  readonly places: Places;
  /** Lifts the legal hold of the object lock off a version of a production. */
  readonly release: HoldVersion;
  readonly submit: RequestWriter;
  readonly log: Log;
};
type Of = { readonly key: FilesJob; readonly context: RequestContext };

/**
 * Destroys the files of a closed request that two people ordered to be destroyed, and reports it. The message names a request
 * and nothing more: what may be destroyed is read from the ledger, before each version anew, with what keeps the patient's
 * records. How much there is goes on record before the first version is destroyed, so that an attempt which goes
 * on where another was broken off counts nothing less. What comes to stand against it stops it where it is.
 */
export async function destroyFiles(ports: DestroyFiles, key: FilesJob): Promise<void> {
  const request = await ports.requests.read(key);
  if (!request || !disposalIs("ordered")(request)) {
    ports.log("security", "files-stay", key);
    return;
  }
  const of = { key, context: request.context };
  const things = thingsOf(of.context);
  if (await somethingStands(ports, key)) return stop(ports, of, things);
  await count(ports, of, things);
  for (const thing of things) if (!(await destroyed(ports, key, thing))) return stop(ports, of, things);
  // Once more at the end: a binder may have been made of papers that were there when it was begun.
  for (const thing of things)
    if ((await versionsOf(ports.places, key, thing)).length > 0) throw new FilesLeft();
  await report(ports, of, { type: "files.destroyed", edition: scheduleEdition });
}

/** Whether the order stands no more, or a request of the patient keeps what is there. */
async function somethingStands({ requests, holders }: DestroyFiles, key: FilesJob): Promise<boolean> {
  const now = await requests.read(key);
  const patientRef = now?.context.patientRef;
  if (!now || !patientRef || !filesMayGo(now.context)) return true;
  return (await holders(key.practiceId, patientRef)).length > 0;
}

/** Puts on record how much there is, unless it stands there: what an earlier attempt destroyed was counted then. */
async function count(ports: DestroyFiles, of: Of, things: readonly Thing[]): Promise<void> {
  const { key, context } = of;
  const before = context.filesDisposal?.counted ?? null;
  const numbers = new Map<Thing, number>();
  for (const thing of things) {
    const now = countedOf(key, thing, await versionsOf(ports.places, key, thing));
    numbers.set(thing, Math.max(now, foundOf(before, thing)));
  }
  const versions = (thing: Thing) => numbers.get(thing) ?? 0;
  const named = new Set<string>(things.map(nameOf));
  const all: FilesCounted = {
    // Of what an earlier order destroyed it stays on record how much that was.
    papers: [
      ...(before?.papers ?? []).filter(({ documentId }) => !named.has(documentId)),
      ...things.flatMap((thing) =>
        thing.place === "papers" ? [{ documentId: thing.documentId, versions: versions(thing) }] : [],
      ),
    ],
    productions: [
      ...(before?.productions ?? []).filter(({ productionId }) => !named.has(productionId)),
      ...things.flatMap((thing) =>
        thing.place === "productions"
          ? [{ productionId: thing.productionId, versions: versions(thing) }]
          : [],
      ),
    ],
    binders: things.reduce((sum, thing) => sum + (thing.place === "binders" ? versions(thing) : 0), 0),
  };
  if (before === null || canonicalJson(all) !== canonicalJson(before))
    await report(ports, of, { type: "files.counted", ...all });
}
const nameOf = (thing: Thing): string =>
  thing.place === "papers"
    ? thing.documentId
    : thing.place === "productions"
      ? thing.productionId
      : "binders";

/**
 * Destroys every version of one thing; of a production the hold is lifted off each just before. False when something came to
 * stand against it: what is left then keeps its hold. Throws when something is left all the same.
 */
async function destroyed(ports: DestroyFiles, key: FilesJob, thing: Thing): Promise<boolean> {
  const { places, release } = ports;
  for (const version of await versionsOf(places, key, thing)) {
    if (await somethingStands(ports, key)) return false;
    if (thing.place === "productions" && !version.isMarker) await release(version);
    await places[thing.place].destroy(version);
  }
  if ((await versionsOf(places, key, thing)).length > 0) throw new FilesLeft();
  return true;
}

/** Says what is whole, and what is gone; of what is neither a part is left, which nobody opens and a later order destroys. */
async function stop(ports: DestroyFiles, of: Of, things: readonly Thing[]): Promise<void> {
  const { key } = of;
  const counted = (await ports.requests.read(key))?.context.filesDisposal?.counted ?? null;
  const whole: Thing[] = [];
  const gone: Thing[] = [];
  for (const thing of things) {
    const versions = await versionsOf(ports.places, key, thing);
    const found = foundOf(counted, thing);
    if (versions.length > 0 && countedOf(key, thing, versions) >= found) whole.push(thing);
    if (versions.length === 0) gone.push(thing);
  }
  const named = (some: readonly Thing[]) => ({
    papers: some.flatMap((thing) => (thing.place === "papers" ? [thing.documentId] : [])),
    productions: some.flatMap((thing) => (thing.place === "productions" ? [thing.productionId] : [])),
  });
  await report(ports, of, { type: "files.disposal-stopped", whole: named(whole), gone: named(gone) });
}

type Report = Extract<RequestEvent, { type: "files.counted" | "files.destroyed" | "files.disposal-stopped" }>;

/** Of one order the same report has the same name, so that it is taken once. Throws when it is refused: nothing goes on then. */
async function report({ submit, log }: DestroyFiles, { key, context }: Of, event: Report): Promise<void> {
  const name = canonicalJson([key.requestId, context.filesDisposal?.orderedAt ?? null, event]);
  const result = await submit({
    ...key,
    eventId: `files-${sha256Hex(name).slice(0, 40)}` as EventId,
    actor: { kind: "system", name: "destroy-files" },
    event,
  });
  if (result.outcome === "refused") throw new ReportRefused(result.problem.code);
  log("security", "files-reported", { ...key, eventType: event.type });
}

/** Files that should be gone are still there. */
class FilesLeft extends Error {
  override readonly name = "FilesLeft";
  constructor() {
    super("files of the request came in while they were destroyed; destroy them again");
  }
}
/** The ledger takes no report by now: what it orders is read anew by the next attempt. */
class ReportRefused extends Error {
  override readonly name = "ReportRefused";
  constructor(code: string) {
    super(`the report was refused with ${code}`);
  }
}
