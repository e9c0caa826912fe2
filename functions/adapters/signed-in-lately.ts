import { isFresh } from "../../workflows/access/fresh-sign-in.ts";
import type { Refusal } from "../../workflows/contract/problem.ts";
import type { Call } from "./http-router.ts";
import { refusal, signInTooOld } from "./problem-response.ts";
import type { ReadToken } from "./staff-token.ts";

const invalid = refusal("not-signed-in", "This sign-in is not valid, or has ended. Sign in again.");

/** What keeps a call from what only somebody who signed in lately may do; nothing when nothing does. Reads the token itself. */
export async function signInProblem(
  readToken: ReadToken,
  now: () => Date,
  { bearer, sub }: Pick<Call, "bearer" | "sub">,
): Promise<Refusal | undefined> {
  const signedIn = await readToken(bearer ?? "");
  if (signedIn === undefined || signedIn.sub !== sub) return invalid;
  return isFresh(now().getTime() - signedIn.at * 1000) ? undefined : signInTooOld;
}
