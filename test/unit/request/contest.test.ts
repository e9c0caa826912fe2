import { describe, expect, it } from "vitest";
import { nextActionOf } from "../../../workflows/request/next-action.ts";
import { queueOf } from "../../../workflows/request/queue.ts";
import { statesOf } from "../../../workflows/request/states-of.ts";
import { prp } from "../../support/request/ids.ts";
import { denying } from "../../support/request/representative.ts";
import { attorney, happened, mara, paz } from "../../support/request/told.ts";
import { courseOf, problemOf, verdict } from "../../support/request/verdict.ts";
import {
  assessing,
  building,
  deficient,
  opened,
  readyForRelease,
  released,
  retrieving,
  reviewed,
  reviewing,
  submitted,
  triaged,
  vaultOpen,
  walk,
} from "../../support/request/walk.ts";

const beforeRelease = {
  submitted,
  triaged,
  assessing,
  deficient,
  retrieving,
  reviewing,
  reviewed,
  building,
  vaultOpen,
  readyForRelease,
};
const extending = happened("negotiation.proposed", { newReturnOn: "2027-01-15" });
const byRequester = happened("negotiation.proposed", { by: "requester" }, { by: attorney });
const signed = happened("counsel.signed-off");
const declined = happened("negotiation.answered", { answer: "declined" });

describe("the contest", () => {
  it.each(Object.entries(beforeRelease))("can begin while the request is %s", (_name, station) => {
    for (const type of [
      "negotiation.proposed",
      "counsel.signed-off",
      "motion-to-quash.drafted",
      "protective-order.sought",
      "protective-order.entered",
      "objection.served",
    ] as const) {
      expect(verdict(station(), happened(type))).toBe("accepted");
    }
  });

  it("is over at release, and has no place in a draft", () => {
    for (const station of [opened, released]) {
      for (const type of ["negotiation.proposed", "motion-to-quash.filed", "objection.served"] as const) {
        expect(problemOf(station(), happened(type))).toMatchObject({ code: "wrong-state" });
      }
    }
  });

  const live = {
    "an open proposal to move the return date": [extending],
    "a motion that is drafted": [happened("motion-to-quash.drafted")],
    "a motion before the court (FRCP 45(d)(3))": [signed, happened("motion-to-quash.filed")],
    "a protective order that is sought (45 CFR 164.512(e)(1)(iv))": [happened("protective-order.sought")],
    "an objection that was served (FRCP 45(d)(2)(B))": [happened("objection.served")],
    "a hold": [happened("hold.placed")],
  };
  it.each(Object.entries(live))("blocks confirmation and release by %s", (_name, events) => {
    expect(verdict(walk(reviewed(), ...events).snapshot, happened("release.confirmed"))).toBe("wrong-state");
    expect(verdict(walk(readyForRelease(), ...events).snapshot, happened("production.released"))).toBe(
      "wrong-state",
    );
  });

  const settled = {
    "the proposal is declined": [extending, declined],
    "the draft is dropped": [
      happened("motion-to-quash.drafted"),
      happened("motion-to-quash.decided", { result: "withdrawn" }),
    ],
    "the motion is denied": [signed, happened("motion-to-quash.filed"), happened("motion-to-quash.decided")],
    "the motion is withdrawn": [
      signed,
      happened("motion-to-quash.filed"),
      happened("motion-to-quash.decided", { result: "withdrawn" }),
    ],
    "the order is denied": [happened("protective-order.sought"), happened("protective-order.denied")],
    "the order is entered and changes nothing": [
      happened("protective-order.sought"),
      happened("protective-order.entered"),
    ],
    "the objection is lifted": [happened("objection.served"), happened("objection.lifted")],
    "the hold is lifted": [happened("hold.placed"), happened("hold.lifted")],
    "a proposal leaves the date alone": [happened("negotiation.proposed")],
  };
  it.each(Object.entries(settled))("no longer blocks when %s", (_name, events) => {
    expect(verdict(walk(reviewed(), ...events).snapshot, happened("release.confirmed"))).toBe("accepted");
    expect(verdict(walk(readyForRelease(), ...events).snapshot, happened("production.released"))).toBe(
      "accepted",
    );
  });
});

