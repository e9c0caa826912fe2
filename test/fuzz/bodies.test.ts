import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { compareFileSchema } from "../../workflows/contract/compare.ts";
import { payloadSchemaOf, staffCommandNames } from "../../workflows/contract/commands.ts";
import { routes } from "../../workflows/contract/http.ts";
import type { RouteName } from "../../workflows/contract/http.ts";
import {
  announceUploadSchema,
  openIntakeSchema,
  signInLinkSchema,
  submitIntakeSchema,
} from "../../workflows/contract/intake.ts";
import { problemSchema, problemStatus } from "../../workflows/contract/problem.ts";
import {
  answerProposalSchema,
  answerRowsSchema,
  confirmEmailSchema,
  counterProposalSchema,
  downloadSchema,
} from "../../workflows/contract/requester.ts";
import {
  addPatientSchema,
  announceRecordSchema,
  classifyRecordSchema,
  correctBirthDateSchema,
  importRecordSchema,
  sealMisfiledSchema,
} from "../../workflows/contract/records.ts";
import {
  decideDisposalSchema,
  proposeDisposalSchema,
  searchShelvesSchema,
} from "../../workflows/contract/retention.ts";
import { violationsAtRest } from "../simulation/invariants.ts";
import { people } from "../simulation/people.ts";
import { canaries, furnish, patient, staff } from "../simulation/practice.ts";
import { answerRequest, fileAndCollect } from "../simulation/work.ts";
import type { Case } from "../simulation/work.ts";
import { runUntilQuiet, wireSources } from "../simulation/world/sources.ts";
import { tokenOf } from "../simulation/world/sign-in.ts";
import { openWorld } from "../simulation/world/world.ts";
import type { World } from "../simulation/world/world.ts";
import { answerOf } from "../support/fake-calls.ts";
import { deepFactor } from "../support/deep.ts";
import { fuzz, wrong } from "../support/fuzz.ts";
import { meeting } from "./by-schema.ts";
import type { Schema } from "./by-schema.ts";
import { disturbed, disturbedBytes, hostileText } from "./hostile.ts";
import { throughTheEdge } from "../simulation/world/edge.ts";

const bodyOf = (schema: z.ZodType) =>
  meeting(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Schema, 7);
const command = fc.constantFrom(...staffCommandNames).chain((name) =>
  bodyOf(payloadSchemaOf(name)).chain((payload) =>
    fc.record({
      commandId: fc.stringMatching(/^[0-9A-Za-z_-]{16,64}$/),
      expectedVersion: fc.nat(40),
      command: fc.constant(name),
      payload: fc.constant(payload),
    }),
  ),
);
/** What is sent to each route that takes a body. */
const bodies: Partial<Record<RouteName, fc.Arbitrary<unknown>>> = {
  openIntake: bodyOf(openIntakeSchema),
  announceIntakeUpload: bodyOf(announceUploadSchema),
  submitIntake: bodyOf(submitIntakeSchema),
  confirmEmail: bodyOf(confirmEmailSchema),
  signInLink: bodyOf(signInLinkSchema),
  compareFile: bodyOf(compareFileSchema),
  announceRequesterUpload: bodyOf(announceUploadSchema),
  answerProposal: bodyOf(answerProposalSchema),
  answerRows: bodyOf(answerRowsSchema),
  counterProposal: bodyOf(counterProposalSchema),
  download: bodyOf(downloadSchema),
  command,
  announceStaffUpload: bodyOf(announceUploadSchema),
  searchShelves: bodyOf(searchShelvesSchema),
  proposeDisposal: bodyOf(proposeDisposalSchema),
  decideDisposal: bodyOf(decideDisposalSchema),
  addPatient: bodyOf(addPatientSchema),
  importRecord: bodyOf(importRecordSchema),
  correctBirthDate: bodyOf(correctBirthDateSchema),
  sealMisfiled: bodyOf(sealMisfiledSchema),
  classifyRecord: bodyOf(classifyRecordSchema),
  announceRecord: bodyOf(announceRecordSchema),
};

const words = [
  "{",
  "}",
  "[",
  "]",
  '"',
  ":",
  ",",
  "\\u0000",
  "\\ud800",
  "1e999",
  "null",
  '"__proto__":',
  "{".repeat(60),
  "\u00ff\u00fe",
];
const textOf = (body: fc.Arbitrary<unknown>): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: body.map((value) => JSON.stringify(value)) },
    { weight: 4, arbitrary: disturbed(body).map((value) => JSON.stringify(value) ?? "") },
    {
      weight: 2,
      arbitrary: disturbedBytes(
        body.map((value) => Buffer.from(JSON.stringify(value))),
        words,
      ).map((bytes) => bytes.toString("utf8")),
    },
    { weight: 1, arbitrary: hostileText },
  );

