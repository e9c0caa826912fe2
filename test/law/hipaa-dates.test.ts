import { describe, expect, it } from "vitest";
import { assess } from "../../workflows/law/assess.ts";
import type { Plain } from "./changed.ts";
import { accessRequest, caseIn, form, progress, subpoena } from "./neighbours/case.ts";

const federalOnly: Plain = { policy: { stateLayer: "federal-only" } };
// Assessed on Monday, November 23, 2026.
const answer = (...fragments: readonly Plain[]) =>
  assess(caseIn("NV", [progress], federalOnly, ...fragments));
const dateOf = (id: string, ...fragments: readonly Plain[]) =>
  answer(...fragments).deadlines.find((one) => one.id === id);
const asked = (...fragments: readonly Plain[]) =>
  answer(...fragments).missingFacts.flatMap(({ pointer, neededBy }) =>
    (neededBy ?? []).map((rule) => `${rule} ${pointer}`),
  );
const paper = (instrument: Plain): Plain => ({ instrument });
const on = (assessedOn: string): Plain => ({ asOf: { assessedOn } });

describe("the thirty days for an access request (45 CFR 164.524(b)(2))", () => {
  it("are finished by the last business day in them, and run from receipt", () => {
    const due = dateOf(
      "access-due",
      accessRequest,
      paper({ receivedOn: "2026-11-06", servedOn: "2026-11-05" }),
    );
    expect(due).toMatchObject({
      dueOn: "2026-12-06",
      safeOn: "2026-12-04",
      trigger: "/instrument/receivedOn",
    });
    expect(due?.steps.at(-1)).toBe("Finish by Friday, December 4, 2026, the last business day.");
    expect(due?.steps).toHaveLength(4);
  });

  it("run from service where only that is recorded, and are asked for where nothing is", () => {
    const served = paper({ receivedOn: null, servedOn: "2026-11-06" });
    expect(dateOf("access-due", accessRequest, served)).toMatchObject({
      dueOn: "2026-12-06",
      trigger: "/instrument/servedOn",
    });
    expect(dateOf("access-extended-due", accessRequest, served)?.trigger).toBe("/instrument/servedOn");
    const undated = [accessRequest, paper({ receivedOn: null })];
    expect(asked(...undated)).toContain("us.clock.access-due /instrument/receivedOn");
    expect(dateOf("access-due", ...undated)).toBeUndefined();
    expect(dateOf("access-due", subpoena, paper({ receivedOn: "2026-11-06" }))).toBeUndefined();
  });

  it("can be lengthened as long as they run, and after them only by a letter with reasons and a date", () => {
    const extended = (...fragments: readonly Plain[]) =>
      dateOf("access-extended-due", accessRequest, ...fragments);
    expect(extended(on("2026-11-04"))).toMatchObject({ dueOn: "2026-12-04" });
    expect(extended(on("2026-11-04"))?.steps.at(-1)).toBe(
      "Only with a letter inside the first 30 days that gives the reasons and the new date.",
    );
    expect(extended(on("2026-11-04"))?.steps).toHaveLength(4);
    const late = answer(accessRequest, on("2026-11-05")).deadlines;
    expect(late.map(({ id }) => id)).toEqual(["access-due"]);
    const letter = (change: Plain): Plain => ({
      events: [
        { type: "docket-checked", occurredOn: "2026-11-01" },
        {
          type: "access-extension-letter-sent",
          occurredOn: "2026-11-01",
          reasonAndNewDateStated: true,
          ...change,
        },
      ],
    });
    expect(extended(letter({}))?.dueOn).toBe("2026-12-04");
    expect(extended(letter({ reasonAndNewDateStated: false }))).toBeUndefined();
    expect(extended(letter({ reasonAndNewDateStated: undefined }))).toBeUndefined();
    expect(extended(letter({ type: "oral-demand-by-requester" }))).toBeUndefined();
  });
});

