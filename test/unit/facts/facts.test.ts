import { describe, expect, it } from "vitest";
import { caseFileOf } from "../../../workflows/facts/case-file-of.ts";
import { factsSchema, forgetFacts, mergeFacts, noFacts } from "../../../workflows/facts/facts.ts";
import type { AuthorizationOnFile, Facts } from "../../../workflows/facts/facts.ts";
import { epochOf, localDateOf } from "../../../workflows/facts/local-date.ts";
import { recordAuthorization } from "../../../workflows/facts/record-authorization.ts";
import { recordFact } from "../../../workflows/facts/record-fact.ts";
import {
  classOfKind,
  recordKindSchema,
  representativeOf,
  segmentOf,
} from "../../../workflows/facts/record-on-file.ts";
import { limits } from "../../../workflows/contract/limits.ts";
import { documentClasses, segmentSchema } from "../../../workflows/contract/case-file.ts";
import type { RequestEvent } from "../../../workflows/request/events.ts";
import { classify } from "../../../workflows/law/classify.ts";
import { pat } from "../../support/request/ids.ts";
import { form, likely, note, psychotherapyNote, subpoena } from "../../support/request/told.ts";

const on = "2026-12-02";
const told = (event: RequestEvent, known = {}) => recordFact(noFacts, event, { on, ...known });
const practice = { timeZone: "America/Chicago" };
const at = "2026-12-02T15:00:00.123Z";
const authorization: AuthorizationOnFile = {
  authorizationId: form,
  documentId: subpoena,
  authorization: { form: "hipaa-authorization" },
  revocations: [],
};

describe("facts that are merged", () => {
  it("keep what the patch does not mention: absence says nothing", () => {
    const facts = mergeFacts({ instrument: { type: "court-order" } }, { instrument: { judgeSigned: true } });
    expect(facts).toEqual({ instrument: { type: "court-order", judgeSigned: true } });
    expect(mergeFacts(facts, {})).toEqual(facts);
    expect(mergeFacts(facts, { forum: undefined })).toEqual(facts);
    expect(mergeFacts(facts, { instrument: { judgeSigned: undefined } })).toEqual(facts);
  });

  it("never invent a false, a zero or an empty list", () => {
    expect(mergeFacts(noFacts, { instrument: {} })).toEqual({ instrument: {} });
    expect(Object.keys(noFacts)).toEqual([]);
  });

  it("replace single facts and whole lists", () => {
    const facts = mergeFacts(
      { instrument: { commands: ["produce", "testify"], judgeSigned: false } },
      { instrument: { commands: ["produce"], judgeSigned: true } },
    );
    expect(facts).toEqual({ instrument: { commands: ["produce"], judgeSigned: true } });
  });

  it("put a group over nothing, and leave the given facts as they were", () => {
    const before = { order: { exists: true } };
    expect(mergeFacts(before, { privilege: { status: "claimed" } })).toEqual({
      order: { exists: true },
      privilege: { status: "claimed" },
    });
    expect(before).toEqual({ order: { exists: true } });
  });

  it("can be forgotten again: a fact recorded by mistake becomes unknown, not false", () => {
    const facts = {
      instrument: { type: "court-order", judgeSigned: true },
      order: { exists: true },
    } as const;
    expect(forgetFacts(facts, ["/instrument/judgeSigned"])).toEqual({
      instrument: { type: "court-order" },
      order: { exists: true },
    });
    expect(forgetFacts(facts, ["/order/exists"])).toEqual({ instrument: facts.instrument });
    expect(forgetFacts(facts, ["/order"])).toEqual({ instrument: facts.instrument });
    expect(forgetFacts(facts, ["/privilege/status", "/instrument/type/none", "/", ""])).toEqual(facts);
  });

  it("drop the version of the contract, which is no fact", () => {
    expect(mergeFacts(noFacts, { schemaVersion: 1 })).toEqual({});
  });
});

