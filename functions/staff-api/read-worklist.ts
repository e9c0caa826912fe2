import type { Queue } from "../../workflows/contract/worklist.ts";
import { ok, refuse } from "../adapters/http-router.ts";
import type { Reply } from "../adapters/http-router.ts";
import type { Member } from "../adapters/practice-rows.ts";
import { refusal } from "../adapters/problem-response.ts";
import type { Desk } from "./desk.ts";

/** One page of one queue of the member's practice. */
export async function readWorklist(
  { worklist }: Desk,
  { practiceId }: Member,
  queue: { readonly success: true; readonly data: Queue } | { readonly success: false },
  cursor: string | undefined,
): Promise<Reply> {
  const wrong = (pointer: string, words: string) =>
    refuse(refusal("invalid-field", "The list cannot be read like this.", { fields: [{ pointer, words }] }));
  if (!queue.success) return wrong("/queue", "There is no such queue.");
  const page = await worklist(practiceId, queue.data, cursor);
  return page ? ok(page) : wrong("/cursor", "This cursor belongs to another list. Begin at the first page.");
}
