import { describe, expect, it } from "vitest";
import type { Session, SessionScope } from "../../../../functions/adapters/sessions.dynamodb.ts";
import type { RequestView } from "../../../../functions/adapters/request-reader.dynamodb.ts";
import { refusal } from "../../../../functions/adapters/problem-response.ts";
import { filingsPerDay } from "../../../../functions/adapters/filing-allowance.dynamodb.ts";
import { showsNobody } from "../../../../functions/adapters/looks.ts";
import { requesterRoutes } from "../../../../functions/requester-api/routes.ts";
import {
  intakeOpenedSchema,
  intakeViewSchema,
  outwardViewSchema,
} from "../../../../workflows/contract/outward.ts";
import type { StepResult } from "../../../../workflows/contract/step-result.ts";
import type { PaperOnFile } from "../../../../workflows/request/context.ts";
import { aPractice, ids } from "../../../support/desk.ts";
import { answerOf, httpCall, throughTheEdge } from "../../../support/fake-calls.ts";
import { aJudgement } from "../../../support/request/told.ts";
import { released } from "../../../support/request/walk.ts";
import type { Asked } from "../../../support/fake-calls.ts";
import type { RouteName } from "../../../../workflows/contract/http.ts";
import { aView, aWriter, readerOf } from "../../../support/request-views.ts";

const token = (scope: SessionScope) => `${scope}-token-0123456789`;
const aPaper = (n: number): PaperOnFile => ({
  documentId: n === 0 ? ids.paper : (`doc_${String(n).padStart(26, "0")}` as typeof ids.paper),
  purpose: "legal-process",
  sha256: "a".repeat(64),
  size: 10,
  state: "admitted",
  sentBy: "requester",
  duplicateOf: null,
  read: false,
  pages: 1,
  refusal: null,
});

function anApi(view: () => RequestView | undefined = () => aView({}), answers: readonly StepResult[] = []) {
  const writer = aWriter(...answers);
  const spent = new Set<string>();
  const asked: string[] = [];
  const issued: SessionScope[] = [];
  const opened = new Map<string, number>();
  const logged: unknown[] = [];
  const sessions = {
    issue: async ({ scope }: Omit<Session, "expiresAt">) => {
      issued.push(scope);
      return token(scope);
    },
    find: async (given: string, scope: SessionScope): Promise<Session | undefined> =>
      given === token(scope) && !spent.has(given)
        ? { scope, ...ids.key, trackingNumber: "26-HLC-12345-A", expiresAt: "2099-01-01T00:00:00Z" }
        : undefined,
    spend: async (given: string) => {
      if (spent.has(given)) return false;
      spent.add(given);
      return true;
    },
    askForLink: async (trackingNumber: string, email: string) =>
      void asked.push(`${trackingNumber} ${email}`),
  };
  const handler = requesterRoutes({
    practices: {
      bySlug: async (slug) => (slug === "harbor-light" ? aPractice : undefined),
      byId: async () => aPractice,
    },
    requests: readerOf(view),
    sessions,
    allowance: async (email, viewer) => {
      const from = `${email} ${viewer}`;
      opened.set(from, (opened.get(from) ?? 0) + 1);
      return (opened.get(from) ?? 0) <= filingsPerDay;
    },
    wasReleased: async (sha256) => sha256 === "a".repeat(64),
    tickets: async ({ documentId }) => ({
      documentId,
      url: "https://storage.example/",
      fields: { key: documentId },
    }),
    submit: writer.submit,
    now: () => new Date("2026-11-21T12:00:00Z"),
    looks: showsNobody,
    edge: throughTheEdge,
    log: (...line) => void logged.push(line),
  });
  const call = async (route: RouteName, more: Asked = {}) =>
    answerOf(await handler(httpCall(route, { params: { requestId: ids.request }, ...more })));
  return { call, writer, asked, issued, logged };
}

const intake = {
  practice: "harbor-light",
  kind: "subpoena",
  requester: { name: "Harriet Colby", email: "harriet@example.test" },
  case: { court: "Circuit Court of Cook County" },
  asks: { personName: "Rowan Quillfeather", classes: ["progress-notes"], testimony: false },
};
const upload = {
  purpose: "legal-process",
  fileName: "../subpoena.pdf",
  contentType: "application/pdf",
  size: 100,
  sha256: "a".repeat(64),
};

