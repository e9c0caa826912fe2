import { describe, expect, it } from "vitest";
import { unpack } from "../../../../functions/adapters/packed.ts";
import { requestViewIn } from "../../../../functions/adapters/request-reader.dynamodb.ts";
import { outwardViewOf } from "../../../../functions/requester-api/outward-view.ts";
import { determinationSchema } from "../../../../workflows/contract/determination.ts";
import type { RequestEvent } from "../../../../workflows/request/events.ts";
import type { DocumentId } from "../../../../workflows/vocabulary/ids.ts";
import { changed, type Plain } from "../../../law/changed.ts";
import { parentAsks } from "../../../law/neighbours/case.ts";
import { aPatient, aPractice, ids } from "../../../support/desk.ts";
import { weighedDesk } from "../../../support/matched-desk.ts";
import { aRecord } from "../../../support/records.ts";
import { aProfile } from "../../../support/request-views.ts";

const record = `doc_${"1".repeat(26)}` as DocumentId;
const age = "/patient/ageYears";

/** A parent asks for the record of a patient of this birth date, whose age somebody wrote down. */
async function asked(birthDate: string, ageYears: number) {
  const patch: Plain = changed(parentAsks, {
    instrument: { requestedClasses: ["progress-notes"] },
    practice: { hipaaCoveredEntity: true, part2Program: false, partyToCase: false },
    patient: { ageYears, consent: { parentConsentedToService: true, minorConsentedAlone: false } },
    policy: { stateLayer: "federal-only" },
  });
  const {
    desk,
    give: submit,
    match,
  } = await weighedDesk(patch, [aRecord(record, false)], { ...aPatient, birthDate });
  const give = async (sub: string, event: RequestEvent) =>
    expect(await submit(sub, event)).toMatchObject({ outcome: "accepted" });
  const found = () => {
    const { segments, missingFacts } = determinationSchema.parse(
      unpack(desk.row("DETERMINATION")?.["determination"] as Uint8Array),
    );
    return {
      outcomes: [...new Set(Object.values(segments).map(({ outcome }) => outcome))],
      asked: missingFacts.some(({ pointer }) => pointer === age),
    };
  };
  const before = found();
  await match();
  return { desk, give, found, before };
}

describe("the age of a patient", () => {
  it("is the written one until somebody is matched, and from then on that of the birth date on file (45 CFR 164.502(g)(3)(i))", async () => {
    const minor = await asked("2008-12-01", 17);
    expect([minor.before, minor.found()]).toEqual([
      { outcomes: ["release"], asked: false },
      { outcomes: ["release"], asked: false },
    ]);
    const grown = await asked("2008-11-21", 17);
    expect([grown.before, grown.found()]).toEqual([
      { outcomes: ["release"], asked: false },
      { outcomes: ["needs-authorization"], asked: false },
    ]);
  });

  it("is asked for where the written one contradicts the birth date, until it is written anew or taken out", async () => {
    const { give, found } = await asked("2012-12-01", 17);
    expect(found()).toEqual({ outcomes: ["needs-authorization"], asked: true });
    await give(ids.managerSub, { type: "facts.recorded", patch: { patient: { ageYears: 13 } } });
    expect(found()).toEqual({ outcomes: ["release"], asked: false });
    await give(ids.managerSub, { type: "facts.recorded", patch: { patient: { ageYears: 40 } } });
    expect(found()).toEqual({ outcomes: ["needs-authorization"], asked: true });
    await give(ids.managerSub, { type: "facts.recorded", patch: {}, unknownAgain: [age] });
    expect(found()).toEqual({ outcomes: ["release"], asked: false });
  });

  it("leaves the birth date where it is: in no row of the request, no letter to be sent, no log and no answer to an outsider", async () => {
    const { desk, give } = await asked("2012-12-01", 13);
    await give(ids.managerSub, { type: "records.proposed", documentIds: [record] });
    await give(ids.clinicianSub, {
      type: "record.reviewed",
      documentId: record,
      decision: "approve",
      reason: "Within what is asked.",
    });
    const rows = desk
      .rows()
      .map((row) =>
        Object.entries(row).map(([name, value]) => [
          name,
          value instanceof Uint8Array ? unpack(value) : value,
        ]),
      );
    const outside = outwardViewOf(
      ids.key,
      requestViewIn(desk.row("CASE#SNAPSHOT")),
      aProfile,
      aPractice.name,
    );
    for (const told of [rows, desk.logged, outside]) {
      expect(JSON.stringify(told).length).toBeGreaterThan(100);
      expect(JSON.stringify(told)).not.toContain("2012-12-01");
    }
    expect(desk.sortKeys().filter((key) => key.startsWith("OUTBOX#")).length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).toContain("/patient/bornOn");
  });
});
