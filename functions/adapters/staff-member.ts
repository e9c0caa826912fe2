import type { Refusal } from "../../workflows/contract/problem.ts";
import type { Member } from "./practice-rows.ts";
import type { Practices } from "./practices.dynamodb.ts";
import { refusal } from "./problem-response.ts";

/** The member behind a signed-in account. An account without a membership is signed in and may do nothing. */
export async function memberOf(
  practices: Pick<Practices, "member">,
  sub: string | undefined,
): Promise<{ readonly member: Member } | { readonly problem: Refusal }> {
  if (sub === undefined) return { problem: refusal("not-signed-in", "Sign in first.") };
  const member = await practices.member(sub);
  if (!member)
    return {
      problem: refusal(
        "not-allowed-for-role",
        "This account belongs to no practice. Ask the privacy officer.",
      ),
    };
  return { member };
}
