import { describe, expect, it } from "vitest";
import { outwardViewSchema } from "../../../workflows/contract/outward.ts";
import { doors } from "../../../workflows/access/doors.ts";
import { decide } from "../../../workflows/request/decide.ts";
import type { Decision } from "../../../workflows/request/decide.ts";
import {
  outwardOutcomeOf,
  outwardProductionOf,
  outwardStatusOf,
} from "../../../workflows/request/outward.ts";
import { nextActionOf } from "../../../workflows/request/next-action.ts";
import { queueOf } from "../../../workflows/request/queue.ts";
import type { RequestSnapshot } from "../../../workflows/request/snapshot.ts";
import { statesOf } from "../../../workflows/request/states-of.ts";
import { prp } from "../../support/request/ids.ts";
import { attorney, aJudgement, happened, note, psychotherapyNote } from "../../support/request/told.ts";
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
  vaultApproved,
  vaultOpen,
  vaultOpening,
  walk,
} from "../../support/request/walk.ts";

const on = (snapshot: RequestSnapshot, ...events: Parameters<typeof walk>[1][]) =>
  walk(snapshot, ...events).snapshot;
const agreed = happened("negotiation.answered");
const extending = happened("negotiation.proposed", {
  newReturnOn: "2027-01-15",
  rows: [
    { class: "psychotherapy-notes", stance: "produce" },
    { class: "progress-notes", stance: "produce" },
  ],
});
const theirs = happened(
  "negotiation.proposed",
  { proposalId: prp("two"), by: "requester" },
  { by: attorney },
);
const delivered = () =>
  on(
    released(),
    happened("requester.email-confirmed"),
    happened("link.issued"),
    happened("transfer.finished"),
  );
const closed = () => on(triaged(), happened("request.closed"));

const answerOf = (decision: Decision): string =>
  decision.outcome === "refused" ? `${decision.problem.code}: ${decision.problem.words}` : decision.outcome;

describe("what outsiders see", () => {
  it("is an allow-list, whatever the request holds: no name of staff, no draft, no candidate (AB-014)", () => {
    const told: readonly string[] = Object.keys(outwardViewSchema.shape);
    expect(told.toSorted()).toEqual([
      "deficiencies",
      "fee",
      "identityVerified",
      "outcome",
      "papers",
      "practiceName",
      "production",
      "proposals",
      "receivedAt",
      "requestId",
      "status",
      "trackingNumber",
      "words",
    ]);
    for (const extra of ["assignedTo", "determination", "patientRef", "reviews", "timeline"])
      expect(outwardViewSchema.strict().safeParse({ [extra]: "x" }).error?.message).toContain(extra);
  });

  it("is one and the same word from triage to assembly, patient or not", () => {
    for (const station of [
      triaged,
      assessing,
      retrieving,
      reviewing,
      reviewed,
      vaultOpening,
      building,
      readyForRelease,
    ]) {
      expect(outwardStatusOf(station())).toBe("in-review");
    }
  });

  it("includes the same answers to whatever they say, from triage to assembly", () => {
    const stations = [
      triaged,
      assessing,
      retrieving,
      reviewing,
      reviewed,
      vaultOpening,
      building,
      readyForRelease,
    ];
    for (const type of doors.requester) {
      const event = happened(type, {}, { by: attorney });
      const answers = new Set(stations.map((station) => answerOf(decide(station(), event))));
      expect([type, [...answers]]).toEqual([type, [expect.any(String)]]);
      expect([...answers].join(" ")).not.toMatch(/review|record|vault|clinician|patient/);
    }
  });

  it("names the beginning and the end", () => {
    expect(outwardStatusOf(opened())).toBe("draft");
    expect(outwardStatusOf(submitted())).toBe("received");
    expect(outwardStatusOf(released())).toBe("ready-to-download");
    expect(outwardStatusOf(delivered())).toBe("ready-to-download");
    expect(outwardStatusOf(closed())).toBe("closed");
  });

  it("does not tell of a release that goes to the court alone, before the delivery or after", () => {
    const toCourt = { judgement: aJudgement({ goesToCourtAlone: true }) };
    const gone = on(readyForRelease(toCourt.judgement), happened("production.released", {}, toCourt));
    expect(outwardStatusOf(gone)).toBe(outwardStatusOf(readyForRelease()));
    expect(outwardProductionOf(gone.context)).toBeNull();
    expect(outwardProductionOf(released().context)).toMatchObject({ state: "released" });
    const over = happened("request.closed", { outcome: "released_full" }, toCourt);
    expect(outwardOutcomeOf(on(gone, over).context)).toBe("neither_confirm_nor_deny");
    const told = happened("request.closed", { outcome: "released_full" });
    expect(outwardOutcomeOf(on(released(), told).context)).toBe("released_full");
  });

  it("asks for action when a paper is wanting or a proposal waits", () => {
    expect(outwardStatusOf(on(submitted(), happened("document.refused")))).toBe("action-needed");
    expect(outwardStatusOf(deficient())).toBe("action-needed");
    expect(outwardStatusOf(on(triaged(), extending))).toBe("action-needed");
    expect(outwardStatusOf(on(triaged(), theirs))).toBe("in-review");
  });

  it("says that a court or an objection decides", () => {
    expect(outwardStatusOf(on(triaged(), happened("motion-to-quash.filed", { by: "patient" })))).toBe(
      "court-decision-pending",
    );
    expect(outwardStatusOf(on(triaged(), happened("protective-order.sought")))).toBe(
      "court-decision-pending",
    );
    expect(outwardStatusOf(on(triaged(), happened("objection.served")))).toBe("court-decision-pending");
    const lifted = on(triaged(), happened("objection.served"), happened("objection.lifted"));
    expect(outwardStatusOf(lifted)).toBe("in-review");
    expect(outwardStatusOf(on(triaged(), happened("motion-to-quash.drafted")))).toBe("in-review");
  });

  it("shows a hold only to a requester who agreed to wait", () => {
    expect(outwardStatusOf(on(triaged(), happened("hold.placed")))).toBe("in-review");
    expect(outwardStatusOf(on(triaged(), extending, agreed, happened("hold.placed")))).toBe("on-hold");
    const scopeOnly = on(triaged(), happened("negotiation.proposed"), agreed, happened("hold.placed"));
    expect(outwardStatusOf(scopeOnly)).toBe("in-review");
  });
});