describe("negotiation", () => {
  it("is answered by the other side, never by its author", () => {
    const open = walk(triaged(), happened("negotiation.proposed")).snapshot;
    expect(verdict(open, happened("negotiation.answered", { by: "practice" }, { by: mara }))).toBe(
      "same-person",
    );
    expect(verdict(open, happened("negotiation.answered"))).toBe("accepted");
  });

  it("lets nobody speak for the other side", () => {
    expect(verdict(triaged(), happened("negotiation.proposed", { by: "requester" }, { by: mara }))).toBe(
      "invalid-field",
    );
    expect(verdict(triaged(), happened("negotiation.proposed", { by: "practice" }, { by: attorney }))).toBe(
      "invalid-field",
    );
  });

  it("lets the desk key in the answer of a requester who writes on paper", () => {
    const byFax = walk(
      opened(happened("request.opened", { channel: "fax" }, { by: mara })),
      happened("negotiation.proposed"),
      happened("negotiation.answered", {}, { by: mara }),
    ).snapshot;
    expect(statesOf(byFax).negotiate).toBe("agreed");
  });

  it("tells the other side by mail", () => {
    expect(walk(triaged(), happened("negotiation.proposed")).effects).toEqual([
      { kind: "send-mail", template: "proposal-received", to: "requester" },
    ]);
    const answered = walk(triaged(), happened("negotiation.proposed"), happened("negotiation.answered"));
    expect(answered.effects).toEqual([{ kind: "send-mail", template: "proposal-answered", to: "managers" }]);
    expect(walk(triaged(), byRequester).effects).toEqual([
      { kind: "send-mail", template: "proposal-received", to: "managers" },
    ]);
  });

  it("replaces an open proposal by a newer one", () => {
    const countered = walk(
      triaged(),
      happened("negotiation.proposed"),
      happened("negotiation.proposed", { proposalId: prp("two"), by: "requester" }, { by: attorney }),
    ).snapshot;
    expect(countered.context.proposals.map((one) => one.answer)).toEqual(["declined", "open"]);
    expect(problemOf(countered, happened("negotiation.answered")).words).toContain("not open");
    expect(verdict(countered, happened("negotiation.proposed"))).toBe("already-used-key");
  });

  it("ends after forty proposals", () => {
    const ids = Array.from({ length: 40 }, (_, at) => prp(`p${String(at).padStart(2, "0")}`));
    const many = walk(
      triaged(),
      ...ids.map((proposalId) => happened("negotiation.proposed", { proposalId })),
    );
    expect(verdict(many.snapshot, happened("negotiation.proposed"))).toBe("too-many");
  });

  it("sends the request back to the records when the agreed scope is another", () => {
    const agreed = walk(
      readyForRelease(),
      happened("negotiation.proposed"),
      happened("negotiation.answered"),
    );
    expect(courseOf(agreed.snapshot)).toBe("retrieval");
    expect(agreed.snapshot.context.agreedScope).toEqual([{ class: "progress-notes", stance: "produce" }]);
  });

  it("leaves the request where it is when the agreed scope is the same, in any order", () => {
    const same = happened("negotiation.proposed", {
      rows: [
        { class: "progress-notes", stance: "produce" },
        { class: "psychotherapy-notes", stance: "produce" },
      ],
    });
    const agreed = walk(reviewed(), same, happened("negotiation.answered")).snapshot;
    expect(courseOf(agreed)).toBe("secondLook");
    expect(statesOf(agreed).negotiate).toBe("agreed");
  });

  it("keeps an agreement when a later proposal is declined", () => {
    const later = walk(
      triaged(),
      happened("negotiation.proposed"),
      happened("negotiation.answered"),
      happened("negotiation.proposed", { proposalId: prp("two") }),
      happened("negotiation.answered", { proposalId: prp("two"), answer: "declined" }),
    ).snapshot;
    expect(statesOf(later).negotiate).toBe("agreed");
    expect(later.context.agreedScope).toHaveLength(1);
    const never = walk(triaged(), happened("negotiation.proposed"), declined).snapshot;
    expect(statesOf(never).negotiate).toBe("idle");
  });

  it("settles the objection it grew out of", () => {
    const settled = walk(
      triaged(),
      happened("objection.served"),
      happened("negotiation.proposed"),
      happened("negotiation.answered"),
    ).snapshot;
    expect(settled.context.objection).toEqual({ servedOn: "2026-12-02", lifted: true });
  });
});

