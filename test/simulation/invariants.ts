import { accountingFaults } from "./accounting-faults.ts";
import { brokenAt } from "../../functions/advance-request/event-row.ts";
import { canonicalJson, sha256Hex } from "../../functions/adapters/digests.ts";
import { readingKey, requestPartition } from "../../functions/adapters/ledger-keys.ts";
import { sealWindowOf } from "../../functions/adapters/seal-window.ts";
import { productionObjectKey } from "../../functions/adapters/production-objects.ts";
import { manifestSchema } from "../../workflows/production/manifest.ts";
import { decide, open } from "../../workflows/request/decide.ts";
import { dehydrate, restore } from "../../workflows/request/snapshot.ts";
import type { RequestSnapshot } from "../../workflows/request/snapshot.ts";
import { statesOf } from "../../workflows/request/states-of.ts";
import { staffCommandEvents } from "../../workflows/contract/commands.ts";
import { accountFaults, clockFaults, skew, stormFaults } from "./accounts.ts";
import { collectedIn } from "./collect.ts";
import { contestFaults } from "./contest/invariants.ts";
import { motionsAreForgotten } from "./contest/standing.ts";
import { approvedIn, noteIsNotRead, noteStaysShut, wronglyReleased } from "./history.ts";
import type { DocumentId, ReadingId } from "../../workflows/vocabulary/ids.ts";
import { disposalFaults } from "./disposal/faults.ts";
import { leakFaults } from "./leaks.ts";
import { letterFaults } from "./letters.ts";
import type { Given } from "./people.ts";
import { recordsOnShelf, staff } from "./practice.ts";
import { requestsIn, toldBy } from "./told.ts";
import { preservedFaults } from "./preserved-faults.ts";
import type { Told } from "./told.ts";
import { names } from "./world/functions.ts";
import { holdsUnchecked } from "./world/checked-packets.ts";
import type { World } from "./world/world.ts";

/** I1, I2: every re-wrap of a note is looked at in the moment it happens, against the events of its request. */
export function watchNotes(world: World, tell: (violation: string) => void): void {
  world.watchers.misused = (operation) => tell(`I2: ${operation} was asked of the psychotherapy-notes key`);
  world.watchers.rewrapped = ({ from, to }) => {
    if (from["documentId"] !== to["documentId"]) tell("I2: a note was re-wrapped for another document");
    const readingId = to["requestId"] ?? "";
    if (readingId.startsWith("rdg_")) {
      const shut = readingStaysShut(world, to["practiceId"] ?? "", readingId, to["documentId"] as DocumentId);
      if (shut) tell(`I1: a note was re-wrapped for a reader although ${shut}`);
      return;
    }
    const pk = requestPartition({ practiceId: to["practiceId"] ?? "", requestId: to["requestId"] ?? "" });
    const rows = [...world.ledger.partition(pk).values()];
    const head = rows.find(({ sk }) => sk === "CASE#SNAPSHOT");
    const request = head && toldBy(head, rows);
    const history = request?.events.map(({ recorded }) => recorded) ?? [];
    const opening = history.findLastIndex(
      (event) =>
        event.type === "vault.opened" &&
        event.grants.some(({ documentId }) => documentId === to["documentId"]),
    );
    const shut = noteStaysShut(history.slice(0, opening + 1), to["documentId"] as never);
    if (opening < 0 || shut)
      tell(`I1: a note was re-wrapped although ${shut ?? "its vault was never opened"}`);
  };
}

/** Why nobody may be read this note under this reading now. */
function readingStaysShut(
  world: World,
  practiceId: string,
  readingId: string,
  documentId: DocumentId,
): string | undefined {
  const row = [...world.ledger.partition(readingKey(practiceId, readingId).pk).values()].find(
    ({ sk }) => sk === "READING",
  );
  if (!row || row["documentId"] !== documentId) return "there is no such reading of it";
  if (Date.parse(String(row["endsAt"])) + skew < world.time.now()) return "its minutes are over";
  const { requestId } = row;
  if (typeof requestId !== "string")
    return row["personId"] === staff.clinician.personId ? undefined : "its reader did not write it";
  const rows = [...world.ledger.partition(requestPartition({ practiceId, requestId })).values()];
  const head = rows.find(({ sk }) => sk === "CASE#SNAPSHOT");
  const history = (head && toldBy(head, rows))?.events.map(({ recorded }) => recorded) ?? [];
  // What comes between the last look and the re-wrap is looked at once more before the copy is stored, and before each link.
  const asked = history.findLastIndex(
    (event) => event.type === "note.reading-asked" && event.readingId === readingId,
  );
  return noteIsNotRead(history.slice(0, asked + 1), documentId, readingId as ReadingId);
}

