import { createHash } from "node:crypto";
import { batesNumber } from "../../../workflows/production/bates.ts";
import type { LeftOut } from "../../../workflows/contract/rebuilt.ts";
import { engineLoads, isNewLoad } from "../../../workflows/production/loads.ts";
import type { SetAsideReason } from "../../../workflows/contract/rebuilt.ts";
import type { LeftBehind } from "./checked-part.ts";
import type { Engines, Made } from "./engines.ts";
import { joining } from "./join.ts";
import type { Sink } from "./join.ts";
import type { KeptPart } from "./part-file.ts";
import type { Part, PartOrder } from "./part.ts";

/** A document of a packet: its bytes are asked for when its turn comes. */
export type PacketDocument = {
  readonly name: string;
  /** Null where nobody counted them: then the file tells. */
  readonly pages: number | null;
  readonly size: number;
  readonly bytes: () => Promise<Buffer>;
  /** Pages, from 1, that keep their number and stay out. */
  readonly withheld?: readonly number[];
  /** Pages, from 1, that our own redaction set anew. */
  readonly setAnew?: readonly number[];
};
type Packet = {
  readonly documents: readonly PacketDocument[];
  readonly prefix: string;
  readonly firstNumber: number;
  /** The date written into the file. */
  readonly at: Date;
  /** Takes each document as it was written into the file, and its words, for files of its own. */
  readonly each?: (kept: KeptPart) => Promise<void>;
};
/** What became of one document. */
export type Rebuilt = {
  readonly name: string;
  readonly leftOut: readonly LeftOut[];
  /** Why it is not in the packet; in its place stand pages that say so, with its numbers. */
  readonly setAside: SetAsideReason | null;
  /** What the check found in its pages: a packet with any of it must not leave. */
  readonly leftBehind: readonly LeftBehind[];
  /** The first of its numbers, and how many they are. */
  readonly firstNumber: number;
  readonly numbers: number;
};
export type BuiltPacket = {
  readonly sha256: string;
  readonly bytes: number;
  readonly pages: number;
  readonly documents: readonly Rebuilt[];
};

/**
 * Builds one file from many: each document rebuilt by an engine in a process of its own, numbered, checked by another,
 * and written behind the one before. Numbers are given before pages stay out. The same input gives the same bytes. Throws what the sink and the readers throw.
 */
export async function buildPacket(
  engines: Engines,
  { documents, prefix, firstNumber, at, each }: Packet,
  sink: Sink,
): Promise<BuiltPacket> {
  const hash = createHash("sha256");
  const joined = await joining(async (bytes) => {
    hash.update(bytes);
    await sink(bytes);
  }, at);
  const rebuilt: Rebuilt[] = [];
  const loads = engineLoads();
  let number = firstNumber;
  for (const document of documents) {
    const { name, pages, size, withheld = [], setAnew = [] } = document;
    if (isNewLoad(loads, { pages: pages ?? 0, bytes: size })) await engines.renew();
    const firstObject = joined.nextObject();
    const order = { pages, withheld, setAnew, prefix, firstNumber: number, firstObject };
    const kept = await partFor(engines, await document.bytes(), order, at);
    const { part, setAside, leftBehind } = kept;
    await joined.add(part);
    await each?.(kept);
    rebuilt.push({
      name,
      leftOut: setAside === null ? part.leftOut : [],
      setAside,
      leftBehind,
      firstNumber: number,
      numbers: part.numbers,
    });
    number += part.numbers;
  }
  const { bytes, pages } = await joined.end();
  return { sha256: hash.digest("hex"), bytes, pages, documents: rebuilt };
}

/** The part of one document, checked, or of pages that say that it could not be reproduced. Throws where not even these can be made. */
export async function partFor(
  engines: Pick<Engines, "make" | "check">,
  bytes: Buffer,
  order: PartOrder,
  at: Date,
): Promise<KeptPart> {
  const made = await engines.make(bytes, order);
  const [own, setAside] =
    "refused" in made ? [await standIn(engines, order, at), made.refused] : [made, null];
  const part = own.count > 0 ? own : await sheetFor(engines, own, order, at);
  const { withheld } = order;
  return {
    part,
    setAside,
    ...(await engines.check(part, { withheld: part === own ? withheld : [] })),
  };
}

/** Pages in the place of a document that could not be reproduced. */
async function standIn(engines: Pick<Engines, "make">, order: PartOrder, at: Date) {
  const pages = order.pages ?? 1;
  const first = batesNumber(order.prefix, order.firstNumber);
  const last = batesNumber(order.prefix, order.firstNumber + pages - 1);
  const { slips } = await import("./slips.ts");
  const inPlace = { ...order, pages, setAnew: [] };
  return standing(await engines.make(await slips({ first, last, pages }, at), inPlace));
}

/** A sheet in the place of a document of which every page stays out: one page, under the first of its numbers. */
async function sheetFor(
  engines: Pick<Engines, "make">,
  { numbers, leftOut }: Part,
  order: PartOrder,
  at: Date,
): Promise<Part> {
  const first = batesNumber(order.prefix, order.firstNumber);
  const last = batesNumber(order.prefix, order.firstNumber + numbers - 1);
  const { withheldSheet } = await import("./slips.ts");
  const made = await engines.make(await withheldSheet({ first, last }, at), {
    ...order,
    pages: 1,
    withheld: [],
    setAnew: [],
  });
  return { ...standing(made), numbers, leftOut };
}

/** Pages of our own are always read. */
function standing(made: Made): Part {
  if ("refused" in made) throw new Error(`the page in place of a document cannot be made: ${made.refused}`);
  return made;
}
