import type { Problem } from "../../../workflows/contract/problem.ts";
import { routes } from "../../../workflows/contract/http.ts";
import type { RouteName } from "../../../workflows/contract/http.ts";
import { fillPath } from "../util/paths.ts";
import type { AnswerOf } from "./answers.ts";
import { parseAnswer } from "./answers.ts";
import { refusalOf, unreachable } from "./refusal.ts";
import { Said } from "./said.ts";

/** What a call carries: path parameters, query, JSON body and bearer token. */
export type CallInput = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  readonly token?: string | undefined;
};

/** A refusal of the API, carried as an error so that queries and mutations can tell it from an answer. */
export class Refused extends Said {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.words);
    this.problem = problem;
  }
}

function addressOf(name: RouteName, input: CallInput): string {
  const path = fillPath(routes[name].path, input.params ?? {});
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(input.query ?? {})) {
    if (value !== undefined) query.set(key, value);
  }
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

/** Calls one route of the contract and parses its answer; throws `Refused` for every refusal and lost connection. */
export async function call<Name extends RouteName>(
  name: Name,
  input: CallInput = {},
): Promise<AnswerOf<Name>> {
  const headers: Record<string, string> = { accept: "application/json" };
  if (input.token !== undefined) headers["authorization"] = `Bearer ${input.token}`;
  // Every POST carries JSON, be it empty: a form of another site cannot send that.
  const body = routes[name].method === "POST" ? JSON.stringify(input.body ?? {}) : undefined;
  if (body !== undefined) headers["content-type"] = "application/json";
  let response: Response;
  try {
    response = await fetch(addressOf(name, input), {
      method: routes[name].method,
      headers,
      ...(body === undefined ? {} : { body }),
      credentials: "omit",
      cache: "no-store",
      referrerPolicy: "no-referrer",
    });
  } catch {
    throw new Refused(unreachable());
  }
  const text = await response.text();
  if (!response.ok) throw new Refused(refusalOf(response.status, text));
  return parseAnswer(name, text);
}
