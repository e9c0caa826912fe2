/**
 * CPU time from a cold start to the first useful answer: a fresh process loads a deployed bundle under its own role and
 * answers one event over the local stack. What is loaded late costs here what it saves in `bench:cold`. Prints; never fails
 * on a time. `npm run bench:first -- --rounds 7`
 */
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { pathToFileURL } from "node:url";
import { parseArgs, promisify } from "node:util";
import type { FunctionName } from "../../infra/function-settings.ts";
import { edgeKeyHeader } from "../../functions/adapters/edge-check.ts";
import { originHeaders } from "../../local/gateway/edge.ts";
import { functionOf, harborLight } from "../support/stack-parts.ts";
import { startSeededStack } from "../support/stack.ts";
import type { TestStack } from "../support/stack.ts";
import { summary, warmUps } from "./rounds.ts";

const { values } = parseArgs({ options: { rounds: { type: "string", default: "7" } } });
const rounds = Number(values.rounds);

type First = {
  readonly name: FunctionName;
  readonly what: string;
  readonly event: () => unknown;
  readonly alias?: string;
};

/** A call as it comes through the distribution, which shows its key. */
const httpThrough =
  (key: string) =>
  (routeKey: string, more: object = {}) => ({
    routeKey,
    headers: { "content-type": "application/json", [edgeKeyHeader]: key },
    requestContext: {
      requestId: "bench",
      http: { method: routeKey.split(" ")[0], sourceIp: "127.0.0.1" },
      ...more,
    },
  });
const newId = (prefix: string) => `${prefix}_${randomBytes(13).toString("hex")}`;
const subOf = (token: string): unknown =>
  JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8")).sub;

const intake = {
  practice: "harbor-light",
  kind: "subpoena",
  requester: { name: "Harriet Colby", email: "harriet.colby@colbymarsh.example" },
  case: {},
  asks: { personName: "Rowan Quillfeather", classes: ["progress-notes"], testimony: false },
};
const opened = () => ({
  practiceId: harborLight,
  requestId: newId("req"),
  eventId: newId("evt"),
  actor: { kind: "requester", emailConfirmed: false },
  event: {
    type: "request.opened",
    channel: "portal",
    kind: "subpoena",
    trackingNumber: `26-BEN-${randomBytes(6).toString("hex")}`,
    asks: { classes: ["progress-notes"], testimony: false },
  },
  profile: {
    requester: { name: "Harriet Colby", email: "harriet.colby@colbymarsh.example" },
    subject: { name: "Rowan Quillfeather" },
    fileNames: {},
  },
});

const firstsOf = ({ deployment, staff, stores }: TestStack): readonly First[] => {
  const shown = originHeaders(deployment, "/api/*", stores.secrets.putIn)[edgeKeyHeader];
  if (shown === undefined) throw new Error("the distribution has no key to show");
  const http = httpThrough(shown);
  const authorizer = { authorizer: { jwt: { claims: { sub: subOf(staff.manager) } } } };
  return [
    {
      name: "requester-api",
      what: "a practice is looked up",
      event: () => ({
        ...http("GET /api/practices/{slug}"),
        pathParameters: { slug: "harbor-light" },
      }),
    },
    {
      name: "requester-api",
      what: "a request is opened",
      event: () => ({ ...http("POST /api/intake"), body: JSON.stringify(intake) }),
    },
    {
      name: "staff-api",
      what: "the worklist",
      event: () => http("GET /api/staff/worklist", authorizer),
    },
    { name: "advance-request", what: "a request is opened", event: opened, alias: "requester" },
    { name: "open-vault", what: "the sweep", event: () => ({ kind: "sweep-vault" }) },
    { name: "sweep-outbox", what: "the sweep", event: () => ({}) },
    { name: "clocks", what: "the hour", event: () => ({}) },
    { name: "seal-audit", what: "the hour", event: () => ({}) },
  ];
};

// The SDK imports node:http for the stack's plain address only; in AWS it does not, so it is loaded before the count begins.
const script = `import "node:http";
const ms = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
const [file, handlerName, event, context] = JSON.parse(process.env.BENCH);
const begun = ms();
const loading = await import(file);
const loaded = ms();
const answer = await loading[handlerName](event, { ...context, getRemainingTimeInMillis: () => 60000 });
const answered = ms();
const status = answer?.statusCode ?? 200;
if (status >= 300 || answer?.outcome === "refused") throw new Error(JSON.stringify(answer));
console.log("\\n" + JSON.stringify({ load: loaded - begun, answer: answered - begun }));
process.exit(0);`;

const run = promisify(execFile);
type Times = { readonly load: number; readonly answer: number };

/** CPU milliseconds of one fresh process: until the bundle is loaded, and until the first event is answered. */
async function firstAnswer(stack: TestStack, { name, event, alias }: First): Promise<Times> {
  const { file, handler, environment, arn } = functionOf(stack, name);
  const invokedFunctionArn = alias === undefined ? arn : `${arn}:${alias}`;
  const BENCH = JSON.stringify([pathToFileURL(file).href, handler, event(), { invokedFunctionArn }]);
  const { stdout } = await run(process.execPath, ["--input-type=module", "-e", script], {
    env: { ...environment, BENCH, PATH: process.env["PATH"] },
  });
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Times;
}

const stack = await startSeededStack(1);
try {
  const firsts = firstsOf(stack);
  const found = firsts.map((): Times[] => []);
  for (let round = -warmUps; round < rounds; round += 1)
    for (const [at, first] of firsts.entries()) {
      const times = await firstAnswer(stack, first);
      if (round >= 0) found[at]?.push(times);
    }
  console.log(`CPU milliseconds of a fresh process, over bare node; median of ${rounds} rounds\n`);
  for (const [at, { name, what }] of firsts.entries()) {
    const of = (pick: (times: Times) => number) =>
      summary((found[at] ?? []).map(pick))
        .median.toFixed(0)
        .padStart(6);
    console.log(
      `${name.padEnd(18)}${what.padEnd(26)} loaded ${of(({ load }) => load)}   answered ${of(({ answer }) => answer)}`,
    );
  }
} finally {
  await stack.end();
}