describe("an accounting of disclosures (45 CFR 164.528)", () => {
  const request: Plain = {
    requester: { role: "patient" },
    instrument: { type: "accounting-request", signerRole: "patient" },
  };
  const of = (requestedOn: string): Plain => ({ ...request, accounting: { requestedOn } });

  it("is due in sixty days, can take thirty more, and looks six years back", () => {
    expect(dateOf("accounting-due", of("2026-09-24"))).toMatchObject({
      dueOn: "2026-11-23",
      trigger: "/accounting/requestedOn",
    });
    expect(dateOf("accounting-extended-due", of("2026-09-24"))).toMatchObject({
      dueOn: "2026-12-23",
      trigger: "/accounting/requestedOn",
    });
    const idsOf = (requestedOn: string) => answer(of(requestedOn)).deadlines.map(({ id }) => id);
    expect(idsOf("2026-09-24")).toEqual(["accounting-due", "accounting-extended-due", "accounting-lookback"]);
    expect(idsOf("2026-09-23")).toEqual(["accounting-due", "accounting-lookback"]);
    const back = dateOf("accounting-lookback", of("2026-09-24"));
    expect(back).toMatchObject({ earliestOn: "2020-09-24", trigger: "/accounting/requestedOn" });
    expect(back?.steps).toHaveLength(3);
  });

  it("asks for the day of the request, and is counted for no other request", () => {
    expect(asked(request)).toContain("us.clock.accounting-due /accounting/requestedOn");
    expect(dateOf("accounting-due", request)).toBeUndefined();
    expect(
      dateOf("accounting-due", accessRequest, { accounting: { requestedOn: "2026-11-20" } }),
    ).toBeUndefined();
  });

  it("is suspended for the time an agency writes, whatever it says later, and for thirty days on its word", () => {
    const suspension = (...events: readonly Plain[]) => dateOf("accounting-suspension-ends", { events });
    const asks = (change: Plain): Plain => ({ type: "accounting-suspension-requested", ...change });
    const oral = asks({ form: "oral", occurredOn: "2026-11-10" });
    const written = asks({ form: "written", occurredOn: "2026-11-12", suspendUntilOn: "2027-02-01" });
    const other: Plain = { type: "docket-checked", occurredOn: "2026-11-20", suspendUntilOn: "2028-01-01" };
    expect(suspension(other, oral)).toMatchObject({ dueOn: "2026-12-10", trigger: "/events/1/occurredOn" });
    const later = asks({ form: "oral", occurredOn: "2026-11-20" });
    expect(suspension(oral, later)).toMatchObject({ dueOn: "2026-12-20", trigger: "/events/1/occurredOn" });
    expect(suspension(other, written, later)).toMatchObject({
      dueOn: "2027-02-01",
      trigger: "/events/1/suspendUntilOn",
      steps: ["The agency's written statement asks for suspension until Monday, February 1, 2027."],
    });
    const longer = asks({ suspendUntilOn: "2027-03-01" });
    expect(suspension(written, longer)).toMatchObject({
      dueOn: "2027-03-01",
      trigger: "/events/1/suspendUntilOn",
    });
    expect(suspension(asks({ form: "oral" }))).toBeUndefined();
    expect(suspension(oral, asks({ form: "oral" }))?.dueOn).toBe("2026-12-10");
    expect(suspension(other)).toBeUndefined();
  });
});