describe("facts that events tell", () => {
  it("keep what happened: a patch adds to it and leaves nothing out (45 CFR 164.512(e)(1)(iii)(C)(2))", () => {
    const on = { on: "2026-12-02" };
    const motion = recordFact(noFacts, { ...likely["motion-to-quash.filed"], by: "patient" }, on);
    const afterPatch = (patch: object) => recordFact(motion, { type: "facts.recorded", patch }, on).events;
    expect(afterPatch({ events: [] })).toEqual(motion.events);
    const checked = { type: "docket-checked", occurredOn: "2026-12-01" };
    expect(afterPatch({ events: [checked] })).toEqual([...(motion.events ?? []), checked]);
    expect(afterPatch({ events: motion.events })).toEqual(motion.events);
  });

  it("are what was asked, and in which court", () => {
    expect(told(likely["request.opened"])).toEqual({
      instrument: { requestedClasses: ["psychotherapy-notes", "progress-notes"], seeksTestimony: false },
    });
    const range = { fromOn: "2026-01-01", toOn: "2026-06-30" };
    const asks = { ...likely["request.opened"].asks, range };
    const opened = told({ ...likely["request.opened"], asks, court: "District Court", docket: "26-100" });
    expect(opened.forum).toEqual({ court: "District Court", docket: "26-100" });
    expect(opened.instrument?.requestedRange).toEqual(range);
    expect(told({ ...likely["request.opened"], court: "District Court" }).forum).toEqual({
      court: "District Court",
    });
  });

  it("are what staff recorded", () => {
    expect(told(likely["facts.recorded"])).toEqual({ instrument: { type: "court-order" } });
    const taken = { ...likely["facts.recorded"], unknownAgain: ["/instrument/type"] };
    expect(told(taken)).toEqual({});
  });

  it("are a verified identity; an authority that was not verified stays unknown", () => {
    expect(told(likely["requester.identity-verified"])).toEqual({
      requester: { identityVerified: true, authorityVerified: true },
    });
    expect(told({ ...likely["requester.identity-verified"], authorityVerified: false })).toEqual({
      requester: { identityVerified: true },
    });
  });

  it("take back the authority of who asks once somebody else asks, or another paper is read (45 CFR 164.514(h)(2))", () => {
    const verified: Facts = {
      requester: { role: "correctional-facility", authorityVerified: true, identityVerified: true },
      instrument: { type: "court-order" },
    };
    const after = (patch: Facts) =>
      recordFact(verified, { type: "facts.recorded", patch }, { on }).requester?.authorityVerified;
    expect(after({ requester: { role: "coroner" } })).toBeUndefined();
    expect(after({ instrument: { type: "attorney-letter" } })).toBeUndefined();
    expect(after({ requester: { onBehalfOf: "coroner" }, instrument: { type: "court-order" } })).toBe(true);
  });

  it("are an agreed extension, of objections only when it says so", () => {
    const answered = likely["negotiation.answered"];
    expect(told(answered, { proposal: { newReturnOn: "2027-01-15" } }).events).toEqual([
      {
        type: "extension-agreed",
        occurredOn: on,
        form: "written",
        newReturnOn: "2027-01-15",
        objectionsMentioned: false,
      },
    ]);
    expect(
      told(answered, { proposal: { newReturnOn: "2027-01-15", extendsObjections: true } }).events?.[0],
    ).toMatchObject({ objectionsMentioned: true, extendsObjectionsToOn: "2027-01-15" });
    expect(told(answered, { proposal: {} })).toEqual({});
    expect(told(answered)).toEqual({});
    expect(told({ ...answered, answer: "declined" }, { proposal: { newReturnOn: "2027-01-15" } })).toEqual(
      {},
    );
  });

  it("are an extension of the day on which the rows were answered, not of the day on which it was recorded", () => {
    const answered = {
      ...likely["negotiation.rows-answered"],
      moreTime: "agreed",
      answeredOn: "2026-11-20",
    } as const;
    const agreed = told(answered, { proposal: { newReturnOn: "2027-01-15" } });
    expect(agreed.events?.[0]).toMatchObject({ type: "extension-agreed", occurredOn: "2026-11-20" });
    expect(told({ ...answered, moreTime: "refused" }, { proposal: { newReturnOn: "2027-01-15" } })).toEqual(
      {},
    );
  });

  it("are objection, motion and decision, in the order in which they happened", () => {
    const facts = [
      likely["objection.served"],
      likely["motion-to-quash.filed"],
      likely["motion-to-quash.decided"],
    ].reduce((known, event) => recordFact(known, event, { on }), noFacts);
    expect(facts.events?.map((event) => event.type)).toEqual([
      "objection-served",
      "motion-to-quash-filed",
      "motion-decided",
    ]);
    expect(facts.events?.[1]).toMatchObject({ by: "practice" });
    expect(told({ ...likely["motion-to-quash.filed"], by: "patient" }).events?.[0]).toMatchObject({
      type: "patient-motion-to-quash-filed",
      by: "patient",
    });
    expect(told({ ...likely["motion-to-quash.filed"], by: "party" }).events?.[0]).toMatchObject({
      type: "motion-to-quash-filed",
      by: "party",
    });
    expect(told({ ...likely["motion-to-quash.decided"], by: "party" }).events?.[0]).toMatchObject({
      by: "party",
    });
  });

  it("are a protective order sought, entered or denied", () => {
    expect(told(likely["protective-order.sought"]).assurances?.qpo).toEqual({ requestedFromCourt: true });
    expect(told({ ...likely["protective-order.sought"], by: "practice" }).assurances?.qpo).toEqual({
      requestedByPractice: true,
    });
    expect(told(likely["protective-order.entered"]).assurances?.qpo).toEqual({
      documented: true,
      entered: true,
      enteredOn: "2026-12-03",
      limitsUse: true,
      returnOrDestroy: true,
    });
    expect(told({ ...likely["protective-order.sought"], by: "patient" })).toEqual({});
    // What was denied is no longer before the court: it assures of nothing (45 CFR 164.512(e)(1)(iv)).
    expect(told(likely["protective-order.denied"]).assurances?.qpo).toEqual({
      entered: false,
      requestedFromCourt: false,
      requestedByPractice: false,
      presentedToCourt: false,
    });
  });

  it("are none for every other event, and always fit the schema of facts", () => {
    expect(told(likely["hold.placed"])).toEqual({});
    for (const event of Object.values(likely)) expect(() => factsSchema.parse(told(event))).not.toThrow();
  });
});

