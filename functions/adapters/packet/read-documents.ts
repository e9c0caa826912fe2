import type { Duplex } from "node:stream";
import * as z from "zod";
import type { EngineAnswer } from "./engine-child.ts";
import { onFrames, sendFrame } from "./frames.ts";
import { makePart } from "./make-part.ts";
import type { PartOrder } from "./part.ts";

const orderSchema = z.strictObject({
  pages: z.int().nullable(),
  firstObject: z.int(),
  prefix: z.string(),
  firstNumber: z.int(),
  withheld: z.array(z.int()),
  setAnew: z.array(z.int()),
}) satisfies z.ZodType<PartOrder>;

/** Says through a pipe that the engine is loaded, and rebuilds each document that comes through it. */
export function readDocuments(pipe: Duplex): void {
  const answer = (words: EngineAnswer, bytes?: Uint8Array) => sendFrame(pipe, words, bytes);
  onFrames(pipe, ({ words, bytes }) => {
    void makePart(bytes, orderSchema.parse(words)).then((made) => {
      if ("refused" in made) answer(made);
      else {
        const { bytes: written, ...part } = made;
        answer({ made: part }, written);
      }
    });
  });
  answer({ ready: true });
}