/** I3, I18: the chain holds, the versions have no gap, and the state is what the events fold to. */
export function ledgerFaults({ key, events, rows, snapshot }: Told): readonly string[] {
  const broken = brokenAt(key, events);
  if (broken !== undefined) return [`I18: the chain of events breaks at ${broken}`];
  const head = rows.find(({ sk }) => sk === "CASE#SNAPSHOT");
  if (head?.["version"] !== events.length)
    return [`I3: version ${String(head?.["version"])} after ${events.length} events`];
  if (head["headHash"] !== events.at(-1)?.hash) return ["I18: the head is not the hash of the last event"];
  let folded: RequestSnapshot | undefined;
  const history = events.map(({ recorded }) => recorded);
  for (const { recorded, seq } of events) {
    const decision =
      folded === undefined ? open(recorded as Parameters<typeof open>[0]) : decide(folded, recorded);
    if (decision.outcome !== "accepted")
      return [`I3: event ${seq} (${recorded.type}) is ${decision.outcome} on replay`];
    folded = restore(JSON.parse(JSON.stringify(dehydrate(decision.snapshot))));
    if (motionsAreForgotten(history.slice(0, seq), folded.context.motionsFiled))
      return ["CT: the ledger forgets a motion that is before the court"];
  }
  const same =
    folded !== undefined && canonicalJson(dehydrate(folded)) === canonicalJson(dehydrate(snapshot));
  return same ? [] : ["I3: the stored state is not the fold of the events"];
}

/** I1, I6, I10, I12, I15: what was released, against its events and its manifest. */
async function releaseFaults(world: World, { key, events, snapshot }: Told): Promise<readonly string[]> {
  const shelf = new Map((await recordsOnShelf()).map(({ row }) => [row.documentId, row.sealed]));
  const faults: string[] = [];
  const history = events.map(({ recorded }) => recorded);
  for (const [at, event] of history.entries()) {
    if (event.type !== "production.released") continue;
    const { productionId } = event;
    const wrong = (documents: readonly DocumentId[]): readonly string[] =>
      wronglyReleased(
        history.slice(0, at + 1),
        documents.map((documentId) => ({ documentId, sealed: shelf.get(documentId) === true })),
      ).map((why) => `I10: released although ${why}`);
    // Closed before anybody was given a link: its files are destroyed, and that they are gone is looked at elsewhere.
    if (
      snapshot.context.assemblies.some(
        (one) => one.productionId === productionId && one.files === "destroyed",
      )
    ) {
      faults.push(...wrong(approvedIn(history.slice(0, at))));
      continue;
    }
    if (
      history.filter((one) => one.type === "production.released" && one.productionId === productionId)
        .length > 1
    )
      faults.push("I6: a production was released twice");
    const assembled = history.findLast(
      (one) => one.type === "production.assembled" && one.productionId === productionId,
    );
    const stored = world.objects.newest(
      names.productions,
      productionObjectKey(key, productionId, "manifest"),
    );
    const packet = world.objects.newest(
      names.productions,
      productionObjectKey(key, productionId, "production"),
    );
    if (assembled?.type !== "production.assembled" || !stored || !packet)
      return [...faults, "I6: what was released is not there"];
    if (sha256Hex(stored.bytes) !== assembled.manifestSha256)
      faults.push("I7: the manifest is not the one that was released");
    if (sha256Hex(packet.bytes) !== assembled.productionSha256)
      faults.push("I7: the packet is not the one that was released");
    if (holdsUnchecked(packet.bytes))
      faults.push("RC: a packet was released whose pages were not found clean");
    const { documents } = manifestSchema.parse(JSON.parse(stored.bytes.toString("utf8")));
    faults.push(...wrong(documents.map(({ documentId }) => documentId)));
    const pages = documents.reduce((sum, one) => sum + one.pages, 0);
    if (
      pages !== assembled.pages ||
      documents[0]?.batesFirst !== assembled.batesFirst ||
      documents.at(-1)?.batesLast !== assembled.batesLast
    )
      faults.push("I15: the numbers of the manifest are not those of the packet");
  }
  return faults;
}