describe("the motion to quash", () => {
  const filed = happened("motion-to-quash.filed");
  const decided = (result: "granted" | "granted-in-part" | "denied") =>
    happened("motion-to-quash.decided", { result });

  it.each(Object.entries(beforeRelease))(
    "granted while %s closes the request as quashed",
    (_name, station) => {
      const { snapshot } = walk(station(), signed, filed, decided("granted"));
      expect(courseOf(snapshot)).toBe("closed");
      expect(snapshot.context.outcome).toBe("quashed");
      expect(statesOf(snapshot).motionToQuash).toBe("granted");
    },
  );

  it("granted in part sends the request back to the records, from any later station", () => {
    for (const station of [retrieving, reviewing, reviewed, building, vaultOpen, readyForRelease]) {
      const { snapshot } = walk(station(), signed, filed, decided("granted-in-part"));
      expect(courseOf(snapshot)).toBe("retrieval");
      expect(snapshot.context.selection).toBeNull();
      expect(statesOf(snapshot).motionToQuash).toBe("grantedInPart");
    }
    expect(courseOf(walk(triaged(), signed, filed, decided("granted-in-part")).snapshot)).toBe("triage");
  });

  it("of the patient is recorded beside the practice's, and each is settled for itself", () => {
    const both = walk(
      triaged(),
      signed,
      filed,
      happened("motion-to-quash.filed", { by: "patient" }),
    ).snapshot;
    expect(both.context.motionsFiled).toEqual(["practice", "patient"]);
    expect(problemOf(both, filed).words).toContain("before the court already");
    expect(problemOf(both, happened("motion-to-quash.drafted")).words).toContain("before the court already");
    expect(verdict(both, happened("motion-to-quash.decided", { by: "party" }))).toBe("wrong-state");
    const ours = walk(both, decided("denied")).snapshot;
    expect(statesOf(ours).motionToQuash).toBe("filed");
    expect(nextActionOf(ours)).toEqual({ who: "court", words: "Decide the motion to quash." });
    const none = walk(ours, happened("motion-to-quash.decided", { by: "patient" })).snapshot;
    expect(statesOf(none).motionToQuash).toBe("denied");
    expect(none.context.motionsFiled).toEqual([]);
  });

  it("granted in part to one still leaves the others to the court", () => {
    const both = walk(
      retrieving(),
      signed,
      filed,
      happened("motion-to-quash.filed", { by: "party" }),
    ).snapshot;
    const left = walk(both, decided("granted-in-part")).snapshot;
    expect(statesOf(left).motionToQuash).toBe("filed");
    expect(
      courseOf(walk(left, happened("motion-to-quash.decided", { result: "granted", by: "party" })).snapshot),
    ).toBe("closed");
  });

  it("that the practice drafts outlives what the court makes of the patient's", () => {
    const { snapshot } = walk(
      triaged(),
      happened("motion-to-quash.drafted"),
      happened("motion-to-quash.filed", { by: "patient" }),
      happened("motion-to-quash.decided", { by: "patient" }),
    );
    expect(statesOf(snapshot).motionToQuash).toBe("drafting");
    expect(
      verdict(snapshot, happened("motion-to-quash.decided", { result: "withdrawn", by: "patient" })),
    ).toBe("wrong-state");
    expect(verdict(snapshot, happened("motion-to-quash.decided", { result: "withdrawn" }))).toBe("accepted");
  });

  it("that the practice drafts is the practice's next step, though the patient's is before the court", () => {
    const drafted = walk(
      triaged(),
      happened("motion-to-quash.filed", { by: "patient" }),
      happened("motion-to-quash.drafted"),
    ).snapshot;
    expect(nextActionOf(drafted)).toEqual({
      who: "practice-manager",
      words: "Have counsel sign off the motion to quash and record it, or record that it is withdrawn.",
    });
    expect(queueOf(drafted)).toBe("triage");
    const both = walk(drafted, signed, filed).snapshot;
    expect(nextActionOf(both)).toEqual({ who: "court", words: "Decide the motions to quash." });
    expect(queueOf(both)).toBe("waiting");
  });

  it("is still before the court when the request was closed meanwhile and is opened again", () => {
    const theirs = happened("motion-to-quash.filed", { by: "patient" });
    const again = walk(
      retrieving(),
      theirs,
      happened("request.closed"),
      happened("request.reopened"),
    ).snapshot;
    expect(statesOf(again).motionToQuash).toBe("filed");
    expect(again.context.motionsFiled).toEqual(["patient"]);
    const decidedThen = walk(again, happened("motion-to-quash.decided", { by: "patient" })).snapshot;
    expect(decidedThen.context.motionsFiled).toEqual([]);
  });

  it("granted to one leaves nothing to decide, and no other motion stands in the way of a new beginning", () => {
    const { snapshot } = walk(
      retrieving(),
      signed,
      filed,
      happened("motion-to-quash.filed", { by: "party" }),
      decided("granted"),
      happened("request.reopened"),
    );
    expect(statesOf(snapshot).motionToQuash).toBe("idle");
    expect(snapshot.context.motionsFiled).toEqual([]);
  });

  it("is decided only after it was filed", () => {
    expect(problemOf(triaged(), decided("granted")).words).toContain(
      "This motion to quash is not before the court",
    );
    const drafted = walk(triaged(), happened("motion-to-quash.drafted")).snapshot;
    expect(verdict(drafted, decided("granted"))).toBe("wrong-state");
  });

  it("can be brought again after it was denied", () => {
    const again = walk(triaged(), signed, filed, decided("denied"), signed, filed).snapshot;
    expect(statesOf(again).motionToQuash).toBe("filed");
    const redrafted = walk(
      triaged(),
      signed,
      filed,
      decided("granted-in-part"),
      happened("motion-to-quash.drafted"),
    ).snapshot;
    expect(statesOf(redrafted).motionToQuash).toBe("drafting");
  });

  it("of the practice is filed only once counsel signed it off; others file by themselves (FRCP 11(a))", () => {
    expect(problemOf(triaged(), filed)).toMatchObject({ code: "wrong-state", citations: ["FRCP 11(a)"] });
    for (const by of ["patient", "party"] as const)
      expect(verdict(triaged(), happened("motion-to-quash.filed", { by }))).toBe("accepted");
    const other = happened("counsel.signed-off", { paper: "objection-letter" });
    const late = happened("counsel.signed-off", { signedOn: "2026-12-03" });
    for (const sign of [other, late])
      expect(verdict(walk(triaged(), sign).snapshot, filed)).toBe("wrong-state");
    const drafted = walk(triaged(), happened("motion-to-quash.drafted"), signed).snapshot;
    expect(nextActionOf(drafted).words).toBe(
      "File the motion to quash, which counsel has signed off, and record it.",
    );
    // A new draft is another paper, and one that was filed is used up.
    expect(verdict(walk(drafted, happened("motion-to-quash.drafted")).snapshot, filed)).toBe("wrong-state");
    expect(walk(drafted, filed).snapshot.context.signedOff).toEqual({});
  });

  it("is opposed, heard and decided, each mover's for itself", () => {
    const opposed = (by: "practice" | "patient") => happened("motion-to-quash.opposed", { by });
    const heard = (by: "practice" | "patient") => happened("motion-to-quash.heard", { by });
    const theirs = happened("motion-to-quash.filed", { by: "patient" });
    const both = walk(triaged(), signed, filed, theirs, opposed("practice"), heard("patient")).snapshot;
    expect(both.context.motionStages).toEqual({ practice: "opposed", patient: "heard" });
    expect(verdict(both, opposed("practice"))).toBe("wrong-state");
    expect(verdict(both, opposed("patient"))).toBe("wrong-state");
    expect(verdict(both, heard("practice"))).toBe("accepted");
    expect(verdict(triaged(), heard("practice"))).toBe("wrong-state");
    const one = walk(both, decided("denied")).snapshot;
    expect(one.context.motionStages).toEqual({ patient: "heard" });
  });

  it("is pending again once the ruling is appealed, and complied with by the release", () => {
    const appealed = happened("motion-to-quash.appealed");
    const signedAppeal = happened("counsel.signed-off", { paper: "appeal" });
    const lost = walk(readyForRelease(), signed, filed, decided("denied")).snapshot;
    expect(lost.context.motionsLost).toEqual(["practice"]);
    expect(problemOf(lost, appealed)).toMatchObject({ citations: ["FRCP 11(a)"] });
    const again = walk(lost, signedAppeal, appealed).snapshot;
    expect(statesOf(again).motionToQuash).toBe("filed");
    expect(again.context.motionStages).toEqual({ practice: "appealed" });
    expect(verdict(again, happened("production.released"))).toBe("wrong-state");
    expect(verdict(again, appealed)).toBe("wrong-state");
    const denied = walk(again, decided("denied"), happened("production.released")).snapshot;
    expect(statesOf(denied).motionToQuash).toBe("complied");
    expect(verdict(triaged(), appealed)).toBe("wrong-state");
    const theirs = walk(
      triaged(),
      happened("motion-to-quash.filed", { by: "patient" }),
      happened("motion-to-quash.decided", { by: "patient" }),
      happened("motion-to-quash.appealed", { by: "patient" }),
    ).snapshot;
    expect(theirs.context.motionsFiled).toEqual(["patient"]);
  });

  it("begins anew in a request that is reopened", () => {
    const reopened = walk(
      triaged(),
      signed,
      filed,
      decided("granted"),
      happened("request.reopened"),
    ).snapshot;
    expect(statesOf(reopened).motionToQuash).toBe("idle");
  });
});

