import { createServer } from "node:http";
import type { ServerResponse } from "node:http";
import { listening } from "./listening.ts";

type Answer = (response: ServerResponse, url: URL) => void;

export const asFhir =
  (body: unknown): Answer =>
  (response) => {
    response.writeHead(200, { "content-type": "application/fhir+json; charset=utf-8" });
    response.end(JSON.stringify(body));
  };

/** A small FHIR server of this test: what it answers by path and query, and whom it was asked by. */
export async function aFhirServer(answers: Readonly<Record<string, Answer>>) {
  const asked: { readonly path: string; readonly authorization: string | undefined }[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    asked.push({ path: `${url.pathname}${url.search}`, authorization: request.headers.authorization });
    const answer = answers[`${url.pathname}${url.search}`];
    if (answer) answer(response, url);
    else {
      response.writeHead(404);
      response.end();
    }
  });
  const origin = await listening(server);
  return { base: `${origin}/r4`, origin, asked, end: () => server.close() };
}