/** I1, I7, I10: every file that left, against the release and the link it left by. */
function deliveryFaults(world: World, requests: readonly Told[]): readonly string[] {
  return collectedIn(world).flatMap(({ at, key, file, linkId, sha256 }) => {
    const request = requests.find(({ key: { requestId } }) => key.includes(requestId));
    const history = request?.events.map(({ recorded }) => recorded) ?? [];
    const issued = history.findIndex((event) => event.type === "link.issued" && event.linkId === linkId);
    const link = history[issued];
    if (link?.type !== "link.issued") return ["I7: a file left by a link that the ledger does not know"];
    const before = history.slice(0, issued);
    const release = before.findLast((event) => event.type === "production.released");
    if (!release || Date.parse(release.at) - skew > at) return ["I7: a file left before its release"];
    const assembled = before.findLast((event) => event.type === "production.assembled");
    const digest = {
      production: assembled?.productionSha256,
      manifest: assembled?.manifestSha256,
      "cover-letter": assembled?.coverLetterSha256,
      packet: assembled?.packet?.sha256,
    };
    if (sha256 !== digest[file]) return [`I7: the ${file} that left is not the one that was released`];
    const sealed = before.findLast((event) => event.type === "vault.requested")?.documentIds ?? [];
    const shut =
      Object.keys(release.judgement.sealed).length === 0
        ? undefined
        : sealed.map((id) => noteStaysShut(before, id)).find(Boolean);
    if (shut) return [`I10: a packet with notes left although ${shut}`];
    const transferred = history.some(
      (event) => event.type === "transfer.finished" && event.linkId === linkId,
    );
    return transferred ? [] : ["I5: a download is not recorded"];
  });
}

/** I7: what is recorded as downloaded was downloaded: a link that had run out is no download. */
function transferFaults(world: World, requests: readonly Told[]): readonly string[] {
  const served = new Set(collectedIn(world).map(({ linkId }) => linkId));
  return requests.flatMap(({ events }) =>
    events.flatMap(({ recorded }) =>
      recorded.type === "transfer.finished" && !served.has(recorded.linkId)
        ? ["I7: a download is recorded that never was"]
        : [],
    ),
  );
}

/** I4, I11: every command that was accepted is one event where the answer says it is, every refused one is none. */
function commandFaults(given: readonly Given[], requests: readonly Told[]): readonly string[] {
  return given.flatMap(({ requestId, command, commandId, answer }) => {
    const events = requests.find(({ key }) => key.requestId === requestId)?.events ?? [];
    const eventId = `staff-${sha256Hex(commandId).slice(0, 48)}`;
    const found = events.filter((event) => event.eventId === eventId);
    if (answer.status >= 300)
      return found.length === 0
        ? []
        : [`I11: ${command} happened and was answered with ${String(answer.body["code"])}`];
    const [event] = found;
    const right =
      event?.seq === answer.body["version"] && event?.recorded.type === staffCommandEvents[command];
    if (answer.body["outcome"] === "unchanged") return [];
    return found.length === 1 && right ? [] : [`I4: ${command} was accepted and is ${found.length} events`];
  });
}

/** I5, I9, I17: nothing waits any more, and nothing was left behind. */
function quietFaults(world: World, { rows, snapshot, events }: Told, { goesOn }: Rest): readonly string[] {
  const { course, vault } = statesOf(snapshot);
  const effects = rows.filter(({ sk }) => String(sk).startsWith("OUTBOX#"));
  const undone = effects
    .filter(({ status }) => status === "open")
    .map(({ effect }) => (effect as { kind: string }).kind);
  const running = Object.entries(snapshot.context.clocks).filter(([, { wakesOn }]) => wakesOn !== null);
  const rung = events.flatMap(({ recorded }) =>
    recorded.type === "clock.elapsed" || recorded.type === "clock.reminded"
      ? [`${recorded.type} ${recorded.clockId} ${recorded.generation}`]
      : [],
  );
  const papersLost = snapshot.context.papers.filter(({ documentId, state, sha256 }) => {
    const kept = world.objects.versions.find(
      ({ bucket, key }) => bucket === names.casePapers && key.endsWith(documentId),
    );
    return state === "admitted" && (!kept || sha256Hex(kept.bytes) !== sha256);
  });
  return [
    ...undone.map((kind) => `I5: the effect ${kind} was never performed`),
    ...(course.startsWith("assembling") ? [`I17: the request is stuck in ${course}`] : []),
    ...(["open", "closing"].includes(vault) ? [`I17: the vault is still ${vault}`] : []),
    ...(goesOn ? [] : running).map(([id]) => `I9: the clock ${id} never rang`),
    ...(new Set(rung).size < rung.length ? ["I9: a clock rang twice"] : []),
    ...papersLost.map(() => "I14: an admitted paper is not among the case papers"),
  ];
}

