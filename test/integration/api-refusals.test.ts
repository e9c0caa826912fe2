import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { confirmationCode, fileRequest } from "../../local/journey/file-request.ts";
import type { FiledRequest } from "../../local/journey/file-request.ts";
import { overview } from "../../local/journey/api.ts";
import { seededId } from "../../local/seed/ids.ts";
import { mayGive } from "../../workflows/access/may.ts";
import { roleSchema } from "../../workflows/access/roles.ts";
import { staffCommandEvents, staffCommandNames } from "../../workflows/contract/commands.ts";
import type { StaffCommandName } from "../../workflows/contract/commands.ts";
import { routes } from "../../workflows/contract/http.ts";
import type { RouteName } from "../../workflows/contract/http.ts";
import { problemSchema, problemStatus } from "../../workflows/contract/problem.ts";
import { asking } from "../support/drafts.ts";
import { likely } from "../support/request/told.ts";
import { addressOf, send as sendRaw, withoutCorrelation } from "../support/raw-call.ts";
import type { Answer, Sent } from "../support/raw-call.ts";
import { startSeededStack } from "../support/stack.ts";
import type { TestStack } from "../support/stack.ts";

// Every way to be turned away, and what the answer says. The last test looks at all the answers that were given.

let stack: TestStack;
let filed: FiledRequest;
let others: FiledRequest;
let gwen: string;
const answers: Answer[] = [];
beforeAll(async () => {
  stack = await startSeededStack(1);
  filed = await fileRequest(stack.ground, "harriet.colby@colbymarsh.example");
  others = await fileRequest(stack.ground, "another.counsel@colbymarsh.example");
  gwen = stack.accessTokenOf("gwen.marlowe@cedarrow.example");
});
afterAll(async () => stack?.end());

async function ask(name: RouteName, sent: Sent = {}): Promise<Answer> {
  const url = `${stack.portalOrigin}${addressOf(name, sent.parameters)}`;
  const answer = await sendRaw(url, routes[name].method, sent);
  answers.push(answer);
  return answer;
}
const told = ({ status, body }: Answer) => [status, body["code"]];

const intake = asking("harriet.colby@colbymarsh.example");
const nobody = seededId("req", "never existed");
const version = async () =>
  (await overview(stack.portalOrigin, stack.staff.manager, filed.requestId)).version;
const command = (token: string, body: unknown, requestId = filed.requestId) =>
  ask("command", { token, parameters: { requestId }, body });
const hold = { kind: "specialist", reason: "Waiting for counsel.", followUpOn: "2026-12-10" };

describe("a body that is not as it should be", () => {
  it.each([
    ["an unknown field", { ...intake, surprise: 1 }, "/surprise"],
    ["an unknown field inside", { ...intake, case: { judge: "Doe" } }, "/case/judge"],
    ["a missing field", { ...intake, requester: undefined }, "/requester"],
    ["a missing field inside", { ...intake, requester: { name: "Harriet Colby" } }, "/requester/email"],
    ["a wrong kind", { ...intake, kind: "warrant-ish" }, "/kind"],
    ["a control character", { ...intake, case: { docket: "1\u0007" } }, "/case/docket"],
    ["a list for an object", [], ""],
  ])("with %s is refused by the place of the field", async (_what, body, pointer) => {
    const answer = await ask("openIntake", { body });
    expect(told(answer)).toEqual([422, "invalid-field"]);
    expect(answer.body["fields"]).toEqual([{ pointer, words: expect.any(String) as string }]);
    expect(answer.text).not.toContain("warrant-ish");
  });

  it.each([
    ["no JSON", "{", 400, "bad-json"],
    ["nothing at all", "", 400, "bad-json"],
    ["a key twice", '{"practice":"harbor-light","practice":"cedar-row"}', 422, "invalid-field"],
    ["a key of the prototype", '{"__proto__":{"admin":true}}', 422, "invalid-field"],
    ["two hundred levels", `${"[".repeat(200)}${"]".repeat(200)}`, 422, "invalid-field"],
    ["half a character", '{"practice":"\\ud800"}', 422, "invalid-field"],
    ["seventy kilobytes", JSON.stringify({ practice: "p".repeat(70_000) }), 413, "too-large"],
  ])("that is %s is refused (AB-096, AB-097)", async (_what, raw, status, code) => {
    expect(told(await ask("openIntake", { raw }))).toEqual([status, code]);
  });

  it("is refused at the gateway when it is larger than any route takes", async () => {
    expect((await ask("openIntake", { raw: `"${"p".repeat(11 * 1024 * 1024)}"` })).status).toBe(413);
  });

  it("is refused unless it says that it is JSON", async () => {
    const raw = JSON.stringify(intake);
    const answer = await ask("openIntake", { raw, headers: { "content-type": "text/plain" } });
    expect(told(answer)).toEqual([415, "wrong-type"]);
  });

  it("names a field of a command by its place in the whole body (AB-013)", async () => {
    const head = { commandId: randomUUID(), expectedVersion: 1, command: "placeHold" };
    const { manager } = stack.staff;
    const wrong = await command(manager, { ...head, payload: { ...hold, urgent: true, followUpOn: "soon" } });
    expect(told(wrong)).toEqual([422, "invalid-field"]);
    expect(wrong.body["fields"]).toMatchObject([
      { pointer: "/payload/followUpOn" },
      { pointer: "/payload/urgent" },
    ]);
    const unknown = await command(manager, { ...head, command: "clock.elapsed", payload: {} });
    expect(unknown.body["fields"]).toMatchObject([{ pointer: "/command" }]);
    const typed = await command(manager, { ...head, payload: { ...hold, type: "vault.opened" } });
    expect(typed.body["fields"]).toMatchObject([{ pointer: "/payload/type" }]);
  });
});

