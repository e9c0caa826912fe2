import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fileRequest } from "../../local/journey/file-request.ts";
import type { FiledRequest } from "../../local/journey/file-request.ts";
import { overview } from "../../local/journey/api.ts";
import { seededId } from "../../local/seed/ids.ts";
import { staffCommandNames } from "../../workflows/contract/commands.ts";
import { routes } from "../../workflows/contract/http.ts";
import type { RouteName } from "../../workflows/contract/http.ts";
import { asking } from "../support/drafts.ts";
import { addressOf, send, withoutCorrelation } from "../support/raw-call.ts";
import type { Sent } from "../support/raw-call.ts";
import { functionOf, settingOf } from "../support/stack-parts.ts";
import { startSeededStack } from "../support/stack.ts";
import type { TestStack } from "../support/stack.ts";

// Attacks that need the whole product and no request of some age; the id of the abuse case ends the name.

let stack: TestStack;
let mine: FiledRequest;
let theirs: FiledRequest;
beforeAll(async () => {
  stack = await startSeededStack(1);
  mine = await fileRequest(stack.ground, "harriet.colby@colbymarsh.example");
  theirs = await fileRequest(stack.ground, "another.counsel@colbymarsh.example");
});
afterAll(async () => stack?.end());

const names = Object.keys(routes) as readonly RouteName[];
const ask = (name: RouteName, sent: Sent = {}, method: string = routes[name].method) =>
  send(`${stack.portalOrigin}${addressOf(name, sent.parameters)}`, method, sent);
const never = seededId("req", "never existed");

describe("the session of one requester with the id of another's request", () => {
  const ofOutsiders = names.filter((name) => ["requester", "intake"].includes(routes[name].session));
  const parameters = (requestId: string) => ({ requestId, proposalId: seededId("prp", "never existed") });

  it.each(ofOutsiders)("is answered on %s as for a request that never was (AB-011)", async (name) => {
    const token = mine.sessionToken;
    const [another, none] = await Promise.all(
      [theirs.requestId, never].map((requestId) =>
        ask(name, {
          token,
          parameters: parameters(requestId),
          ...(routes[name].method === "GET" ? {} : { body: {} }),
        }),
      ),
    );
    // A session of the status page is none of a draft: there nobody is signed in, whatever the id.
    expect(another?.status).toBe(routes[name].session === "requester" ? 404 : 401);
    expect(another && withoutCorrelation(another)).toBe(none && withoutCorrelation(none));
  });

  it("says no more by another method of the same address (AB-011)", async () => {
    for (const method of ["HEAD", "OPTIONS", "PUT", "PATCH", "DELETE"]) {
      const answers = await Promise.all(
        [theirs.requestId, never].map((requestId) =>
          ask("outwardView", { token: mine.sessionToken, parameters: parameters(requestId) }, method),
        ),
      );
      const [another, none] = answers.map((answer) => [answer.status, withoutCorrelation(answer)]);
      expect(another).toEqual(none);
      expect(another?.[0]).toBeGreaterThanOrEqual(400);
    }
  });
});

describe("fields that the product alone sets", () => {
  const planted = {
    practiceId: seededId("prc", "cedar-row"),
    state: "released",
    approvedBy: "me",
    version: 99,
    releasedAt: "2026-01-01T00:00:00Z",
  };
  const fieldsOf = (body: Readonly<Record<string, unknown>>) =>
    (body["fields"] as readonly { readonly pointer: string }[]).map(({ pointer }) =>
      pointer.split("/").at(-1),
    );

  it("are refused by name in a draft and in a command, and nothing is written (AB-013)", async () => {
    const draft = await ask("openIntake", {
      body: { ...asking("harriet.colby@colbymarsh.example"), ...planted },
    });
    expect([draft.status, draft.body["code"]]).toEqual([422, "invalid-field"]);
    expect(fieldsOf(draft.body)).toEqual(expect.arrayContaining(Object.keys(planted)));
    const { manager } = stack.staff;
    const { version } = await overview(stack.portalOrigin, manager, mine.requestId);
    const given = await ask("command", {
      token: manager,
      parameters: { requestId: mine.requestId },
      body: {
        commandId: randomUUID(),
        expectedVersion: version,
        command: "placeHold",
        payload: { kind: "specialist", reason: "Waiting for counsel.", followUpOn: "2027-01-11", ...planted },
      },
    });
    expect([given.status, given.body["code"]]).toEqual([422, "invalid-field"]);
    expect(fieldsOf(given.body)).toEqual(expect.arrayContaining(Object.keys(planted)));
    expect((await overview(stack.portalOrigin, manager, mine.requestId)).version).toBe(version);
  });
});

