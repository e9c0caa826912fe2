import type { Problem } from "../../../workflows/contract/problem.ts";
import { Refused } from "./client.ts";

/** The problem inside an error of a call; any other error becomes words that say nothing was lost. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Refused) return error.problem;
  return {
    type: "about:blank",
    status: 500,
    code: "unexpected",
    words:
      error instanceof Error ? error.message : "Something went wrong on this page. Reload it and try again.",
    correlationId: "",
  };
}
