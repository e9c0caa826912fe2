import { describe, expect, it } from "vitest";
import type { Log } from "../../../../functions/adapters/log.ts";
import { paperRoutes } from "../../../../functions/draw-papers/routes.ts";
import type { RequestFile } from "../../../../functions/adapters/request-file.dynamodb.ts";
import { sha256Hex } from "../../../../functions/adapters/digests.ts";
import { refusal } from "../../../../functions/adapters/problem-response.ts";
import { storedCaseOf } from "../../../../functions/adapters/case-on-file.ts";
import { accountingViewSchema } from "../../../../workflows/contract/accounting.ts";
import type { AccountingEntry } from "../../../../workflows/contract/accounting.ts";
import { drawnUpSchema, papersToSendSchema } from "../../../../workflows/contract/papers-to-send.ts";
import type { RouteName } from "../../../../workflows/contract/http.ts";
import type { StepResult } from "../../../../workflows/contract/step-result.ts";
import { aPatient, aPractice, ids, members } from "../../../support/desk.ts";
import { answerOf, httpCall, throughTheEdge } from "../../../support/fake-calls.ts";
import type { Asked } from "../../../support/fake-calls.ts";
import { aShelf } from "../../../support/shelf.ts";
import { docxText, fullSources, pdfText } from "../../../support/papers.ts";
import { happened } from "../../../support/request/told.ts";
import { aView, aWriter, readerOf } from "../../../support/request-views.ts";

const { context, onFile, profile } = fullSources;
const file: RequestFile = {
  ...aView(context),
  profile,
  facts: storedCaseOf({
    facts: onFile.facts,
    authorizations: [],
    records: [],
    described: [],
    patientRef: ids.patient,
  }),
  determination: undefined,
  packVersions: {},
  events: [],
  effects: [],
};

const disclosure: AccountingEntry = {
  entry: "disclosure",
  requestId: ids.request,
  trackingNumber: "HLC-1",
  at: "2026-11-20T12:00:00.000Z",
  productionId: ids.production,
  on: "2026-11-20",
  to: { name: "=Harriet Colby", throughCourt: false },
  what: {
    classes: ["progress-notes"],
    fromOn: "2026-01-05",
    toOn: "2026-01-05",
    records: 1,
    pages: 2,
  },
  purpose: "Answer to a subpoena",
};

type Desk = {
  readonly answers?: readonly StepResult[];
  readonly of?: RequestFile;
  readonly now?: string;
  readonly disclosed?: readonly AccountingEntry[];
};
function aDesk({
  answers = [],
  of = file,
  now = "2026-11-21T12:00:00Z",
  disclosed = [disclosure],
}: Desk = {}) {
  const writer = aWriter(...answers);
  const [casePapers, binders] = [aShelf(), aShelf()];
  const lines: Parameters<Log>[] = [];
  const own = (practiceId: string) => practiceId === ids.practice;
  const handler = paperRoutes({
    practices: {
      member: async (sub) => members.find((member) => member.sub === sub),
      byId: async () => aPractice,
      members: async () => members,
      patient: async (practiceId, patientRef) =>
        own(practiceId) && patientRef === ids.patient ? aPatient : undefined,
      recordsNamed: async () => [],
    },
    file: async ({ practiceId, requestId }) =>
      own(practiceId) && requestId === ids.request ? of : undefined,
    submit: writer.submit,
    requests: { read: async (key) => (own(key.practiceId) ? readerOf(() => of).read(key) : undefined) },
    accounting: async () => disclosed,
    shelves: {
      casePapers,
      binders,
      links: async ({ key, fileName }) => `https://files.example.test/${key}?name=${fileName}`,
    },
    now: () => new Date(now),
    edge: throughTheEdge,
    log: (...line) => void lines.push(line),
  });
  const call = async (route: RouteName, { params, ...more }: Asked = {}) =>
    answerOf(
      await handler(
        httpCall(route, {
          sub: ids.managerSub,
          bearer: "header-of-a-token.claims-of-a-token.signature",
          params: { requestId: ids.request, paper: "objection-letter", ...params },
          ...more,
        }),
      ),
    );
  return { call, writer, binders, lines };
}

/** The answer where it is a file, not a link to one. */
function theFile(body: unknown) {
  const drawn = drawnUpSchema.parse(body);
  if ("url" in drawn) throw new Error("expected a file");
  return drawn;
}

