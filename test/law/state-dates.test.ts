import { describe, expect, it } from "vitest";
import { assess } from "../../workflows/law/assess.ts";
import { sceneUnder } from "../../workflows/law/case-scene.ts";
import { stateClocks } from "../../workflows/law/clocks/state.ts";
import { newYork } from "../../workflows/law/packs/us-states/ny/index.ts";
import { readPaper } from "../../workflows/law/paper.ts";
import { practicePolicy } from "../../workflows/vocabulary/citation.ts";
import type { Plain } from "./changed.ts";
import { accessRequest, caseIn, form, progress, subpoena } from "./neighbours/case.ts";

// Assessed on Monday, November 23, 2026.
const answer = (state: string, ...fragments: readonly Plain[]) =>
  assess(caseIn(state, [progress], ...fragments));
const dateOf = (id: string, state: string, ...fragments: readonly Plain[]) =>
  answer(state, ...fragments).deadlines.find((one) => one.id === id);
const asked = (state: string, ...fragments: readonly Plain[]) =>
  answer(state, ...fragments).missingFacts.flatMap(({ pointer, neededBy }) =>
    (neededBy ?? []).map((rule) => `${rule} ${pointer}`),
  );
const paper = (instrument: Plain): Plain => ({ instrument });

describe("what a state's date is counted from", () => {
  it("is the day of issue or of service, each for its own date (CCP 2020.410(c))", () => {
    const days = [subpoena, paper({ issuedOn: "2026-11-02", servedOn: "2026-11-04" })];
    expect(dateOf("ca-earliest-production-after-issue", "CA", ...days)).toMatchObject({
      earliestOn: "2026-11-22",
      trigger: "/instrument/issuedOn",
      ruleId: "us.ca.clock.ca-earliest-production-after-issue",
    });
    const served = dateOf("ca-earliest-production-after-service", "CA", ...days);
    expect(served).toMatchObject({ earliestOn: "2026-11-19", trigger: "/instrument/servedOn" });
    expect(served?.steps).toHaveLength(4);
    expect(served?.steps.at(-1)).toBe(
      "Business records may not be demanded before Thursday, November 19, 2026.",
    );
  });

  it("is the day of compliance, as a signed writing has it (CCP 1985.3(b)(2))", () => {
    const notice = (...fragments: readonly Plain[]) =>
      dateOf("ca-notice-before-production", "CA", subpoena, paper({ returnOn: "2026-12-18" }), ...fragments);
    expect(notice()).toMatchObject({ limitOn: "2026-12-08", trigger: "/instrument/returnOn" });
    const newReturnOn = "2027-01-15";
    expect(
      notice({ events: [{ type: "extension-agreed", form: "signed-writing", newReturnOn }] }),
    ).toMatchObject({ limitOn: "2027-01-05", trigger: "/events/0/newReturnOn" });
  });

  it("is a notice, a certification or a signature (ORCP 55 D; Minn. Stat. 144.293)", () => {
    const noticed: Plain = { assurances: { stateNotice: { noticeOn: "2026-11-02" } } };
    expect(dateOf("or-patient-objection", "OR", subpoena, noticed)).toMatchObject({
      limitOn: "2026-11-16",
      trigger: "/assurances/stateNotice/noticeOn",
    });
    const signed: Plain = {
      authorizations: [{ ...form, signedOn: "2026-03-02", expiresOn: undefined, statedExpiry: undefined }],
    };
    expect(dateOf("mn-consent-life", "MN", signed)).toMatchObject({
      limitOn: "2027-03-02",
      trigger: "/authorizations/0/signedOn",
    });
    expect(dateOf("mn-consent-life", "MN", { authorizations: [] })).toBeUndefined();
  });

  it("is receipt or, where only that is recorded, service (D.C. Code 7-1205.01)", () => {
    const access = (instrument: Plain) => dateOf("dc-access", "DC", accessRequest, paper(instrument));
    expect(access({ receivedOn: "2026-11-06", servedOn: "2026-11-05" })).toMatchObject({
      dueOn: "2026-12-06",
      trigger: "/instrument/receivedOn",
    });
    expect(access({ receivedOn: null, servedOn: "2026-11-05" })).toMatchObject({
      dueOn: "2026-12-05",
      trigger: "/instrument/servedOn",
    });
    expect(access({ receivedOn: null })).toBeUndefined();
    expect(asked("DC", accessRequest, paper({ receivedOn: null }))).toContain(
      "us.dc.clock.dc-access /instrument/receivedOn",
    );
  });

  it("is asked for where it is not recorded, but for the day of compliance, which a paper may not have", () => {
    const waits = asked("CA", subpoena);
    expect(waits).toEqual(
      expect.arrayContaining([
        "us.ca.clock.ca-earliest-production-after-issue /instrument/issuedOn",
        "us.ca.clock.ca-earliest-production-after-service /instrument/servedOn",
      ]),
    );
    expect(waits).not.toContain("us.ca.clock.ca-notice-before-production /instrument/returnOn");
    expect(asked("OR", subpoena)).toContain(
      "us.or.clock.or-patient-objection /assurances/stateNotice/noticeOn",
    );
  });
});

