import { describe, expect, it } from "vitest";
import { assess } from "../../workflows/law/assess.ts";
import { changed, type Plain } from "./changed.ts";
import {
  accessRequest,
  billing,
  caseIn,
  form,
  letterWith,
  noticeComplete,
  notes,
  progress,
  subpoena,
  waived,
} from "./neighbours/case.ts";
import { papers } from "./papers.ts";
import { asking, dutyOf } from "./told.ts";

const intake: Plain = { ...progress, id: "intake", kind: "intake" };
const sud: Plain = { id: "sud", kind: "chart", part2: { protected: true } };
const unsorted: Plain = { id: "unsorted", kind: "session-note" };
const ofCounsel: Plain = { ...intake, id: "counsels", compiledForProceeding: true };
const unverified: Plain = { requester: { identityVerified: false } };
const nobody: Plain = { requester: null };
const letter = papers["attorney-letter"];
const insurer = papers["insurer-request"];
const of = (role: string): Plain => ({ requester: { role } });
const spring = { fromOn: "2026-01-01", toOn: "2026-04-30" };
const year: Plain = { range: { fromOn: "2026-01-01", toOn: "2026-12-31" } };

describe("what is read again (45 CFR 164.501)", () => {
  const duty = dutyOf("classify-again");

  it("is a piece whose class is open, or whose label says more than it is", () => {
    const mislabelled: Plain = { ...progress, id: "label", label: "Psychotherapy notes" };
    expect(duty([progress, unsorted, mislabelled], letter)?.appliesTo).toEqual(["unsorted", "label"]);
    expect(duty([progress, notes], letter)).toBeUndefined();
  });

  it("is a paper whose name says more than its signature", () => {
    const logged: Plain = { instrument: { loggedAs: "court order" } };
    expect(duty([progress], letter, logged)).toBeDefined();
    expect(duty([progress], letter, logged)).not.toHaveProperty("appliesTo");
  });
});

describe("identity, office and authority (45 CFR 164.514(h))", () => {
  it("are verified unless they were", () => {
    expect(asking("verify-identity")([progress], letter)).toBe(false);
    expect(asking("verify-identity")([progress], letter, unverified)).toBe(true);
    expect(asking("verify-identity")([progress], letter, nobody)).toBe(true);
    const office = asking("verify-authority");
    const board = papers["oversight-letter"];
    expect(office([progress], board, { requester: { authorityVerified: true } })).toBe(false);
    expect(office([progress], board, { requester: { authorityVerified: false } })).toBe(true);
    expect(office([progress], board, nobody)).toBe(true);
  });
});

describe("a form that would open a record", () => {
  const authorization = dutyOf("request-authorization");
  const consent = dutyOf("request-part2-consent");

  it("is asked for by its kind, for what it would open and nothing else (45 CFR 164.508, 42 CFR 2.31)", () => {
    expect(authorization([progress, sud, notes], insurer)?.appliesTo).toEqual(["progress", "notes"]);
    expect(consent([progress, sud, notes], insurer)?.appliesTo).toEqual(["sud"]);
    expect(authorization([sud], insurer)).toBeUndefined();
    expect(consent([progress], insurer)).toBeUndefined();
    expect(authorization([progress, ofCounsel], insurer)?.appliesTo).toEqual(["progress"]);
    expect(authorization([progress, intake], letterWith())).toBeUndefined();
  });

  it("is asked for what lies beyond the dates of the one that came", () => {
    expect(authorization([{ ...progress, ...year }], letterWith({ coversRange: spring }))?.appliesTo).toEqual(
      ["progress"],
    );
    const asked: Plain = {
      ...papers["provider-request"],
      requester: { role: "treating-provider", purpose: "treatment" },
      authorizations: [
        {
          ...form,
          form: "part2-consent",
          coversClasses: ["sud-records"],
          purposeMatchesRequest: true,
          part2: { hasRequiredElements: true },
          coversRange: spring,
        },
      ],
    };
    expect(consent([{ ...sud, ...year }], asked)?.appliesTo).toEqual(["sud"]);
    expect(consent([{ ...sud, range: spring }], asked)).toBeUndefined();
  });
});

