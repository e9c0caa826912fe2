import { once } from "./once.ts";
import type { RequestWriter } from "./request-writer.lambda.ts";

/** The way to the single writer, for functions that mostly read: its client is loaded with the first event that is offered. */
export function lateWriter(alias: string): RequestWriter {
  const writer = once(async () => (await import("./request-writer.lambda.ts")).requestWriter(alias));
  return async (submission) => (await writer())(submission);
}
