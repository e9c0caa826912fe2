import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, randomUUID } from "node:crypto";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { syncDirectory } from "./durable-file.ts";

/** One encrypted file: an uploaded object, or one part of a multipart upload. `size` counts plain bytes. */
export type Segment = { readonly file: string; readonly size: number; readonly salt: string };

/** Where the bytes of a bucket lie: finished segments, and those still arriving (emptied at every start). */
export type SegmentPlace = { readonly finished: string; readonly incoming: string };

const frameSize = 256 * 1024;
const tagSize = 16;
const sealedFrameSize = frameSize + tagSize;

// Every segment derives its own key, so frame numbers can serve as nonces although the parts of one upload share a data key.
const segmentKey = (dataKey: Buffer, salt: string): Buffer =>
  Buffer.from(hkdfSync("sha256", dataKey, Buffer.from(salt, "hex"), "segment", 32));

const nonceOf = (frame: number): Buffer => {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(frame, 6, 6);
  return nonce;
};

const sealFrame = (key: Buffer, frame: number, plain: Buffer): Buffer => {
  const cipher = createCipheriv("aes-256-gcm", key, nonceOf(frame));
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
};

const openFrame = (key: Buffer, frame: number, sealed: Buffer): Buffer => {
  const decipher = createDecipheriv("aes-256-gcm", key, nonceOf(frame), { authTagLength: tagSize });
  decipher.setAuthTag(sealed.subarray(sealed.length - tagSize));
  return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - tagSize)), decipher.final()]);
};

const writeFrames = async (
  handle: FileHandle,
  key: Buffer,
  content: AsyncIterable<Buffer>,
): Promise<number> => {
  let frame = 0;
  let size = 0;
  let held: Buffer[] = [];
  let heldBytes = 0;
  const flush = async (plain: Buffer): Promise<void> => {
    await handle.writeFile(sealFrame(key, frame, plain));
    frame += 1;
  };
  for await (const piece of content) {
    size += piece.length;
    held.push(piece);
    heldBytes += piece.length;
    if (heldBytes < frameSize) continue;
    let joined = Buffer.concat(held);
    while (joined.length >= frameSize) {
      await flush(joined.subarray(0, frameSize));
      joined = joined.subarray(frameSize);
    }
    held = [joined];
    heldBytes = joined.length;
  }
  if (heldBytes > 0) await flush(Buffer.concat(held));
  return size;
};

/** Encrypts a stream into a new segment. It appears under its final name only when it is complete and on disk; any error leaves nothing. */
export const writeSegment = async (
  place: SegmentPlace,
  dataKey: Buffer,
  content: AsyncIterable<Buffer>,
): Promise<Segment> => {
  const file = randomUUID();
  const salt = randomBytes(32).toString("hex");
  const arriving = join(place.incoming, file);
  try {
    const handle = await open(arriving, "wx", 0o600);
    let size: number;
    try {
      size = await writeFrames(handle, segmentKey(dataKey, salt), content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(arriving, join(place.finished, file));
    await syncDirectory(place.finished);
    return { file, size, salt };
  } catch (error) {
    await rm(arriving, { force: true });
    throw error;
  }
};

async function* readSegment(
  place: SegmentPlace,
  dataKey: Buffer,
  segment: Segment,
  from: number,
  until: number,
): AsyncGenerator<Buffer> {
  const key = segmentKey(dataKey, segment.salt);
  const handle = await open(join(place.finished, segment.file), "r");
  try {
    for (let frame = Math.floor(from / frameSize); frame * frameSize < until; frame += 1) {
      const start = frame * frameSize;
      // The length comes from the object's record, so a file that was cut off at a frame's end is noticed.
      const length = Math.min(frameSize, segment.size - start) + tagSize;
      const sealed = Buffer.alloc(length);
      const { bytesRead } = await handle.read(sealed, 0, length, frame * sealedFrameSize);
      if (bytesRead !== length) throw new Error(`segment ${segment.file} ends inside frame ${frame}`);
      const plain = openFrame(key, frame, sealed);
      yield plain.subarray(Math.max(0, from - start), Math.min(plain.length, until - start));
    }
  } finally {
    await handle.close();
  }
}

/** The plain bytes [from, until) of an object made of these segments; every frame is authenticated before it is passed on. */
export async function* readSegments(
  place: SegmentPlace,
  dataKey: Buffer,
  segments: readonly Segment[],
  from: number,
  until: number,
): AsyncGenerator<Buffer> {
  let offset = 0;
  for (const segment of segments) {
    const end = offset + segment.size;
    if (end > from && offset < until) {
      yield* readSegment(
        place,
        dataKey,
        segment,
        Math.max(0, from - offset),
        Math.min(segment.size, until - offset),
      );
    }
    offset = end;
  }
}

/** Removes the files of segments that no object needs any more. */
export const removeSegments = async (place: SegmentPlace, segments: readonly Segment[]): Promise<void> => {
  for (const { file } of segments) await rm(join(place.finished, file), { force: true });
};