describe("an assurance that is still owed (45 CFR 164.512(e)(1)(ii))", () => {
  const asks = asking("request-assurance");

  it("is asked for while nothing opens an ordinary record", () => {
    expect(asks([progress], subpoena)).toBe(true);
    expect(asks([], subpoena)).toBe(true);
    expect(asks([progress], subpoena, noticeComplete)).toBe(false);
    const order: Plain = {
      documented: true,
      requestedFromCourt: true,
      limitsUse: true,
      returnOrDestroy: true,
    };
    expect(asks([progress], subpoena, { assurances: { qpo: order } })).toBe(false);
  });

  it("is not asked for where a form opens each of them", () => {
    const chart = { ...form, coversAllRecords: false, coversClasses: ["progress-notes"] };
    expect(asks([progress], subpoena, { authorizations: [chart] })).toBe(false);
    expect(asks([progress, intake], subpoena, { authorizations: [chart] })).toBe(true);
  });

  it("is not asked for what it would not open, nor of whom it is not owed", () => {
    for (const piece of [notes, sud, ofCounsel, unsorted]) expect(asks([piece], subpoena)).toBe(false);
    expect(asks([{ ...progress, sentAt: "2026-11-10T15:00:00Z" }], subpoena)).toBe(false);
    expect(asks([], letter)).toBe(false);
  });

  it("is asked for where the state's own is owed beside a complete one of HIPAA", () => {
    const owed = (...fragments: readonly Plain[]) =>
      assess(caseIn("VA", [progress], subpoena, noticeComplete, ...fragments)).actions.some(
        ({ verb }) => verb === "request-assurance",
      );
    expect(owed()).toBe(true);
    expect(owed({ instrument: { type: "attorney-letter" } })).toBe(false);
  });
});

describe("process that would compel", () => {
  const asks = asking("request-compulsory-process");

  it("is named to a prosecutor who brings no form", () => {
    const prosecutor = papers["prosecutor-letter"];
    expect(asks([progress], prosecutor)).toBe(true);
    expect(asks([progress], prosecutor, { authorizations: [form] })).toBe(false);
  });

  const permitting = (order: Plain = {}): Plain => ({
    instrument: { type: "part2-order", signerRole: "judge", judgeSigned: true },
    forum: { system: "federal", nature: "civil", patientRole: "party" },
    requester: { role: "opposing-counsel", purpose: "litigation" },
    order: {
      exists: true,
      inForce: true,
      namesPatient: true,
      namesClasses: ["sud-records"],
      part2: {
        citesSubpartE: true,
        goodCauseFindings: true,
        noticeAndOpportunity: true,
        essentialPartsOnly: true,
        recipientsLimited: true,
        safeguards: true,
        compulsoryProcessAlsoPresent: false,
      },
      ...order,
    },
  });
  const elects = (practiceElectsToDisclose: boolean): Plain => ({ decisions: { practiceElectsToDisclose } });

  it("is named beside an order that only permits, unless the practice chose to follow it (42 CFR 2.61)", () => {
    expect(asks([sud], permitting())).toBe(true);
    expect(asks([sud], permitting(), elects(false))).toBe(true);
    expect(asks([sud], permitting(), elects(true))).toBe(false);
    expect(asks([sud], permitting({ namesClasses: ["progress-notes"] }), elects(true))).toBe(false);
    expect(asks([progress], permitting())).toBe(false);
  });

  it("has its decision recorded whichever way the practice chose", () => {
    const records = asking("record-decision");
    for (const chosen of [elects(true), elects(false), {}])
      expect(records([sud], permitting(), chosen)).toBe(true);
    expect(records([progress], permitting())).toBe(false);
  });
});

