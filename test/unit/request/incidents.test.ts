import { describe, expect, it } from "vitest";
import type { RequestEventOf } from "../../../workflows/request/events.ts";
import { nextActionOf } from "../../../workflows/request/next-action.ts";
import { outwardProductionOf, outwardStatusOf } from "../../../workflows/request/outward.ts";
import { queueOf } from "../../../workflows/request/queue.ts";
import type { RequestSnapshot } from "../../../workflows/request/snapshot.ts";
import { statesOf } from "../../../workflows/request/states-of.ts";
import { lnk } from "../../support/request/ids.ts";
import { aJudgement, happened, mara, paz } from "../../support/request/told.ts";
import { problemOf, verdict } from "../../support/request/verdict.ts";
import {
  readyForRelease,
  released,
  retrieving,
  step,
  submitted,
  opened,
  walk,
} from "../../support/request/walk.ts";

const fetched = () =>
  walk(released(), happened("requester.email-confirmed"), happened("link.issued")).snapshot;
const gone = () => walk(fetched(), happened("incident.opened")).snapshot;
const assessed = (finding: RequestEventOf<"incident.assessed">["finding"], from = gone()) =>
  step(from, happened("incident.assessed", { finding })).snapshot;
const toldHhs = happened("incident.notice-given", { to: "hhs", how: "hhs-portal" });
const settled = [happened("recall.sent"), happened("recall.answered")];
// Each event brings a judgement of its own, as in the product.
const due = () =>
  aJudgement({
    deadlines: [
      { id: "return-date", dueOn: "2026-12-18" },
      { id: "breach-individual-notice", dueOn: "2027-01-31" },
      { id: "breach-hhs-notice", dueOn: "2027-03-01" },
    ],
  });
const clock = ({ context }: RequestSnapshot, id: string) => context.clocks[id];

describe("an incident", () => {
  it("kills every link to what went wrong at once, for the requester and for the court (45 CFR 164.530(f))", () => {
    expect(problemOf(gone(), happened("link.issued", { linkId: lnk("two") })).words).toContain(
      "recalled these files",
    );
    const toCourt = { judgement: aJudgement({ goesToCourtAlone: true }) };
    const sent = walk(
      readyForRelease(toCourt.judgement),
      happened("production.released", {}, toCourt),
      happened("incident.opened", {}, toCourt),
    ).snapshot;
    expect(problemOf(sent, happened("court-link.issued", {}, toCourt)).words).toContain("recalled");
  });

  it("is told to the privacy officer", () => {
    expect(walk(fetched(), happened("incident.opened")).effects).toContainEqual({
      kind: "send-mail",
      template: "incident-opened",
      to: "privacy-officers",
    });
  });

  it("shows the requester that the files are recalled, and no production; what went to the court alone shows nothing", () => {
    expect(outwardStatusOf(gone())).toBe("recalled");
    expect(outwardProductionOf(gone().context)).toBeNull();
    const toCourt = { judgement: aJudgement({ goesToCourtAlone: true }) };
    const sent = walk(
      readyForRelease(toCourt.judgement),
      happened("production.released", {}, toCourt),
      happened("incident.opened", {}, toCourt),
    ).snapshot;
    expect(outwardStatusOf(sent)).toBe("in-review");
  });

  it("owes a recall only where something can have left", () => {
    expect(statesOf(gone())).toMatchObject({ incident: "assessing", recall: "owed" });
    expect(statesOf(walk(released(), happened("incident.opened")).snapshot).recall).toBe("idle");
    const fax = happened("incident.opened", { productionId: undefined });
    expect(statesOf(walk(retrieving(), fax).snapshot)).toMatchObject({
      incident: "assessing",
      recall: "owed",
    });
  });

  it("is refused of what was never released, of a draft, and of days in the wrong order", () => {
    expect(problemOf(retrieving(), happened("incident.opened")).words).toContain("was not released");
    const fax = happened("incident.opened", { productionId: undefined });
    expect(problemOf(opened(), fax).words).toContain("still a draft");
    expect(verdict(submitted(), fax)).toBe("accepted");
    const early = happened("incident.opened", { discoveredOn: "2026-12-01" });
    expect(problemOf(fetched(), early).words).toContain("before it happened");
    expect(problemOf(gone(), happened("incident.opened")).words).toContain("open on this request already");
    const soon = happened("recall.answered", { answeredOn: "2026-12-01" });
    expect(verdict(step(gone(), happened("recall.sent")).snapshot, soon)).toBe("invalid-field");
  });

  it("can be opened once the request is closed, and goes on through closing and reopening", () => {
    const end = happened("request.closed", { outcome: "released_full" });
    const late = walk(fetched(), end, happened("incident.opened")).snapshot;
    expect(statesOf(late)).toMatchObject({ course: "closed", incident: "assessing" });
    expect(queueOf(late)).toBe("after-release");
    const again = walk(late, happened("request.reopened")).snapshot;
    expect(statesOf(again)).toMatchObject({ course: "triage", incident: "assessing" });
    expect(nextActionOf(again)).toMatchObject({ who: "practice-manager" });
    expect(nextActionOf(again).words).toMatch(/^Read the paper .* Recall what left/);
    expect(statesOf(walk(gone(), end).snapshot).incident).toBe("assessing");
  });

  it("asks for the requester to be verified again when records reached somebody they were not for (45 CFR 164.514(h)(1))", () => {
    const wrong = walk(fetched(), happened("incident.opened", { kind: "wrong-recipient" })).snapshot;
    expect(wrong.context.identityVerified).toBe(false);
    expect(gone().context.identityVerified).toBe(true);
  });
});

