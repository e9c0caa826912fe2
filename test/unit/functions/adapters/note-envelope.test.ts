import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
  frameBytes,
  NoteEnvelopeBroken,
  openNote,
  sealNote,
} from "../../../../functions/adapters/note-envelope.ts";

const dataKey = randomBytes(32);
const document = "doc_0000000000000000000000000a";
const whole = frameBytes + 16;
const note = randomBytes(2 * frameBytes + 100);
const sealed = sealNote(note, dataKey, document);
const open =
  (bytes: Uint8Array, id = document, key = dataKey) =>
  () =>
    openNote(bytes, key, id);

describe("envelope of a psychotherapy note (45 CFR 164.501)", () => {
  it.each([0, 1, 100, frameBytes - 1, frameBytes, frameBytes + 1, 3 * frameBytes])(
    "gives back the %i bytes it was given",
    (length) => {
      const plain = randomBytes(length);
      expect(openNote(sealNote(plain, dataKey, document), dataKey, document).equals(plain)).toBe(true);
    },
  );

  it("shows nothing of the note", () => {
    const words = Buffer.from("a sentence that must not be found again");
    expect(sealNote(words, dataKey, document).includes(words.subarray(0, 12))).toBe(false);
  });

  it("does not open when its end was cut off at a frame's edge", () => {
    expect(open(sealed.subarray(0, 2 * whole))).toThrow(NoteEnvelopeBroken);
    expect(open(sealed.subarray(0, whole))).toThrow(NoteEnvelopeBroken);
  });

  it("does not open when cut off within a frame, or when nothing is left", () => {
    expect(open(sealed.subarray(0, sealed.length - 1))).toThrow(NoteEnvelopeBroken);
    expect(open(sealed.subarray(0, 2 * whole + 5))).toThrow(NoteEnvelopeBroken);
    expect(open(Buffer.alloc(0))).toThrow(NoteEnvelopeBroken);
  });

  it("does not open when frames were exchanged, repeated or left out", () => {
    const [first, second, last] = [
      sealed.subarray(0, whole),
      sealed.subarray(whole, 2 * whole),
      sealed.subarray(2 * whole),
    ];
    expect(open(Buffer.concat([second, first, last]))).toThrow(NoteEnvelopeBroken);
    expect(open(Buffer.concat([first, first, last]))).toThrow(NoteEnvelopeBroken);
    expect(open(Buffer.concat([first, last]))).toThrow(NoteEnvelopeBroken);
    expect(open(Buffer.concat([first, second, last, last]))).toThrow(NoteEnvelopeBroken);
  });

  it("does not open when one bit was changed, under another note's id, or with another key", () => {
    const changed = Buffer.from(sealed);
    changed[whole + 7] = (changed[whole + 7] ?? 0) ^ 1;
    expect(open(changed)).toThrow(NoteEnvelopeBroken);
    expect(open(sealed, "doc_0000000000000000000000000b")).toThrow(NoteEnvelopeBroken);
    expect(open(sealed, document, randomBytes(32))).toThrow(NoteEnvelopeBroken);
  });

  it("does not take the last frame of one length of the note for another's", () => {
    const longer = sealNote(randomBytes(frameBytes + 1), dataKey, document);
    const shorter = sealNote(randomBytes(frameBytes), dataKey, document);
    expect(open(Buffer.concat([shorter, longer.subarray(whole)]))).toThrow(NoteEnvelopeBroken);
  });
});
