import { describe, expect, it } from "vitest";
import { patientViewSchema } from "../../../../workflows/contract/patient-view.ts";
import type { DocumentId } from "../../../../workflows/vocabulary/ids.ts";
import { aPatient, ids } from "../../../support/desk.ts";
import { anUnclassified } from "../../../support/records.ts";
import { anApi, records, sealedId } from "../../../support/staff-api.ts";

const held = anUnclassified(`doc_${"7".repeat(26)}` as DocumentId);
const holding = [
  { requestId: ids.request, trackingNumber: "26-HLC-12345-A", because: "open-request", unmatched: false },
  { requestId: ids.otherRequest, trackingNumber: "26-HLC-99999-B", because: "open-request", unmatched: true },
] as const;
const looked = async (sub: string, of: Parameters<typeof anApi>[2] = {}) => {
  const api = anApi({}, [], { rows: records, unclassified: [held], holding, ...of });
  const { status, body } = await api.call("patient", { sub });
  expect(status).toBe(200);
  return { view: patientViewSchema.parse(body), text: JSON.stringify(body) };
};

describe("the page of a patient", () => {
  it("shows the desk the chart and the requests about the patient, and nothing of notes or of what nobody classified", async () => {
    for (const sub of [ids.managerSub, ids.officerSub]) {
      const { view, text } = await looked(sub);
      expect(view).toMatchObject({ name: aPatient.name, birthDate: aPatient.birthDate, treats: false });
      expect(view.treatedBy).toContain("Miriam Okafor");
      expect(view.records?.map(({ documentId }) => documentId)).toEqual([ids.paper]);
      expect(view.unclassified).toBeUndefined();
      expect(view.requests).toEqual([
        { requestId: ids.request, trackingNumber: "26-HLC-12345-A", because: "open-request" },
      ]);
      expect(text).toBe((await looked(sub, { rows: records.slice(0, 1), unclassified: [] })).text);
      expect(text).not.toContain(sealedId);
    }
  });

  it("shows the clinician who treats the patient and wrote them the notes, and what waits to be classified", async () => {
    const { view } = await looked(ids.clinicianSub);
    expect(view.treats).toBe(true);
    expect(view.records?.map(({ documentId }) => documentId).toSorted()).toEqual(
      [sealedId, ids.paper].toSorted(),
    );
    expect(view.unclassified?.map(({ documentId }) => documentId)).toEqual([held.documentId]);
  });

  it("tells a clinician who does not treat the patient who it is, and nothing of records or requests", async () => {
    const { view } = await looked(ids.otherClinicianSub);
    expect(view).toMatchObject({ name: aPatient.name, treats: false });
    expect(view.records).toBeUndefined();
    expect(view.requests).toBeUndefined();
    expect(view.unclassified).toBeUndefined();
  });

  it("is nothing for another practice, for an id that is none, and for one that nobody has", async () => {
    const { call } = anApi();
    expect(await call("patient", { sub: ids.strangerSub })).toMatchObject({ status: 404 });
    for (const patientRef of ["pat_1", ids.otherPatient])
      expect(await call("patient", { params: { patientRef } })).toMatchObject({ status: 404 });
  });
});