describe("the assessment of an incident", () => {
  it("is the privacy officer's", () => {
    expect(verdict(gone(), happened("incident.assessed", {}, { by: mara }))).toBe("not-allowed-for-role");
    expect(verdict(gone(), happened("incident.assessed", {}, { by: paz }))).toBe("accepted");
  });

  it("lets the files go again only when the disclosure was permitted, and not for longer than that stands", () => {
    const permitted = assessed("permitted");
    expect(outwardStatusOf(permitted)).toBe("ready-to-download");
    expect(statesOf(permitted)).toMatchObject({ incident: "noBreach", recall: "idle" });
    for (const finding of ["breach", "low-probability", "exclusion", "secured"] as const)
      expect(outwardStatusOf(assessed(finding))).toBe("recalled");
    expect(outwardStatusOf(assessed("breach", permitted))).toBe("recalled");
  });

  it("owes the recall again once what was found to be permitted is found to be none (45 CFR 164.530(f))", () => {
    const again = assessed("breach", assessed("permitted"));
    expect([statesOf(again).recall, again.context.incident?.recall]).toEqual(["owed", "owed"]);
    expect(verdict(again, happened("incident.closed"))).toBe("wrong-state");
    const neverLeft = walk(released(), happened("incident.opened")).snapshot;
    expect(statesOf(assessed("breach", assessed("permitted", neverLeft))).recall).toBe("idle");
  });

  it("comes before the close, as do the recall and every notice (45 CFR 164.404, 164.408, 164.414(b))", () => {
    const close = happened("incident.closed");
    expect(problemOf(gone(), close).words).toContain("waiting for its breach assessment");
    const low = assessed("low-probability");
    expect(problemOf(low, close).words).toContain("neither returned nor destroyed");
    expect(verdict(walk(low, ...settled).snapshot, close)).toBe("accepted");
    const breach = walk(assessed("breach"), ...settled).snapshot;
    expect(problemOf(breach, close).words).toContain("persons affected and to HHS");
    const told = walk(breach, happened("incident.notice-given"), toldHhs).snapshot;
    expect(statesOf(walk(told, close).snapshot).incident).toBe("closed");
  });

  it("asks for the media too where more than 500 people are affected (45 CFR 164.406)", () => {
    const many = happened("incident.assessed", { affectedIndividuals: 501 });
    const told = walk(gone(), many, ...settled, happened("incident.notice-given"), toldHhs).snapshot;
    expect(verdict(told, happened("incident.closed"))).toBe("wrong-state");
    const media = happened("incident.notice-given", { to: "media", how: "no-state-over-500" });
    expect(verdict(walk(told, media).snapshot, happened("incident.closed"))).toBe("accepted");
  });

  it("takes a notice only in a way that fits whom it tells, and not before the discovery", () => {
    const breach = assessed("breach");
    expect(verdict(breach, happened("incident.notice-given", { to: "hhs" }))).toBe("invalid-field");
    const early = happened("incident.notice-given", { givenOn: "2026-12-01" });
    expect(problemOf(breach, early).words).toContain("before it was discovered");
  });

  it("leaves a refused recall open to be asked again, and closable with the refusal on record", () => {
    const refused = walk(
      assessed("low-probability"),
      happened("recall.sent"),
      happened("recall.answered", { answer: "no-answer" }),
    ).snapshot;
    expect(statesOf(refused).recall).toBe("refused");
    expect(verdict(refused, happened("recall.sent"))).toBe("accepted");
    expect(verdict(refused, happened("incident.closed"))).toBe("accepted");
  });
});