describe("whoever looks at papers or at the accounting", () => {
  it.each(["papersToSend", "drawUpPaper", "accounting", "drawUpAccounting"] as const)(
    "stands on the log, and not when they are refused: %s",
    async (route) => {
      const { call, lines } = aDesk({
        of: { ...file, context: { ...file.context, patientRef: ids.patient } },
      });
      const asked = { params: { form: "csv" }, body: { form: "pdf" } };
      const told = () => lines.filter(([level]) => level === "access");
      expect((await call(route, { ...asked, sub: ids.clinicianSub })).status).toBe(403);
      expect(told()).toEqual([]);
      expect((await call(route, { ...asked, sub: ids.officerSub })).status).toBeLessThan(300);
      expect(told()).toMatchObject([
        [
          "access",
          "shown",
          {
            route,
            requestId: ids.request,
            personId: expect.stringMatching(/^per_/),
            roles: "privacy-officer",
          },
        ],
      ]);
    },
  );
});

describe("the binder", () => {
  const asked = { params: { paper: "binder" }, body: { form: "pdf" } };

  it("is stored under a name that says nothing, and answered with a link to it", async () => {
    const { call, writer, binders } = aDesk();
    const { status, body } = await call("drawUpPaper", asked);
    expect(status).toBe(201);
    const [key = "", ...others] = binders.kept.keys();
    expect(others).toEqual([]);
    expect(key).toMatch(/^prc_[0-9a-z]{26}\/req_[0-9a-z]{26}\/bnd_[0-9a-z]{26}$/u);
    expect(body).toEqual({ url: expect.stringContaining(key) });
    expect(writer.told.map(({ event }) => event)).toEqual([
      { type: "paper.drawn-up", paper: "binder", version: expect.any(String), form: "pdf" },
    ]);
  });

  it("is not bound at all where the ledger does not take the record of it: the sign-in may be too old", async () => {
    const problem = { type: "about:blank", status: 401, code: "sign-in-too-old", words: "Again." } as const;
    const { call, binders } = aDesk({ answers: [{ outcome: "refused", problem }] });
    expect(await call("drawUpPaper", asked)).toMatchObject({ status: 401 });
    expect(binders.acts).toEqual([]);
  });

  it("is a PDF alone", async () => {
    const answer = await aDesk().call("drawUpPaper", { ...asked, body: { form: "docx" } });
    expect(answer).toMatchObject({ status: 422 });
  });
});

describe("the papers of a request", () => {
  it("are told with why each is offered, what it lacks and where that is answered", async () => {
    const { status, body } = await aDesk().call("papersToSend");
    expect(status).toBe(200);
    const { papers } = papersToSendSchema.parse(body);
    expect(papers.map(({ paper }) => paper)).toEqual(
      expect.arrayContaining(["receipt", "deficiency-letter", "objection-letter"]),
    );
    const objection = papers.find(({ paper }) => paper === "objection-letter");
    expect(objection).toMatchObject({ counsel: "signs", forms: ["docx", "pdf"] });
    expect(objection?.why).toContain("suspend the duty to produce");
    expect(objection?.missing).toContainEqual({ words: "name of counsel", place: { kind: "by-hand" } });
    expect(objection?.last).toBeUndefined();
  });

  it("are kept back in words where they would tell whether the person is a patient (42 CFR 2.13(c))", async () => {
    const of = { ...file, context: { ...file.context, patientRef: null } };
    const { call, writer } = aDesk({ of });
    const { papers, keptBack } = papersToSendSchema.parse((await call("papersToSend")).body);
    expect(keptBack.map(({ paper }) => paper)).toEqual(["no-records-certificate"]);
    expect(papers.map(({ paper }) => paper)).toContain("neither-confirm-nor-deny");
    const params = { paper: "no-records-certificate" };
    const answer = await call("drawUpPaper", { params, body: { form: "pdf" } });
    expect(answer).toMatchObject({ status: 422, body: { code: "refused-by-law", words: keptBack[0]?.why } });
    expect(writer.told).toEqual([]);
  });

  it("are drawn up by the desk alone, of its own practice, and nobody else learns of the request", async () => {
    const { call, writer } = aDesk();
    for (const route of ["papersToSend", "drawUpPaper"] as const) {
      const body = route === "drawUpPaper" ? { body: { form: "pdf" } } : {};
      expect(await call(route, { ...body, sub: ids.clinicianSub })).toMatchObject({ status: 403 });
      expect(await call(route, { ...body, sub: ids.strangerSub })).toMatchObject({ status: 404 });
      expect(await call(route, { ...body, params: { requestId: "req_1" } })).toMatchObject({ status: 404 });
    }
    expect(writer.told).toEqual([]);
  });
});