describe("a state's date beside the one on the paper", () => {
  const dueOn = (id: string, state: string, returnOn: string, ...fragments: readonly Plain[]) =>
    dateOf(id, state, subpoena, paper({ servedOn: "2026-11-06", returnOn }), ...fragments);

  it("is cut short by an earlier one where the rule says so, and by no later one (Wash. CR 45(c)(2)(B))", () => {
    const objection = (returnOn: string) => dueOn("wa-cr45-object", "WA", returnOn);
    expect(objection("2026-11-18")).toMatchObject({ dueOn: "2026-11-18", trigger: "/instrument/servedOn" });
    expect(objection("2026-11-18")?.steps.slice(-3)).toEqual([
      "The paper demands compliance by Wednesday, November 18, 2026; a date certain never moves.",
      "Of the two dates the earlier counts.",
      "Written objections are served by Wednesday, November 18, 2026.",
    ]);
    for (const returnOn of ["2026-11-20", "2026-12-18"]) {
      expect(objection(returnOn)?.dueOn).toBe("2026-11-20");
      expect(objection(returnOn)?.steps).toHaveLength(4);
    }
  });

  it("is put off by a later one where the rule says so, and by no earlier one (Va. Code 32.1-127.1:03(H)(8))", () => {
    const certified: Plain = {
      assurances: {
        stateNotice: {
          certification: { received: true, receivedOn: "2026-11-16", statesPeriodEndedWithoutMotion: true },
        },
      },
    };
    const comply = (returnOn: string) => dueOn("va-comply", "VA", returnOn, certified);
    expect(comply("2026-11-30")).toMatchObject({
      dueOn: "2026-11-30",
      trigger: "/assurances/stateNotice/certification/receivedOn",
    });
    expect(comply("2026-11-30")?.steps).toContain("Of the two dates the later counts.");
    for (const returnOn of ["2026-11-18", "2026-11-21"]) {
      expect(comply(returnOn)?.dueOn).toBe("2026-11-21");
      expect(comply(returnOn)?.steps).not.toContain("Of the two dates the later counts.");
    }
  });

  it("is untouched by it where the rule says neither (CPLR 3122(a)(1))", () => {
    for (const returnOn of ["2026-11-18", "2026-12-18"])
      expect(dueOn("ny-object", "NY", returnOn)?.dueOn).toBe("2026-11-26");
  });
});

describe("a clock of a state", () => {
  it("gives no date while its number was read in no source, nor outside the time it was law", () => {
    const caseFile = caseIn("NY", [progress], subpoena, paper({ servedOn: "2026-11-06" }));
    const [clock] = newYork.clocks;
    if (clock === undefined) throw new Error("New York has no clock");
    const datesOf = (change: Partial<typeof clock>) => {
      const overlay = { ...newYork, clocks: [{ ...clock, ...change }] };
      return stateClocks(sceneUnder(caseFile, readPaper(caseFile), { kind: "settled", overlay })).deadlines;
    };
    expect(datesOf({})).toHaveLength(1);
    expect(datesOf({ confidence: "unverified" })).toEqual([]);
    expect(datesOf({ since: "2026-11-07" })).toEqual([]);
    expect(datesOf({ until: "2026-11-05" })).toEqual([]);
  });
});