describe("an amount of money", () => {
  const quote = (raw: string) =>
    `{"commandId":"${randomUUID()}","expectedVersion":1,"command":"quoteFee","payload":{"quotedOn":"2026-11-02","items":[{"kind":"postage","quantity":1,"cents":${raw}}]}}`;
  const give = (raw: string) =>
    ask("command", {
      token: stack.staff.manager,
      parameters: { requestId: filed.requestId },
      raw: quote(raw),
    });

  it.each(["-1", "0", "1e308", "12.5", '"1,000"', '"0x10"', '"NaN"', "null", "1000001"])(
    "written %s is refused by its place, with the bounds in words (AB-045)",
    async (raw) => {
      const answer = await give(raw);
      expect(told(answer)).toEqual([422, "invalid-field"]);
      expect(answer.body["fields"]).toEqual([
        {
          pointer: "/payload/items/0/cents",
          words: "Enter whole cents, a number from 1 to 1000000.",
        },
      ]);
    },
  );

  it.each(["NaN", "0x10", "1,000", "Infinity"])("written %s is no JSON at all (AB-045)", async (raw) => {
    expect(told(await give(raw))).toEqual([400, "bad-json"]);
  });
});

describe("a command", () => {
  const give = async (name: StaffCommandName, payload: object, more: object = {}) =>
    command(stack.staff.manager, {
      commandId: randomUUID(),
      expectedVersion: await version(),
      command: name,
      payload,
      ...more,
    });

  it("in the wrong state is told where the request stands and where it would have to stand", async () => {
    const answer = await give("releaseProduction", { productionId: seededId("pdn", "none") });
    expect(told(answer)).toEqual([422, "wrong-state"]);
    for (const name of ["reopenRequest", "liftHold"] as const) {
      const { body } = await give(name, { reason: "No reason at all." });
      expect(body["words"]).toMatch(/not possible while .+ possible when/u);
    }
  });

  it("on a version that is not the newest is told the newest", async () => {
    const currentVersion = await version();
    for (const expectedVersion of [0, currentVersion - 1, currentVersion + 1]) {
      const answer = await give("placeHold", hold, { expectedVersion });
      expect(told(answer)).toEqual([409, "stale-version"]);
      expect(answer.body["currentVersion"]).toBe(currentVersion);
    }
    expect(await version()).toBe(currentVersion);
  });

  it("sent again is answered as the first time, and its key is good for nothing else", async () => {
    const body = {
      commandId: randomUUID(),
      expectedVersion: await version(),
      command: "placeHold",
      payload: hold,
    };
    const first = await command(stack.staff.manager, body);
    expect(first.status).toBe(200);
    for (let times = 0; times < 3; times += 1)
      expect((await command(stack.staff.manager, body)).text).toBe(first.text);
    const other = { ...body, payload: { ...hold, reason: "Another reason altogether." } };
    expect(told(await command(stack.staff.manager, other))).toEqual([422, "already-used-key"]);
    expect(told(await command(stack.staff.privacyOfficer, body))).toEqual([422, "already-used-key"]);
    expect(await version()).toBe(first.body["version"]);
  });

  const tokens = () => ({
    "practice-manager": stack.staff.manager,
    clinician: stack.staff.clinician,
    "privacy-officer": stack.staff.privacyOfficer,
  });
  it.each(roleSchema.options)(
    "is taken from a %s exactly when the role may give it (AB-019)",
    async (role) => {
      const outcomes: Record<string, unknown> = {};
      const expected: Record<string, unknown> = {};
      for (const name of staffCommandNames) {
        const { type: _type, ...payload } = likely[staffCommandEvents[name]];
        // A version that never was: whoever passes the door of roles is stopped there and changes nothing.
        const body = { commandId: randomUUID(), expectedVersion: 999_999, command: name, payload };
        outcomes[name] = (await command(tokens()[role], body)).body["code"];
        expected[name] = mayGive[name].some((one) => one === role) ? "stale-version" : "not-allowed-for-role";
      }
      expect(outcomes).toEqual(expected);
    },
  );

  it("is given by membership, not by what the token claims of groups (AB-006)", async () => {
    const account = stack.accounts.find(({ email }) => email.startsWith("miriam.okafor"));
    expect(account?.groups).toEqual(["clinicians"]);
    const body = {
      commandId: randomUUID(),
      expectedVersion: await version(),
      command: "recordFacts",
      payload: { patch: {} },
      role: "practice-manager",
      actor: { roles: ["practice-manager"] },
    };
    const answer = await command(stack.staff.clinician, body);
    expect(answer.body["fields"]).toMatchObject([{ pointer: "/role" }, { pointer: "/actor" }]);
    const { role: _role, actor: _actor, ...plain } = body;
    expect(told(await command(stack.staff.clinician, plain))).toEqual([403, "not-allowed-for-role"]);
  });
});

