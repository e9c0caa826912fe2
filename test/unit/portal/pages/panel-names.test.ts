import { describe, expect, it } from "vitest";
import { panelNames, panelOfNextStep, waitingIn } from "../../../../portal/src/pages/request/panel-names.ts";
import { documentIdSchema, productionIdSchema } from "../../../../workflows/contract/ids.ts";
import { staffCommandNames } from "../../../../workflows/contract/commands.ts";

describe("the panels of a request", () => {
  it("give every command of the staff exactly one place", () => {
    const placed = Object.values(panelNames).flatMap((panel) => [...panel.commands]);
    expect(placed.toSorted()).toEqual(staffCommandNames.toSorted());
  });

  const position: Parameters<typeof panelOfNextStep>[0] = {
    states: {
      course: "triage",
      negotiate: "idle",
      motionToQuash: "idle",
      protectiveOrder: "idle",
      inCamera: "idle",
      order: "standing",
      patientNotice: "idle",
      privilege: "idle",
      vault: "closed",
      hold: "none",
      legalHold: "preserving",
      returnDuty: "none",
      money: "none",
      paymentHold: "off",
      incident: "none",
      recall: "idle",
    },
    nextAction: { who: "practice-manager", words: "Read the paper and record what it says." },
    requester: {
      name: "Tamsin Oyelaran",
      email: "t@o.example",
      emailConfirmed: true,
      identityVerified: false,
    },
    proposals: [],
    motionDrafted: false,
  };
  const on = (course: string) => ({ ...position, states: { ...position.states, course } });

  it.each([
    ["triage", "facts"],
    ["validateCourtWeight.assessing", "weight"],
    ["retrieval", "people"],
    ["clinicianReview", "review"],
    ["secondLook", "vault"],
    ["releaseReady", "people"],
    ["release.delivered", "administration"],
    ["closed", "production"],
  ])("lead from %s to %s", (course, panel) => {
    expect(panelOfNextStep(on(course))).toBe(panel);
  });

  it("lead to production once the requester is verified", () => {
    const ready = on("releaseReady");
    expect(panelOfNextStep({ ...ready, requester: { ...ready.requester, identityVerified: true } })).toBe(
      "production",
    );
  });

  it("lead to people while the authority of who asks is to be verified", () => {
    for (const course of ["secondLook", "releaseReady"])
      expect(
        panelOfNextStep({
          ...on(course),
          requester: { ...position.requester, identityVerified: true, authority: "to-verify" },
        }),
      ).toBe("people");
  });

  it("lead to the hold before anything else", () => {
    expect(panelOfNextStep({ ...position, states: { ...position.states, hold: "specialist" } })).toBe(
      "administration",
    );
  });

  it("lead to an incident before all that is left after a release, and not before what leads to one", () => {
    const assessing = { ...position.states, incident: "assessing" };
    for (const course of ["release.ready", "release.delivered", "closed"])
      expect(panelOfNextStep({ ...position, states: { ...assessing, course } })).toBe("incidents");
    expect(panelOfNextStep({ ...position, states: { ...assessing, course: "triage" } })).toBe("facts");
    const closed = { ...position.states, incident: "closed", course: "release.delivered" };
    expect(panelOfNextStep({ ...position, states: closed })).toBe("administration");
  });

  it("lead to the contest while a motion of the practice is drafted, whoever else has moved", () => {
    const states = { ...position.states, motionToQuash: "filed" };
    expect(panelOfNextStep({ ...position, states, motionDrafted: true })).toBe("contest");
    expect(panelOfNextStep({ ...position, states })).toBe("facts");
  });

  it("lead nowhere while somebody outside has the ball", () => {
    expect(
      panelOfNextStep({ ...position, nextAction: { who: "requester", words: "Answer." } }),
    ).toBeUndefined();
  });

  const waiting = {
    ...position,
    allowed: [
      { command: "recordFacts" as const, enabled: true },
      { command: "placeHold" as const, enabled: true },
    ],
    papers: [],
    undone: [],
  };

  it("are marked only where the next step is, and only for those who may take it", () => {
    expect(waitingIn("facts", waiting)).toBe("the next step is here");
    expect(waitingIn("administration", waiting)).toBeUndefined();
    expect(waitingIn("facts", { ...waiting, allowed: [] })).toBeUndefined();
  });

  it("mark production, too, while files that went out earlier for the court lack the record of their delivery", () => {
    const outForCourt = productionIdSchema.parse("pdn_00000000000000000000000001");
    const reopened = { ...waiting, outForCourt };
    const may = [...waiting.allowed, { command: "recordCourtDelivery" as const, enabled: true }];
    const owed = "a delivery to the court is to be recorded";
    expect(waitingIn("production", { ...reopened, allowed: may })).toBe(owed);
    expect(waitingIn("facts", { ...reopened, allowed: may })).toBe("the next step is here");
    expect(waitingIn("production", reopened)).toBeUndefined();
    const ownRelease = {
      ...reopened,
      allowed: may,
      production: { productionId: outForCourt, state: "released" as const },
    };
    expect(waitingIn("production", ownRelease)).toBeUndefined();
  });

  it("mark Hold and close while something has failed, for those who may mend it", () => {
    const task = { effectKey: "3/0", what: "A letter was not sent.", why: "", failedAt: "", byHand: true };
    const failed = { ...waiting, undone: [task] };
    expect(waitingIn("administration", failed)).toBe("something failed and waits here");
    expect(waitingIn("administration", { ...failed, allowed: [] })).toBeUndefined();
  });

  it("say how many papers nobody has opened", () => {
    const paper = {
      documentId: documentIdSchema.parse("doc_00000000000000000000000001"),
      purpose: "other",
      fileName: "letter.pdf",
      size: 9,
      state: "admitted",
      read: false,
    } as const;
    expect(waitingIn("papers", { ...waiting, papers: [paper, { ...paper, read: true }] })).toBe(
      "1 not opened yet",
    );
    expect(waitingIn("papers", { ...waiting, papers: [{ ...paper, state: "announced" }] })).toBeUndefined();
  });
});