describe("an event that names a bucket of somebody else's", () => {
  it("is set aside as a security event: the gate reads its own quarantine and no other (AB-018)", async () => {
    const gate = functionOf(stack, "accept-document");
    const file = join(stack.folder, "logs", `${gate.name}.log`);
    const before = readFileSync(file, "utf8").length;
    const answer = await stack.functions.invoke(gate.arn, {
      "detail-type": "GuardDuty Malware Protection Object Scan Result",
      source: "aws.guardduty",
      detail: {
        s3ObjectDetails: {
          bucketName: "a-bucket-of-the-attacker",
          objectKey: `${seededId("prc", "harbor-light")}/${mine.requestId}/${seededId("doc", "planted")}`,
          versionId: "1",
        },
      },
    });
    expect(answer).not.toHaveProperty("functionError");
    const added = () => readFileSync(file, "utf8").slice(before);
    await expect.poll(added).toContain('"what":"foreign-bucket"');
    expect(added()).not.toContain("attacker");
    expect(settingOf(stack, "accept-document", "QUARANTINE_BUCKET")).not.toBe("a-bucket-of-the-attacker");
  });
});

describe("whoever says that it is an emergency", () => {
  it("finds no way around: no route and no command opens more for a reason, and no role has one (AB-021)", async () => {
    const words = /emergenc|break|override|bypass|force|skip/iu;
    expect([...names, ...staffCommandNames].filter((name) => words.test(name))).toEqual([]);
    const gwen = stack.accessTokenOf("gwen.marlowe@cedarrow.example");
    const parameters = { requestId: mine.requestId, documentId: seededId("doc", "never existed") };
    const asked = { token: gwen, parameters, body: { emergency: true, reason: "A life is in danger." } };
    const answers = await Promise.all(
      [asked, { ...asked, body: {} }].map(async (one) => withoutCorrelation(await ask("recordLink", one))),
    );
    expect(answers[0]).toBe(answers[1]);
  });
});

describe("a page of another site, in the browser of somebody who is signed in", () => {
  it("can send their cookies and no token: nobody is signed in, and nobody else's page is let in (AB-091)", async () => {
    const { manager } = stack.staff;
    const parameters = { requestId: mine.requestId };
    const body = {
      commandId: randomUUID(),
      expectedVersion: 1,
      command: "placeLegalHold",
      payload: { reason: "Planted." },
    };
    const forged = await ask("command", {
      parameters,
      body,
      headers: {
        cookie: `authorization=Bearer ${manager}; session=${manager}`,
        origin: "https://evil.example",
      },
    });
    expect(forged.status).toBe(401);
    const asForm = await ask("command", {
      parameters,
      token: manager,
      raw: JSON.stringify(body),
      headers: { "content-type": "text/plain", origin: "https://evil.example" },
    });
    expect([asForm.status, asForm.body["code"]]).toEqual([415, "wrong-type"]);
    for (const { headers } of [forged, asForm]) {
      expect(headers.get("set-cookie")).toBeNull();
      expect(headers.get("access-control-allow-origin")).toBeNull();
    }
    const preflight = await ask(
      "command",
      { parameters, headers: { origin: "https://evil.example" } },
      "OPTIONS",
    );
    expect(preflight.headers.get("access-control-allow-origin")).toBeNull();
  });
});
