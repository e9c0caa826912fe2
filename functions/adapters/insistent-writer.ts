import { setTimeout } from "node:timers/promises";
import type { RequestWriter } from "./request-writer.lambda.ts";

const [firstPauseMs, longestPauseMs] = [200, 3200];

/**
 * The same way for machines. A person who is told that a request is busy presses again; nobody tells a machine, so it asks
 * again itself, and throws WriterBusy in the end: whoever brought the event brings it again.
 */
export function insistentWriter(submit: RequestWriter): RequestWriter {
  return async (submission) => {
    for (let pause = firstPauseMs; pause <= longestPauseMs; pause *= 2) {
      const result = await submit(submission);
      if (result.outcome !== "refused" || result.problem.code !== "unavailable") return result;
      await setTimeout(pause * (0.5 + Math.random() / 2));
    }
    throw new WriterBusy();
  };
}

/** The request was changed by others all the time; the event was not taken and may be offered again. */
export class WriterBusy extends Error {
  override readonly name = "WriterBusy";
  constructor() {
    super("the request was busy each time it was asked to take the event; offer the event again");
  }
}
