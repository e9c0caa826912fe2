import { describe, expect, it } from "vitest";
import { nextActionOf } from "../../../workflows/request/next-action.ts";
import { outwardStatusOf } from "../../../workflows/request/outward.ts";
import { queueOf } from "../../../workflows/request/queue.ts";
import { statesOf } from "../../../workflows/request/states-of.ts";
import { doc, pat } from "../../support/request/ids.ts";
import { aJudgement, ezra, happened, note } from "../../support/request/told.ts";
import { problemOf, verdict } from "../../support/request/verdict.ts";
import {
  readyForRelease,
  released,
  retrieving,
  reviewed,
  reviewing,
  triaged,
  walk,
} from "../../support/request/walk.ts";

const sent = happened("patient-notice.sent");
const filed = happened("patient.objected");
const told = happened("patient.objected", { how: "oral" });
const cleared = happened("patient-notice.cleared");
const ended = (how: "withdrawn" | "overruled" | "overruled-in-part", clearedOn = "2026-12-16") =>
  happened("patient-notice.cleared", { how, clearedOn });
const on = (from: ReturnType<typeof reviewed>, ...events: Parameters<typeof walk>[1][]) =>
  walk(from, ...events).snapshot;
const noticeOf = (...events: Parameters<typeof walk>[1][]) =>
  statesOf(on(retrieving(), ...events)).patientNotice;

describe("the practice's notice to its patient", () => {
  it("runs until nobody has objected by its last day, looked up on a later one (45 CFR 164.512(e)(1)(iii)(C))", () => {
    expect(noticeOf(sent)).toBe("running");
    expect(
      verdict(on(retrieving(), sent), happened("patient-notice.cleared", { clearedOn: "2026-12-15" })),
    ).toBe("refused-by-law");
    expect(noticeOf(sent, cleared)).toBe("cleared");
  });

  it("goes to a matched person, leaves time, and is not given where an order forbids it (18 USC 3486(a)(6))", () => {
    expect(verdict(triaged(), sent)).toBe("wrong-state");
    expect(verdict(retrieving(), happened("patient-notice.sent", { objectBy: "2026-12-01" }))).toBe(
      "invalid-field",
    );
    const gagged = { judgement: aJudgement({ tellsNoPatient: true }) };
    expect(problemOf(retrieving(), happened("patient-notice.sent", {}, gagged))).toMatchObject({
      code: "refused-by-law",
      words: expect.stringContaining("An order forbids telling the patient.") as string,
    });
  });

  it("may still be given, and the privilege waived or ruled on, before what was released is handed over", () => {
    expect(verdict(on(released(), told), sent)).toBe("accepted");
    const claimed = on(released(), happened("privilege.claimed"));
    for (const type of ["privilege.waived", "privilege.overruled"] as const)
      expect(verdict(claimed, happened(type))).toBe("accepted");
  });

  it("is of its own process: another that is served needs a notice of its own, an order that joins it none (45 CFR 164.512(e)(1)(iii)(B))", () => {
    const joined = (
      purpose: "legal-process" | "court-order" | "proof-of-notice",
      from: typeof sent | typeof cleared,
    ) => {
      const paper = { documentId: doc("joined") };
      const before = from === sent ? [sent] : [sent, cleared];
      return on(
        retrieving(),
        ...before,
        happened("upload.announced", { ...paper, purpose }),
        happened("document.admitted", paper),
      );
    };
    const second = joined("legal-process", cleared);
    expect([statesOf(second).patientNotice, second.context.patientNotice]).toEqual(["idle", null]);
    for (const purpose of ["court-order", "proof-of-notice"] as const)
      expect(statesOf(joined(purpose, cleared)).patientNotice).toBe("cleared");
    // What still runs keeps what is there from leaving.
    expect(statesOf(joined("legal-process", sent)).patientNotice).toBe("running");
  });

  it("is another person's when another is matched", () => {
    const another = happened("patient.matched", { patientRef: pat("two") });
    expect(noticeOf(sent, another)).toBe("idle");
    expect(noticeOf(sent, happened("patient.matched"))).toBe("running");
    expect(noticeOf(sent, filed, another)).toBe("objected");
  });

  it("is met by an objection, which ends withdrawn, or by the court's ruling if it was filed", () => {
    expect(noticeOf(sent, filed)).toBe("objected");
    expect(noticeOf(filed, ended("overruled"))).toBe("cleared");
    expect(noticeOf(filed, ended("overruled-in-part"))).toBe("cleared");
    expect(noticeOf(sent, filed, ended("withdrawn"))).toBe("cleared");
    expect(noticeOf(sent, filed, ended("withdrawn", "2026-12-04"))).toBe("running");
    const objected = on(retrieving(), sent, filed);
    expect(verdict(objected, cleared)).toBe("wrong-state");
    expect(verdict(objected, filed)).toBe("wrong-state");
    expect(verdict(on(retrieving(), sent), ended("overruled"))).toBe("wrong-state");
  });

  it("runs on when a second objection is withdrawn within the time, whatever became of the first", () => {
    const overruled = [sent, filed, ended("overruled", "2026-12-03")];
    const withdrawn = on(retrieving(), ...overruled, filed, ended("withdrawn", "2026-12-04"));
    expect(statesOf(withdrawn).patientNotice).toBe("running");
    expect(withdrawn.context.patientNotice).toMatchObject({ cleared: false });
  });

  it("lets an objection that was told and never filed end with the time to object", () => {
    expect(noticeOf(told, sent, cleared)).toBe("cleared");
    expect(verdict(on(retrieving(), told), cleared)).toBe("refused-by-law");
    expect(verdict(on(retrieving(), told), ended("overruled"))).toBe("wrong-state");
    expect(on(retrieving(), told, filed).context.patientObjects).toBe("filed");
  });

  const standing = {
    "the time to object": [sent],
    "an objection that was filed": [filed],
    "an objection that was told": [told],
    "a claim of the privilege over an approved record (FRE 501)": [happened("privilege.claimed")],
  };
  it.each(Object.entries(standing))("holds back confirmation and release by %s", (_name, events) => {
    expect(verdict(on(reviewed(), ...events), happened("release.confirmed"))).toBe("wrong-state");
    expect(verdict(on(readyForRelease(), ...events), happened("production.released"))).toBe("wrong-state");
  });

  it("keeps a released production from being downloaded when the patient objects or claims", () => {
    const ready = on(released(), happened("requester.email-confirmed"));
    expect(verdict(ready, happened("link.issued"))).toBe("accepted");
    for (const event of [filed, told, happened("privilege.claimed")])
      expect(verdict(on(ready, event), happened("link.issued"))).toBe("wrong-state");
    expect(verdict(on(ready, filed, ended("overruled")), happened("link.issued"))).toBe("accepted");
    const gone = on(ready, happened("link.issued"), happened("transfer.finished"));
    expect(verdict(gone, filed)).toBe("wrong-state");
  });

  it("changes no word that an outsider sees (45 CFR 164.502(a))", () => {
    for (const event of [sent, filed, told, happened("privilege.claimed")]) {
      expect(outwardStatusOf(on(reviewing(), event))).toBe("in-review");
      const after = on(readyForRelease(), event);
      expect(outwardStatusOf(after)).toBe(outwardStatusOf(readyForRelease()));
    }
    expect(outwardStatusOf(on(released(), filed))).toBe(outwardStatusOf(released()));
  });

  it("says who has the ball: nobody waits for it before the records are ready", () => {
    expect(nextActionOf(on(reviewing(), sent)).who).toBe("clinician");
    expect(nextActionOf(on(reviewed(), sent))).toMatchObject({
      who: "nobody",
      words: expect.stringContaining("The patient may object until Tuesday, December 15, 2026.") as string,
    });
    expect(nextActionOf(on(reviewing(), told)).who).toBe("practice-manager");
    expect(nextActionOf(on(reviewing(), filed)).who).toBe("court");
    expect(nextActionOf(on(released(), filed)).who).toBe("court");
    expect(queueOf(on(reviewing(), filed))).toBe("waiting");
    expect(queueOf(on(reviewing(), sent))).toBe("review");
  });
});

