import { describe, expect, it } from "vitest";
import * as z from "zod";
import { edgeCheck } from "../../../../functions/adapters/edge-check.ts";
import { httpHandler, ok, parsed, refuse } from "../../../../functions/adapters/http-router.ts";
import type { Call, RouteHandler } from "../../../../functions/adapters/http-router.ts";
import { showsNobody } from "../../../../functions/adapters/looks.ts";
import { createLog } from "../../../../functions/adapters/log.ts";
import { notFound } from "../../../../functions/adapters/problem-response.ts";
import { problemSchema } from "../../../../workflows/contract/problem.ts";
import { answerOf, httpCall, throughTheEdge } from "../../../support/fake-calls.ts";
import type { Asked } from "../../../support/fake-calls.ts";

function calling(handler: RouteHandler) {
  const lines: string[] = [];
  const log = createLog("deliver", (line) => lines.push(line));
  const answer = httpHandler(
    "deliver",
    { confirmEmail: handler, download: handler, courtLink: handler, paperNotesLink: handler },
    { edge: throughTheEdge, log, looks: showsNobody, largestBody: 1000 },
  );
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
      viewer: "192.0.2.7",
      correlationId: "correlation-1",
    });
  });

  it("sends headers that keep answers from being stored, sniffed, framed or referred to (AB-051)", async () => {
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
      {
        confirmEmail: async () => ok({}),
        download: async () => ok({}),
        courtLink: async () => ok({}),
        paperNotesLink: async () => ok({}),
      },
      { edge: throughTheEdge, log: () => undefined, looks: showsNobody },
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

describe("a call that went around the distribution", () => {
  const [fresh, former] = ["f".repeat(64), "e".repeat(64)];
  const keys = new Map([
    ["edge-2", fresh],
    ["edge-1", former],
  ]);
  /** A store of secrets that gives these, and counts what it is asked. */
  function aStore(stored: ReadonlyMap<string, string> = keys) {
    const asked: string[] = [];
    let down = false;
    const readKey = async (name: string) => {
      asked.push(name);
      if (down) throw new TypeError("Canary: no network");
      return stored.get(name);
    };
    const breakDown = (broken: boolean) => {
      down = broken;
    };
    return { readKey, asked, breakDown };
  }
  function behind(store = aStore()) {
    const lines: string[] = [];
    const called: Call[] = [];
    const edge = edgeCheck(store.readKey, "edge-2 edge-1");
    const download: RouteHandler = async (call) => {
      called.push(call);
      return ok({});
    };
    const log = createLog("deliver", (line) => lines.push(line));
    const handler = httpHandler(
      "deliver",
      { confirmEmail: download, download, courtLink: download, paperNotesLink: download },
      { edge, log, looks: showsNobody },
    );
    const ask = (headers: Record<string, string>, routeKey?: string) =>
      handler({ ...httpCall("download", { body: {}, headers }), ...(routeKey ? { routeKey } : {}) });
    return { ask, called, lines, ...store };
  }
  const shows = (key: string) => ({ "x-origin-verify": key });

  it("is answered like an address that leads nowhere, on every route, and no handler hears of it", async () => {
    const { ask, called, lines } = behind();
    const elsewhere = await ask(shows(fresh), "GET /api/nowhere");
    for (const headers of [{}, shows(""), shows("g".repeat(64)), shows(fresh.slice(1)), shows(`${fresh}x`)])
      for (const routeKey of ["POST /api/requester/requests/{requestId}/downloads", "GET /api/nowhere"])
        expect(await ask(headers, routeKey)).toEqual(elsewhere);
    expect(elsewhere.statusCode).toBe(404);
    expect(called).toEqual([]);
    expect(lines.filter((line) => line.includes("went-around-the-edge"))).toHaveLength(10);
    expect(lines.join("")).not.toContain("gggg");
  });

  it("passes with the newest key, and while keys change with the one before; both are read once", async () => {
    const { ask, called, asked } = behind();
    for (const key of [fresh, former, fresh]) expect((await ask(shows(key))).statusCode).toBe(200);
    expect(called).toHaveLength(3);
    expect(asked).toEqual(["edge-2", "edge-1"]);
    expect(JSON.stringify(called)).not.toContain(fresh);
  });

  it("passes with the newest when the one before has been taken away, which passes no more", async () => {
    const { ask } = behind(aStore(new Map([["edge-2", fresh]])));
    expect((await ask(shows(fresh))).statusCode).toBe(200);
    expect((await ask(shows(former))).statusCode).toBe(404);
  });

  it("passes with the key that can be read when another is closed to the functions, as while keys change twice", async () => {
    const store = aStore();
    const closed = new Set(["edge-1"]);
    const { ask } = behind({
      ...store,
      readKey: (name) =>
        closed.has(name) ? Promise.reject(new Error("AccessDeniedException")) : store.readKey(name),
    });
    expect((await ask(shows(fresh))).statusCode).toBe(200);
    expect((await ask(shows(former))).statusCode).toBe(404);
    closed.clear();
    expect((await ask(shows(former))).statusCode).toBe(200);
  });

  it("is neither let in nor told anything while the keys cannot be read, and is let in once they can", async () => {
    const { ask, breakDown, lines } = behind();
    breakDown(true);
    const answer = await ask(shows(fresh));
    expect(answerOf(answer)).toMatchObject({ status: 503, body: { code: "unavailable" } });
    expect(`${answer.body}${lines.join("")}`).not.toContain("Canary");
    breakDown(false);
    expect((await ask(shows(fresh))).statusCode).toBe(200);
    const without = behind(aStore(new Map()));
    expect((await without.ask(shows(fresh))).statusCode).toBe(503);
  });

  it("asks for no key when it shows none: nobody can make the functions ask by calling", async () => {
    const { ask, asked } = behind();
    await ask({});
    expect(asked).toEqual([]);
  });
});

describe("the address in the log of a refused call", () => {
  it.each([
    ["203.0.113.9, 198.51.100.7, 192.0.2.7", "198.51.100.7"],
    ["198.51.100.7, 192.0.2.7", "198.51.100.7"],
    ["2001:db8::7, 192.0.2.7", "2001:db8::7"],
    ["192.0.2.7", "192.0.2.7"],
    ["<script>, 192.0.2.7", "192.0.2.7"],
    ["", "192.0.2.7"],
  ])("behind %j is the viewer's as the distribution wrote it: %s", async (hops, address) => {
    const { ask, lines } = calling(async () => refuse(notFound()));
    await ask({ headers: { "x-forwarded-for": hops } });
    expect(JSON.parse(lines.at(-1) ?? "{}")).toMatchObject({ what: "refused", address });
  });
});