describe("counsel's sign-off", () => {
  const signedOn = (draft: string, facts: RequestFile["facts"] = file.facts): RequestFile => ({
    ...file,
    facts,
    context: {
      ...file.context,
      signedOff: { "motion-to-quash": "2026-11-20" },
      signedDrafts: { "motion-to-quash": draft },
    },
    events: [
      {
        seq: 1,
        recorded: happened("counsel.signed-off", { counsel: "Imogen Vance", signedOn: "2026-11-20" }),
      } as RequestFile["events"][number],
    ],
  });
  const motionIn = async (of: RequestFile, now?: string) => {
    const { body } = await aDesk({ of, ...(now === undefined ? {} : { now }) }).call("papersToSend");
    return papersToSendSchema.parse(body).papers.find(({ paper }) => paper === "motion-to-quash");
  };

  it("is shown as of this draft while the facts give the same text, whatever the day", async () => {
    const draft = (await motionIn(file))?.draft ?? "";
    expect(draft).toMatch(/^[0-9a-f]{64}$/u);
    expect((await motionIn(file, "2026-11-22T12:00:00Z"))?.draft).toBe(draft);
    expect((await motionIn(signedOn(draft)))?.signedOff).toEqual({
      counsel: "Imogen Vance",
      signedOn: "2026-11-20",
      ofThisDraft: true,
    });
  });

  it("is of an earlier draft once a fact changes the text, and of the same again once it is changed back", async () => {
    const draft = (await motionIn(file))?.draft ?? "";
    const { instrument } = onFile.facts;
    const facts = { ...onFile.facts, instrument: { ...instrument, servedOn: "2026-11-17" } };
    const moved = storedCaseOf({
      facts: facts as typeof onFile.facts,
      authorizations: [],
      records: [],
      described: [],
      patientRef: ids.patient,
    });
    expect((await motionIn(signedOn(draft, moved)))?.signedOff?.ofThisDraft).toBe(false);
    expect((await motionIn(signedOn(draft)))?.signedOff?.ofThisDraft).toBe(true);
  });

  it("is told of no paper that counsel does not sign", async () => {
    const { body } = await aDesk().call("papersToSend");
    const { papers } = papersToSendSchema.parse(body);
    for (const { paper, counsel, draft } of papers)
      expect(draft === undefined, `${paper}`).toBe(counsel !== "signs");
  });
});

describe("one paper", () => {
  it("comes in both forms with one text, and is on record with its template's version and nothing of anybody", async () => {
    const { call, writer } = aDesk();
    const [docx, pdf] = await Promise.all(
      ["docx", "pdf"].map(async (form) => theFile((await call("drawUpPaper", { body: { form } })).body)),
    );
    const bytes = (base64 = "") => new Uint8Array(Buffer.from(base64, "base64"));
    const packed = (text: string) => text.replaceAll(/\s+/gu, "");
    expect(packed(docxText(bytes(docx?.base64)))).toBe(packed(await pdfText(bytes(pdf?.base64))));
    expect(docx?.fileName).toBe("26-HLC-12345-A-objection-letter.docx");
    expect(writer.told.map(({ event }) => event)).toEqual(
      expect.arrayContaining([
        { type: "paper.drawn-up", paper: "objection-letter", version: expect.any(String), form: "docx" },
      ]),
    );
    expect(JSON.stringify(writer.told)).not.toMatch(/Rowan|Harriet|Quillfeather/u);
  });

  it("is handed to nobody where the ledger does not take the record of it", async () => {
    const problem = { type: "about:blank", status: 409, code: "stale-version", words: "Later." } as const;
    const { call } = aDesk({ answers: [{ outcome: "refused", problem }] });
    const answer = await call("drawUpPaper", { body: { form: "pdf" } });
    expect(answer).toMatchObject({ status: 409 });
    expect(JSON.stringify(answer.body)).not.toContain("base64");
  });

  it("is refused where the case does not call for it, or there is none of the name or form", async () => {
    const { call } = aDesk();
    const asked = { body: { form: "pdf" } };
    expect(await call("drawUpPaper", { ...asked, params: { paper: "custodian-certificate" } })).toMatchObject(
      {
        status: 422,
      },
    );
    expect(await call("drawUpPaper", { ...asked, params: { paper: "sonnet" } })).toMatchObject({
      status: 404,
    });
    expect(await call("drawUpPaper", { body: { form: "html" } })).toMatchObject({ status: 422 });
  });
});

