import { packedSchema } from "../../functions/adapters/packed.ts";
import { createHash, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { requestPartition, sessionKey } from "../../functions/adapters/ledger-keys.ts";
import type { SessionScope } from "../../functions/adapters/sessions.dynamodb.ts";
import { functionNames } from "../../infra/function-settings.ts";
import { readApi } from "../../local/gateway/api-routes.ts";
import { call, overview } from "../../local/journey/api.ts";
import { confirmationCode, fileRequest } from "../../local/journey/file-request.ts";
import type { FiledRequest } from "../../local/journey/file-request.ts";
import type { Account } from "../../local/sign-in/accounts.ts";
import { createTokenSigner } from "../../local/sign-in/tokens.ts";
import type { TokenSigner } from "../../local/sign-in/tokens.ts";
import { actorKindOfDoor, doorAdmits, doors } from "../../workflows/access/doors.ts";
import type { Door } from "../../workflows/access/doors.ts";
import { routes } from "../../workflows/contract/http.ts";
import type { RouteName } from "../../workflows/contract/http.ts";
import type { RequestEventType } from "../../workflows/request/events.ts";
import { keepers } from "../support/door-keepers.ts";
import { openDraft } from "../support/drafts.ts";
import { likely } from "../support/request/told.ts";
import { addressOf, send } from "../support/raw-call.ts";
import type { Answer } from "../support/raw-call.ts";
import {
  errorOf,
  functionOf,
  harborLight,
  invokeAs,
  ledgerOf,
  roleOf,
  rowsOf,
  settingOf,
  writeAs,
} from "../support/stack-parts.ts";
import { startSeededStack } from "../support/stack.ts";
import type { TestStack } from "../support/stack.ts";

// Who somebody is, and by which door they may speak to the one writer of requests.

let stack: TestStack;
let filed: FiledRequest;
beforeAll(async () => {
  stack = await startSeededStack(0);
  filed = await fileRequest(stack.ground, "harriet.colby@colbymarsh.example");
});
afterAll(async () => stack?.end());

const names = Object.keys(routes) as readonly RouteName[];
const ask = (
  name: RouteName,
  token?: string,
  body: unknown = routes[name].method === "POST" ? {} : undefined,
) => send(`${stack.portalOrigin}${addressOf(name, everyParameter())}`, routes[name].method, { token, body });
const everyParameter = () => ({
  requestId: filed.requestId,
  documentId: "doc_00000000000000000000000000",
  proposalId: "prp_00000000000000000000000000",
  patientRef: "pat_00000000000000000000000000",
  disposalId: "dsp_00000000000000000000000000",
  readingId: "rdg_00000000000000000000000000",
  slug: "harbor-light",
  file: "production",
  moment: "release",
  paper: "receipt",
  form: "pdf",
  page: "1",
  upToOn: "2026-11-21",
});
const outside = { public: [], intake: [401], requester: [401], staff: [401] } as const;

describe("a route without a token", () => {
  it.each(names.filter((name) => routes[name].session !== "public"))("refuses %s", async (name) => {
    const { status, text, headers } = await ask(name);
    expect(outside[routes[name].session]).toContain(status);
    expect(text).not.toContain(filed.requestId);
    expect(headers.get("cache-control")).toBe("no-store");
  });
});

describe("a token of staff", () => {
  let signer: TokenSigner;
  let account: Account;
  let issuer: string;
  let clientId: string;
  const folders: string[] = [];
  beforeAll(() => {
    ({ issuer } = readApi(stack.deployment).authorizer);
    clientId = stack.deployment.ofType("AWS::Cognito::UserPoolClient")[0]?.physical.ref ?? "";
    signer = createTokenSigner(stack.folder, issuer, clientId, 3600);
    const dana = stack.accounts.find(({ email }) => email.startsWith("dana.whitfield"));
    if (!dana) throw new Error("the manager of the first practice is not seeded");
    account = dana;
  });
  afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

  const me = (token: string) => ask("me", token);
  const parts = (token: string) => token.split(".") as [string, string, string];
  const coded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const decoded = (part: string) =>
    JSON.parse(Buffer.from(part, "base64url").toString("utf8")) as Readonly<Record<string, unknown>>;

  it("opens the desk when the pool signed it for this portal", async () => {
    expect((await me(signer.accessToken(account, Date.now()))).status).toBe(200);
  });

  it("opens nothing when it is of another kind, key, client, issuer or time, or was changed", async () => {
    const now = Date.now();
    const good = signer.accessToken(account, now);
    const [head, claims, signature] = parts(good);
    const elsewhere = mkdtempSync(join(tmpdir(), "duces-other-pool-"));
    folders.push(elsewhere);
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const text = `${head}.${claims}`;
    const bad: Readonly<Record<string, string>> = {
      "an id token": signer.idToken(account, now),
      "no algorithm": `${coded({ alg: "none", typ: "JWT" })}.${claims}.`,
      "no algorithm under the pool's key id": `${coded({ ...decoded(head), alg: "none" })}.${claims}.`,
      "a public key used as a secret": `${coded({ ...decoded(head), alg: "HS256" })}.${claims}.${signature}`,
      "another pool's key": createTokenSigner(elsewhere, issuer, clientId, 3600).accessToken(account, now),
      "another key under the pool's key id": `${text}.${sign("sha256", Buffer.from(text), privateKey).toString("base64url")}`,
      "another client": createTokenSigner(stack.folder, issuer, "another-client", 3600).accessToken(
        account,
        now,
      ),
      "another issuer": createTokenSigner(stack.folder, `${issuer}x`, clientId, 3600).accessToken(
        account,
        now,
      ),
      "yesterday's": signer.accessToken(account, now - 86_400_000),
      "another person's name put in": `${head}.${coded({ ...decoded(claims), sub: randomUUID() })}.${signature}`,
      "the signature left out": `${text}.`,
      "no token at all": "not-a-token",
      "a requester's session": filed.sessionToken,
    };
    const statuses = await Promise.all(
      Object.entries(bad).map(async ([what, token]) => [what, (await me(token)).status] as const),
    );
    expect(Object.fromEntries(statuses)).toEqual(
      Object.fromEntries(Object.keys(bad).map((what) => [what, 401])),
    );
  });

  it("of an account that belongs to no practice opens nothing, whatever groups it claims (AB-004)", async () => {
    const stranger = { ...account, sub: randomUUID(), groups: ["practice-managers", "privacy-officers"] };
    for (const name of names.filter((one) => routes[one].session === "staff")) {
      const { status, body } = await ask(name, signer.accessToken(stranger, Date.now()));
      expect({ name, status, code: body["code"] }).toEqual({
        name,
        status: 403,
        code: "not-allowed-for-role",
      });
    }
  });
});

describe("a token of a requester", () => {
  const refused = ({ status, body }: Answer) => [status, body["code"]];
  const endNow = async (token: string, scope: SessionScope) => {
    const { client, table } = ledgerOf(stack);
    await client.send(
      new UpdateCommand({
        TableName: table,
        Key: sessionKey(createHash("sha256").update(token).digest("hex"), scope),
        UpdateExpression: "SET expiresAt = :past",
        ExpressionAttributeValues: { ":past": "2026-01-01T00:00:00.000Z" },
      }),
    );
    client.destroy();
  };

  it("is good for its own scope only", async () => {
    const draft = await openDraft(stack, "scopes@colbymarsh.example");
    const parameters = { requestId: draft.requestId };
    const view = (name: RouteName, token: string, requestId: string) =>
      send(`${stack.portalOrigin}${addressOf(name, { requestId })}`, "GET", { token });
    expect((await view("viewIntake", draft.intakeToken, parameters.requestId)).status).toBe(200);
    expect((await view("outwardView", filed.sessionToken, filed.requestId)).status).toBe(200);
    expect(refused(await view("outwardView", draft.intakeToken, parameters.requestId))).toEqual([
      401,
      "not-signed-in",
    ]);
    expect(refused(await view("viewIntake", filed.sessionToken, filed.requestId))).toEqual([
      401,
      "not-signed-in",
    ]);
    for (const name of names.filter((one) => routes[one].session === "staff"))
      expect((await ask(name, filed.sessionToken)).status).toBe(401);
  });

  it("is good for its time only: the session ends, the link of the mail expires", async () => {
    const late = await fileRequest(stack.ground, "late.counsel@colbymarsh.example");
    const url = `${stack.portalOrigin}${addressOf("outwardView", { requestId: late.requestId })}`;
    expect((await send(url, "GET", { token: late.sessionToken })).status).toBe(200);
    await endNow(late.sessionToken, "requester");
    expect(refused(await send(url, "GET", { token: late.sessionToken }))).toEqual([401, "not-signed-in"]);

    const email = "late.counsel@colbymarsh.example";
    const first = await confirmationCode(stack.ground, email);
    await call(stack.portalOrigin, "signInLink", { body: { trackingNumber: late.trackingNumber, email } });
    let code = first;
    for (let tries = 0; code === first && tries < 150; tries += 1) {
      code = await confirmationCode(stack.ground, email);
      if (code === first) await new Promise((resolve) => setTimeout(resolve, 200));
    }
    expect(code).not.toBe(first);
    await endNow(code, "confirm");
    const answer = await send(`${stack.portalOrigin}/api/confirm-email`, "POST", { body: { code } });
    expect(refused(answer)).toEqual([410, "link-expired"]);
    expect(answer.body["words"]).toMatch(/Ask for a new one/u);
  });
});

const doorOf = (door: Door) =>
  settingOf(stack, keepers[door], door === "court" ? "COURT_DOOR_ARN" : "ADVANCE_REQUEST_ARN");
const doorNames = Object.keys(doors) as readonly Door[];

describe("a door to the writer of requests", () => {
  it.each(doorNames)("%s is opened by its own keeper's role and no other", async (door) => {
    const arn = doorOf(door);
    expect(arn.endsWith(`:${door}`)).toBe(true);
    for (const folder of functionNames.filter((one) => one !== keepers[door]))
      expect({ folder, error: await errorOf(invokeAs(stack, roleOf(stack, folder), arn, {})) }).toEqual({
        folder,
        error: "AccessDeniedException",
      });
    const undoored = functionOf(stack, "advance-request").arn;
    expect(await errorOf(invokeAs(stack, roleOf(stack, keepers[door]), undoored, {}))).toBe(
      "AccessDeniedException",
    );
  });

  it.each(doorNames)("%s takes none of the events that are said by another", async (door) => {
    const { version } = await overview(stack.portalOrigin, stack.staff.manager, filed.requestId);
    const arn = doorOf(door);
    const actor = {
      staff: { kind: "staff", token: stack.staff.manager },
      requester: { kind: "requester", emailConfirmed: true },
      system: { kind: "system", name: keepers[door] },
    }[actorKindOfDoor[door]];
    const foreign = (Object.keys(likely) as RequestEventType[]).filter((type) => !doorAdmits(door, type));
    expect(foreign.includes("clock.elapsed")).toBe(door !== "clock");
    const submission = { practiceId: harborLight, requestId: filed.requestId };
    const outcomes = await Promise.all(
      foreign.map((type) =>
        invokeAs(stack, roleOf(stack, keepers[door]), arn, {
          ...submission,
          eventId: randomUUID(),
          actor,
          event: likely[type],
        }),
      ),
    );
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ outcome: "refused", problem: { code: "not-allowed-for-role" } });
    expect((await overview(stack.portalOrigin, stack.staff.manager, filed.requestId)).version).toBe(version);
  });

  it.each(doorNames)("%s believes nobody who says to be of another kind", async (door) => {
    const arn = doorOf(door);
    const kinds = [
      { kind: "staff", token: stack.staff.manager },
      { kind: "requester", emailConfirmed: true },
      { kind: "system", name: "somebody" },
    ];
    for (const actor of kinds.filter(({ kind }) => kind !== actorKindOfDoor[door])) {
      const [type] = doors[door];
      const event = { practiceId: harborLight, requestId: filed.requestId, eventId: randomUUID(), actor };
      const outcome = await invokeAs(stack, roleOf(stack, keepers[door]), arn, {
        ...event,
        event: likely[type],
      });
      expect(outcome).toMatchObject({ outcome: "refused", problem: { code: "not-allowed-for-role" } });
    }
  });
});

