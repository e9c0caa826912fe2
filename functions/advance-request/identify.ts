import type { Refusal } from "../../workflows/contract/problem.ts";
import { needsFreshSignIn } from "../../workflows/access/fresh-sign-in.ts";
import type { Caller, Submission } from "../../workflows/contract/submission.ts";
import { refusal, signInTooOld } from "../adapters/problem-response.ts";
import type { ReadToken } from "../adapters/staff-token.ts";

/** A submission whose speaker was checked. Of a staff member's token only the account is left: it is stored nowhere. */
export type Identified = Omit<Submission, "actor"> & {
  readonly actor: Exclude<Caller, { kind: "staff" }> | { readonly kind: "staff"; readonly sub: string };
};

/**
 * Checks who speaks. The caller's word is not enough: whoever brings a command of staff must bring their token too, and for
 * some commands a token of somebody who signed in lately.
 */
export async function identify(
  readToken: ReadToken,
  now: () => Date,
  { actor, ...submission }: Submission,
): Promise<{ readonly submission: Identified } | { readonly problem: Refusal }> {
  if (actor.kind !== "staff") return { submission: { ...submission, actor } };
  const signedIn = await readToken(actor.token);
  if (signedIn === undefined)
    return { problem: refusal("not-signed-in", "This sign-in is not valid, or has ended. Sign in again.") };
  if (needsFreshSignIn(submission.event, now().getTime() - signedIn.at * 1000))
    return { problem: signInTooOld };
  return { submission: { ...submission, actor: { kind: "staff", sub: signedIn.sub } } };
}
