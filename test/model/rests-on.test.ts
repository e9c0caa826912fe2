import { describe, expect, it } from "vitest";
import { caseAfter, parseCaseOnFile } from "../../functions/adapters/case-on-file.ts";
import { letsOut } from "../../workflows/access/lets-out.ts";
import { restsOnRequestAlone } from "../../workflows/access/rests-on.ts";
import { accountingEntryOf } from "../../workflows/production/accounting-entries.ts";
import { dayTooFar } from "../../workflows/request/days-ahead.ts";
import { dayToCome } from "../../workflows/request/days-to-come.ts";
import { decide } from "../../workflows/request/decide.ts";
import type { Recorded } from "../../workflows/request/recorded.ts";
import type { RequestSnapshot } from "../../workflows/request/snapshot.ts";
import { assess } from "../../workflows/law/assess.ts";
import { explored, reached, representatives } from "../support/request/explored.ts";
import { denying, lighter } from "../support/request/representative.ts";
import { aJudgement } from "../support/request/told.ts";
import { aProfile } from "../support/request-views.ts";

/** What may be told of a request without anybody of the practice: each event of which the request alone is read. */
const reports = representatives.filter((event) => restsOnRequestAlone(event, event.actor.kind));
const met = explored.filter(({ event }) => restsOnRequestAlone(event, event.actor.kind));
const requests: readonly RequestSnapshot[] = [
  ...new Set(
    [...[...reached.values()].flat(), ...met.flatMap(({ before }) => before ?? [])].map(
      ({ snapshot }) => snapshot,
    ),
  ),
];
const judgements = [
  aJudgement(),
  denying,
  lighter,
  aJudgement({ goesToCourtAlone: true, authorityOpen: true }),
];

const outcomeOf = (snapshot: RequestSnapshot, event: Recorded) => {
  const decision = decide(snapshot, event);
  return decision.outcome === "refused" ? decision.problem : decision.outcome;
};

describe("what is decided on the request alone", () => {
  it("is taken or refused in every state the same, whatever the law says that day", () => {
    const taken = new Set<string>();
    for (const snapshot of requests)
      for (const event of reports) {
        const outcomes = judgements.map((judgement) => outcomeOf(snapshot, { ...event, judgement }));
        expect([event.type, new Set(outcomes.map((one) => JSON.stringify(one))).size]).toEqual([
          event.type,
          1,
        ]);
        if (outcomes[0] === "accepted") taken.add(event.type);
      }
    expect([...taken].toSorted()).toEqual([...new Set(reports.map(({ type }) => type))].toSorted());
  });

  it("tells the law nothing, names no day and enters no accounting", () => {
    const before = parseCaseOnFile({});
    for (const snapshot of requests)
      for (const event of reports) {
        const { context } = snapshot;
        const after = caseAfter(before, event, { context, found: [], on: "2026-11-21" });
        expect([event.type, after]).toEqual([event.type, before]);
        const happened = { event, context, profile: aProfile, records: [], today: "2026-11-21" } as const;
        const determination = assess({ schemaVersion: 1, asOf: { assessedOn: "2026-11-21" } });
        const requestId = "req_00000000000000000000000000" as Parameters<
          typeof accountingEntryOf
        >[0]["requestId"];
        expect(accountingEntryOf({ ...happened, requestId, determination })).toBeUndefined();
      }
    for (const event of reports)
      expect([dayToCome(event, "2000-01-01"), dayTooFar(event, "2000-01-01")]).toEqual([
        undefined,
        undefined,
      ]);
  });

  it("lets nothing leave, and nobody of the practice tells it", () => {
    expect(reports.filter((event) => letsOut(event) || event.actor.kind === "staff")).toEqual([]);
    expect(representatives.filter((event) => restsOnRequestAlone(event, "staff"))).toEqual([]);
  });

  it("would be found out if it rested on more", () => {
    // Whether a record may be approved is the law's to say: it is no report.
    const reviews = representatives.filter(({ type }) => type === "record.reviewed");
    const differs = requests.some((snapshot) =>
      reviews.some(
        (event) =>
          new Set(judgements.map((judgement) => JSON.stringify(outcomeOf(snapshot, { ...event, judgement }))))
            .size > 1,
      ),
    );
    expect(differs).toBe(true);
  });
});