describe("whether a file was released (AB-088)", () => {
  it("is told to anybody who has its digest, with yes or no and nothing more", async () => {
    const { call, logged } = anApi();
    const asked = (body: object) => call("compareFile", { body });
    expect(await asked({ sha256: "a".repeat(64) })).toMatchObject({ status: 200, body: { matches: true } });
    expect(await asked({ sha256: "b".repeat(64) })).toMatchObject({ status: 200, body: { matches: false } });
    for (const body of [{}, { sha256: "a" }, { sha256: "a".repeat(64), name: "letter.pdf" }])
      expect((await asked(body)).status).toBe(422);
    expect(JSON.stringify(logged)).not.toMatch(/a{64}|b{64}|letter/);
  });
});

describe("intake", () => {
  it("opens a draft, with names in the profile and none in the event", async () => {
    const { call, writer } = anApi();
    const { status, body } = await call("openIntake", { body: intake });
    expect(status).toBe(201);
    expect(intakeOpenedSchema.parse(body).trackingNumber).toMatch(/^26-HLC-\d{8}-[A-Z]$/);
    expect(JSON.stringify(writer.told[0]?.event)).not.toMatch(/Colby|Quillfeather/);
    expect(writer.told[0]?.profile).toMatchObject({ subject: { name: "Rowan Quillfeather" } });
  });

  it("is refused once an address has opened so many in a day, and others go on (AB-060)", async () => {
    const { call, writer, issued, logged } = anApi();
    const from = (email: string, viewer = "192.0.2.7") =>
      call("openIntake", {
        body: { ...intake, requester: { ...intake.requester, email } },
        headers: { "x-forwarded-for": `${viewer}, 203.0.113.1` },
      });
    for (let at = 0; at < filingsPerDay; at += 1)
      expect((await from("harriet@example.test")).status).toBe(201);
    const [told, sessions, lines] = [writer.told.length, issued.length, logged.length];
    expect(await from("harriet@example.test")).toMatchObject({ status: 429, body: { code: "too-many" } });
    expect([writer.told.length, issued.length]).toEqual([told, sessions]);
    expect(logged.slice(lines)).toEqual([
      [
        "security",
        "refused",
        expect.objectContaining({ route: "openIntake", status: 429, code: "too-many", address: "192.0.2.7" }),
      ],
    ]);
    expect(JSON.stringify(logged)).not.toMatch(/harriet|Quillfeather/i);
    // Neither another attorney nor the same address from elsewhere is kept out by whoever filled it up.
    expect((await from("another@example.test")).status).toBe(201);
    expect((await from("harriet@example.test", "198.51.100.4")).status).toBe(201);
  });

  it("takes another number when one is used already", async () => {
    const taken: StepResult = { outcome: "refused", problem: refusal("already-used-key", "In use.") };
    const { call, writer } = anApi(undefined, [taken, taken]);
    expect((await call("openIntake", { body: intake })).status).toBe(201);
    expect(new Set(writer.told.map(({ requestId }) => requestId)).size).toBe(3);
  });

  it("answers alike whoever is asked about: nothing looks at patients (45 CFR 164.502(a))", async () => {
    const { call } = anApi();
    const answers = [];
    for (const personName of ["Rowan Quillfeather", "Nobody Whatsoever"])
      answers.push(await call("openIntake", { body: { ...intake, asks: { ...intake.asks, personName } } }));
    expect(answers.map(({ status, body }) => [status, Object.keys(body)])).toEqual([
      [201, ["requestId", "trackingNumber", "intakeToken"]],
      [201, ["requestId", "trackingNumber", "intakeToken"]],
    ]);
  });

  it.each([
    [{ ...intake, practiceId: ids.otherPractice }, "/practiceId"],
    [{ ...intake, state: "released" }, "/state"],
    [
      { ...intake, requester: { ...intake.requester, email: "a@b.example\r\nBcc: c@d.example" } },
      "/requester/email",
    ],
    [{ ...intake, requester: { ...intake.requester, name: "A\nB" } }, "/requester/name"],
    [{ ...intake, asks: { ...intake.asks, classes: [] } }, "/asks/classes"],
  ])("refuses %j at %s", async (body, pointer) => {
    const { call, writer } = anApi();
    expect(await call("openIntake", { body })).toMatchObject({
      status: 422,
      body: { fields: [{ pointer }] },
    });
    expect(writer.told).toEqual([]);
  });

  it("does not know a practice of another name", async () => {
    const { call } = anApi();
    expect(await call("practice", { params: { slug: "harbor-light" } })).toEqual({
      status: 200,
      body: { slug: "harbor-light", name: "Harbor Light Counseling" },
    });
    expect((await call("practice", { params: { slug: "elsewhere" } })).status).toBe(404);
    expect((await call("openIntake", { body: { ...intake, practice: "elsewhere" } })).status).toBe(404);
  });

  it("shows the draft to the bearer of its token only", async () => {
    const { call } = anApi(() => aView({ papers: [aPaper(0)], stage: "draft" }));
    const own = await call("viewIntake", { bearer: token("intake") });
    expect(intakeViewSchema.parse(own.body)).toMatchObject({
      submitted: false,
      papers: [{ fileName: "subpoena.pdf" }],
    });
    expect((await call("viewIntake", { bearer: token("requester") })).status).toBe(401);
    expect((await call("viewIntake")).status).toBe(401);
    expect(
      (await call("viewIntake", { bearer: token("intake"), params: { requestId: ids.otherRequest } })).status,
    ).toBe(404);
  });

  it("answers two presses of submit as one event", async () => {
    const { call, writer } = anApi();
    for (let press = 0; press < 2; press += 1)
      expect(
        (await call("submitIntake", { bearer: token("intake"), body: { certifiesTruth: true } })).status,
      ).toBe(200);
    expect(writer.told[0]).toEqual(writer.told[1]);
  });
});

