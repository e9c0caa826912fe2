import { createCipheriv, createDecipheriv } from "node:crypto";

// A psychotherapy note at rest: AES-256-GCM in frames of 1 MiB. The nonce is the frame's index, which is safe because
// every note has a data key of its own. The frame's index and whether it is the last stand in the authenticated data, so
// that frames cannot be cut off, repeated or exchanged.

export const frameBytes = 1024 * 1024;
/** Version of the frames. */
const envelopeVersion = "1";
const tagBytes = 16;

/** The ids a note is bound to for as long as it exists; no request is known yet. */
export type NoteContext = {
  readonly practiceId: string;
  readonly class: "psychotherapy-notes";
  readonly patientRef: string;
  readonly documentId: string;
};
/** The ids a re-wrapped data key is bound to: one request, one opening authority, one note. */
export type ReleaseContext = {
  readonly practiceId: string;
  readonly requestId: string;
  readonly authorizationId: string;
  readonly documentId: string;
};

export const noteContextOf = (practiceId: string, patientRef: string, documentId: string): NoteContext => ({
  practiceId,
  class: "psychotherapy-notes",
  patientRef,
  documentId,
});

/** The note in frames; `dataKey` is 32 bytes, used for this note only and wiped by the caller. */
export function sealNote(plaintext: Uint8Array, dataKey: Uint8Array, documentId: string): Buffer {
  const count = Math.max(1, Math.ceil(plaintext.length / frameBytes));
  const parts: Buffer[] = [];
  for (let index = 0; index < count; index += 1) {
    const part = plaintext.subarray(index * frameBytes, (index + 1) * frameBytes);
    const { body, tag } = sealFrame(part, dataKey, { documentId, index, last: index === count - 1 });
    parts.push(body, tag);
  }
  return Buffer.concat(parts);
}

/** Which frame of which note, and whether no other follows. */
export type FramePlace = { readonly documentId: string; readonly index: number; readonly last: boolean };

/** One frame; what is stored is the body with the tag behind it. */
export type Frame = { readonly body: Uint8Array; readonly tag: Uint8Array };

/** Seals one frame. */
export function sealFrame(
  part: Uint8Array,
  dataKey: Uint8Array,
  place: FramePlace,
): { readonly body: Buffer; readonly tag: Buffer } {
  const cipher = createCipheriv("aes-256-gcm", dataKey, nonceOf(place.index));
  cipher.setAAD(frameLabel(place));
  const body = cipher.update(part);
  cipher.final(); // of this mode it holds nothing more
  return { body, tag: cipher.getAuthTag() };
}

/** The note in clear. Throws NoteEnvelopeBroken when a frame is missing, moved, changed or from another note. */
export function openNote(sealed: Uint8Array, dataKey: Uint8Array, documentId: string): Buffer {
  const whole = frameBytes + tagBytes;
  const count = Math.max(1, Math.ceil(sealed.length / whole));
  const parts: Buffer[] = [];
  for (let index = 0; index < count; index += 1) {
    const frame = sealed.subarray(index * whole, (index + 1) * whole);
    if (frame.length < tagBytes) throw new NoteEnvelopeBroken(index);
    const [body, tag] = [frame.subarray(0, -tagBytes), frame.subarray(-tagBytes)];
    parts.push(openFrame({ body, tag }, dataKey, { documentId, index, last: index === count - 1 }));
  }
  return Buffer.concat(parts);
}

/** One frame in clear; throws NoteEnvelopeBroken. */
export function openFrame({ body, tag }: Frame, dataKey: Uint8Array, place: FramePlace): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", dataKey, nonceOf(place.index), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(frameLabel(place));
  decipher.setAuthTag(tag);
  try {
    const clear = decipher.update(body);
    decipher.final();
    return clear;
  } catch {
    throw new NoteEnvelopeBroken(place.index);
  }
}

/** A stored note is not what was sealed: damaged, cut off, rearranged, or opened with the wrong key or id. */
export class NoteEnvelopeBroken extends Error {
  override readonly name = "NoteEnvelopeBroken";
  constructor(index: number) {
    super(`frame ${index} of the sealed note does not authenticate`);
  }
}

function nonceOf(index: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(index, 8);
  return nonce;
}

const frameLabel = ({ documentId, index, last }: FramePlace): Buffer =>
  Buffer.from(`duces-note/${envelopeVersion}/${documentId}/${index}/${last ? "last" : "more"}`);
