import { describe, expect, it } from "vitest";
import { assess } from "../../workflows/law/assess.ts";
import { practicePolicy, thePaper } from "../../workflows/vocabulary/citation.ts";
import type { Plain } from "./changed.ts";
import { caseIn, noticeComplete, order, progress, subpoena } from "./neighbours/case.ts";

const federalOnly: Plain = { policy: { stateLayer: "federal-only" } };
const federal: Plain = {
  asOf: { assessedOn: "2026-12-04" },
  ...federalOnly,
  instrument: { servedOn: "2026-12-01", returnOn: "2026-12-18" },
  forum: { system: "federal" },
};
const answer = (...fragments: readonly Plain[]) => assess(caseIn("NV", [progress], ...fragments));
/** The dates of a subpoena served on Tuesday, December 1, 2026 for Friday, December 18, in a federal civil case. */
const served = (...fragments: readonly Plain[]) => answer(subpoena, federal, ...fragments);
type Answer = ReturnType<typeof answer>;
const dateOf = (id: string, { deadlines }: Answer) => deadlines.find((one) => one.id === id);
const asked = ({ missingFacts }: Answer) => missingFacts.map(({ pointer }) => pointer);
const paper = (instrument: Plain): Plain => ({ instrument });
const at = (forum: Plain): Plain => ({ forum });

describe("the time for written objections (FRCP 45(d)(2)(B))", () => {
  const objection = (...fragments: readonly Plain[]) => dateOf("object-by", served(...fragments));
  const said = "The last safe business day before all of it is";

  it("is fourteen days, or less where the paper wants compliance sooner", () => {
    expect(objection()).toMatchObject({
      rawOn: "2026-12-15",
      limitOn: "2026-12-15",
      safeOn: "2026-12-14",
      trigger: "/instrument/servedOn",
    });
    expect(objection()?.steps).toHaveLength(4);
    expect(objection()?.steps).toContain(
      "Compliance is demanded by Friday, December 18, 2026; the earlier of the two is the limit.",
    );
    expect(objection()?.steps.at(-1)).toBe(`${said} Monday, December 14, 2026; no days are added for mail.`);
    expect(objection(paper({ returnOn: "2026-12-10" }))).toMatchObject({
      limitOn: "2026-12-10",
      safeOn: "2026-12-09",
    });
  });

  it("ends at the minute the paper names only where it is the paper that ends it", () => {
    const until = (complianceAt: string) => objection(paper({ complianceAt }));
    const sooner = "2026-12-10T17:00:00Z";
    expect(until(sooner)).toMatchObject({ limitOn: "2026-12-10", limitAt: sooner });
    expect(until("2026-12-18T17:00:00Z")).toMatchObject({ limitOn: "2026-12-15" });
    expect(until("2026-12-18T17:00:00Z")).not.toHaveProperty("limitAt");
    expect(objection(paper({ returnOn: "2026-12-10" }))).not.toHaveProperty("limitAt");
  });

  it("ends on the thirteenth day where counsel reads it so, and never later for that", () => {
    const told = "Counsel's switch says that day 14 itself is too late.";
    const strict = { policy: { day14Counts: false } };
    expect(objection(strict)?.limitOn).toBe("2026-12-14");
    expect(objection(strict)?.steps).toContain(told);
    const near = objection(strict, paper({ returnOn: "2026-12-10" }));
    expect(near?.limitOn).toBe("2026-12-10");
    for (const date of [near, objection(), objection({ policy: { day14Counts: true } })])
      expect(date?.steps).not.toContain(told);
  });

  it("is counted on no holiday that was not read, and asks for those of the court", () => {
    expect(asked(served())).toContain("/forum/courtHolidays");
    expect(asked(served(at({ courtHolidays: [] })))).not.toContain("/forum/courtHolidays");
    expect(asked(served(at({ state: "VA" })))).not.toContain("/forum/courtHolidays");
  });

  it("asks for the day of service and the day of compliance, each where it is not recorded", () => {
    const undated = served(paper({ servedOn: null, returnOn: null }));
    expect(asked(undated)).toEqual(expect.arrayContaining(["/instrument/servedOn", "/instrument/returnOn"]));
    expect(dateOf("object-by", undated)).toBeUndefined();
    const endless = served(paper({ returnOn: null }));
    expect(asked(endless)).toContain("/instrument/returnOn");
    expect(dateOf("object-by", endless)).toMatchObject({ limitOn: "2026-12-15", safeOn: "2026-12-14" });
    expect(dateOf("object-by", endless)?.steps).toHaveLength(3);
    const byTheMinute = served(paper({ returnOn: null, complianceAt: "2026-12-18T17:00:00Z" }));
    expect(asked(byTheMinute)).not.toContain("/instrument/returnOn");
    expect(asked(served())).not.toContain("/instrument/returnOn");
  });

  it("runs in a federal civil case, or in one that is not known to be another", () => {
    expect(objection(at({ nature: null }))).toBeDefined();
    expect(objection(at({ system: null }))).toBeDefined();
    expect(objection({ forum: null, policy: null })?.limitOn).toBe("2026-12-15");
    for (const other of [{ nature: "criminal" }, { nature: "administrative" }, { system: "state" }])
      expect(objection(at(other))).toBeUndefined();
  });

  it("runs against a command to produce or to inspect, which a subpoena that says nothing else is", () => {
    expect(objection(paper({ commands: ["inspect"] }))).toBeDefined();
    expect(objection(paper({ commands: ["testify", "produce"] }))).toBeDefined();
    expect(objection(paper({ commands: null }))).toBeDefined();
    expect(objection(paper({ commands: ["testify"] }))).toBeUndefined();
    expect(objection(paper({ commands: null, type: "testimony-subpoena" }))).toBeUndefined();
  });
});

