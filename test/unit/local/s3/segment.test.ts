import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readSegments, type Segment, type SegmentPlace, writeSegment } from "../../../../local/s3/segment.ts";

const dataKey = randomBytes(32);
const frame = 256 * 1024;
let dir: string;
let place: SegmentPlace;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "segment-"));
  place = { finished: join(dir, "finished"), incoming: join(dir, "incoming") };
  await mkdir(place.finished);
  await mkdir(place.incoming);
});
afterEach(() => rm(dir, { recursive: true }));

async function* inPieces(content: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}
const write = (content: Buffer, piece = 10_007) => writeSegment(place, dataKey, inPieces(content, piece));
const read = async (segments: readonly Segment[], from: number, until: number, key = dataKey) => {
  const pieces: Buffer[] = [];
  for await (const piece of readSegments(place, key, segments, from, until)) pieces.push(piece);
  return Buffer.concat(pieces);
};

describe("a segment", () => {
  it.each([0, 1, frame - 1, frame, frame + 1, 3 * frame])(
    "of %i bytes gives back any span of them",
    async (size) => {
      const content = randomBytes(size);
      const segments = [await write(content)];
      const spans = [
        [0, 1],
        [size - 1, size],
        [frame - 1, frame + 1],
      ] as const;
      for (const [from, until] of spans) {
        const [start, end] = [Math.max(0, from), Math.min(size, until)];
        expect((await read(segments, start, end)).equals(content.subarray(start, end))).toBe(true);
      }
      expect((await read(segments, 0, size)).equals(content)).toBe(true);
    },
  );

  it("joins others under one key", async () => {
    const contents = [randomBytes(frame + 5), randomBytes(0), randomBytes(7)];
    const segments = [];
    for (const content of contents) segments.push(await write(content));
    expect((await read(segments, 0, frame + 12)).equals(Buffer.concat(contents))).toBe(true);
    expect(
      (await read(segments, frame + 4, frame + 6)).equals(
        Buffer.concat(contents).subarray(frame + 4, frame + 6),
      ),
    ).toBe(true);
  });

  it("does not open when it was changed, cut off, reordered, or under another key", async () => {
    const segment = await write(randomBytes(2 * frame));
    const path = join(place.finished, segment.file);
    const sealed = await readFile(path);
    const readAll = () => read([segment], 0, 2 * frame);
    await expect(read([segment], 0, 1, randomBytes(32))).rejects.toThrow("unable to authenticate data");
    await writeFile(path, Buffer.concat([sealed.subarray(frame + 16), sealed.subarray(0, frame + 16)]));
    await expect(readAll()).rejects.toThrow("unable to authenticate data");
    const flipped = Buffer.from(sealed);
    flipped.writeUInt8(flipped.readUInt8(100) ^ 1, 100);
    await writeFile(path, flipped);
    await expect(readAll()).rejects.toThrow("unable to authenticate data");
    await writeFile(path, sealed);
    await truncate(path, frame + 16);
    await expect(readAll()).rejects.toThrow("ends inside frame 1");
  });

  it("leaves nothing behind when its source fails", async () => {
    const failing = (async function* () {
      yield randomBytes(frame);
      throw new Error("the client went away");
    })();
    await expect(writeSegment(place, dataKey, failing)).rejects.toThrow("the client went away");
    expect([...(await readdir(place.incoming)), ...(await readdir(place.finished))]).toEqual([]);
  });
});
