import { describe, expect, it } from "vitest";
import type { RequestEventOf } from "../../../workflows/request/events.ts";
import { outwardOutcomeOf, outwardStatusOf } from "../../../workflows/request/outward.ts";
import { phaseOf } from "../../../workflows/request/phases.ts";
import type { RequestSnapshot } from "../../../workflows/request/snapshot.ts";
import { pdn } from "../../support/request/ids.ts";
import {
  aJudgement,
  attorney,
  happened,
  note,
  numbersFrom,
  psychotherapyNote,
} from "../../support/request/told.ts";
import { courseOf, problemOf, verdict } from "../../support/request/verdict.ts";
import { released, reviewing, vaultOpen, walk } from "../../support/request/walk.ts";

const delivered = (from: RequestSnapshot = released()) =>
  walk(from, happened("requester.email-confirmed"), happened("link.issued"), happened("transfer.finished"))
    .snapshot;
const second = pdn("second");
const further = (from = delivered()) => walk(from, happened("phase.begun")).snapshot;
const secondReleased = () =>
  walk(
    further(),
    happened("records.proposed"),
    happened("record.reviewed"),
    happened("review.completed"),
    happened("release.confirmed", {}, { nextProductionId: second }),
    happened("production.numbered", { productionId: second }),
    happened("production.assembled", { productionId: second, ...numbersFrom(4) }),
    happened("production.released", { productionId: second }),
  ).snapshot;

describe("a release in phases", () => {
  it("goes through the choice of records, the review and the second look again; page numbers go on", () => {
    expect(courseOf(further())).toBe("retrieval");
    expect(further().context).toMatchObject({
      selection: null,
      reviews: [],
      confirmedBy: null,
      production: null,
    });
    const after = secondReleased();
    expect(after.context.phases).toMatchObject([
      { productionId: happened("production.released").productionId, firstNumber: 1 },
      { productionId: second, firstNumber: 4, pages: 3 },
    ]);
  });

  it("needs nothing of the vault that an earlier phase opened, once the form is revoked (45 CFR 164.508(b)(5))", () => {
    const withNotes = walk(
      vaultOpen(),
      happened("production.assembled"),
      happened("vault.closed"),
      happened("requester.identity-verified"),
      happened("production.released"),
    ).snapshot;
    const shut = { judgement: aJudgement({ notesOpenedBy: [] }) };
    const confirmed = walk(
      further(delivered(withNotes)),
      happened("records.proposed", {}, shut),
      happened("record.reviewed", {}, shut),
      happened("review.completed", {}, shut),
      happened("release.confirmed", {}, { ...shut, nextProductionId: second }),
    ).snapshot;
    expect(courseOf(confirmed)).toBe("assembling.building");
  });

  it("begins a further one only once the last is delivered, and counts one by one", () => {
    expect(problemOf(released(), happened("phase.begun")).words).toContain("released and delivered");
    expect(verdict(delivered(), happened("phase.begun", { phase: 3 }))).toBe("invalid-field");
    expect([released(), further(), secondReleased()].map(({ context }) => phaseOf(context))).toEqual([
      1, 2, 2,
    ]);
  });

  it("ends as modified by the court where a motion against the rest is granted (FRCP 45(d)(3))", () => {
    const granted = walk(
      further(),
      happened("motion-to-quash.filed", { by: "patient" }),
      happened("motion-to-quash.decided", { by: "patient", result: "granted" }),
    ).snapshot;
    expect([courseOf(granted), granted.context.outcome]).toEqual(["closed", "modified_by_order"]);
  });

  it("keeps the files of the earlier one as evidence, and hands them over no more", () => {
    expect(further().context.assemblies).toMatchObject([{ files: "kept" }]);
    expect(verdict(further(), happened("link.issued", { linkId: "lnk_x" as never }))).toBe("wrong-state");
  });

  it("reads in review again to the requester (45 CFR 164.502(a))", () => {
    expect(outwardStatusOf(further())).toBe("in-review");
    expect(outwardStatusOf(secondReleased())).toBe("ready-to-download");
  });

  it("ends all phases at once, and never as if nothing had been released", () => {
    for (const outcome of ["withheld_no_authority", "no_records", "released_full"] as const)
      expect(verdict(further(), happened("request.closed", { outcome }))).toBe("invalid-field");
    expect(verdict(further(), happened("request.closed", { outcome: "released_partial" }))).toBe("accepted");
    expect(verdict(secondReleased(), happened("request.closed", { outcome: "released_full" }))).toBe(
      "accepted",
    );
  });

  it("stays released when the requester withdraws the rest, who reads what whoever withdraws reads", () => {
    const left = walk(further(), happened("request.withdrawn", {}, { by: attorney })).snapshot;
    expect(left.context).toMatchObject({ stage: "closed", outcome: "released_partial" });
    expect([outwardStatusOf(left), outwardOutcomeOf(left.context)]).toEqual(["closed", "withdrawn"]);
    const again = walk(left, happened("request.reopened")).snapshot;
    expect(outwardStatusOf(again)).toBe("in-review");
  });

  it("that is opened again can only end as released (45 CFR 164.528)", () => {
    const end = (outcome: RequestEventOf<"request.closed">["outcome"]) =>
      happened("request.closed", { outcome });
    const again = walk(delivered(), end("released_full"), happened("request.reopened")).snapshot;
    for (const outcome of ["withheld_no_authority", "no_records", "withdrawn"] as const)
      expect(verdict(again, end(outcome))).toBe("invalid-field");
    for (const outcome of ["released_full", "released_partial", "modified_by_order"] as const)
      expect(verdict(again, end(outcome))).toBe("accepted");
    const chosen = walk(
      again,
      happened("facts.recorded"),
      happened("weight.confirmed"),
      happened("records.proposed"),
    ).snapshot;
    expect(verdict(chosen, end("released_full"))).toBe("invalid-field");
    const quashed = walk(
      again,
      happened("motion-to-quash.filed", { by: "patient" }),
      happened("motion-to-quash.decided", { by: "patient", result: "granted" }),
    ).snapshot;
    expect(quashed.context.outcome).toBe("modified_by_order");
  });

  it("is no full release when an earlier phase withheld something", () => {
    const partly = walk(
      reviewing([note, psychotherapyNote]),
      happened("record.reviewed"),
      happened("record.reviewed", {
        documentId: psychotherapyNote,
        decision: "withhold",
        ground: "privilege",
      }),
      happened("review.completed"),
      happened("release.confirmed"),
      happened("production.numbered"),
      happened("production.assembled"),
      happened("requester.identity-verified"),
      happened("production.released"),
    ).snapshot;
    const next = further(delivered(partly));
    expect(next.context.earlierPhases).toMatchObject({ withheld: true });
    const closed = walk(next, happened("request.closed", { outcome: "released_partial" })).snapshot;
    const again = walk(closed, happened("request.reopened")).snapshot;
    expect(again.context.earlierPhases).toMatchObject({ withheld: true });
    expect(verdict(again, happened("request.closed", { outcome: "released_full" }))).toBe("invalid-field");
  });
});
