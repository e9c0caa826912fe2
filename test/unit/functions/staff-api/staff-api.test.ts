import { describe, expect, it } from "vitest";
import { factsIn } from "../../../../functions/adapters/stored-request.ts";
import { sha256Hex } from "../../../../functions/adapters/digests.ts";
import type { RequestFile } from "../../../../functions/adapters/request-file.dynamodb.ts";
import { refusal } from "../../../../functions/adapters/problem-response.ts";
import { requestViewIn } from "../../../../functions/adapters/request-reader.dynamodb.ts";
import { requestOverview } from "../../../../functions/staff-api/request-overview.ts";
import { routes } from "../../../../workflows/contract/http.ts";
import type { RouteName } from "../../../../workflows/contract/http.ts";
import { meSchema, requestOverviewSchema } from "../../../../workflows/contract/staff.ts";
import { worklistPageSchema } from "../../../../workflows/contract/worklist.ts";
import type { RequestContext } from "../../../../workflows/request/context.ts";
import { aDesk, aPatient, ids, members } from "../../../support/desk.ts";
import { accessToken, anApi, proposed, records, sealedId } from "../../../support/staff-api.ts";
import { aProfile } from "../../../support/request-views.ts";

const hold = {
  commandId: "command-00000001",
  expectedVersion: 7,
  command: "placeHold",
  payload: { kind: "specialist", reason: "Counsel asked.", followUpOn: "2026-12-01" },
};
const staffRouteNames = (Object.keys(routes) as RouteName[]).filter(
  (name) => routes[name].fn === "staff-api",
);
const bodies: Partial<Record<RouteName, unknown>> = {
  command: hold,
  announceStaffUpload: {
    purpose: "other",
    fileName: "a.pdf",
    contentType: "application/pdf",
    size: 10,
    sha256: "a".repeat(64),
  },
  paperLink: {},
  recordLink: {},
  findPatients: { name: "Rowan" },
};

describe("staff routes", () => {
  it.each(staffRouteNames)(
    "%s answers nobody who is not signed in or belongs to no practice",
    async (route) => {
      const { call, writer } = anApi();
      const body = bodies[route];
      const more = body === undefined ? {} : { body };
      const { handlerless } = {
        handlerless: await call(route, { ...more, sub: "an-account-without-membership" }),
      };
      expect(handlerless).toMatchObject({ status: 403, body: { code: "not-allowed-for-role" } });
      expect(writer.told).toEqual([]);
    },
  );

  it.each(["overview", "paperLink", "recordLink", "requestRecords"] as const)(
    "%s answers another practice's staff as if nothing were there",
    async (route) => {
      const { call, writer } = anApi();
      const body = bodies[route];
      const more = body === undefined ? {} : { body };
      const nowhere = { requestId: ids.otherRequest, documentId: ids.paper, patientRef: ids.otherPatient };
      const foreign = await call(route, { ...more, sub: ids.strangerSub });
      const unknown = await call(route, { ...more, params: nowhere });
      expect(foreign).toEqual(unknown);
      expect(foreign.status).toBe(404);
      expect(writer.told).toEqual([]);
    },
  );

  it("takes person and roles from the membership, whatever the token claims (AB-006)", async () => {
    const { call } = anApi();
    const { body } = await call("me", { sub: ids.clinicianSub });
    expect(meSchema.parse(body)).toMatchObject({
      personId: ids.clinician,
      roles: ["clinician"],
      practiceName: "Harbor Light Counseling",
    });
  });

  it("refuses a cursor of another list and a queue that does not exist", async () => {
    const { call } = anApi();
    expect((await call("worklist", { query: { queue: "review" } })).status).toBe(200);
    expect(await call("worklist", { query: { queue: "review", cursor: "foreign" } })).toMatchObject({
      status: 422,
      body: { fields: [{ pointer: "/cursor" }] },
    });
    expect(await call("worklist", { query: { queue: "everything" } })).toMatchObject({
      status: 422,
      body: { fields: [{ pointer: "/queue" }] },
    });
  });
});