describe("announcing a file", () => {
  it("gives a ticket under an opaque id and keeps the cleaned name in the profile", async () => {
    const { call, writer } = anApi();
    const { status, body } = await call("announceIntakeUpload", { bearer: token("intake"), body: upload });
    expect(status).toBe(201);
    const documentId = String(body["documentId"]);
    expect(writer.told[0]?.profile).toEqual({ fileNames: { [documentId]: "subpoena.pdf" } });
    expect(JSON.stringify(writer.told[0]?.event)).not.toContain("subpoena.pdf");
  });

  it.each([
    [{ ...upload, size: 60_000_000 }, 413, "too-large"],
    [{ ...upload, contentType: "text/html" }, 415, "wrong-type"],
    [{ ...upload, sha256: "x" }, 422, "invalid-field"],
    [{ ...upload, key: "elsewhere" }, 422, "invalid-field"],
  ])("refuses %j with %i", async (body, status, code) => {
    const { call, writer } = anApi();
    expect(await call("announceIntakeUpload", { bearer: token("intake"), body })).toMatchObject({
      status,
      body: { code },
    });
    expect(writer.told).toEqual([]);
  });

  it("is refused as the writer refuses it, which alone counts how many there are", async () => {
    const few: StepResult = { outcome: "refused", problem: refusal("too-many", "At most 20 files.") };
    const { call } = anApi(undefined, [few]);
    expect(await call("announceRequesterUpload", { bearer: token("requester"), body: upload })).toMatchObject(
      {
        status: 429,
        body: { code: "too-many", words: "At most 20 files." },
      },
    );
  });
});

describe("a sign-in link", () => {
  it("is asked for with the same answer and the same writing, known or not", async () => {
    const { call, asked } = anApi();
    const known = await call("signInLink", {
      body: { trackingNumber: "26-HLC-12345-A", email: "harriet@example.test" },
    });
    const unknown = await call("signInLink", {
      body: { trackingNumber: "nonsense", email: "nobody@example.test" },
    });
    expect(known).toEqual(unknown);
    expect(known.status).toBe(202);
    expect(asked).toHaveLength(2);
  });
});