describe("a state's date for access beside the federal one (45 CFR 160.203(b))", () => {
  const received = (receivedOn: string): readonly Plain[] => [accessRequest, paper({ receivedOn })];

  it("counts where it is the earlier one, and HIPAA's extension falls away", () => {
    const days = received("2026-11-13");
    const due = dateOf("access-due", "TX", ...days);
    // Thanksgiving and the Friday after it are no working days.
    expect(due).toMatchObject({ dueOn: "2026-11-28", rawOn: "2026-11-28", safeOn: "2026-11-25" });
    expect(due?.citation).toContain("611.008");
    expect(due?.steps.at(-1)).toBe("Of the federal date and the state's the earlier counts.");
    expect(due?.steps.join(" ")).toContain("15 calendar days");
    expect(dateOf("access-due-federal", "TX", ...days)?.dueOn).toBe("2026-12-13");
    expect(dateOf("tx-access", "TX", ...days)?.dueOn).toBe("2026-11-28");
    expect(dateOf("access-extended-due", "TX", ...days)).toBeUndefined();
    expect(answer("TX", ...days).deadlines.filter(({ id }) => id === "access-due")).toHaveLength(1);
  });

  it("is the earliest where the state has several (Health & Saf. Code 123110)", () => {
    const [early, late] = [received("2026-11-02"), received("2026-12-18")];
    expect(dateOf("ca-access-inspect", "CA", ...early)?.dueOn).toBe("2026-11-09");
    expect(dateOf("access-due", "CA", ...early)?.dueOn).toBe("2026-11-09");
    expect(dateOf("access-due", "CA", ...late)?.dueOn).toBe("2026-12-28");
  });

  it("leaves the federal one, and its extension, where the state has none for the request", () => {
    const days = received("2026-11-13");
    expect(dateOf("access-due", "AZ", ...days)).toMatchObject({ dueOn: "2026-12-13" });
    expect(dateOf("access-extended-due", "AZ", ...days)).toBeDefined();
    expect(dateOf("access-due-federal", "AZ", ...days)).toBeUndefined();
    expect(dateOf("access-due", "DC", ...days)?.citation).toBe("45 CFR 164.524(b)(2)");
  });
});

describe("the practice's own short days, while no state law is settled", () => {
  const served: Plain = paper({ servedOn: "2026-11-19", returnOn: "2026-12-18" });
  const own = (id: string, state: string, ...fragments: readonly Plain[]) =>
    dateOf(id, state, subpoena, served, ...fragments);

  it("tell the patient of a subpoena by the next business day, unless that is forbidden", () => {
    const told = own("def-patient-notice", "NV", paper({ servedOn: "2026-11-20" }));
    expect(told).toMatchObject({
      dueOn: "2026-11-23",
      trigger: "/instrument/servedOn",
      citation: practicePolicy,
      ruleId: "us.state-default.def-patient-notice",
    });
    expect(told?.steps.at(-1)).toBe("The practice tells the patient by Monday, November 23, 2026.");
    expect(told?.steps).toHaveLength(4);
    const gag = (exists: boolean) =>
      own("def-patient-notice", "NV", paper({ nonDisclosureOrder: { exists } }));
    expect(gag(false)).toBeDefined();
    expect(gag(true)).toBeUndefined();
    expect(own("def-patient-notice", "NY")).toBeUndefined();
    expect(own("def-patient-notice", "NV", { policy: { stateLayer: "federal-only" } })).toBeUndefined();
    expect(own("def-patient-notice", "NV", paper({ type: "attorney-letter" }))).toBeUndefined();
    expect(own("def-patient-notice", "NV", paper({ type: "licensing-board-subpoena" }))).toBeDefined();
  });

  it("answer access in fifteen days or the last business day before", () => {
    const aim = (state: string, instrument: Plain) =>
      dateOf("def-access", state, accessRequest, paper(instrument));
    // Fifteen days after November 11 it is Thanksgiving.
    expect(aim("NV", { receivedOn: "2026-11-11" })).toMatchObject({
      dueOn: "2026-11-25",
      trigger: "/instrument/receivedOn",
    });
    expect(aim("NV", { receivedOn: "2026-11-12", servedOn: "2026-11-11" })).toMatchObject({
      dueOn: "2026-11-25",
      trigger: "/instrument/servedOn",
    });
    expect(aim("TX", { receivedOn: "2026-11-11" })).toBeUndefined();
    expect(aim("NV", { receivedOn: null })).toBeUndefined();
  });

  it("object in a state's court within a week, where the state sets no day", () => {
    const objection = own("def-object", "NV");
    // A week after November 19 it is Thanksgiving.
    expect(objection).toMatchObject({ dueOn: "2026-11-25", trigger: "/instrument/servedOn" });
    expect(objection?.steps.at(-1)).toBe("Objections are out by Wednesday, November 25, 2026.");
    expect(own("def-object", "NV", paper({ returnOn: null }))?.dueOn).toBe("2026-11-25");
    expect(own("def-object", "OR")).toBeDefined();
    expect(own("def-object", "NY")).toBeUndefined();
    expect(own("def-object", "NV", { forum: { system: "federal" } })).toBeUndefined();
    expect(own("def-object", "NV", { policy: { stateLayer: "federal-only" } })).toBeUndefined();
  });

  it("object two business days before compliance only where that is sooner", () => {
    const near = (returnOn: string) => own("def-object", "NV", paper({ returnOn }));
    expect(near("2026-11-27")).toMatchObject({ dueOn: "2026-11-24", trigger: "/instrument/returnOn" });
    // Two business days before Monday, November 30, it is the day that ends the week.
    expect(near("2026-11-30")).toMatchObject({ dueOn: "2026-11-25", trigger: "/instrument/servedOn" });
  });
});
