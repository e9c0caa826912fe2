import { describe, expect, it } from "vitest";
import { assess } from "../../workflows/law/assess.ts";
import type { Plain } from "./changed.ts";
import { accessRequest, caseIn, progress, subpoena } from "./neighbours/case.ts";

const federal: Plain = { policy: { stateLayer: "federal-only" } };
// Assessed on 23 November 2026.
const dates = (state: string, ...fragments: readonly Plain[]) =>
  assess(caseIn(state, [progress], ...fragments)).deadlines;
const dateOf = (id: string, state: string, ...fragments: readonly Plain[]) =>
  dates(state, ...fragments).find((one) => one.id === id);

describe("the longer time to answer an access request (45 CFR 164.524(b)(2)(iii))", () => {
  const letter = (when: Plain): Plain => ({
    events: [{ type: "access-extension-letter-sent", reasonAndNewDateStated: true, ...when }],
  });
  const extended = (when: Plain) => dateOf("access-extended-due", "NV", federal, accessRequest, letter(when));

  it("runs on where the letter went inside the first thirty days, by its day or by its minute", () => {
    expect(extended({ occurredOn: "2026-11-04" })?.dueOn).toBe("2026-12-04");
    expect(extended({ occurredAt: "2026-11-04T09:00:00-05:00" })?.dueOn).toBe("2026-12-04");
  });

  it("is lost where the letter went later, or nobody recorded when it went", () => {
    expect(extended({ occurredOn: "2026-11-05" })).toBeUndefined();
    expect(extended({ occurredAt: "2026-11-05T09:00:00-05:00" })).toBeUndefined();
    expect(extended({})).toBeUndefined();
  });
});

describe("the longer time to answer for an accounting (45 CFR 164.528(c)(1)(ii))", () => {
  const extended = (accounting: Plain) =>
    dateOf("accounting-extended-due", "NV", federal, {
      requester: { role: "patient" },
      instrument: { type: "accounting-request", signerRole: "patient" },
      accounting,
    });

  it("can be had while the first sixty days run, and stands after them only where the patient was told", () => {
    expect(extended({ requestedOn: "2026-10-01" })?.dueOn).toBe("2026-12-30");
    expect(extended({ requestedOn: "2026-09-01", extensionNoticeSent: true })?.dueOn).toBe("2026-11-30");
    expect(extended({ requestedOn: "2026-09-01" })).toBeUndefined();
  });
});

describe("the notices of a breach (45 CFR 164.402, 164.404, 164.408)", () => {
  const notices = (incident: Plain) =>
    dates("NV", federal, {
      instrument: { type: "misdirected-disclosure" },
      incident: { discoveredOn: "2026-11-02", affectedIndividuals: 1, ...incident },
    }).flatMap(({ id }) => (id.startsWith("breach-") ? [id] : []));

  it("are due for unsecured information, unless a low probability of compromise is documented", () => {
    expect(notices({})).toEqual(["breach-individual-notice", "breach-hhs-notice"]);
    expect(notices({ lowProbabilityDocumented: true })).toEqual([]);
    expect(notices({ unsecured: false })).toEqual([]);
  });
});

describe("a motion against a subpoena", () => {
  it("is timely until the minute at which the paper wants compliance, where it names one (FRCrP 17(c)(2))", () => {
    const criminal = { type: "criminal-trial-subpoena", signerRole: "attorney", commands: ["produce"] };
    const move = (when: Plain) =>
      dateOf("move-before", "NV", federal, {
        instrument: { ...criminal, ...when },
        forum: { system: "federal", nature: "criminal", timeZone: "America/New_York" },
      });
    const complianceAt = "2026-12-11T02:00:00Z";
    expect(move({ complianceAt })).toMatchObject({ limitOn: "2026-12-10", limitAt: complianceAt });
    expect(move({ returnOn: "2026-12-10" })).not.toHaveProperty("limitAt");
  });
});

describe("objections in a state's court whose own day was not read", () => {
  const objection = (returnOn: string) =>
    dateOf("def-object", "NV", subpoena, { instrument: { servedOn: "2026-11-20", returnOn } });

  it("are out within a week, and sooner where the return date is near", () => {
    expect(objection("2026-12-18")).toMatchObject({ dueOn: "2026-11-27", trigger: "/instrument/servedOn" });
    expect(objection("2026-11-25")).toMatchObject({ dueOn: "2026-11-23", trigger: "/instrument/returnOn" });
  });
});

describe("the working days of a state", () => {
  it("leave out the holidays recorded for the court in place of the state's list", () => {
    const inspect = (forum: Plain) =>
      dateOf("access-due", "CA", accessRequest, {
        instrument: { receivedOn: "2026-11-20", accessMode: "inspect" },
        forum,
      })?.dueOn;
    expect(inspect({})).toBe("2026-12-01");
    expect(inspect({ courtHolidays: ["2026-11-26"] })).toBe("2026-11-30");
  });
});
