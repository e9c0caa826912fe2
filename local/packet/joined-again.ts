import { readFileSync } from "node:fs";
import { open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { header } from "../../functions/adapters/packet/file.ts";
import { joining } from "../../functions/adapters/packet/join.ts";
import { fixed } from "../../functions/adapters/packet/objects.ts";
import type { Part } from "../../functions/adapters/packet/part.ts";

/** A part as it stands in the file of its document. */
type Standing = Pick<Part, "bytes" | "offsets" | "next" | "node" | "count">;

const frame = /xref\n([\d nf\n]*)trailer\n<<\/Size \d+\/Root 1 0 R\/Info 4 0 R>>\nstartxref\n\d+\n%%EOF\n$/;
const tree = /^2 0 obj\n<<\/Type\/Pages\/Count (\d+)\/Kids\[(\d+) 0 R\]>>\nendobj\n/;

/** The part in the file of a document; undefined where it is not written as ours are. What it says of itself is tried by joining it. */
function partIn(file: Buffer): Standing | undefined {
  // The table is of the length of its objects, twenty bytes each, and no picture.
  const table = frame.exec(file.subarray(file.lastIndexOf("\nxref\n")).toString("latin1"));
  const offsets: [number, number][] = [];
  let number = 0;
  for (const line of table?.[1]?.trimEnd().split("\n") ?? []) {
    const [first = "", , use] = line.trim().split(" ");
    if (use === undefined) number = Number(first);
    else {
      if (use === "n") offsets.push([number, Number(first) - header.length]);
      number += 1;
    }
  }
  const at = new Map(offsets);
  const [end, pages] = [at.get(fixed.catalog), at.get(fixed.tree)];
  if (end === undefined || pages === undefined) return undefined;
  const from = pages + header.length;
  const [, count, node] = tree.exec(file.subarray(from, from + 200).toString("latin1")) ?? [];
  const own = offsets.filter(([one]) => one >= fixed.firstFree);
  return node === undefined
    ? undefined
    : {
        bytes: file.subarray(header.length, header.length + end),
        offsets: own,
        next: number,
        node: Number(node),
        count: Number(count),
      };
}

/**
 * Joins the documents of a packet anew and holds that against its whole file, a document and a piece of the file at a time,
 * however large it is: byte for byte, so that what was looked at in the documents was looked at in the whole. Answers with the
 * first that differs: a document, or else the whole.
 */
export async function differsFromJoined(
  folder: string,
  whole: string,
  documents: readonly string[],
  at: Date,
): Promise<string | undefined> {
  const file = await open(join(folder, whole));
  try {
    let [place, same] = [0, true];
    const joined = await joining(async (bytes) => {
      same &&= await isAt(file, place, bytes);
      place += bytes.length;
    }, at);
    for (const document of documents) {
      const part = partIn(readFileSync(join(folder, document)));
      if (part) await joined.add(part);
      if (!part || !same) return document;
    }
    await joined.end();
    const { size } = await file.stat();
    return same && place === size ? undefined : whole;
  } finally {
    await file.close();
  }
}

async function isAt(file: FileHandle, place: number, bytes: Uint8Array): Promise<boolean> {
  const found = Buffer.alloc(bytes.length);
  const { bytesRead } = await file.read(found, 0, found.length, place);
  return bytesRead === found.length && found.equals(bytes);
}