describe("the worklists", () => {
  it("follow the main course", () => {
    const places = [
      [opened, undefined],
      [submitted, "triage"],
      [triaged, "triage"],
      [assessing, "triage"],
      [deficient, "waiting"],
      [retrieving, "triage"],
      [reviewing, "review"],
      [reviewed, "second-look"],
      [vaultOpening, "release"],
      [building, "release"],
      [readyForRelease, "release"],
      [released, "waiting"],
      [delivered, "release"],
      [closed, "closed"],
    ] as const;
    for (const [station, queue] of places) expect(queueOf(station())).toBe(queue);
  });

  it("put what waits for others aside, and a requester's proposal in front of the desk", () => {
    expect(queueOf(on(reviewing(), happened("hold.placed")))).toBe("waiting");
    expect(queueOf(on(reviewing(), happened("hold.placed", { kind: "outside" })))).toBe("waiting");
    // What the desk itself has put aside waits for nobody else.
    expect(queueOf(on(reviewing(), happened("hold.placed", { kind: "mine" })))).toBe("review");
    expect(queueOf(on(reviewing(), happened("motion-to-quash.filed", { by: "patient" })))).toBe("waiting");
    expect(queueOf(on(reviewing(), happened("protective-order.sought")))).toBe("waiting");
    expect(queueOf(on(reviewing(), extending))).toBe("waiting");
    expect(queueOf(on(reviewing(), happened("hold.placed"), theirs))).toBe("triage");
  });
});