describe("the function that anybody may call, when it has been taken over", () => {
  const digest = (token: string) => createHash("sha256").update(token).digest("hex");
  const forged = "a-token-that-nobody-was-given-000000000000000";
  const row = (scope: SessionScope) => ({
    ...sessionKey(digest(forged), scope),
    scope,
    practiceId: harborLight,
    requestId: filed.requestId,
    trackingNumber: filed.trackingNumber,
    expiresAt: "2099-01-01T00:00:00.000Z",
    ttl: 4_070_908_800,
  });
  const put = (scope: SessionScope) => ({ Put: { Item: row(scope) } });
  const remove = (scope: SessionScope) => ({
    Delete: { Key: sessionKey(digest(filed.sessionToken), scope) },
  });

  it("cannot put the session of another's request, nor a code for one: only the draft that it opened", async () => {
    const tried = async (changed: ReturnType<typeof put> | ReturnType<typeof remove>) =>
      errorOf(writeAs(stack, roleOf(stack, "requester-api"), changed));
    for (const scope of ["requester", "confirm"] as const)
      expect([await tried(put(scope)), await tried(remove(scope))]).toEqual([
        "AccessDeniedException",
        "AccessDeniedException",
      ]);
    expect(await tried(put("intake"))).toBe("none");
  });

  it("opens with what it can put nothing that was produced, nor the page of another's request", async () => {
    for (const name of ["download", "outwardView"] as const) {
      const { status, body } = await ask(
        name,
        forged,
        name === "download" ? { file: "production" } : undefined,
      );
      expect([status, body["code"]]).toEqual([401, "not-signed-in"]);
    }
    expect((await ask("outwardView", filed.sessionToken)).status).toBe(200);
  });

  it("cannot say that somebody confirmed an address", async () => {
    const arn = settingOf(stack, "requester-api", "ADVANCE_REQUEST_ARN");
    expect(
      await invokeAs(stack, roleOf(stack, "requester-api"), arn, {
        practiceId: harborLight,
        requestId: filed.requestId,
        eventId: randomUUID(),
        actor: { kind: "requester", emailConfirmed: true },
        event: { type: "requester.email-confirmed" },
      }),
    ).toMatchObject({ outcome: "refused", problem: { code: "not-allowed-for-role" } });
  });
});