describe("signed forms", () => {
  it("always have room for a revocation in writing, however many were told by word of mouth", () => {
    const revoked = (list: readonly AuthorizationOnFile[], how: "oral" | "written") =>
      recordAuthorization(list, {
        type: "authorization.revoked",
        authorizationId: form,
        form: how,
        receivedAt: at,
      });
    let list: readonly AuthorizationOnFile[] = [authorization];
    for (let times = 0; times <= limits.revocations; times += 1) list = revoked(list, "oral");
    const ways = revoked(list, "written")[0]?.revocations.map((one) => one.form);
    expect(ways).toHaveLength(limits.revocations);
    expect(ways?.at(-1)).toBe("written");
  });

  it("are added, and keep their revocations", () => {
    const recorded = recordAuthorization([], likely["authorization.recorded"]);
    expect(recorded).toEqual([{ ...authorization, forPatient: pat("one") }]);
    const revoked = recordAuthorization(recorded, likely["authorization.revoked"]);
    expect(revoked[0]?.revocations).toEqual([{ form: "written", receivedAt: "2026-12-02T15:00:00Z" }]);
    const better = { ...likely["authorization.recorded"], authorization: { form: "state-form" as const } };
    expect(recordAuthorization(revoked, better)).toEqual([
      { ...revoked[0], authorization: { form: "state-form" } },
    ]);
    const other = { ...authorization, authorizationId: "aut_other" as typeof form };
    expect(recordAuthorization([other], likely["authorization.revoked"])).toEqual([other]);
    expect(recordAuthorization(recorded, likely["hold.placed"])).toBe(recorded);
  });
});

describe("records as segments", () => {
  const record = (kind: (typeof recordKindSchema.options)[number], sealed: boolean) =>
    segmentOf({ documentId: note, kind, sessionOn: "2026-05-01", sealed });

  it("are of the class their kind is shown under", () => {
    for (const kind of recordKindSchema.options) {
      const segment = record(kind, kind === "psychotherapy-note");
      expect(segment.id).toBe(note);
      expect(classify({ schemaVersion: 1, asOf: { assessedOn: on } }, segment, 0).class).toBe(
        classOfKind[kind],
      );
    }
  });

  it("are kept separately only when they are sealed (45 CFR 164.501)", () => {
    expect(record("psychotherapy-note", true).storage).toEqual({ heldSeparately: true });
    expect(record("progress-note", false).storage).toEqual({ heldSeparately: false });
    expect(record("psychotherapy-note", false).storage).toEqual({ heldSeparately: false });
  });

  it("have a representative for every class, of that class", () => {
    for (const documentClass of documentClasses) {
      const segment = segmentSchema.parse(representativeOf(documentClass, undefined));
      expect(classify({ schemaVersion: 1, asOf: { assessedOn: on } }, segment, 0).class).toBe(documentClass);
    }
  });
});

