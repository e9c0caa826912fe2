import { describe, expect, it } from "vitest";
import { sha256Hex } from "../../../../functions/adapters/digests.ts";
import { refusal } from "../../../../functions/adapters/problem-response.ts";
import { accountingViewSchema } from "../../../../workflows/contract/accounting.ts";
import { ids } from "../../../support/desk.ts";
import { aDesk, disclosure, file, theFile } from "../../../support/paper-desk.ts";
import { pdfText } from "../../../support/papers.ts";

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