describe("the outward view", () => {
  it("shows a paper as it was taken in, whatever became of it: only the files of a patient's request are destroyed", async () => {
    const shown = async (state: PaperOnFile["state"]) => {
      const { call } = anApi(() => aView({ stage: "closed", papers: [{ ...aPaper(0), state }] }));
      return (await call("outwardView", { bearer: token("requester") })).body;
    };
    expect(await shown("going")).toEqual(await shown("admitted"));
    expect(await shown("destroyed")).toEqual(await shown("admitted"));
  });

  it("shows the papers the requester sent, and none that staff added: a patient's form would name the patient", async () => {
    const byStaff = { ...aPaper(1), purpose: "authorization", sentBy: "practice" } as const;
    const { call } = anApi(() => aView({ stage: "open", papers: [aPaper(0), byStaff] }));
    const { body } = await call("outwardView", { bearer: token("requester") });
    expect(body).toMatchObject({ papers: [{ documentId: ids.paper }] });
    expect(JSON.stringify(body)).not.toContain(byStaff.documentId);
  });

  it("is an allow-list: nothing that the practice thinks or knows of the person is in it", async () => {
    const view = aView({
      stage: "open",
      patientRef: ids.patient,
      reviewCompletedBy: ids.clinician,
      papers: [aPaper(0)],
      selection: { documentIds: [ids.paper], proposedBy: [ids.manager], outcomes: {} },
    });
    const { call } = anApi(() => view);
    const { body } = await call("outwardView", { bearer: token("requester") });
    outwardViewSchema.parse(body);
    for (const inner of [ids.patient, ids.clinician, ids.manager, "Quillfeather", "selection", "judgement"])
      expect(JSON.stringify(body)).not.toContain(inner);
  });

  it("is the same whether or not a patient was found", async () => {
    const matched = anApi(() => aView({ stage: "open", patientRef: ids.patient }));
    const none = anApi(() => aView({ stage: "open", patientRef: null }));
    const ask = { bearer: token("requester") };
    expect(await matched.call("outwardView", ask)).toEqual(await none.call("outwardView", ask));
  });

  it("shows a released production, and nothing of one that goes to the court alone", async () => {
    const { production } = released().context;
    const seen = async (goesToCourtAlone: boolean) => {
      const judgement = aJudgement({ goesToCourtAlone });
      const { call } = anApi(() => aView({ stage: "released", production, judgement }));
      return outwardViewSchema.parse((await call("outwardView", { bearer: token("requester") })).body);
    };
    expect((await seen(false)).production).toMatchObject({ pages: 3, releasedAt: "2026-12-02T15:00:00Z" });
    expect(JSON.stringify(await seen(true))).not.toMatch(/production|2026-12-02/);
  });

  it("tells no outcome from which it would follow that there are records, or none", async () => {
    const outcomeSeen = async (outcome: "no_records" | "withheld_privilege" | "withheld_no_authority") => {
      const { call } = anApi(() => aView({ stage: "closed", outcome }));
      return (await call("outwardView", { bearer: token("requester") })).body;
    };
    const none = await outcomeSeen("no_records");
    expect(none).toMatchObject({ outcome: "neither_confirm_nor_deny" });
    expect(await outcomeSeen("withheld_privilege")).toEqual(none);
    expect(await outcomeSeen("withheld_no_authority")).toEqual(none);
  });

  it("speaks for the requester only", async () => {
    const { call, writer } = anApi();
    const proposalId = `prp_${"1".repeat(26)}`;
    const bearer = token("requester");
    const rows = [{ class: "progress-notes", stance: "produce" }];
    const params = { requestId: ids.request, proposalId };
    expect((await call("answerProposal", { bearer, params, body: { answer: "accepted" } })).status).toBe(200);
    expect((await call("counterProposal", { bearer, body: { rows } })).status).toBe(200);
    expect((await call("withdraw", { bearer, body: {} })).status).toBe(200);
    expect(await call("counterProposal", { bearer, body: { rows, by: "practice" } })).toMatchObject({
      status: 422,
    });
    expect(writer.told.map(({ event }) => ("by" in event ? event.by : event.type))).toEqual([
      "requester",
      "requester",
      "request.withdrawn",
    ]);
    expect(writer.told.every(({ actor }) => actor.kind === "requester")).toBe(true);
  });

  it("answers row by row on the practice's day, with an id of its own for the counters", async () => {
    const { call, writer } = anApi();
    const params = { requestId: ids.request, proposalId: `prp_${"1".repeat(26)}` };
    const asked = { bearer: token("requester"), params };
    const counter = { class: "progress-notes", stance: "produce" };
    const answers = [{ answer: "agreed" }, { answer: "countered", reason: "One year would do.", counter }];
    expect((await call("answerRows", { ...asked, body: { answers, moreTime: "refused" } })).status).toBe(200);
    expect((await call("answerRows", { ...asked, body: { answers: answers.slice(0, 1) } })).status).toBe(200);
    expect(writer.told.map(({ event }) => event)).toEqual([
      {
        type: "negotiation.rows-answered",
        proposalId: params.proposalId,
        by: "requester",
        answers,
        moreTime: "refused",
        counterId: expect.stringMatching(/^prp_/),
        answeredOn: "2026-11-21",
      },
      {
        type: "negotiation.rows-answered",
        proposalId: params.proposalId,
        by: "requester",
        answers: [{ answer: "agreed" }],
        answeredOn: "2026-11-21",
      },
    ]);
    for (const body of [{ answers: [] }, { answers, by: "practice" }, { answers: [{ answer: "refused" }] }])
      expect((await call("answerRows", { ...asked, body })).status).toBe(422);
  });
});
