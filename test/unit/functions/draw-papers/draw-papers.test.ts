import { describe, expect, it } from "vitest";
import type { RequestFile } from "../../../../functions/adapters/request-file.dynamodb.ts";
import { storedCaseOf } from "../../../../functions/adapters/case-on-file.ts";
import { papersToSendSchema } from "../../../../workflows/contract/papers-to-send.ts";
import { ids } from "../../../support/desk.ts";
import { aDesk, file, theFile } from "../../../support/paper-desk.ts";
import { docxText, fullSources, pdfText } from "../../../support/papers.ts";
import { happened } from "../../../support/request/told.ts";

const { onFile } = fullSources;

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
