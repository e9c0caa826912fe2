import type { Problem } from "../../../workflows/contract/problem.ts";
import { Refused } from "./client.ts";
import { wordsOf } from "./said.ts";

/** The problem inside an error of a call; any other error becomes the words it has for people, or general ones. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Refused) return error.problem;
  return {
    type: "about:blank",
    status: 500,
    code: "unexpected",
    words: wordsOf(error, "Something went wrong on this page. Reload it and try again."),
    correlationId: "",
  };
}
