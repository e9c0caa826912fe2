import { describe, expect, it } from "vitest";
import * as z from "zod";
import { httpHandler, ok, parsed, refuse } from "../../../../functions/adapters/http-router.ts";
import type { RouteHandler } from "../../../../functions/adapters/http-router.ts";
import { createLog } from "../../../../functions/adapters/log.ts";
import { notFound } from "../../../../functions/adapters/problem-response.ts";
import { problemSchema } from "../../../../workflows/contract/problem.ts";
import { answerOf, httpCall } from "../../../support/fake-calls.ts";
import type { Asked } from "../../../support/fake-calls.ts";

function calling(handler: RouteHandler) {
  const lines: string[] = [];
  const log = createLog("deliver", (line) => lines.push(line));
  const answer = httpHandler("deliver", { download: handler }, { log, largestBody: 1000 });
  return { lines, ask: (asked: Asked = {}) => answer(httpCall("download", { body: {}, ...asked })) };
}
const schema = z.strictObject({
  file: z.enum(["production"]),
  more: z.array(z.strictObject({ n: z.int() })).optional(),
});

describe("the router", () => {
  it("hands a handler the call taken apart, and nothing of the claims but the account", async () => {
    const { ask } = calling(async (call) => ok(call));
    const { body } = answerOf(
      await ask({ body: { a: 1 }, bearer: "t".repeat(43), sub: "sub-1", params: { requestId: "r" } }),
    );
    expect(body).toEqual({
      params: { requestId: "r" },
      query: {},
      body: { a: 1 },
      bearer: "t".repeat(43),
      sub: "sub-1",
      correlationId: "correlation-1",
    });
  });

  it("sends headers that keep answers from being stored, sniffed, framed or referred to", async () => {
    const { ask } = calling(async () => ok({}));
    expect((await ask()).headers).toEqual({
      "cache-control": "no-store",
      "content-type": "application/json",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
      "referrer-policy": "no-referrer",
      "strict-transport-security": "max-age=63072000; includeSubDomains",
      "x-content-type-options": "nosniff",
    });
  });

  it("answers what is unknown and what is someone else's byte for byte alike", async () => {
    const one = calling(async () => refuse(notFound()));
    const unknownRoute = await httpHandler(
      "deliver",
      { download: async () => ok({}) },
      { log: () => undefined },
    )({
      ...httpCall("download", { body: {} }),
      routeKey: "GET /api/secrets",
    });
    expect((await one.ask()).body).toBe(unknownRoute.body);
    expect((await one.ask()).statusCode).toBe(404);
  });

  it("names every wrong field by its place and repeats nothing of what was sent", async () => {
    const { ask } = calling(async ({ body }) => {
      const asked = parsed(schema, body);
      return "problem" in asked ? asked : ok({});
    });
    const { status, body } = answerOf(
      await ask({
        body: { file: "Canary", practiceId: "Canary", more: [{ n: 1 }, { n: "Canary", "a/b": 1 }] },
      }),
    );
    expect(status).toBe(422);
    expect(
      problemSchema
        .parse(body)
        .fields?.map(({ pointer }) => pointer)
        .toSorted(),
    ).toEqual(["/file", "/more/1/a~1b", "/more/1/n", "/practiceId"]);
    expect(JSON.stringify(body)).not.toContain("Canary");
  });

  it.each([
    [{ text: "{" }, 400, "bad-json"],
    [{ text: '{"a":1,"a":2}' }, 422, "invalid-field"],
    [{ text: `{"a":"${"x".repeat(2000)}"}` }, 413, "too-large"],
    [{ headers: { "content-type": "text/plain" } }, 415, "wrong-type"],
    [{ headers: { "content-type": "application/x-www-form-urlencoded" } }, 415, "wrong-type"],
  ])("refuses %j with %i", async (asked, status, code) => {
    const { ask } = calling(async () => ok({}));
    expect(answerOf(await ask(asked))).toMatchObject({
      status,
      body: { status, code, correlationId: "correlation-1" },
    });
  });

  it("tells nobody what was thrown", async () => {
    const { ask, lines } = calling(async () => {
      throw new RangeError("Canary Quillfeather in table ledger");
    });
    const result = await ask();
    expect(answerOf(result)).toMatchObject({ status: 500, body: { code: "internal-error" } });
    expect(`${result.body}${lines.join("")}`).not.toContain("Canary");
    expect(lines.join("")).toContain("RangeError");
  });

  it("does not take a malformed bearer for a token", async () => {
    const { ask } = calling(async ({ bearer }) => ok({ bearer: bearer ?? "none" }));
    for (const authorization of ["Basic abc", "Bearer short", "Bearer two words that are long", ""])
      expect(answerOf(await ask({ headers: { authorization } })).body).toEqual({ bearer: "none" });
  });
});
