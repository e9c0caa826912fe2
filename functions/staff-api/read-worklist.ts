import { rolesMay } from "../../workflows/access/may.ts";
import type { Queue, WorklistRow } from "../../workflows/contract/worklist.ts";
import { ok, refuse } from "../adapters/http-router.ts";
import type { Reply } from "../adapters/http-router.ts";
import type { Member } from "../adapters/practice-rows.ts";
import { refusal } from "../adapters/problem-response.ts";
import type { Desk } from "./desk.ts";

/** One page of one queue of the member's practice. */
export async function readWorklist(
  { worklist }: Desk,
  { practiceId, roles }: Member,
  queue: { readonly success: true; readonly data: Queue } | { readonly success: false },
  cursor: string | undefined,
): Promise<Reply> {
  const wrong = (pointer: string, words: string) =>
    refuse(refusal("invalid-field", "The list cannot be read like this.", { fields: [{ pointer, words }] }));
  if (!queue.success) return wrong("/queue", "There is no such queue.");
  // What failed may be a vault, or a letter about one: it is the desk's to see and to mend.
  const mends = rolesMay(roles, "tryAgain");
  if (queue.data === "failed" && !mends) return ok({ rows: [] });
  const page = await worklist(practiceId, queue.data, cursor);
  const shown = (row: WorklistRow) => (mends ? row : { ...row, undone: 0 });
  return page
    ? ok({ ...page, rows: page.rows.map(shown) })
    : wrong("/cursor", "This cursor belongs to another list. Begin at the first page.");
}