const names = Object.keys(routes) as readonly RouteName[];
const ids = {
  requestId: "",
  proposalId: "prp_00000000000000000000000000",
  documentId: "doc_00000000000000000000000000",
};
const call = fc.constantFrom(...names).chain((route) =>
  fc.record({
    route: fc.constant(route),
    text: textOf(bodies[route] ?? fc.constant({})),
    broken: fc.option(
      fc.record({ where: fc.constantFrom("params", "query", "bearer", "sub", "headers"), text: hostileText }),
      { freq: 3 },
    ),
    who: fc.constantFrom(...Object.values(staff).map(({ sub }) => sub)),
    token: fc.constantFrom("intake", "session"),
    base64: fc.boolean(),
  }),
);

const weather = { seed: 7, fault: () => undefined, delay: () => 1, copies: () => 1 };
const one: Case = { withNotes: true, email: "harriet@colby.example" };
const tokens = { intake: "", session: "" };
let world: World;

beforeAll(async () => {
  world = await openWorld(weather);
  wireSources(world, weather);
  await furnish(world);
  const staffed = people(world);
  const spied = { ...staffed, must: spyOnTokens(staffed.must), call: spyOnTokens(staffed.call) };
  // A request in the middle of its life, with a vault that two persons have approved.
  const farEnough = async (station: string) => {
    if (station === "vaulted") throw new Error("far enough");
  };
  void world.time.start("attorney", () => fileAndCollect({ world, people: spied }, one));
  const { task } = world.time.start("practice", () =>
    answerRequest({ world, people: staffed }, one, farEnough),
  );
  while (!task.ended) await world.time.step(Infinity);
  ids.requestId = one.requestId ?? "";
}, 60_000);
afterAll(() => world?.close());

/** Keeps the tokens that the attorney is given. */
function spyOnTokens<Act extends (...asked: never[]) => Promise<Record<string, unknown>>>(act: Act): Act {
  return (async (...asked: never[]) => {
    const answer = await act(...asked);
    const body = (answer["body"] ?? answer) as Record<string, unknown>;
    if (typeof body["intakeToken"] === "string") tokens.intake = body["intakeToken"];
    if (typeof body["sessionToken"] === "string") tokens.session = body["sessionToken"];
    return answer;
  }) as Act;
}

describe("the doors of the API", { timeout: 60_000 * deepFactor }, () => {
  it("answer whatever is sent with a status and words of theirs, never with a failure or somebody's name", async () => {
    const statuses = new Set<number>();
    await fuzz(100, call, async ({ route, text, broken, who, token, base64 }) => {
      const mess = (where: string, value: string) => (broken?.where === where ? broken.text : value);
      const { fn } = routes[route];
      const event = throughTheEdge(route, {
        text: base64 ? Buffer.from(text).toString("base64") : text,
        params: {
          ...ids,
          patientRef: patient.patientRef,
          slug: "harbor-light",
          documentId: mess("params", ids.documentId),
          moment: mess("params", "release"),
        },
        query: { queue: mess("query", "triage"), cursor: mess("query", ""), name: mess("query", "Row") },
        bearer: mess(
          "bearer",
          routes[route].session === "staff" ? tokenOf(who, world.time.now()) : tokens[token],
        ),
        sub: mess("sub", who),
        headers: broken?.where === "headers" ? { "content-type": broken.text } : {},
      });
      const { ending } = world.invoke(fn, { ...event, isBase64Encoded: base64 });
      let end: Awaited<typeof ending> | undefined;
      void ending.then((how) => (end = how));
      while (end === undefined) await world.time.step(Infinity);
      if (end.ended !== "well") throw new Error(`${route} ended ${end.ended}`);
      const { status, body } = answerOf(end.value as never);
      statuses.add(status);
      if (status < 300) return undefined;
      const problem = problemSchema.safeParse(body);
      const [, ...records] = canaries;
      return wrong({
        "is no problem of the contract": !problem.success || !Object.hasOwn(problemStatus, problem.data.code),
        [`failed with ${status}`]: status >= 500 || problem.data?.status !== status,
        "quotes from a record": records.some((word) => JSON.stringify(body).includes(word)),
      });
    });
    expect([...statuses]).toEqual(expect.arrayContaining([200, 400, 401, 403, 404, 422]));
  });

  it("have left a ledger that still holds together", async () => {
    await runUntilQuiet(world);
    const violations = await violationsAtRest(world, []);
    // What nobody answered any more is no matter here: the chain, the state, the release and the secrets are.
    expect(violations.filter((one) => !/^I(?:5|9|17)/.test(one))).toEqual([]);
  });
});
