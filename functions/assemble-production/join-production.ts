import type { AssemblyJob } from "../../workflows/contract/calls.ts";
import { notable } from "../../workflows/contract/rebuilt.ts";
import type { Rebuilt } from "../../workflows/contract/rebuilt.ts";
import type { LeftBehindInRecord } from "../../workflows/contract/left-behind.ts";
import type { DocumentId } from "../../workflows/vocabulary/ids.ts";
import { sha256Hex } from "../adapters/digests.ts";
import type { ObjectInParts, StoredInParts } from "../adapters/object-in-parts.s3.ts";
import type { ObjectStore } from "../adapters/object-store.s3.ts";
import { joining } from "../adapters/packet/join.ts";
import type { Joining } from "../adapters/packet/join.ts";
import { partIn } from "../adapters/packet/part-file.ts";
import type { KeptPart } from "../adapters/packet/part-file.ts";
import { productionObjectKey } from "../adapters/production-objects.ts";
import type { PartOnShelf } from "./keep-parts.ts";
import { mostRecordsNamed } from "../../workflows/contract/left-behind.ts";
import { leftBehindIn } from "./left-behind.ts";
import { sheetOf, standingPage } from "./notes-on-paper.ts";
import type { OpenNote } from "./open-records.ts";
import type { Packing } from "./packing.ts";
import type { PlannedRecord } from "./planned-records.ts";
import type { RebuildRecord } from "./rebuild-record.ts";
import type { Failed } from "./report.ts";

export type Joins = {
  readonly parts: Pick<ObjectStore, "read">;
  readonly inParts: ObjectInParts;
};
type Whole = {
  readonly job: AssemblyJob;
  readonly about: Parameters<typeof standingPage>[0];
  readonly parts: readonly PartOnShelf[];
  readonly notes: readonly PlannedRecord[];
  readonly openNote: OpenNote;
  readonly rebuild: RebuildRecord;
  /** Where each record goes by itself, too. */
  readonly packet: Pick<Packing, "document">;
  /** Why it may not go after all, if it may not; asked before each note is opened, and before there is a file. */
  readonly stands: () => Promise<string | undefined>;
};
/** The file of a production as it is stored, and what is told of it. */
export type JoinedProduction = StoredInParts & {
  /** Records of which something was left out, or which could not be reproduced. */
  readonly rebuilt: readonly Rebuilt[];
  /** Of each record, what its pages were made from. */
  readonly digests: ReadonlyMap<DocumentId, string>;
  /** Where its notes on paper lie, if there are any. */
  readonly sheet: Uint8Array | undefined;
};

/** A part of the largest record, and no more. */
const largestPart = 512 * 1024 * 1024;

/**
 * Joins a production into one stored file, of which no more than a part is held at a time. What is kept of records comes
 * first; then each psychotherapy note is opened, rebuilt and written, and its plaintext rests nowhere. Pages stand in the
 * order of the records all the same. Nothing is left where it fails, and it
 * fails where the check found anything in the finished pages.
 */
export async function joinProduction(ports: Joins, whole: Whole): Promise<JoinedProduction | Failed> {
  const { job, about } = whole;
  const key = productionObjectKey(job, job.productionId, "production");
  const file = ports.inParts({ key, contentType: "application/pdf" });
  try {
    const joined = await joining(file.write, about.at);
    const written = await writeAll(ports, whole, joined);
    if (!("failed" in written)) await joined.end();
    const failed = "failed" in written ? written : await lapsedIn(whole);
    if (failed || "failed" in written) {
      await file.abandon();
      return failed ?? { failed: "superseded" };
    }
    return { ...written, ...(await file.finish()) };
  } catch (error) {
    await file.abandon();
    throw error;
  }
}

async function lapsedIn({ stands }: Pick<Whole, "stands">): Promise<Failed | undefined> {
  const lapsed = await stands();
  return lapsed === undefined ? undefined : { failed: lapsed };
}

type Written = Pick<JoinedProduction, "rebuilt" | "digests" | "sheet">;

async function writeAll(
  ports: Joins,
  { about, parts, notes, openNote, rebuild, packet, stands }: Whole,
  joined: Joining,
): Promise<Written | Failed> {
  const [rebuilt, digests] = [new Map<number, Rebuilt>(), new Map<DocumentId, string>()];
  const leftBehind = new Map<number, LeftBehindInRecord>();
  const add = async (record: PlannedRecord, sha256: string, built: KeptPart) => {
    const { row, place } = record;
    const { documentId } = row;
    const { part, setAside, leftBehind: found } = built;
    await joined.add(part, place);
    await packet.document(record, built);
    const kinds = setAside === null ? notable(part.leftOut) : [];
    digests.set(documentId, sha256);
    if (found.length > 0) leftBehind.set(place, leftBehindIn(documentId, found));
    if (kinds.length > 0 || setAside !== null) rebuilt.set(place, { documentId, leftOut: kinds, setAside });
  };
  for (const { record, key } of parts) {
    const kept = partIn(await ports.parts.read(key, largestPart));
    if (!kept) throw new Error("a part that was kept is not whole");
    await add(record, record.row.sha256, kept);
  }
  const lines: Parameters<typeof sheetOf>[1][number][] = [];
  for (const record of notes) {
    const { row } = record;
    const lapsed = await stands();
    if (lapsed) return { failed: lapsed };
    const opened = await openNote(row);
    if (!opened) return { failed: "no-grant-for-note" };
    if (sha256Hex(opened) !== row.sha256) return { failed: "record-differs-from-import" };
    const paper = row.sealed ? row.paper : undefined;
    const standing = paper && (await standingPage(about, record, paper, opened));
    if (standing && "failed" in standing) return standing;
    if (standing) lines.push(standing.sheetLine);
    const bytes = standing?.bytes ?? opened;
    const built = await rebuild(record, bytes, joined.nextObject());
    if ("failed" in built) return built;
    await add(record, sha256Hex(bytes), built);
  }
  if (leftBehind.size > 0)
    return { failed: "something-left-behind", leftBehind: inOrder(leftBehind).slice(0, mostRecordsNamed) };
  return {
    rebuilt: inOrder(rebuilt),
    digests,
    sheet: lines.length === 0 ? undefined : await sheetOf(about, lines),
  };
}

/** By where the records stand, whichever was written first. */
const inOrder = <Told>(told: ReadonlyMap<number, Told>): readonly Told[] =>
  [...told].toSorted(([one], [other]) => one - other).map(([, of]) => of);