describe("what is not there, and what is someone else's", () => {
  it("is answered alike to staff, byte for byte", async () => {
    const documentId = (await overview(stack.portalOrigin, stack.staff.manager, filed.requestId)).papers[0]
      ?.documentId;
    const upload = {
      purpose: "other",
      fileName: "a.pdf",
      contentType: "application/pdf",
      size: 1,
      sha256: "0".repeat(64),
    };
    const bodies: Partial<Record<RouteName, unknown>> = {
      command: { commandId: randomUUID(), expectedVersion: 1, command: "placeHold", payload: hold },
      announceStaffUpload: upload,
      paperLink: {},
      recordLink: {},
    };
    const never = {
      requestId: nobody,
      documentId: seededId("doc", "never existed"),
    };
    const theirs = { requestId: filed.requestId, documentId: documentId ?? "" };
    const malformed = { requestId: "req_1", documentId: "../.." };
    for (const name of [
      "overview",
      "command",
      "announceStaffUpload",
      "paperLink",
      "recordLink",
      "requestRecords",
    ] as const) {
      const asked = await Promise.all(
        [never, theirs, malformed].map((parameters) =>
          ask(name, { token: gwen, parameters, body: bodies[name] }),
        ),
      );
      expect({ name, told: asked.map(told) }).toEqual({ name, told: Array(3).fill([404, "not-found"]) });
      expect(new Set(asked.map(withoutCorrelation)).size).toBe(1);
    }
    // The owner's own staff find the same things.
    const own = { token: stack.staff.manager, parameters: theirs };
    expect((await ask("overview", own)).status).toBe(200);
    expect(told(await ask("requestRecords", own))).toEqual([422, "wrong-state"]);
  });

  it("is answered alike to requesters, whatever token they hold (AB-011)", async () => {
    const asked = await Promise.all(
      [others.requestId, nobody, "req_1"].map((requestId) =>
        ask("outwardView", { token: filed.sessionToken, parameters: { requestId } }),
      ),
    );
    expect(asked.map(told)).toEqual(Array(3).fill([404, "not-found"]));
    expect(new Set(asked.map(withoutCorrelation)).size).toBe(1);
    for (const name of ["withdraw", "announceRequesterUpload", "counterProposal", "download"] as const) {
      const parameters = { requestId: others.requestId };
      const answer = await ask(name, { token: filed.sessionToken, parameters, body: {} });
      expect(told(answer)).toEqual([404, "not-found"]);
    }
    expect((await ask("practice", { parameters: { slug: "no-such-practice" } })).status).toBe(404);
    expect((await ask("openIntake", { body: { ...intake, practice: "no-such-practice" } })).status).toBe(404);
  });

  it("is not found under any method or address that the contract does not have", async () => {
    for (const [method, path] of [
      ["DELETE", "/api/staff/me"],
      ["PUT", `/api/intake/${filed.requestId}`],
      ["GET", "/api/staff/requests"],
      ["GET", "/api/admin"],
      ["GET", "/api/staff/requests/../../practices/harbor-light/x"],
    ] as const) {
      const answer = await sendRaw(`${stack.portalOrigin}${path}`, method, { token: stack.staff.manager });
      answers.push(answer);
      expect(answer.status).toBe(404);
    }
  });
});

