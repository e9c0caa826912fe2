import type { Duplex } from "node:stream";
import type { RedactionBox } from "../../../workflows/contract/redaction.ts";
import type { EngineAnswer } from "../packet/engine-child.ts";
import { onFrames, sendFrame } from "../packet/frames.ts";
import { redact } from "./pdf-redact.ts";
import type { Redaction } from "./pdf-redact.ts";
import { lazyPictureReader } from "./picture-reader.ts";

/** Says through a pipe that the engines are loaded, and redacts each document that comes through it. */
export function redactDocuments(pipe: Duplex): void {
  onFrames(pipe, ({ words, bytes }) => {
    // Our own boxes, as they were judged when they were drawn.
    void redactOne(bytes, words as readonly RedactionBox[]).then((redaction) => {
      if (!redaction.ok) return sendFrame(pipe, { redacted: redaction } satisfies EngineAnswer);
      const { bytes: written, ...redacted } = redaction;
      sendFrame(pipe, { redacted } satisfies EngineAnswer, written);
    });
  });
  sendFrame(pipe, { ready: true } satisfies EngineAnswer);
}

/** A reader for each document that has something to read: what one learnt of a document is not brought to the next. */
async function redactOne(bytes: Uint8Array, boxes: readonly RedactionBox[]): Promise<Redaction> {
  const reader = lazyPictureReader();
  const redaction = await redact(bytes, boxes, reader.read);
  await reader.close();
  return redaction;
}
