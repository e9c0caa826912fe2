import { useQuery } from "@tanstack/react-query";
import type { RouteName } from "../../../../workflows/contract/http.ts";
import type { AnswerOf } from "../../api/answers.ts";
import { call, Refused } from "../../api/client.ts";
import type { CallInput } from "../../api/client.ts";
import { freshToken } from "../../session/fresh-token.ts";
import { endStaffSession } from "../../session/staff-session.ts";

/** Calls a staff route with the session of this tab; a session that has ended is forgotten, so that the page asks again. */
export async function staffCall<Name extends RouteName>(
  name: Name,
  input: Omit<CallInput, "token"> = {},
): Promise<AnswerOf<Name>> {
  try {
    return await call(name, { ...input, token: await freshToken() });
  } catch (error) {
    // A sign-in that is too old for one command is still good for the others.
    if (error instanceof Refused && error.problem.status === 401 && error.problem.code !== "sign-in-too-old")
      endStaffSession();
    throw error;
  }
}

/** Who is signed in, with roles and practice. */
export function useMe() {
  return useQuery({ queryKey: ["me"], queryFn: () => staffCall("me"), staleTime: 5 * 60_000 });
}
