import { routes } from "../../workflows/contract/http.ts";
import type { RouteName } from "../../workflows/contract/http.ts";

/** One answer of the API as it came over the wire. */
export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Readonly<Record<string, unknown>>;
};
/** What is sent; `raw` is sent as it is, `body` as JSON. */
export type Sent = {
  readonly token?: string | undefined;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly raw?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** The address of a route with its parameters filled in. */
export function addressOf(name: RouteName, parameters: Readonly<Record<string, string>> = {}): string {
  return routes[name].path.replaceAll(/\{([A-Za-z]+)\}/gu, (_whole, key: string) =>
    encodeURIComponent(parameters[key] ?? ""),
  );
}

/** Sends one HTTP call and takes any answer. */
export async function send(
  url: string,
  method: string,
  { token, query, body, raw, headers }: Sent,
): Promise<Answer> {
  const text = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const search = query ? `?${new URLSearchParams(query).toString()}` : "";
  const response = await fetch(`${url}${search}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(text === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(text === undefined ? {} : { body: text }),
  });
  const answered = await response.text();
  return { status: response.status, headers: response.headers, text: answered, body: readBody(answered) };
}

function readBody(text: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
}

/** A refusal without the one part that differs from call to call. */
export const withoutCorrelation = ({ text }: Answer): string =>
  text.replace(/"correlationId":"[0-9a-f-]+"/u, '"correlationId":""');
