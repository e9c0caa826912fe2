import { setTimeout } from "node:timers/promises";
import { Refusal } from "./api.ts";

const pauseMs = 2_000;
const mostTries = 60;

/** Brings in a record, and again for as long as nobody has looked for malware in it: the same call counts once. */
export async function onceScanned<Answer>(bringIn: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await bringIn();
    } catch (error) {
      const isWaiting = error instanceof Refusal && error.problem.code === "not-yet-scanned";
      if (!isWaiting || tries === mostTries) throw error;
      await setTimeout(pauseMs);
    }
  }
}