describe("the time for a motion", () => {
  const motion = (...fragments: readonly Plain[]) => dateOf("move-before", served(...fragments));
  const criminal = paper({ type: "criminal-trial-subpoena" });

  it("is the day before compliance, and the last business day before it is safe (FRCP 45(d)(3)(A))", () => {
    const testify = motion(paper({ commands: ["testify"], returnOn: "2026-12-21" }));
    expect(testify).toMatchObject({
      limitOn: "2026-12-21",
      safeOn: "2026-12-18",
      trigger: "/instrument/returnOn",
      citation: "FRCP 45(d)(3)(A)",
    });
    expect(testify?.steps).toEqual([
      "The paper demands compliance by Monday, December 21, 2026; a date certain never moves.",
      "A motion is safe if filed by Friday, December 18, 2026, the last business day before it.",
    ]);
  });

  it("matters against a command to testify, by its words or by its type, and against no mere production", () => {
    expect(motion(paper({ commands: ["testify"] }))).toBeDefined();
    expect(motion(paper({ type: "testimony-subpoena", commands: null }))).toBeDefined();
    expect(motion()).toBeUndefined();
    expect(dateOf("move-before", answer(order, federal, paper({ commands: ["testify"] })))).toBeUndefined();
  });

  it("matters against any subpoena once the time for written objections has run out, not on its last day", () => {
    const on = (assessedOn: string) => motion({ asOf: { assessedOn } });
    expect(on("2026-12-15")).toBeUndefined();
    expect(on("2026-12-16")).toMatchObject({ limitOn: "2026-12-18" });
  });

  it("rests on the rule of the case the paper was issued in (FRCrP 17(c)(2); 18 USC 3486(a)(5))", () => {
    const jury = [paper({ type: "grand-jury-subpoena" }), at({ nature: "grand-jury" })];
    const fromGrandJury = dateOf("move-before", served(...jury, { requester: { role: "prosecutor" } }));
    expect(fromGrandJury?.citation).toBe("FRCrP 17(c)(2)");
    expect(motion(criminal, at({ nature: "criminal" }))?.citation).toBe("FRCrP 17(c)(2)");
    expect(motion(criminal, { forum: null })?.citation).toBe("FRCrP 17(c)(2)");
    expect(motion(paper({ type: "doj-3486-subpoena" }))?.citation).toBe("18 USC 3486(a)(5)");
    expect(motion(criminal, at({ nature: "criminal", system: "state" }))?.citation).toBe(practicePolicy);
  });

  it("asks for the day of compliance where it is not recorded", () => {
    const undated = served(criminal, at({ nature: "criminal" }), paper({ returnOn: null }));
    expect(asked(undated)).toContain("/instrument/returnOn");
    expect(dateOf("move-before", undated)).toBeUndefined();
  });
});