describe("the writer, when the function before it has been taken over", () => {
  const hold = { type: "hold.placed", kind: "mine", reason: "Counsel asked.", followUpOn: "2026-12-10" };
  const asStaffApi = (actor: object, eventId: string = randomUUID()) =>
    invokeAs(stack, roleOf(stack, "staff-api"), settingOf(stack, "staff-api", "ADVANCE_REQUEST_ARN"), {
      practiceId: harborLight,
      requestId: filed.requestId,
      eventId,
      actor,
      event: hold,
    });
  const version = async () =>
    (await overview(stack.portalOrigin, stack.staff.manager, filed.requestId)).version;

  it("takes no command in the name of an account, nor with a token that does not hold (AB-005)", async () => {
    const before = await version();
    const sub = stack.accounts[0]?.sub ?? "";
    const [head, claims, signature] = stack.staff.manager.split(".");
    const changed = Buffer.from(
      JSON.stringify({
        ...JSON.parse(Buffer.from(claims ?? "", "base64url").toString("utf8")),
        sub: randomUUID(),
      }),
    ).toString("base64url");
    expect(await asStaffApi({ kind: "staff", sub })).toMatchObject({
      outcome: "refused",
      problem: { code: "invalid-field" },
    });
    for (const token of [
      `${head}.${changed}.${signature}`,
      `${head}.${claims}.`,
      filed.sessionToken,
      "not-a-token-of-anybody-at-all",
    ])
      expect(await asStaffApi({ kind: "staff", token })).toMatchObject({
        outcome: "refused",
        problem: { code: "not-signed-in", status: 401 },
      });
    expect(await version()).toBe(before);
  });

  it("records the person whose token it was, and keeps the token nowhere: no row, no log, no file", async () => {
    const { manager: token } = stack.staff;
    expect(await asStaffApi({ kind: "staff", token })).toMatchObject({ outcome: "accepted" });
    const rows = await rowsOf(
      stack,
      requestPartition({ practiceId: harborLight, requestId: filed.requestId }),
    );
    const told = rows.map((row) =>
      Object.values(row).map((value) => packedSchema.safeParse(value).data ?? value),
    );
    expect(JSON.stringify(told)).toContain("Dana Whitfield");
    const files = readdirSync(stack.folder, { recursive: true, withFileTypes: true }).filter((one) =>
      one.isFile(),
    );
    const [, claims = "", signature = ""] = token.split(".");
    expect(JSON.stringify(told)).not.toContain(signature);
    const holding = files.filter((one) => {
      const bytes = readFileSync(join(one.parentPath, one.name));
      return bytes.includes(claims) || bytes.includes(signature);
    });
    expect(files.length).toBeGreaterThan(10);
    expect(holding).toEqual([]);
  });
});