describe("what failed", () => {
  it("is listed for the desk, and told to no clinician: it may be a vault", async () => {
    const { call } = anApi();
    const listed = async (queue: string, sub: string) => {
      const { body } = await call("worklist", { query: { queue }, sub });
      return worklistPageSchema.parse(body).rows.map(({ undone }) => undone);
    };
    expect(await listed("failed", ids.managerSub)).toEqual([1]);
    expect(await listed("failed", ids.clinicianSub)).toEqual([]);
    expect(await listed("review", ids.managerSub)).toEqual([1]);
    expect(await listed("review", ids.clinicianSub)).toEqual([0]);
  });

  it("stands on the request with what it means and what can be done, for those who see the records", async () => {
    const undone: RequestContext["undone"] = [
      {
        effectKey: "3/0",
        effect: { kind: "send-mail", template: "vault-approval-needed", to: "vault-approvers" },
        goesOn: false,
        failedAt: "2026-11-21T12:00:00Z",
      },
    ];
    const { call } = anApi({ ...proposed, undone });
    const seen = async (sub: string) =>
      requestOverviewSchema.parse((await call("overview", { sub })).body).undone.map(({ what }) => what);
    expect(await seen(ids.managerSub)).toEqual([
      "A letter to those who approve the vault was not sent: that an approval is needed.",
    ]);
    expect(await seen(ids.otherClinicianSub)).toEqual([]);
  });
});

describe("a command", () => {
  it("becomes its event, tied to the version that was seen and to the token of whoever gave it", async () => {
    const { call, writer } = anApi();
    expect(await call("command", { body: hold })).toEqual({
      status: 200,
      body: { outcome: "accepted", version: 8 },
    });
    expect(writer.told).toEqual([
      {
        ...ids.key,
        eventId: `staff-${sha256Hex("command-00000001").slice(0, 48)}`,
        actor: { kind: "staff", token: accessToken },
        event: {
          type: "hold.placed",
          kind: "specialist",
          reason: "Counsel asked.",
          followUpOn: "2026-12-01",
        },
        expectedVersion: 7,
      },
    ]);
  });

  it.each([
    [{ ...hold, practiceId: ids.otherPractice }, "/practiceId"],
    [{ ...hold, payload: { ...hold.payload, approvedBy: ids.manager } }, "/payload/approvedBy"],
    [{ ...hold, payload: { ...hold.payload, followUpOn: "tomorrow" } }, "/payload/followUpOn"],
    [{ ...hold, payload: { ...hold.payload, type: "production.released" } }, "/payload/type"],
    [{ ...hold, command: "deleteEverything" }, "/command"],
    [{ ...hold, expectedVersion: -1 }, "/expectedVersion"],
    [
      { ...hold, command: "liftHold", payload: { reason: "Enough." }, expectedVersion: undefined },
      "/expectedVersion",
    ],
  ])("is refused for %j at %s", async (body, pointer) => {
    const { call, writer } = anApi();
    expect(await call("command", { body })).toMatchObject({ status: 422, body: { fields: [{ pointer }] } });
    expect(writer.told).toEqual([]);
  });

  it("cannot take the id under which a machine will report", async () => {
    const { call, writer } = anApi();
    const commandId = `${ids.paper}-gate`;
    expect(await call("command", { body: { ...hold, commandId } })).toMatchObject({ status: 200 });
    expect(writer.told[0]?.eventId).not.toBe(commandId);
  });

  it("passes on what the single writer refuses", async () => {
    const problem = refusal("stale-version", "Look again.", { currentVersion: 9 });
    const { call } = anApi(proposed, [{ outcome: "refused", problem }]);
    expect(await call("command", { body: hold })).toMatchObject({
      status: 409,
      body: { code: "stale-version", currentVersion: 9 },
    });
  });
});

