import { describe, expect, it } from "vitest";
import type { CaseFile, Segment } from "../../../../../workflows/contract/case-file.ts";
import {
  aGuardianIsAppointed,
  motionIsPending,
  nobodyObjects,
  requesterHasCertified,
  returnDateHasCome,
  returnLeaves,
  shownToNobodyBut,
  someWriterMayHold,
} from "../../../../../workflows/law/predicates/state.ts";
import type { Scene } from "../../../../../workflows/law/scene.ts";
import { sceneOf } from "../scene-of.ts";

const yes = (...facts: readonly string[]) => ({ truth: "yes", facts, missing: [] });
const no = (...facts: readonly string[]) => ({ truth: "no", facts, missing: [] });
const asks = (...missing: readonly string[]) => ({ truth: "unknown", facts: [], missing });

describe("the days that a state's rule counts", () => {
  const issuedOn = "2026-11-01";
  const both = ["/instrument/issuedOn", "/instrument/returnOn"];

  it("run from the date of the paper to its return date, the last of them enough", () => {
    const leaves = (instrument: CaseFile["instrument"]) =>
      returnLeaves(15).ask(sceneOf(instrument === undefined ? {} : { instrument }));
    expect(leaves({ issuedOn, returnOn: "2026-11-16" })).toEqual(yes(...both));
    expect(leaves({ issuedOn, returnOn: "2026-11-15" })).toEqual(no(...both));
    expect(leaves({ issuedOn })).toEqual(asks("/instrument/returnOn"));
    expect(leaves({ returnOn: "2026-11-16" })).toEqual(asks("/instrument/issuedOn"));
    expect(leaves(undefined)).toEqual(asks("/instrument/issuedOn"));
  });

  it("end on the return date itself", () => {
    const come = (returnOn: string) => returnDateHasCome.ask(sceneOf({ instrument: { returnOn } }));
    expect(come("2026-11-23")).toEqual(yes("/instrument/returnOn"));
    expect(come("2026-11-24")).toEqual(no("/instrument/returnOn"));
    expect(returnDateHasCome.ask(sceneOf({}))).toEqual(asks("/instrument/returnOn"));
  });
});

describe("an objection of the patient, where a state's rule asks for one", () => {
  const objected = (form?: "written" | "oral" | "telephone" | "court-filing") =>
    sceneOf({ events: [{ type: "patient-objected", ...(form === undefined ? {} : { form }) }] });

  it("counts in writing, or where nobody recorded how it came, and not by word of mouth", () => {
    for (const form of ["written", undefined] as const)
      expect(nobodyObjects.ask(objected(form))).toEqual(no("/events/0"));
    for (const form of ["oral", "telephone"] as const)
      expect(nobodyObjects.ask(objected(form)).truth).toBe("yes");
    expect(nobodyObjects.ask(sceneOf({})).truth).toBe("yes");
  });

  it("is a motion only where it was filed with a court", () => {
    expect(motionIsPending.ask(objected("court-filing"))).toEqual(yes("/events/0"));
    expect(motionIsPending.ask(objected("written"))).toEqual(no());
    expect(motionIsPending.ask(objected())).toEqual(no());
  });
});

describe("a certification of the requester, where a state's rule asks for one", () => {
  type Notice = NonNullable<NonNullable<CaseFile["assurances"]>["stateNotice"]>;
  const certified = (more: Notice["certification"]) =>
    requesterHasCertified.ask(
      sceneOf({ assurances: { stateNotice: { certification: { received: true, ...more } } } }),
    );

  it("says that the time ended without a motion or that motions were resolved, in writing, by today", () => {
    const ended = { statesPeriodEndedWithoutMotion: true };
    expect(certified(ended).truth).toBe("yes");
    expect(certified({ statesMotionsResolved: true }).truth).toBe("yes");
    expect(certified({ ...ended, receivedOn: "2026-11-23", method: "email" }).truth).toBe("yes");
    expect(certified({ ...ended, receivedOn: "2026-11-24" })).toEqual(
      no("/assurances/stateNotice/certification/receivedOn"),
    );
    expect(certified({ ...ended, method: "telephone" }).truth).toBe("no");
    expect(certified({ ...ended, received: false }).truth).toBe("no");
    expect(certified({ statesPeriodEndedWithoutMotion: false, statesMotionsResolved: false }).truth).toBe(
      "no",
    );
  });
});

describe("people whom a state's rule names", () => {
  const piece = (more: Omit<Segment, "id">): Scene => sceneOf({ segments: [{ id: "piece", ...more }] });

  it("are all who were shown the notes, or the rule is not met", () => {
    const shown = (...sharedWith: NonNullable<Segment["sharedWith"]>) =>
      shownToNobodyBut("supervisor", "confidential-consultant").ask(piece({ sharedWith }));
    expect(shown()).toEqual(yes("/segments/0/sharedWith"));
    expect(shown("supervisor", "confidential-consultant").truth).toBe("yes");
    expect(shown("supervisor", "outsider")).toEqual(no("/segments/0/sharedWith"));
    expect(shownToNobodyBut("supervisor").ask(piece({}))).toEqual(asks("/segments/0/sharedWith"));
  });

  it("may have written the record while no licence is recorded, and not once all are of others", () => {
    const written = (...licences: readonly ("psychologist" | "psychiatrist" | undefined)[]) =>
      someWriterMayHold("psychologist").ask(
        sceneOf({
          segments: licences.map((license, n) => ({
            id: `${n}`,
            ...(license === undefined ? {} : { author: { license } }),
          })),
        }),
      );
    expect(written()).toEqual(yes());
    expect(written(undefined)).toEqual(yes());
    expect(written("psychiatrist", "psychologist")).toEqual(
      yes("/segments/0/author/license", "/segments/1/author/license"),
    );
    expect(written(undefined, "psychiatrist")).toEqual(no("/segments/1/author/license"));
  });

  it("are a guardian by a court's order, asked for while a paper is not recorded", () => {
    const paper = (n: number): string => `/patient/representatives/${n}/legalInstrument`;
    const papers = (...found: readonly ("guardianship-order" | "none" | undefined)[]) =>
      aGuardianIsAppointed.ask(
        sceneOf({
          patient: {
            representatives: found.map((legalInstrument) =>
              legalInstrument === undefined ? {} : { legalInstrument },
            ),
          },
        }),
      );
    expect(papers("none", "guardianship-order")).toEqual(yes(paper(1)));
    expect(papers(undefined, "guardianship-order")).toEqual(yes(paper(1)));
    expect(papers("none", undefined)).toEqual(asks(paper(1)));
    expect(papers()).toEqual(asks(paper(0)));
    expect(papers("none", "none")).toEqual(no(paper(0), paper(1)));
    expect(aGuardianIsAppointed.ask(sceneOf({}))).toEqual(asks(paper(0)));
  });
});
