import { describe, expect, it } from "vitest";
import { noFacts } from "../../../workflows/facts/facts.ts";
import type { Facts } from "../../../workflows/facts/facts.ts";
import { recordFact } from "../../../workflows/facts/record-fact.ts";
import type { RequestEvent } from "../../../workflows/request/events.ts";
import { likely } from "../../support/request/told.ts";

const after = (...events: readonly RequestEvent[]): Facts =>
  events.reduce((facts, event) => recordFact(facts, event, { on: "2026-12-20" }), noFacts);
const sent = likely["patient-notice.sent"];
const filed = likely["patient.objected"];
const cleared = likely["patient-notice.cleared"];

describe("the practice's notice, as the law reads it", () => {
  it("is the practice's own effort, with its last day (45 CFR 164.512(e)(1)(vi))", () => {
    expect(after(sent).assurances?.practiceNotice).toEqual({
      writtenNoticeAttempted: true,
      address: "current",
      sentOn: "2026-12-01",
      contentSufficient: true,
      objectionPeriodEndsOn: "2026-12-15",
    });
    expect(after({ ...sent, saysEnough: false }).assurances?.practiceNotice?.contentSufficient).toBe(false);
  });

  it("is cleared by the docket, with the day somebody looked", () => {
    expect(after(sent, cleared).assurances?.practiceNotice).toMatchObject({
      objectionsFiled: false,
      docketCheckedOn: "2026-12-16",
    });
    expect(after(cleared)).toEqual({});
  });

  it("has an objection pending with the court until the court rules (45 CFR 164.512(e)(1)(iii)(C))", () => {
    const objected = after(sent, filed);
    expect(objected.assurances?.practiceNotice).toMatchObject({
      objectionsFiled: true,
      objectionsResolved: false,
    });
    expect(objected.events).toEqual([
      { type: "patient-objected", occurredOn: "2026-12-02", by: "patient", form: "court-filing" },
    ]);
    const ruled = after(sent, filed, { ...cleared, how: "overruled" });
    expect(ruled.assurances?.practiceNotice).toMatchObject({
      objectionsFiled: true,
      objectionsResolved: true,
      requestMatchesResolution: true,
    });
    expect(ruled.events?.at(-1)).toEqual({
      type: "motion-decided",
      occurredOn: "2026-12-16",
      result: "denied",
      by: "patient",
    });
  });

  it("leaves open whether what is asked fits a ruling in part", () => {
    const ruled = after(sent, filed, { ...cleared, how: "overruled-in-part" });
    expect(ruled.assurances?.practiceNotice?.requestMatchesResolution).toBeUndefined();
    expect(ruled.events?.at(-1)).toMatchObject({ result: "granted-in-part", by: "patient" });
  });

  it("takes no ruling from an objection that nobody filed, and none for an answer to a later notice", () => {
    const told = { ...filed, how: "oral" } as const;
    const withdrawn = { ...cleared, how: "withdrawn" } as const;
    expect(after(told, withdrawn).events).toHaveLength(1);
    expect(after(sent, told).assurances?.practiceNotice?.objectionsFiled).toBeUndefined();
    expect(after(filed, withdrawn).events?.at(-1)).toMatchObject({ result: "withdrawn", by: "patient" });
    const again = after(sent, filed, { ...cleared, how: "overruled" }, filed).assurances?.practiceNotice;
    expect(again).toMatchObject({ objectionsResolved: false });
    expect(again?.requestMatchesResolution).toBeUndefined();
  });
});

describe("the privilege, as the law reads it", () => {
  it("is claimed, by the practice for the holder where that is so (FRE 501)", () => {
    expect(after(likely["privilege.claimed"]).privilege).toEqual({ status: "claimed" });
    expect(after({ ...likely["privilege.claimed"], by: "practice" }).privilege).toEqual({
      status: "claimed",
      assertedByPractice: true,
    });
  });

  it("is freed as far as the signed paper or the ruling says", () => {
    const waiver = { coversClasses: ["progress-notes"], coversTestimony: false };
    expect(after(likely["privilege.claimed"], likely["privilege.waived"]).privilege).toEqual({
      status: "waived-in-writing",
      waiver: { ...waiver, signedBy: "patient", documentOn: "2026-12-02" },
    });
    expect(after(likely["privilege.overruled"]).privilege).toEqual({
      status: "waived-by-court",
      waiver: { ...waiver, signedBy: "court", documentOn: "2026-12-03" },
    });
    expect(after(likely["privilege.waived"], likely["privilege.claimed"]).privilege).toEqual({
      status: "claimed",
    });
  });
});

describe("what the court does, as the law reads it", () => {
  it("is a look in camera that was had, and an order out of force and in force again", () => {
    expect(after(likely["in-camera.ruled"]).order).toEqual({ inCameraReviewDone: true });
    expect(after(likely["order.stayed"], likely["order.vacated"]).order).toEqual({
      stayed: true,
      vacated: true,
    });
    const inForce = { ...likely["facts.recorded"], patch: { order: { inForce: true } } };
    expect(after(inForce, likely["order.vacated"], likely["order.reinstated"]).order).toEqual({
      inForce: true,
    });
    expect(after(likely["order.stayed"], likely["order.reinstated"]).order).toBeUndefined();
  });

  it("is an appeal, which makes the motion pending again", () => {
    expect(after({ ...likely["motion-to-quash.appealed"], by: "patient" }).events).toEqual([
      { type: "ruling-appealed", occurredOn: "2026-12-05", form: "court-filing", by: "patient" },
    ]);
  });
});
