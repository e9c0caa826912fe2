import { describe, expect, it } from "vitest";
import { refusal } from "../../../../functions/adapters/problem-response.ts";
import type { RequestWriter } from "../../../../functions/adapters/request-writer.lambda.ts";
import type { Session, SessionScope } from "../../../../functions/adapters/sessions.dynamodb.ts";
import { confirmEmail } from "../../../../functions/deliver/confirm-email.ts";
import { ids } from "../../../support/desk.ts";
import { aWriter } from "../../../support/request-views.ts";

/** The ports of a confirmation, each as it should be unless told otherwise. */
function confirmation(more: {
  readonly submit?: RequestWriter;
  readonly issue?: () => Promise<string>;
  readonly wasSpent?: boolean;
}) {
  const spent: string[] = [];
  const issued: SessionScope[] = [];
  const found: Session = {
    scope: "confirm",
    ...ids.key,
    trackingNumber: "26-HLC-12345-A",
    expiresAt: "2099-01-01T00:00:00Z",
  };
  const sessions = {
    issue: async ({ scope }: Omit<Session, "expiresAt">) => {
      const token = await (more.issue ?? (async () => "new"))();
      issued.push(scope);
      return token;
    },
    find: async (given: string, scope: SessionScope) =>
      given === "the-code" && scope === "confirm" && !spent.includes(given) ? found : undefined,
    spend: async (given: string) => {
      if (spent.includes(given)) return false;
      spent.push(given);
      return more.wasSpent !== true;
    },
  };
  const writer = aWriter();
  return { ports: { sessions, submit: more.submit ?? writer.submit }, spent, issued, writer };
}

describe("a one-time code", () => {
  it("opens a session once, and the ledger hears of it from who let the requester in", async () => {
    const { ports, issued, writer } = confirmation({});
    expect(await confirmEmail(ports, "the-code")).toEqual({
      session: { requestId: ids.request, trackingNumber: "26-HLC-12345-A", sessionToken: "new" },
    });
    expect(writer.told).toMatchObject([
      { ...ids.key, actor: { kind: "system" }, event: { type: "requester.email-confirmed" } },
    ]);
    expect(await confirmEmail(ports, "the-code")).toMatchObject({
      problem: { code: "link-expired", status: 410 },
    });
    expect(issued).toEqual(["requester"]);
  });

  it("lets only one of two in who hold it at the same time", async () => {
    const { ports, writer } = confirmation({});
    const both = await Promise.all([1, 2].map(() => confirmEmail(ports, "the-code")));
    expect(both.filter((one) => "session" in one)).toHaveLength(1);
    // Both told the writer, with one event id: the second is nothing new to it.
    expect(writer.told).toHaveLength(2);
    expect(new Set(writer.told.map(({ eventId }) => eventId)).size).toBe(1);
  });

  it.each<readonly [string, Parameters<typeof confirmation>[0]]>([
    ["the writer ends without an answer", { submit: () => Promise.reject(new Error("no answer")) }],
    ["no session can be stored", { issue: () => Promise.reject(new Error("no table")) }],
  ])("opens a session at the second try when at the first %s", async (_why, broken) => {
    const { ports, spent } = confirmation(broken);
    await expect(confirmEmail(ports, "the-code")).rejects.toThrow("no ");
    expect(spent).toEqual([]);
    const again = confirmation({});
    expect(await confirmEmail(again.ports, "the-code")).toMatchObject({ session: { sessionToken: "new" } });
    expect(again.spent).toEqual(["the-code"]);
  });

  it("stays good while the request is too busy to take the confirmation", async () => {
    const problem = refusal("unavailable", "Busy.");
    const { ports, spent } = confirmation({ submit: async () => ({ outcome: "refused", problem }) });
    expect(await confirmEmail(ports, "the-code")).toEqual({ problem });
    expect(spent).toEqual([]);
  });

  it("leaves no session behind for the one who came second", async () => {
    const { ports, spent } = confirmation({ wasSpent: true });
    expect(await confirmEmail(ports, "the-code")).toMatchObject({ problem: { code: "link-expired" } });
    expect(spent).toEqual(["the-code", "new"]);
  });
});