describe("the next action", () => {
  const who = (snapshot: RequestSnapshot) => nextActionOf(snapshot).who;

  it("is somebody's at every station", () => {
    const balls = [
      [opened, "requester"],
      [submitted, "system"],
      [triaged, "practice-manager"],
      [assessing, "practice-manager"],
      [deficient, "requester"],
      [retrieving, "practice-manager"],
      [reviewing, "clinician"],
      [reviewed, "second-person"],
      [vaultApproved, "second-person"],
      [vaultOpening, "system"],
      [vaultOpen, "system"],
      [building, "system"],
      [readyForRelease, "practice-manager"],
      [released, "requester"],
      [delivered, "practice-manager"],
      [closed, "nobody"],
    ] as const;
    for (const [station, ball] of balls) expect(who(station())).toBe(ball);
  });

  it("is the desk's where what was released can no longer be handed over", () => {
    const ready = on(released(), happened("requester.email-confirmed"));
    const words = (snapshot: RequestSnapshot) => nextActionOf(snapshot).words;
    const fell = { judgement: aJudgement({ segments: { [note]: "withhold" } }) };
    const settledIncident = [
      happened("incident.opened"),
      happened("incident.assessed", { finding: "low-probability" }),
      happened("incident.closed"),
    ];
    const vacated = on(ready, happened("order.vacated", {}, fell));
    expect(decide(vacated, happened("link.issued", {}, fell)).outcome).toBe("refused");
    expect([who(vacated), words(vacated)]).toEqual([
      "practice-manager",
      expect.stringContaining("no longer lets these files go"),
    ]);
    for (const [stopped, says] of [
      [on(ready, ...settledIncident), "recalled"],
      [on(ready, happened("privilege.claimed")), "The privilege is claimed"],
      [on(ready, happened("in-camera.ordered")), "Deliver the records to chambers"],
      [on(ready, happened("patient-notice.sent")), "The patient may object until"],
    ] as const) {
      // The patient's time runs off by itself.
      const whose = says.startsWith("The patient may") ? "nobody" : "practice-manager";
      expect([who(stopped), decide(stopped, happened("link.issued")).outcome]).toEqual([whose, "refused"]);
      expect(words(stopped)).toContain(says);
    }
    expect(words(on(reviewed(), happened("privilege.claimed")))).toContain("withhold it");
    const unspoken = { judgement: aJudgement({ communications: "none" }) };
    expect(who(on(reviewed(), happened("privilege.claimed", {}, unspoken)))).toBe("second-person");
  });

  it("is first what blocks", () => {
    expect(nextActionOf(on(reviewing(), happened("hold.placed"))).words).toBe(
      "On hold, waiting for counsel or another professional; look again on Thursday, December 10, 2026.",
    );
    expect(who(on(reviewing(), theirs))).toBe("practice-manager");
    expect(who(on(reviewing(), extending))).toBe("requester");
    expect(who(on(reviewing(), happened("motion-to-quash.drafted")))).toBe("practice-manager");
    expect(who(on(reviewing(), happened("motion-to-quash.filed", { by: "patient" })))).toBe("court");
    expect(who(on(reviewing(), happened("protective-order.sought")))).toBe("court");
    expect(who(on(reviewing(), happened("objection.served")))).toBe("requester");
    expect(who(on(reviewing(), happened("objection.served"), happened("objection.lifted")))).toBe(
      "clinician",
    );
  });

  it("says what exactly is wanting", () => {
    const words = (snapshot: RequestSnapshot) => nextActionOf(snapshot).words;
    expect(words(on(submitted(), happened("document.refused")))).toContain("Send a paper that can be read");
    const unknown = happened("facts.recorded", {}, { judgement: aJudgement({ weight: "unknown" }) });
    expect(words(on(triaged(), unknown))).toContain("who signed it");
    expect(words(on(assessing(), happened("weight.confirmed")))).toBe("Match the patient.");
    expect(words(on(reviewing(), happened("record.reviewed")))).toBe("Complete the review.");
    expect(words(on(building(), happened("production.assembled")))).toContain("Verify who the requester is");
    expect(words(released())).toContain("Confirm the e-mail address");
    expect(words(on(released(), happened("requester.email-confirmed")))).toBe("Download the production.");
  });

  it("leads through the vault", () => {
    const notes = reviewed([note, psychotherapyNote]);
    expect(nextActionOf(notes).words).toContain("Ask for the vault");
    expect(who(on(notes, happened("vault.requested")))).toBe("privacy-officer");
    expect(who(on(notes, happened("vault.requested"), happened("vault.approved")))).toBe("privacy-officer");
    expect(who(on(vaultOpen(), happened("production.failed")))).toBe("system");
    const assembled = on(
      vaultOpen(),
      happened("requester.identity-verified"),
      happened("production.assembled"),
    );
    expect(nextActionOf(assembled)).toEqual({ who: "system", words: "Close the vault." });
    expect(who(on(assembled, happened("vault.closed")))).toBe("practice-manager");
  });
});

describe("the states as names", () => {
  it("are one word per region, nested ones with a dot", () => {
    expect(statesOf(vaultOpen())).toEqual({
      course: "assembling.building",
      negotiate: "idle",
      motionToQuash: "idle",
      protectiveOrder: "idle",
      inCamera: "idle",
      order: "standing",
      patientNotice: "idle",
      privilege: "idle",
      vault: "open",
      hold: "none",
      legalHold: "preserving",
      returnDuty: "none",
      money: "none",
      paymentHold: "off",
      incident: "none",
      recall: "idle",
    });
  });
});
