import { subscribe, unsubscribe } from "node:diagnostics_channel";

type Sent = { readonly origin: string; readonly path: string; readonly method: string };
type Heard = { readonly request: object; readonly response: { readonly statusCode: number } };

/** How long the answers of the API took, in milliseconds, and how many were no success, by status. */
export type Calls = { readonly took: number[]; readonly refused: Map<number, number> };

/** Watches what this process asks of an API until `stop`; neither the asking nor the answering is changed. */
export function watchCalls(apiOrigin: string): Calls & { readonly stop: () => void } {
  const [took, refused] = [[] as number[], new Map<number, number>()];
  const since = new WeakMap<object, number>();
  const asked = (message: unknown) => {
    const { request } = message as { readonly request: Sent };
    if (String(request.origin) === apiOrigin && request.path.startsWith("/api/"))
      since.set(request, performance.now());
  };
  const answered = (message: unknown) => {
    const { request, response } = message as Heard;
    const from = since.get(request);
    if (from === undefined) return;
    took.push(performance.now() - from);
    if (response.statusCode >= 400)
      refused.set(response.statusCode, (refused.get(response.statusCode) ?? 0) + 1);
  };
  subscribe("undici:request:create", asked);
  subscribe("undici:request:headers", answered);
  return {
    took,
    refused,
    stop: () => {
      unsubscribe("undici:request:create", asked);
      unsubscribe("undici:request:headers", answered);
    },
  };
}