describe("the protective order", () => {
  it("is sought by the practice through counsel (FRCP 11(a))", () => {
    const sought = happened("protective-order.sought", { by: "practice" });
    expect(verdict(triaged(), sought)).toBe("wrong-state");
    const sign = happened("counsel.signed-off", { paper: "protective-order-motion" });
    expect(walk(triaged(), sign, sought).snapshot.context.signedOff).toEqual({});
  });

  it("sends the request back to the records when it changes what may go", () => {
    const entered = happened("protective-order.entered", {}, { judgement: denying });
    expect(courseOf(walk(reviewed(), entered).snapshot)).toBe("retrieval");
    expect(courseOf(walk(reviewed(), happened("protective-order.entered")).snapshot)).toBe("secondLook");
  });

  it("can be denied only once it is sought, and sought again afterwards", () => {
    expect(problemOf(triaged(), happened("protective-order.denied")).words).toBe(
      "This is not possible while the protective order is not sought. It is possible when the protective order is before the court. The next step is the practice manager's: read the paper and record what it says.",
    );
    const again = walk(
      triaged(),
      happened("protective-order.sought"),
      happened("protective-order.denied"),
      happened("protective-order.sought"),
    ).snapshot;
    expect(statesOf(again).protectiveOrder).toBe("sought");
  });
});