describe("the case file", () => {
  it("says nothing that nobody recorded", () => {
    expect(caseFileOf({ facts: noFacts, records: [], authorizations: [], practice, at })).toEqual({
      schemaVersion: 1,
      asOf: { assessedOn: on, assessedAt: "2026-12-02T15:00:00Z", timeZone: "America/Chicago" },
    });
  });

  it("reads today where the practice is", () => {
    const late = caseFileOf({
      facts: noFacts,
      records: [],
      authorizations: [],
      practice,
      at: "2026-12-02T03:00:00Z",
    });
    expect(late.asOf.assessedOn).toBe("2026-12-01");
  });

  it("lays the facts over what the practice says of itself", () => {
    const said = {
      ...practice,
      practice: { state: "IL", part2Program: false },
      policy: { stateLayer: "apply" as const },
    };
    const facts = { practice: { partyToCase: true }, policy: { day14Counts: false } };
    const file = caseFileOf({ facts, records: [], authorizations: [], practice: said, at });
    expect(file.practice).toEqual({ state: "IL", part2Program: false, partyToCase: true });
    expect(file.policy).toEqual({ stateLayer: "apply", day14Counts: false });
    const alone = caseFileOf({ facts, records: [], authorizations: [], practice, at });
    expect(alone.practice).toEqual({ partyToCase: true });
    const bare = caseFileOf({ facts: noFacts, records: [], authorizations: [], practice: said, at });
    expect(bare.practice).toEqual({ state: "IL", part2Program: false });
  });

  it("has the birth date of the matched patient before one that was recorded, and none where nobody is matched", () => {
    const facts = { patient: { ageYears: 17, bornOn: "2001-01-01" } };
    const told = { facts, records: [], authorizations: [], practice, at };
    expect(caseFileOf({ ...told, bornOn: "2009-05-06" }).patient).toEqual({
      ageYears: 17,
      bornOn: "2009-05-06",
    });
    expect(caseFileOf({ ...told, facts: noFacts, bornOn: "2009-05-06" }).patient).toEqual({
      bornOn: "2009-05-06",
    });
    expect(caseFileOf(told).patient).toEqual(facts.patient);
  });

  it("shows one piece for each class asked for of which no record is proposed", () => {
    const facts = told(likely["request.opened"]);
    const before = caseFileOf({ facts, records: [], authorizations: [], practice, at });
    expect(before.segments?.map((segment) => segment.id)).toEqual([
      "any-psychotherapy-notes",
      "any-progress-notes",
    ]);
    const records = [
      { documentId: psychotherapyNote, kind: "psychotherapy-note", sessionOn: on, sealed: true },
    ] as const;
    const after = caseFileOf({ facts, records, authorizations: [], practice, at });
    expect(after.segments?.map((segment) => segment.id)).toEqual([psychotherapyNote, "any-progress-notes"]);
  });

  it("carries the signed forms with every revocation", () => {
    const early = { receivedOn: "2026-11-01" };
    const authorizations = [
      authorization,
      {
        ...authorization,
        authorization: { revocations: [early] },
        revocations: [{ form: "oral" as const, receivedAt: at }],
      },
    ];
    expect(caseFileOf({ facts: noFacts, records: [], authorizations, practice, at }).authorizations).toEqual([
      { id: form, form: "hipaa-authorization" },
      { id: form, revocations: [early, { form: "oral", receivedAt: "2026-12-02T15:00:00Z" }] },
    ]);
  });

  it("holds that a revocation has arrived once it is told, also when a later moment is written (45 CFR 164.508(b)(5))", () => {
    const revocations = [{ form: "written" as const, receivedAt: "2027-01-05T09:00:00Z" }];
    const authorizations = [{ ...authorization, revocations }];
    expect(
      caseFileOf({ facts: noFacts, records: [], authorizations, practice, at }).authorizations?.[0]
        ?.revocations,
    ).toEqual([{ form: "written", receivedAt: "2026-12-02T15:00:00Z" }]);
  });
});

describe("the local date", () => {
  it("is that of the time zone, also when the clocks change and on leap days (AB-039)", () => {
    expect(localDateOf("2026-03-08T07:59:59Z", "America/New_York")).toBe("2026-03-08");
    expect(localDateOf("2026-11-01T03:30:00Z", "America/New_York")).toBe("2026-10-31");
    expect(localDateOf("2028-03-01T04:00:00Z", "America/New_York")).toBe("2028-02-29");
    expect(localDateOf("2027-01-01T09:59:00Z", "Pacific/Honolulu")).toBe("2026-12-31");
    expect(localDateOf("2026-12-31T20:00:00Z", "Pacific/Guam")).toBe("2027-01-01");
    expect(localDateOf("2026-12-02T15:00:00Z", "UTC")).toBe("2026-12-02");
  });

  it("reads offsets and leaves out fractions", () => {
    const epoch = Date.parse("2026-12-02T15:00:30Z");
    expect(epochOf("2026-12-02T10:00:30-05:00")).toBe(epoch);
    expect(epochOf("2026-12-02T20:30:30+05:30")).toBe(epoch);
    expect(epochOf("2026-12-02T15:00:30.999Z")).toBe(epoch);
    expect(epochOf("2026-12-02T15:00Z")).toBe(epoch - 30_000);
    for (const text of [
      "1970-01-01T00:00:00Z",
      "1999-12-31T23:59:59Z",
      "2000-02-29T12:00:00Z",
      "2100-03-01T00:00:00Z",
    ]) {
      expect(epochOf(text)).toBe(Date.parse(text));
    }
  });

  it("refuses what is no instant and where is no zone", () => {
    expect(() => epochOf("2026-12-02")).toThrow("expected an instant");
    expect(() => localDateOf("2026-12-02T15:00:00Z", "Mars/Olympus")).toThrow(RangeError);
  });
});