describe("the accounting of disclosures", () => {
  const officer = { sub: ids.officerSub };

  it("is shown to the privacy officer, with everything that was disclosed of the patient", async () => {
    const { status, body } = await aDesk().call("accounting", officer);
    expect(status).toBe(200);
    expect(accountingViewSchema.parse(body).lines).toMatchObject([
      { on: "2026-11-20", to: "=Harriet Colby" },
    ]);
  });

  it("is told to nobody else, and of nobody where no patient is matched", async () => {
    for (const sub of [ids.managerSub, ids.clinicianSub])
      expect(await aDesk().call("accounting", { sub })).toMatchObject({ status: 403 });
    expect(await aDesk().call("accounting", { sub: ids.strangerSub })).toMatchObject({ status: 404 });
    const unmatched = { ...file, context: { ...file.context, patientRef: null } };
    expect(await aDesk({ of: unmatched }).call("accounting", officer)).toMatchObject({
      status: 422,
      body: { code: "wrong-state" },
    });
  });

  it("is drawn up in three forms, each on record by its digest before anybody has it", async () => {
    const { call, writer } = aDesk({
      answers: [1, 2, 3].map((version) => ({ outcome: "accepted", version, seq: version })),
    });
    for (const form of ["pdf", "csv", "fhir"] as const) {
      const drawn = theFile(
        (await call("drawUpAccounting", { ...officer, params: { form }, body: {} })).body,
      );
      const bytes = Buffer.from(drawn.base64, "base64");
      expect(writer.told.at(-1)?.event).toEqual({
        type: "accounting.drawn-up",
        form,
        asOf: "2026-11-21",
        sha256: sha256Hex(bytes),
      });
      const text = form === "pdf" ? await pdfText(bytes) : bytes.toString("utf8");
      expect(text.replaceAll(/\s+/g, " ")).toContain("Harriet Colby");
    }
  });

  it("holds no formula in its table", async () => {
    const { call } = aDesk({ answers: [{ outcome: "accepted", version: 1, seq: 1 }] });
    const drawn = theFile(
      (await call("drawUpAccounting", { ...officer, params: { form: "csv" }, body: {} })).body,
    );
    expect(Buffer.from(drawn.base64, "base64").toString("utf8")).toContain(`"'=Harriet Colby"`);
  });

  it("leaves no file where the ledger would not have it, and knows no fourth form", async () => {
    const refused = { outcome: "refused" as const, problem: refusal("unavailable", "Try again.") };
    const { call } = aDesk({ answers: [refused] });
    expect(await call("drawUpAccounting", { ...officer, params: { form: "csv" }, body: {} })).toMatchObject({
      status: 503,
    });
    expect(await call("drawUpAccounting", { ...officer, params: { form: "xml" }, body: {} })).toMatchObject({
      status: 404,
    });
  });

  describe("from the patient's own page", () => {
    const params = { patientRef: ids.patient };
    const asked = { sub: ids.officerSub, params };

    it("is the same, and is drawn up on the history of the request that last disclosed something", async () => {
      const earlier = { ...disclosure, requestId: ids.otherRequest, at: "2026-10-01T12:00:00.000Z" };
      const { call, writer } = aDesk({
        disclosed: [earlier, disclosure],
        answers: [{ outcome: "accepted", version: 1, seq: 1 }],
      });
      const { status, body } = await call("patientAccounting", asked);
      expect(status).toBe(200);
      expect(accountingViewSchema.parse(body).lines).toHaveLength(2);
      const drawn = await call("drawUpPatientAccounting", {
        ...asked,
        params: { ...params, form: "csv" },
        body: {},
      });
      expect(drawn.status).toBe(201);
      expect(writer.told).toMatchObject([
        { requestId: ids.request, event: { type: "accounting.drawn-up", form: "csv" } },
      ]);
    });

    it("says that there were none where nothing was disclosed, on the log alone", async () => {
      const { call, writer, lines } = aDesk({ disclosed: [] });
      const drawn = theFile(
        (await call("drawUpPatientAccounting", { ...asked, params: { ...params, form: "pdf" }, body: {} }))
          .body,
      );
      const text = (await pdfText(Buffer.from(drawn.base64, "base64"))).replaceAll(/\s+/g, " ");
      expect(text).toContain("There were no disclosures that have to be listed.");
      expect(writer.told).toEqual([]);
      expect(lines).toContainEqual([
        "security",
        "empty-accounting-drawn-up",
        expect.objectContaining({ practiceId: ids.practice, code: "pdf" }),
      ]);
    });

    it("is the privacy officer's alone, and of no patient of another practice", async () => {
      const { call } = aDesk();
      for (const sub of [ids.managerSub, ids.clinicianSub])
        expect(await call("patientAccounting", { sub, params })).toMatchObject({ status: 403 });
      expect(await call("patientAccounting", { sub: ids.strangerSub, params })).toMatchObject({
        status: 404,
      });
      for (const patientRef of ["pat_1", ids.otherPatient])
        expect(await call("patientAccounting", { ...asked, params: { patientRef } })).toMatchObject({
          status: 404,
        });
    });
  });
});