describe("objection and hold", () => {
  it("are each placed once and lifted once", () => {
    expect(verdict(triaged(), happened("objection.lifted"))).toBe("wrong-state");
    const objected = walk(triaged(), happened("objection.served")).snapshot;
    expect(verdict(objected, happened("objection.served"))).toBe("wrong-state");
    const lifted = walk(objected, happened("objection.lifted")).snapshot;
    expect(verdict(lifted, happened("objection.served"))).toBe("accepted");
    expect(verdict(triaged(), happened("hold.lifted"))).toBe("wrong-state");
    const held = walk(triaged(), happened("hold.placed")).snapshot;
    expect(verdict(held, happened("hold.placed"))).toBe("wrong-state");
  });

  it("let everybody place a hold and only the desk lift it", () => {
    const held = walk(triaged(), happened("hold.placed", {}, { by: paz })).snapshot;
    const clinician = { ...mara, roles: ["clinician"] };
    expect(verdict(triaged(), happened("hold.placed", {}, { by: clinician }))).toBe("accepted");
    expect(verdict(held, happened("hold.lifted", {}, { by: clinician }))).toBe("not-allowed-for-role");
  });

  it("end with the request", () => {
    const closed = walk(
      triaged(),
      happened("hold.placed"),
      happened("motion-to-quash.drafted"),
      happened("negotiation.proposed"),
      happened("request.closed"),
    ).snapshot;
    expect(statesOf(closed)).toMatchObject({ hold: "none", motionToQuash: "idle", negotiate: "idle" });
    expect(closed.context).toMatchObject({ hold: null, motionDrafted: false, motionsFiled: [] });
    expect(closed.context.proposals[0]?.answer).toBe("declined");
  });
});