describe("a one-time link", () => {
  it("opens a session once, and afterwards nothing (AB-010)", async () => {
    const { requestId, trackingNumber } = filed;
    const email = "harriet.colby@colbymarsh.example";
    const used = await confirmationCode(stack.ground, email);
    expect(told(await ask("confirmEmail", { body: { code: used } }))).toEqual([410, "link-expired"]);
    expect(told(await ask("confirmEmail", { body: { code: "x".repeat(43) } }))).toEqual([
      410,
      "link-expired",
    ]);
    // A fresh one is no bearer token of anything.
    await ask("signInLink", { body: { trackingNumber, email } });
    const fresh = await freshCode(used);
    for (const name of ["outwardView", "viewIntake"] as const)
      expect(told(await ask(name, { token: fresh, parameters: { requestId } }))).toEqual([
        401,
        "not-signed-in",
      ]);
    const [one, two] = await Promise.all([
      ask("confirmEmail", { body: { code: fresh } }),
      ask("confirmEmail", { body: { code: fresh } }),
    ]);
    expect([one.status, two.status].toSorted((a, b) => a - b)).toEqual([201, 410]);
  });

  async function freshCode(used: string): Promise<string> {
    for (let tries = 0; tries < 100; tries += 1) {
      const code = await confirmationCode(stack.ground, "harriet.colby@colbymarsh.example");
      if (code !== used) return code;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error("no second link was sent");
  }
});

describe("every answer given above", () => {
  it("is JSON that nobody may keep, and every refusal has the shape of the contract", () => {
    const refusals = answers.filter(({ status }) => status >= 400);
    expect(refusals.length).toBeGreaterThan(120);
    for (const { headers, status, body, text } of answers) {
      expect(headers.get("cache-control")).toBe("no-store");
      if (status < 400 || !("code" in body)) continue;
      expect(headers.get("content-type")).toBe("application/problem+json");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      const problem = problemSchema.parse(body);
      expect(Object.entries(problemStatus)).toContainEqual([problem.code, status]);
      expect(text.length).toBeLessThan(8_000);
    }
  });

  it("names no table, bucket, key, role, file or line of code", () => {
    const inner = [
      ...[
        "AWS::DynamoDB::GlobalTable",
        "AWS::S3::Bucket",
        "AWS::KMS::Key",
        "AWS::IAM::Role",
        "AWS::Lambda::Function",
      ]
        .flatMap((type) => stack.deployment.ofType(type))
        .map(({ physical }) => physical.ref),
      "node_modules",
      "node:internal",
      "arn:aws",
      ".ts:",
      ".mjs",
      "    at ",
      "ZodError",
      "PRACTICE#",
      "DynamoDB",
    ];
    const leaks = answers
      .filter(({ status }) => status >= 400)
      .flatMap(({ text }) => inner.filter((word) => text.includes(word)));
    expect(leaks).toEqual([]);
  });
});