describe("the patient is told (45 CFR 164.522(b))", () => {
  const tells = asking("notify-patient");
  const complete: readonly Plain[] = [subpoena, noticeComplete, waived];

  it("of a subpoena, unless the requester's notice is complete and the privilege is cleared", () => {
    expect(tells([billing], subpoena)).toBe(true);
    expect(tells([progress], ...complete)).toBe(false);
    expect(tells([], subpoena, noticeComplete)).toBe(true);
    expect(tells([progress], subpoena, noticeComplete)).toBe(true);
    expect(tells([billing, progress], ...complete)).toBe(false);
    expect(tells([billing], papers["criminal-subpoena"])).toBe(true);
    expect(tells([billing], papers["criminal-subpoena"], noticeComplete)).toBe(false);
  });

  it("of no inquiry of which an order forbids it, or may", () => {
    const gag = (facts: Plain): Plain => ({ instrument: { nonDisclosureOrder: facts } });
    const jury = papers["grand-jury"];
    expect(tells([progress], jury, gag({ exists: false }))).toBe(true);
    expect(tells([progress], jury)).toBe(false);
    expect(tells([progress], jury, gag({ exists: true }))).toBe(false);
    expect(tells([progress], subpoena, gag({ attached: true }))).toBe(false);
    const finds = asking("check-nondisclosure-order");
    expect(finds([progress], jury)).toBe(true);
    expect(finds([progress], jury, gag({ attached: false }))).toBe(true);
    expect(finds([progress], jury, gag({ attached: true }))).toBe(false);
    expect(finds([progress], jury, gag({ exists: false }))).toBe(false);
    expect(finds([progress], subpoena)).toBe(false);
  });

  it("of a suit that somebody else brought", () => {
    const suit = (actionBroughtBy: string): Plain => ({ forum: { system: "federal", actionBroughtBy } });
    for (const who of ["other-person", "government", "licensing-board"]) {
      expect(tells([progress], papers["defense-use"], suit(who))).toBe(true);
      expect(tells([billing], papers["party-discovery"], suit(who))).toBe(true);
    }
    expect(tells([progress], papers["defense-use"], suit("patient"))).toBe(false);
    expect(tells([progress], papers["defense-use"])).toBe(false);
    expect(tells([billing], papers["party-discovery"], suit("patient"))).toBe(false);
    expect(tells([progress], letter, suit("other-person"))).toBe(false);
  });

  it("of a subpoena while a state's law is open, whatever notice there was", () => {
    const inNevada = (segments: readonly Plain[], ...fragments: readonly Plain[]) =>
      assess(caseIn("NV", segments, ...fragments)).actions.some(({ verb }) => verb === "notify-patient");
    expect(inNevada([billing], subpoena, noticeComplete)).toBe(true);
    expect(inNevada([billing], papers["oversight-subpoena"])).toBe(true);
    expect(inNevada([billing], letter)).toBe(false);
    expect(tells([billing], papers["oversight-subpoena"])).toBe(false);
  });
});

describe("a form that was taken back (45 CFR 164.508(b)(5))", () => {
  const revoked = (how: string): Plain => ({
    ...form,
    id: how,
    revocations: [{ form: how, receivedOn: "2026-11-20" }],
  });
  const both: Plain = { authorizations: [form, revoked("oral"), revoked("written")] };
  const stops = dutyOf("stop-release");
  const sent: Plain = { ...progress, sentAt: "2026-11-10T15:00:00Z" };

  it("stops what is still to be sent, and is told to the patient", () => {
    expect(stops([progress], letter, both)?.appliesTo).toEqual(["written", "oral"]);
    expect(stops([sent], letter, both)).toBeUndefined();
    expect(stops([progress], letterWith())).toBeUndefined();
    for (const how of ["oral", "written"])
      expect(asking("notify-patient")([progress], letter, { authorizations: [revoked(how)] })).toBe(true);
    expect(asking("notify-patient")([progress], letterWith())).toBe(false);
  });
});