describe("the day of compliance", () => {
  const comply = (...fragments: readonly Plain[]) => dateOf("return-date", answer(...fragments));

  it("stands for a paper that compels, and rests on the rule or the paper that bears it (FRCP 45(a)(1)(A)(iii))", () => {
    expect(comply(subpoena, federal)).toMatchObject({
      dueOn: "2026-12-18",
      trigger: "/instrument/returnOn",
      citation: "FRCP 45(a)(1)(A)(iii)",
    });
    expect(comply(subpoena, federal, at({ system: "state" }))?.citation).toBe(thePaper);
    expect(comply(subpoena, federal, { forum: null })?.citation).toBe(thePaper);
    expect(comply(subpoena, federal, paper({ type: "criminal-trial-subpoena" }))?.citation).toBe(thePaper);
    expect(comply(order, federal)?.citation).toBe("45 CFR 164.512(e)(1)(i)");
    expect(comply(order, federal, paper({ judgeSigned: null, signerRole: null }))?.citation).toBe(
      "45 CFR 164.512(e)(1)(i)",
    );
    expect(comply(subpoena, federal, paper({ type: "attorney-letter" }))).toBeUndefined();
  });

  it("is the court's own where the paper names a minute, and the practice's where no zone is recorded", () => {
    const on = (complianceAt: string, forum: Plain) =>
      comply(subpoena, federal, paper({ complianceAt }), at(forum), {
        asOf: { timeZone: "America/New_York" },
      });
    // 22:00 on the tenth in Los Angeles is 01:00 on the eleventh in New York.
    expect(on("2026-12-11T06:00:00Z", { timeZone: "America/Los_Angeles" })).toMatchObject({
      dueOn: "2026-12-10",
      trigger: "/instrument/complianceAt",
    });
    expect(on("2026-12-11T06:00:00Z", {})?.dueOn).toBe("2026-12-11");
    expect(on("2026-12-11T04:00:00Z", {})?.dueOn).toBe("2026-12-10");
  });

  it("falls away with an order that was vacated or stayed", () => {
    expect(comply(order, federal, { order: { vacated: true } })).toBeUndefined();
    expect(comply(order, federal, { order: { stayed: true } })).toBeUndefined();
    expect(comply(order, federal, { order: { vacated: false, stayed: false } })).toBeDefined();
  });
});

