import { describe, expect, it } from "vitest";
import type { CaseFile } from "../../../../../workflows/contract/case-file.ts";
import {
  noMotionIsPending,
  noticeWasAttempted,
  objectionPeriodHasRun,
  objectionsAreResolved,
  processIsQuashed,
  processMayBeModified,
  protectiveOrderIsEntered,
} from "../../../../../workflows/law/predicates/assurance.ts";
import type { Scene } from "../../../../../workflows/law/scene.ts";
import { sceneOf } from "../scene-of.ts";

type Assurances = NonNullable<CaseFile["assurances"]>;
const noticed = (notice: Assurances["notice"]): Scene => sceneOf({ assurances: { notice } });
const notice = (fact: string): string => `/assurances/notice/${fact}`;

describe("the notice to the patient (45 CFR 164.512(e)(1)(iii))", () => {
  it("was attempted if it went today or before", () => {
    const sent = (sentOn: string) =>
      noticeWasAttempted("notice").ask(noticed({ writtenNoticeAttempted: true, sentOn })).truth;
    expect(sent("2026-11-22")).toBe("yes");
    expect(sent("2026-11-23")).toBe("yes");
    expect(sent("2026-11-24")).toBe("no");
  });

  it("leaves the time to object until the end of its last day", () => {
    const run = (facts: Assurances["notice"]) => objectionPeriodHasRun("notice").ask(noticed(facts));
    expect(run({ objectionPeriodEndsOn: "2026-11-22" }).truth).toBe("yes");
    expect(run({ objectionPeriodEndsOn: "2026-11-23" }).truth).toBe("no");
    expect(run({ objectionPeriodEndsOn: "2026-11-22", sentOn: "2026-11-21" }).truth).toBe("yes");
    expect(run({ objectionPeriodEndsOn: "2026-11-22", sentOn: "2026-11-22" })).toEqual({
      truth: "no",
      facts: [notice("objectionPeriodEndsOn"), notice("sentOn")],
      missing: [],
    });
    expect(run({ sentOn: "2026-11-21" }).missing).toEqual([notice("objectionPeriodEndsOn")]);
  });

  it("met no objection if the docket, looked at on a day when nobody recorded the last one, shows none", () => {
    const checked = (facts: Assurances["notice"]) =>
      objectionsAreResolved("notice").ask(noticed({ objectionsFiled: false, ...facts })).truth;
    expect(checked({})).toBe("yes");
    expect(checked({ docketCheckedOn: "2026-11-23" })).toBe("yes");
    expect(checked({ docketCheckedOn: "2026-11-24" })).not.toBe("yes");
    expect(checked({ docketCheckedOn: "2026-11-10", objectionPeriodEndsOn: "2026-11-10" })).not.toBe("yes");
  });
});

describe("a court's part in the production (45 CFR 164.512(e)(1))", () => {
  it("is a motion that stands, as filed or as nobody recorded otherwise, and not by a telephone call", () => {
    const moved = (event: object) =>
      noMotionIsPending.ask(sceneOf({ events: [{ type: "patient-objected", ...event }] }));
    const pending = { truth: "no", facts: ["/events/0"], missing: [] };
    expect(moved({ form: "court-filing" })).toEqual(pending);
    expect(moved({})).toEqual(pending);
    expect(moved({ form: "telephone" }).truth).toBe("yes");
  });

  it("is a ruling that quashes the process, or leaves less of it, or is not recorded", () => {
    const ruled = (result?: "granted" | "granted-in-part" | "denied") =>
      sceneOf({ events: [{ type: "motion-decided", ...(result === undefined ? {} : { result }) }] });
    const told = { truth: "yes", facts: ["/events/0"], missing: [] };
    expect(processIsQuashed.ask(ruled("granted"))).toEqual(told);
    expect(processMayBeModified.ask(ruled("granted-in-part"))).toEqual(told);
    expect(processMayBeModified.ask(ruled())).toEqual(told);
    for (const asked of [processIsQuashed, processMayBeModified]) {
      expect(asked.ask(ruled("denied")).truth).toBe("no");
      expect(asked.ask(sceneOf({}))).toEqual({ truth: "no", facts: [], missing: [] });
    }
  });

  it("is a protective order from the day on which a judge entered it (45 CFR 164.512(e)(1)(v))", () => {
    const entered = (qpo: Assurances["qpo"]) =>
      protectiveOrderIsEntered.ask(
        sceneOf({ assurances: { qpo: { limitsUse: true, returnOrDestroy: true, ...qpo } } }),
      );
    expect(entered({ entered: true, enteredOn: "2026-11-23" }).truth).toBe("yes");
    expect(entered({ entered: true }).truth).toBe("yes");
    expect(entered({ entered: true, enteredOn: "2026-11-24" })).toEqual({
      truth: "no",
      facts: ["/assurances/qpo/enteredOn"],
      missing: [],
    });
    expect(entered({}).missing).toEqual(["/assurances/qpo/entered"]);
  });
});