describe("objections that are open (45 CFR 164.512(e)(1)(iii)(C))", () => {
  const duty = dutyOf("recheck-objections");
  const side = (facts: Plain, name = "notice"): Plain => ({ assurances: { [name]: facts } });
  const again = (...fragments: readonly Plain[]) => duty([progress], subpoena, ...fragments) !== undefined;

  it("are looked for again: one that nobody resolved, on either side", () => {
    for (const name of ["notice", "practiceNotice"]) {
      expect(again(side({ objectionsFiled: true }, name))).toBe(true);
      expect(again(side({ objectionsFiled: true, objectionsResolved: false }, name))).toBe(true);
      expect(again(side({ objectionsFiled: true, objectionsResolved: true }, name))).toBe(false);
      expect(again(side({ objectionsFiled: false }, name))).toBe(false);
      expect(again(side({}, name))).toBe(false);
    }
    expect(again()).toBe(false);
  });

  it("are looked for again while the time to object runs, or a motion is pending", () => {
    expect(again(side({ objectionPeriodEndsOn: "2026-11-23" }))).toBe(true);
    expect(again(side({ objectionPeriodEndsOn: "2026-11-22" }))).toBe(false);
    const motion: Plain = { events: [{ type: "patient-motion-to-quash-filed", by: "patient" }] };
    expect(again(motion)).toBe(true);
    expect(duty([progress], papers["grand-jury"], motion)).toBeUndefined();
  });

  it("are looked for by the last business day before the records are due, where that is known", () => {
    const filed = side({ statement: true, objectionsFiled: true });
    expect(duty([progress], subpoena, filed, { instrument: { returnOn: "2026-12-14" } })?.byOn).toBe(
      "2026-12-11",
    );
    expect(duty([progress], subpoena, filed)).not.toHaveProperty("byOn");
  });
});

describe("the way of access (45 CFR 164.524)", () => {
  const offers = asking("offer-access-route");
  const directive = papers["directive"];

  it("is offered where the form of the patient's own counsel opens less than the chart", () => {
    for (const paper of [letter, insurer]) {
      expect(offers([notes, progress], paper, of("patient-counsel"))).toBe(true);
      expect(offers([progress], paper, of("opposing-counsel"))).toBe(false);
      expect(offers([progress], paper, nobody)).toBe(false);
      expect(offers([progress], paper, of("patient-counsel"), { authorizations: [form] })).toBe(false);
    }
    expect(offers([progress], papers["provider-request"], of("patient-counsel"))).toBe(false);
  });

  it("is offered where a directive does not reach the chart", () => {
    expect(offers([notes, progress], directive)).toBe(true);
    for (const piece of [notes, sud, ofCounsel, unsorted]) expect(offers([piece], directive)).toBe(false);
    for (const piece of [notes, sud, ofCounsel, unsorted])
      expect(offers([piece], letter, of("patient-counsel"))).toBe(false);
  });
});

describe("a refusal", () => {
  const refuses = asking("send-refusal");

  it("is short, and sent where nothing goes and nothing compels more", () => {
    expect(refuses([progress], letter)).toBe(true);
    expect(refuses([], letter)).toBe(false);
    expect(refuses([progress], letterWith())).toBe(false);
    expect(refuses([progress, sud], letterWith())).toBe(false);
    const threeParts: Plain = { instrument: { legalBasis: { threePartStatement: true } } };
    expect(refuses([progress], papers["agency-warrant"], threeParts)).toBe(false);
    expect(refuses([notes], accessRequest)).toBe(false);
  });
});

describe("what 45 CFR 164.501 leaves outside psychotherapy notes", () => {
  const duty = dutyOf("segregate-excluded-items");
  const times: Plain = { ...notes, id: "times", content: ["session-start-stop-times"] };
  const mixed: Plain = { ...notes, content: ["conversation-content", "modality"] };

  it("comes out of a separate file, and out of the notes", () => {
    expect(duty([progress, times], letter)?.appliesTo).toEqual(["times"]);
    expect(duty([progress, mixed], letter)).toBeDefined();
    expect(duty([mixed], letter)).not.toHaveProperty("appliesTo");
  });

  it("stays where it is in a chart, and where the notes hold none, or were not read", () => {
    expect(duty([notes], letter)).toBeUndefined();
    expect(duty([{ ...progress, content: ["modality"] }], letter)).toBeUndefined();
    expect(duty([changed(notes, { content: null })], letter)).toBeUndefined();
  });
});