describe("the privilege", () => {
  const stateOf = (...events: Parameters<typeof walk>[1][]) =>
    statesOf(on(retrieving(), ...events)).privilege;
  const claimed = happened("privilege.claimed", {}, { by: ezra });
  const waived = happened("privilege.waived");
  const overruled = happened("privilege.overruled");

  it("is claimed by whoever hears it first, and freed by a signed paper or a ruling alone", () => {
    expect(stateOf(claimed)).toBe("claimed");
    expect(stateOf(claimed, waived)).toBe("waived");
    expect(stateOf(claimed, overruled)).toBe("overruled");
    expect(stateOf(waived, claimed)).toBe("claimed");
    const noPaper = happened("privilege.waived", { documentId: note });
    expect(verdict(on(retrieving(), claimed), noPaper)).toBe("not-found");
    expect(verdict(triaged(), waived)).toBe("wrong-state");
  });

  it("keeps back communications, and nothing that tells of none (FRCP 45(e)(2)(A))", () => {
    const bills = { judgement: aJudgement({ communications: "none" }) };
    expect(verdict(on(reviewed(), claimed), happened("release.confirmed", {}, bills))).toBe("accepted");
    expect(verdict(on(reviewed(), claimed), happened("release.confirmed"))).toBe("wrong-state");
    expect(verdict(on(reviewed(), claimed, waived), happened("release.confirmed"))).toBe("accepted");
  });

  it("is another person's when another is matched; a claim stays until somebody settles it", () => {
    const another = happened("patient.matched", { patientRef: pat("two") });
    expect(stateOf(waived, another)).toBe("idle");
    expect(stateOf(overruled, another)).toBe("idle");
    expect(stateOf(claimed, another)).toBe("claimed");
  });
});