/** I7, I17: files lie where a production is in hand or was handed over, and nowhere else. */
function filesFaults(world: World, { key, snapshot }: Told): readonly string[] {
  const { assemblies, legalHold } = snapshot.context;
  const unsettled = assemblies.filter(({ files }) => files === "to-destroy");
  const left = world.objects.versions.filter(
    (one) =>
      one.bucket === names.productions &&
      one.key.includes(key.requestId) &&
      !assemblies.some(
        ({ productionId, files }) =>
          one.key.includes(productionId) &&
          (files === "in-hand" ||
            files === "kept" ||
            ((files === "preserved" || files === "order-withdrawn") && legalHold)),
      ),
  );
  const linked = collectedIn(world).filter(({ key: collected }) => collected.includes(key.requestId));
  const loose = linked.filter(
    ({ key: of, versionId }) =>
      !world.objects.versions.some((one) => one.key === of && one.versionId === versionId && one.onHold),
  );
  return [
    ...unsettled.map(() => "I17: a production that was given up is not destroyed"),
    ...left.map(() => "I17: a file is left of a production that was given up"),
    ...loose.map(() => "I7: what was handed over is not held"),
  ];
}

/** I15: a production that is written again is written the same, byte for byte: its numbers and its date are the ledger's. */
function writingFaults({ objects }: World): readonly string[] {
  const written = new Map<string, string>();
  return objects.versions.flatMap(({ bucket, key, bytes }) => {
    if (bucket !== names.productions) return [];
    const sha256 = sha256Hex(bytes);
    const before = written.get(key) ?? sha256;
    written.set(key, sha256);
    return before === sha256 ? [] : ["I15: a production was written twice, and not the same"];
  });
}

/** I18: every window in which a request moved is sealed, each chain up to its last event of the window or farther. */
function sealFaults(world: World, requests: readonly Told[]): readonly string[] {
  const seals = world.objects.versions.filter(({ bucket }) => bucket === names.audit);
  if (seals.length === 0) return [];
  const windowIn = ({ recorded }: Told["events"][number]) => sealWindowOf(Date.parse(recorded.at));
  const windows = new Set(requests.flatMap(({ events }) => events.map(windowIn)));
  return [...windows].flatMap((window) => {
    const seal = seals.find(({ key }) => key.endsWith(`/${window}.json`));
    if (!seal) return [`I18: the window ${window} was never sealed`];
    const text = seal.bytes.toString("utf8");
    const lacks = requests.some(({ events }) => {
      const last = events.findLastIndex((event) => windowIn(event) === window);
      return last >= 0 && !events.slice(last).some(({ hash }) => text.includes(hash));
    });
    return lacks ? [`I18: the seal of ${window} lacks a head`] : [];
  });
}

/** Whether the world was only let rest: its clocks run on, and what people leave undone may lie. */
type Rest = { readonly goesOn: boolean };

/** Every violation that a world at rest shows. */
export async function violationsAtRest(
  world: World,
  given: readonly Given[],
  rest: Rest = { goesOn: false },
): Promise<readonly string[]> {
  const requests = requestsIn(world);
  const each = await Promise.all(
    requests.map(async (one) => [
      ...ledgerFaults(one),
      ...accountingFaults(world, one),
      ...preservedFaults(world, one),
      ...(await releaseFaults(world, one)),
      ...quietFaults(world, one, rest),
      ...filesFaults(world, one),
      ...letterFaults(world, one),
      ...contestFaults(world, one),
      ...clockFaults(world, one),
    ]),
  );
  return [
    ...each.flat(),
    ...deliveryFaults(world, requests),
    ...transferFaults(world, requests),
    ...commandFaults(given, requests),
    ...leakFaults(world, requests),
    ...accountFaults(world),
    ...stormFaults(world),
    ...writingFaults(world),
    ...sealFaults(world, requests),
    ...disposalFaults(world),
    // The sweep is there for an assembly that was killed at each of its tries; nothing else may need it.
    ...(!world.buried.has("assemble-production") &&
    world.logLines.some((line) => line.includes("left-over-grants-retired"))
      ? ["I17: grants outlived their vault by a day"]
      : []),
    ...(world.objects.versions.some(({ bucket }) => bucket === names.readings)
      ? ["I17: a copy of a note for one reader is left"]
      : []),
    ...(world.keyService.grants.size > 0
      ? [`I17: ${world.keyService.grants.size} grants are left on the notes key`]
      : []),
  ];
}