describe("the dates of a breach", () => {
  const running = () => walk(gone(), happened("incident.assessed", {}, { judgement: due() })).snapshot;

  it("run on through the close of the request, until the notice is given (45 CFR 164.404(b), 164.408(c))", () => {
    expect(clock(running(), "breach-individual-notice")).toMatchObject({
      state: "running",
      dueOn: "2027-01-31",
    });
    const closed = step(
      running(),
      happened("request.closed", { outcome: "released_full" }, { judgement: due() }),
    ).snapshot;
    expect(clock(closed, "breach-individual-notice")?.state).toBe("running");
    const told = step(closed, happened("incident.notice-given", {}, { judgement: due() })).snapshot;
    expect(clock(told, "breach-individual-notice")).toMatchObject({
      state: "closed",
      closedBecause: "notice-given",
    });
    expect(clock(told, "breach-hhs-notice")?.state).toBe("running");
  });

  it("stand in what is to be done next", () => {
    const owed = walk(running(), ...settled.map((event) => ({ ...event, judgement: due() }))).snapshot;
    expect(nextActionOf(owed).words).toContain("January 31, 2027");
    const told = walk(owed, happened("incident.notice-given", {}, { judgement: due() }), {
      ...toldHhs,
      judgement: due(),
    }).snapshot;
    expect(nextActionOf(told)).toEqual({ who: "privacy-officer", words: "Close the incident." });
    expect(nextActionOf(gone()).words).toContain("Recall what left");
    expect(nextActionOf(step(gone(), happened("recall.sent")).snapshot).who).toBe("privacy-officer");
  });
});

describe("a delay for law enforcement (45 CFR 164.412)", () => {
  const breach = () => assessed("breach");
  const asks = (change: Partial<RequestEventOf<"incident.delay-asked">> = {}) =>
    happened("incident.delay-asked", change, { by: paz });
  const given = (at: string) => happened("incident.notice-given", { givenOn: "2026-12-04" }, { at });

  it("is the privacy officer's to record, of an incident that is open", () => {
    expect(verdict(breach(), happened("incident.delay-asked", {}, { by: mara }))).toBe(
      "not-allowed-for-role",
    );
    expect(verdict(breach(), asks())).toBe("accepted");
    expect(verdict(gone(), asks())).toBe("accepted");
    expect(problemOf(fetched(), asks()).words).toContain("No incident is open");
  });

  it("keeps every notice back until it is over, and then no longer", () => {
    const waiting = step(breach(), asks()).snapshot;
    expect(problemOf(waiting, given("2026-12-04T15:00:00Z")).words).toContain("asked for delay");
    expect(verdict(waiting, given("2026-12-05T23:00:00Z"))).toBe("refused-by-law");
    expect(verdict(waiting, given("2026-12-06T15:00:00Z"))).toBe("accepted");
    const early = happened(
      "incident.notice-given",
      { givenOn: "2026-12-02" },
      { at: "2026-12-04T15:00:00Z" },
    );
    expect(verdict(waiting, early)).toBe("accepted");
    expect(nextActionOf(walk(waiting, ...settled).snapshot).words).toContain(
      "not before Sunday, December 6, 2026",
    );
  });

  it("by word of mouth lasts 30 days at most, and once: only a written one prolongs it", () => {
    const oral = { statement: "oral", statedOn: "2026-12-03" } as const;
    expect(verdict(breach(), asks({ ...oral, untilOn: "2027-01-03" }))).toBe("invalid-field");
    const spoken = step(breach(), asks({ ...oral, untilOn: "2027-01-02" })).snapshot;
    const again = asks({ statement: "oral", statedOn: "2026-12-04", untilOn: "2027-01-02" });
    expect(problemOf(spoken, again).words).toContain("prolongs nothing");
    const written = step(spoken, asks({ untilOn: "2027-05-01" })).snapshot;
    expect(written.context.incident?.delay).toMatchObject({ statement: "written", untilOn: "2027-05-01" });
    expect(verdict(written, again)).toBe("already-used-key");
  });

  it("lies after the discovery, and ends no sooner than it begins", () => {
    expect(problemOf(breach(), asks({ statedOn: "2026-12-01" })).words).toContain("before it was discovered");
    const backwards = asks({ statedOn: "2026-12-05", untilOn: "2026-12-04" });
    expect(problemOf(breach(), backwards).words).toContain("cannot end before");
  });

  it("moves the clocks of the notices with the law's dates", () => {
    const running = walk(gone(), happened("incident.assessed", {}, { judgement: due() })).snapshot;
    const later = aJudgement({
      deadlines: [
        { id: "breach-individual-notice", dueOn: "2027-05-02" },
        { id: "breach-hhs-notice", dueOn: "2027-05-02" },
      ],
    });
    const { snapshot } = step(running, { ...asks({ untilOn: "2027-05-01" }), judgement: later });
    expect(clock(snapshot, "breach-individual-notice")).toMatchObject({
      state: "running",
      dueOn: "2027-05-02",
      generation: 2,
    });
  });
});
