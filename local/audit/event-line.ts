import { hash } from "node:crypto";
import * as z from "zod";

// A line holds the hash of an event and, after one space, the very bytes the hash was made of: the event's canonical JSON,
// whose keys stand in the order of the alphabet. So its place in the chain can be read without parsing the rest.

/** What the chain needs of one event. `holds`: the bytes have the hash that stands before them. */
export type Link = {
  readonly seq: number;
  readonly prevHash: string;
  readonly hash: string;
  readonly holds: boolean;
};

const hexDigits = 64;
const head = Buffer.from('{"eventId":"');
const toPrevHash = Buffer.from('","prevHash":"');
const toRecorded = Buffer.from('","recorded":');
const toSeq = Buffer.from(',"seq":');
const [space, closing, zero, nine] = [0x20, 0x7d, 0x30, 0x39];

const startsAt = (line: Buffer, at: number, text: Buffer): boolean =>
  at >= 0 &&
  at + text.length <= line.length &&
  line.compare(text, 0, text.length, at, at + text.length) === 0;

/** Reads one line of an event; undefined when it is not in the format. */
export function linkOf(line: Buffer): Link | undefined {
  if (line[hexDigits] !== space || !startsAt(line, hexDigits + 1, head)) return undefined;
  const body = line.subarray(hexDigits + 1);
  const idEnds = body.indexOf(0x22, head.length);
  if (!startsAt(body, idEnds, toPrevHash)) return undefined;
  const prevAt = idEnds + toPrevHash.length;
  if (!startsAt(body, prevAt + hexDigits, toRecorded)) return undefined;
  const seq = lastNumber(body);
  if (seq === undefined) return undefined;
  const own = line.toString("latin1", 0, hexDigits);
  return {
    seq,
    prevHash: body.toString("latin1", prevAt, prevAt + hexDigits),
    hash: own,
    holds: hash("sha256", body, "hex") === own,
  };
}

/** The number after the last key, which is `seq`. */
function lastNumber(body: Buffer): number | undefined {
  let at = body.length - 1;
  if (body[at] !== closing) return undefined;
  let [value, place] = [0, 1];
  for (at -= 1; at > 0; at -= 1) {
    const digit = body[at] ?? 0;
    if (digit < zero || digit > nine) break;
    value += (digit - zero) * place;
    place *= 10;
  }
  const key = at - toSeq.length + 1;
  return place > 1 && key > 0 && startsAt(body, key, toSeq) ? value : undefined;
}

const recordedSchema = z.object({ recorded: z.object({ at: z.iso.datetime() }) });
/** When an event was recorded, read from its line; undefined when the line does not say. */
export function recordedAt(line: Buffer): string | undefined {
  try {
    return recordedSchema.parse(JSON.parse(line.toString("utf8", hexDigits + 1))).recorded.at;
  } catch {
    return undefined;
  }
}