describe("the notices of a breach (45 CFR 164.404, 164.408)", () => {
  const breach = (incident: Plain): Plain => ({
    ...paper({ type: "misdirected-disclosure" }),
    incident: { discoveredOn: "2026-11-02", ...incident },
  });
  const toSecretary = (affectedIndividuals: number) =>
    dateOf("breach-hhs-notice", breach({ affectedIndividuals }));

  it("go to the Secretary with those to the individuals from five hundred on, and below after the year's end", () => {
    expect(dateOf("breach-individual-notice", breach({ affectedIndividuals: 1 }))?.dueOn).toBe("2027-01-01");
    expect(toSecretary(500)).toMatchObject({ dueOn: "2027-01-01", trigger: "/incident/discoveredOn" });
    expect(toSecretary(499)).toMatchObject({ dueOn: "2027-03-01", trigger: "/incident/discoveredOn" });
    expect(toSecretary(500)?.steps[0]).toContain("November 2, 2026");
    expect(toSecretary(499)?.steps[0]).toContain("December 31, 2026");
  });

  it("are asked about where the day or the number is not known", () => {
    const undated = breach({ discoveredOn: undefined });
    expect(asked(undated)).toContain("us.clock.breach-individual-notice /incident/discoveredOn");
    expect(asked(paper({ type: "misdirected-disclosure" }))).toContain(
      "us.clock.breach-individual-notice /incident/discoveredOn",
    );
    expect(asked(breach({}))).toContain("us.clock.breach-hhs-notice /incident/affectedIndividuals");
    expect(dateOf("breach-individual-notice", breach({}))?.trigger).toBe("/incident/discoveredOn");
  });

  it("wait while law enforcement asks for it: in writing for its time, by word of mouth for 30 days at most (45 CFR 164.412)", () => {
    const delayed = (statement: "written" | "oral", statedOn: string, untilOn: string) => {
      const of = breach({ affectedIndividuals: 1, lawEnforcementDelay: { statement, statedOn, untilOn } });
      return [dateOf("breach-individual-notice", of), dateOf("breach-hhs-notice", of)];
    };
    expect(delayed("written", "2026-11-10", "2027-04-01")).toMatchObject([
      { dueOn: "2027-04-02", earliestOn: "2027-04-02", citation: "45 CFR 164.412(a)" },
      { dueOn: "2027-04-02", earliestOn: "2027-04-02", citation: "45 CFR 164.412(a)" },
    ]);
    // The sixty days, and the end of the year, stand where the delay is over before them.
    expect(delayed("written", "2026-11-10", "2026-12-31")).toMatchObject([
      { dueOn: "2027-01-01", earliestOn: "2027-01-01", citation: "45 CFR 164.404(b)" },
      { dueOn: "2027-03-01", earliestOn: "2027-01-01", citation: "45 CFR 164.408(c)" },
    ]);
    expect(delayed("oral", "2026-12-10", "2027-01-09")[0]).toMatchObject({
      dueOn: "2027-01-10",
      citation: "45 CFR 164.412(b)",
    });
    expect(delayed("oral", "2026-12-10", "2027-03-31")[0]?.dueOn).toBe("2027-01-10");
    expect(delayed("oral", "2026-12-10", "2027-01-09")[0]?.steps.join(" ")).toContain("30 days at most");
  });

  it("are due for an incident of any request, and nothing is asked where there was none", () => {
    const beside: Plain = { incident: { discoveredOn: "2026-11-02", affectedIndividuals: 1 } };
    expect(dateOf("breach-individual-notice", accessRequest, beside)).toBeDefined();
    expect(asked(accessRequest).join(" ")).not.toContain("/incident/");
  });
});

describe("how long", () => {
  it("HIPAA protects after death: fifty years and a day (45 CFR 160.103)", () => {
    const ends = dateOf("hipaa-protection-ends", { patient: { alive: false, diedOn: "1977-03-01" } });
    expect(ends).toMatchObject({
      limitOn: "2027-03-01",
      earliestOn: "2027-03-02",
      trigger: "/patient/diedOn",
    });
    expect(ends?.steps.at(-1)).toBe(
      "From Tuesday, March 2, 2027 on it is no longer PHI; state law may still protect it.",
    );
    expect(ends?.steps).toHaveLength(4);
    expect(dateOf("hipaa-protection-ends", { patient: { alive: false } })).toBeUndefined();
  });

  it("a form is kept: six years from the last day on which any was in effect (45 CFR 164.530(j)(2))", () => {
    const kept = (...forms: readonly Plain[]) => dateOf("retain-until", { authorizations: forms });
    const dated = (dates: Plain): Plain => ({ ...form, signedOn: undefined, expiresOn: undefined, ...dates });
    const [first, last] = [
      dated({ signedOn: "2026-03-01", expiresOn: "2027-03-01" }),
      dated({ expiryEventOccurredOn: "2026-09-01" }),
    ];
    const untilFirst = { dueOn: "2033-03-01", trigger: "/authorizations/0/expiresOn" };
    expect(kept(first, last)).toMatchObject(untilFirst);
    expect(kept(last, first)).toMatchObject({ ...untilFirst, trigger: "/authorizations/1/expiresOn" });
    expect(kept(last)).toMatchObject({
      dueOn: "2032-09-01",
      trigger: "/authorizations/0/expiryEventOccurredOn",
    });
    expect(kept(dated({ signedOn: "2026-03-01" }))).toMatchObject({
      dueOn: "2032-03-01",
      trigger: "/authorizations/0/signedOn",
    });
    expect(kept(dated({}))).toBeUndefined();
    expect(dateOf("retain-until")).toBeUndefined();
  });
});