describe("the time for the patient to object (45 CFR 164.512(e)(1)(iii)(C))", () => {
  const ends = (on: string): Plain => ({ notice: { objectionPeriodEndsOn: on } });
  const release = (assurances: Plain, ...fragments: readonly Plain[]) =>
    dateOf("earliest-release", served({ assurances }, ...fragments));

  it("still runs on its last day, and nothing goes before the day after", () => {
    expect(release(ends("2026-12-04"))).toMatchObject({
      earliestOn: "2026-12-05",
      trigger: "/assurances/notice/objectionPeriodEndsOn",
    });
    expect(release(ends("2026-12-04"))?.steps).toEqual([
      "The time to object ends on Friday, December 4, 2026.",
      "Nothing goes before the day after, Saturday, December 5, 2026; look for objections again on that day.",
    ]);
    expect(release(ends("2026-12-03"))).toBeUndefined();
    expect(release({})).toBeUndefined();
  });

  it("runs after the practice's own notice too", () => {
    const own = { practiceNotice: { objectionPeriodEndsOn: "2026-12-11" } };
    expect(release({ ...ends("2026-12-01"), ...own })).toMatchObject({
      earliestOn: "2026-12-12",
      trigger: "/assurances/practiceNotice/objectionPeriodEndsOn",
    });
  });

  it("holds what a party, a lawyer or the government's lawyers ask for in a case, and no agency's oversight", () => {
    const running = ends("2026-12-11");
    const asParty = [paper({ type: "discovery-request-to-party" }), { practice: { partyToCase: true } }];
    expect(release(running, paper({ type: "criminal-trial-subpoena" }))).toBeDefined();
    expect(release(running, paper({ type: "doj-3486-subpoena" }))).toBeDefined();
    expect(release(running, ...asParty)).toBeDefined();
    expect(release(running, paper({ type: "agency-subpoena-or-cid" }))).toBeUndefined();
  });

  it("is looked at once more on the last business day before compliance", () => {
    const look = (...fragments: readonly Plain[]) => dateOf("recheck-objections", served(...fragments));
    expect(look(noticeComplete, paper({ returnOn: "2026-12-21" }))).toMatchObject({
      dueOn: "2026-12-18",
      trigger: "/instrument/returnOn",
      steps: [
        "The paper demands compliance by Monday, December 21, 2026; a date certain never moves.",
        "The last look for objections or rulings is on Friday, December 18, 2026.",
      ],
    });
    expect(look({ assurances: { practiceNotice: {} } })).toBeDefined();
    expect(look({ assurances: { notice: { statement: false } } })).toBeUndefined();
    expect(look(noticeComplete, paper({ returnOn: null }))).toBeUndefined();
    expect(look(noticeComplete, paper({ type: "doj-3486-subpoena" }))).toBeUndefined();
  });
});

describe("the practice's answer as a party (FRCP 34(b)(2)(A))", () => {
  const asParty: Plain = {
    ...paper({ type: "discovery-request-to-party", servedOn: "2026-12-01" }),
    practice: { partyToCase: true },
  };
  const response = (...fragments: readonly Plain[]) => served(asParty, ...fragments);
  const due = (...fragments: readonly Plain[]) => dateOf("party-discovery-response", response(...fragments));

  it("is due in thirty days, and three more after service by mail (FRCP 6(d))", () => {
    // December 31 is a Thursday.
    expect(due(paper({ serviceMethod: "personal" }))).toMatchObject({
      rawOn: "2026-12-31",
      dueOn: "2026-12-31",
      trigger: "/instrument/servedOn",
      citation: "FRCP 34(b)(2)(A)",
    });
    for (const serviceMethod of ["mail", "certified-mail"])
      expect(due(paper({ serviceMethod }))).toMatchObject({
        rawOn: "2026-12-31",
        dueOn: "2027-01-03",
        citation: "FRCP 34(b)(2)(A); FRCP 6(d)",
      });
  });

  it("says by whose holidays it was counted", () => {
    expect(due()?.steps).toHaveLength(2);
    expect(due(at({ state: "VA" }))?.steps.at(-1)).toBe(
      "Holidays of Virginia are counted as Va. Code 2.2-3300 has them (FRCP 6(a)(6)(C)).",
    );
  });

  it("asks for the day of service, and is no date of a state's court", () => {
    expect(asked(response(paper({ servedOn: null })))).toContain("/instrument/servedOn");
    expect(due(paper({ servedOn: null }))).toBeUndefined();
    expect(due(at({ system: "state" }))).toBeUndefined();
    expect(dateOf("party-discovery-response", served())).toBeUndefined();
  });
});

describe("motion papers before a hearing (FRCP 6(c)(1))", () => {
  it("are served fourteen days before it, in a federal court alone", () => {
    const papers = (forum: Plain) => dateOf("serve-motion-papers", served(at(forum)));
    expect(papers({ hearingOn: "2027-01-22" })).toMatchObject({
      rawOn: "2027-01-08",
      dueOn: "2027-01-08",
      trigger: "/forum/hearingOn",
    });
    expect(papers({ hearingOn: "2027-01-22" })?.steps).toHaveLength(2);
    expect(papers({ hearingOn: "2027-01-22", system: "state" })).toBeUndefined();
    expect(papers({})).toBeUndefined();
  });
});