describe("links", () => {
  it("to a paper are on record before they exist and carry no name but ours", async () => {
    const { call, writer, downloads } = anApi();
    expect(await call("paperLink", { body: {} })).toMatchObject({
      status: 201,
      body: { expiresAt: "2026-11-21T12:01:00.000Z" },
    });
    expect(writer.told[0]?.event).toEqual({ type: "paper.viewed", documentId: ids.paper });
    expect(downloads).toEqual([
      { key: `${ids.practice}/${ids.request}/${ids.paper}`, fileName: "26-HLC-12345-A-paper-1.pdf" },
    ]);
  });

  it("are not made to what cannot be read, and nobody is said to have looked (AB-102)", async () => {
    const gone = anApi(proposed, [], { tryRead: async () => false });
    const off = anApi(proposed, [], {
      tryRead: async () => {
        throw Object.assign(new Error("off"), { name: "KMS.DisabledException" });
      },
    });
    for (const { call, writer, downloads } of [gone, off]) {
      expect(await call("paperLink", { body: {} })).toMatchObject({
        status: 503,
        body: { code: "unavailable" },
      });
      expect([...writer.told, ...downloads]).toEqual([]);
    }
    expect((await off.call("paperLink", { body: {} })).body).toMatchObject({
      words: "Documents are unavailable at the moment. Nothing is lost. Try again later.",
    });
  });

  it("are not made when they cannot be put on record", async () => {
    const { call, downloads } = anApi(proposed, [
      { outcome: "refused", problem: refusal("unavailable", "Busy.") },
    ]);
    expect((await call("paperLink", { body: {} })).status).toBe(503);
    expect(downloads).toEqual([]);
  });

  it("to a psychotherapy note do not exist for anyone (45 CFR 164.508(a)(2))", async () => {
    for (const sub of [ids.managerSub, ids.clinicianSub]) {
      const { call, writer, downloads } = anApi();
      const params = { requestId: ids.request, documentId: sealedId };
      expect(await call("recordLink", { sub, params, body: {} })).toMatchObject({
        status: 422,
        body: { code: "refused-by-law" },
      });
      expect([...writer.told, ...downloads]).toEqual([]);
    }
  });

  it("to a record exist only while it is proposed for this request", async () => {
    const { call } = anApi({ ...proposed, selection: null });
    expect((await call("recordLink", { body: {} })).status).toBe(404);
    expect((await anApi().call("recordLink", { body: {} })).status).toBe(201);
  });
});

describe("patients", () => {
  it("are searched by two letters at least", async () => {
    const { call } = anApi();
    expect((await call("findPatients", { body: { name: " .r" } })).status).toBe(422);
    expect((await call("findPatients", { body: { name: "ro" } })).body["patients"]).toHaveLength(1);
  });
});

describe("the overview", () => {
  it("names the practice's clinicians, of whom those under review are chosen, and nobody else", async () => {
    const { body } = await anApi().call("overview");
    expect(requestOverviewSchema.parse(body).clinicians.map(({ name }) => name)).toEqual([
      "Luis Andrade",
      "Miriam Okafor",
    ]);
    expect(JSON.stringify(body)).not.toMatch(/Gwen Marlowe|m@h\.example|sub-of-the-clinician/u);
  });

  it("is what the contract says, of a request that has lived", async () => {
    const desk = aDesk();
    await desk.open();
    await desk.submit(
      "staff",
      desk.staff(ids.managerSub, {
        type: "facts.recorded",
        patch: {
          instrument: { type: "attorney-subpoena", signerRole: "attorney", servedOn: "2026-11-20" },
        },
      }),
    );
    await desk.submit(
      "staff",
      desk.staff(ids.managerSub, { type: "objection.served", servedOn: "2026-11-21" }),
    );
    const stored = desk.row("CASE#SNAPSHOT");
    const manager = members[0];
    if (!manager) throw new Error("a manager is needed");
    const file: RequestFile = {
      ...requestViewIn(stored),
      profile: aProfile,
      facts: factsIn(desk.row("CASE#FACTS")),
      determination: undefined,
      packVersions: {},
      events: desk.events(),
      effects: [{ key: "k", kind: "send-mail", status: "failed", attempts: 5 }],
    };
    const overview = requestOverview({
      key: ids.key,
      file,
      member: manager,
      members,
      patient: aPatient,
      records,
      now: new Date("2026-11-21T12:00:00Z"),
    });
    const parsed = requestOverviewSchema.parse(overview);
    expect(parsed.timeline.map(({ type }) => type)).toEqual(
      desk.events().map(({ recorded }) => recorded.type),
    );
    expect(parsed.papers).toMatchObject([
      { documentId: ids.paper, state: "admitted", fileName: "subpoena.pdf" },
    ]);
    expect(parsed.allowed.length).toBeGreaterThan(5);
    expect(parsed.clocks.find(({ id }) => id === "object-by")).toEqual({
      id: "object-by",
      dueOn: "2026-12-03",
      state: "closed",
      closedBecause: "objection-served",
      citations: ["FRCP 45(d)(2)(B)"],
    });
    expect(parsed.facts).toMatchObject({ instrument: { type: "attorney-subpoena", signerRole: "attorney" } });
  });
});
