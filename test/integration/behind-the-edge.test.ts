import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { edgeKeyHeader } from "../../functions/adapters/edge-check.ts";
import { originHeaders } from "../../local/gateway/edge.ts";
import { routes } from "../../workflows/contract/http.ts";
import type { RouteName } from "../../workflows/contract/http.ts";
import { problemSchema } from "../../workflows/contract/problem.ts";
import { addressOf, send, withoutCorrelation } from "../support/raw-call.ts";
import type { Answer } from "../support/raw-call.ts";
import { asHolder, errorOf, functionOf, roleOf, settingOf } from "../support/stack-parts.ts";
import { until } from "../../local/journey/api.ts";
import { startSeededStack } from "../support/stack.ts";
import type { TestStack } from "../support/stack.ts";

// The API has an address of its own, which the firewall does not stand before. It must be of no use to anybody.

let stack: TestStack;
let key: string;
beforeAll(async () => {
  stack = await startSeededStack(0);
  key = originHeaders(stack.deployment, "/api/*", stack.stores.secrets.putIn)[edgeKeyHeader] ?? "";
});
afterAll(async () => stack?.end());

const names = Object.keys(routes) as readonly RouteName[];
const parameters = {
  requestId: "req_00000000000000000000000000",
  documentId: "doc_00000000000000000000000000",
  proposalId: "prp_00000000000000000000000000",
  patientRef: "pat_00000000000000000000000000",
  disposalId: "dsp_00000000000000000000000000",
  readingId: "rdg_00000000000000000000000000",
  page: "1",
  slug: "harbor-light",
  file: "production",
  moment: "release",
  paper: "receipt",
  form: "pdf",
  upToOn: "2026-11-21",
  personId: "per_00000000000000000000000000",
  secret: "0".repeat(43),
};
const ask = (origin: string, name: RouteName, headers: Record<string, string> = {}) =>
  send(`${origin}${addressOf(name, parameters)}`, routes[name].method, {
    ...(routes[name].session === "staff" ? { token: stack.staff.manager } : {}),
    ...(routes[name].method === "POST" ? { body: {} } : {}),
    headers,
  });

describe("a call of the API's own address", () => {
  it("leads nowhere on any route, whatever session it brings, and whatever key it makes up", async () => {
    const answers: Answer[] = [];
    // Route by route: all at once would start a copy of a function for each, and time it out on a busy machine.
    for (const name of names)
      for (const headers of [{}, { [edgeKeyHeader]: "0".repeat(64) }, { [edgeKeyHeader]: key.slice(0, -1) }])
        answers.push(await ask(stack.apiOrigin, name, headers));
    for (const answer of answers) {
      expect(answer.status).toBe(404);
      expect(problemSchema.parse(answer.body)).toMatchObject({ code: "not-found" });
    }
    expect(new Set(answers.map(withoutCorrelation)).size).toBe(1);
  });

  it("answers the distribution, and through it the portal: the same call with the key is heard", async () => {
    expect((await ask(stack.apiOrigin, "practice", { [edgeKeyHeader]: key })).status).toBe(200);
    expect((await ask(stack.portalOrigin, "practice")).status).toBe(200);
    expect((await ask(stack.portalOrigin, "me")).status).toBe(200);
  });

  it("is not made good by a viewer's own header, and the distribution's takes its place", async () => {
    const { status } = await ask(stack.portalOrigin, "practice", { [edgeKeyHeader]: "0".repeat(64) });
    expect(status).toBe(200);
  });
});

describe("a viewer who leaves before the answer", () => {
  it("is no fault of the portal's, and the next one is answered", async () => {
    const left = Array.from({ length: 5 }, (_, at) =>
      fetch(`${stack.portalOrigin}/api/staff/me`, { signal: AbortSignal.timeout(1 + at) }).catch(
        () => "left",
      ),
    );
    expect(await Promise.all(left)).toContain("left");
    expect((await ask(stack.portalOrigin, "practice")).status).toBe(200);
    expect(stack.errors).toEqual([]);
  });
});

describe("the key", () => {
  const read = (folder: string) => {
    const client = new SecretsManagerClient(asHolder(stack, roleOf(stack, folder)));
    const SecretId = settingOf(stack, "staff-api", "EDGE_KEYS");
    return client.send(new GetSecretValueCommand({ SecretId })).finally(() => client.destroy());
  };

  it("is read by the functions that answer, under their own roles, and by no other", async () => {
    for (const folder of [
      "requester-api",
      "staff-api",
      "import-records",
      "deliver",
      "draw-papers",
      "calendar",
      "dispose-records",
      "read-notes",
      "show-pages",
    ])
      expect((await read(folder)).SecretString).toBe(key);
    for (const folder of ["advance-request", "accept-document", "dispatch-outbox", "open-vault"])
      expect(await errorOf(read(folder))).toBe("AccessDeniedException");
  });

  it("stands in no setting, no log, no file and no answer", async () => {
    expect(key.length).toBe(64);
    for (const folder of [
      "requester-api",
      "staff-api",
      "import-records",
      "deliver",
      "draw-papers",
      "calendar",
      "dispose-records",
      "read-notes",
      "show-pages",
    ])
      expect(JSON.stringify(functionOf(stack, folder).environment)).not.toContain(key);
    const { text, headers } = await ask(stack.portalOrigin, "practice");
    expect(`${text}${JSON.stringify([...headers])}`).not.toContain(key);
    const files = readdirSync(stack.folder, { recursive: true, withFileTypes: true });
    const holding = files.filter(
      (one) => one.isFile() && readFileSync(join(one.parentPath, one.name)).includes(key),
    );
    expect(holding).toEqual([]);
  });
});

describe("the log of a refused call", () => {
  it("names the viewer, as the distribution saw them, not the hop before the API", async () => {
    await ask(stack.portalOrigin, "outwardView", { "x-forwarded-for": "203.0.113.9" });
    const file = join(stack.folder, "logs", `${functionOf(stack, "requester-api").name}.log`);
    const read = async () => readFileSync(file, "utf8");
    // The function writes its log beside its answer.
    const log = await until("the refusal to be logged", read, (text) => text.includes('"outwardView"'));
    const refused = log.split("\n").filter((line) => line.includes('"outwardView"'));
    expect(refused.at(-1)).toContain('"address":"127.0.0.1"');
    expect(log).not.toContain("203.0.113.9");
  });
});
