import { describe, expect, it } from "vitest";
import { limits } from "../../../workflows/contract/limits.ts";
import { statesOf } from "../../../workflows/request/states-of.ts";
import { prp } from "../../support/request/ids.ts";
import { denying } from "../../support/request/representative.ts";
import { attorney, happened, mara, paz } from "../../support/request/told.ts";
import { courseOf, problemOf, verdict } from "../../support/request/verdict.ts";
import {
  beforeRelease,
  opened,
  readyForRelease,
  released,
  reviewed,
  triaged,
  walk,
} from "../../support/request/walk.ts";

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

  it("ends after thirty proposals", () => {
    const ids = Array.from({ length: limits.proposals }, (_, at) => prp(`p${String(at).padStart(2, "0")}`));
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
