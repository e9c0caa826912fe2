import { expect, it } from "vitest";
import type { LedgerStep, RequestLedger } from "../../workflows/ports.ts";
import type { Effect } from "../../workflows/request/effects.ts";
import { recorded } from "../../workflows/request/recorded.ts";
import type { DocumentId, EventId, PersonId, RequestId } from "../../workflows/vocabulary/ids.ts";
import { firstStep, nextStep } from "./ledger-steps.ts";

const startClock = (generation: number, at: string): Effect => ({
  kind: "start-clock",
  clockId: "return-date",
  generation,
  wake: "elapsed",
  dueOn: at.slice(0, 10),
  at,
});

/** What every ledger of requests must do, whatever holds its rows. */
export function requestLedgerSuite(ledger: () => RequestLedger): void {
  const commitAll = async (steps: readonly LedgerStep[]) => {
    for (const step of steps) expect(await ledger().commit(step)).toEqual({ outcome: "committed" });
  };

  it("has no request before the first step, and after it what the step says", async () => {
    const step = firstStep("has");
    expect(await ledger().load(step.key, "consistent")).toBeUndefined();
    await commitAll([step]);
    expect(await ledger().load(step.key, "consistent")).toEqual({
      version: 1,
      headHash: step.event.hash,
      receivedAt: step.worklist.receivedAt,
      trackingNumber: step.worklist.trackingNumber,
      dates: step.worklist.dates,
      datedAt: step.worklist.datedAt,
      snapshot: step.snapshot,
      facts: step.facts,
      profile: step.profile,
      determinationDigest: step.determinationDigest,
      beside: { facts: 1, profile: 1, window: "2026-11-21T1200" },
    });
  });

  it("remembers what an event became", async () => {
    const step = firstStep("remembers");
    expect(await ledger().recall(step.key, step.event.eventId)).toBeUndefined();
    await commitAll([step]);
    expect(await ledger().recall(step.key, step.event.eventId)).toEqual({
      version: 1,
      bodyDigest: step.bodyDigest,
    });
  });

  it("says to whom of the practice links to a record were handed out, and tells one record from another", async () => {
    const step = firstStep("opened");
    const [documentId, other] = [
      `doc_${"1".repeat(26)}` as DocumentId,
      `doc_${"2".repeat(26)}` as DocumentId,
    ];
    const personId = `per_${"1".repeat(26)}` as PersonId;
    const { nextProductionId, judgement, at } = step.event.recorded;
    const actor = {
      kind: "staff" as const,
      personId,
      name: "Miriam",
      roles: [],
      sees: true,
    };
    const viewed = recorded({ type: "record.viewed", documentId }, {
      at,
      actor,
      judgement,
      nextProductionId,
    } as never);
    const second = nextStep(step);
    await commitAll([step, { ...second, event: { ...second.event, recorded: viewed } }]);
    expect(await ledger().whoOpened(step.key, documentId)).toEqual([personId]);
    expect(await ledger().whoOpened(step.key, other)).toEqual([]);
    expect(await ledger().whoOpened(firstStep("has").key, documentId)).toEqual([]);
  });

  it("tells what was marked on a record, step by step, and nothing of another's", async () => {
    const step = firstStep("marked");
    const [documentId, other] = ["1", "2"].map((digit) => `doc_${digit.repeat(26)}` as DocumentId) as [
      DocumentId,
      DocumentId,
    ];
    const of = {
      documentId,
      recordSha256: "a".repeat(64),
      steps: [{ step: "declined" as const, mark: 1 }],
    };
    const { nextProductionId, judgement, at, actor } = step.event.recorded;
    const known = { at, actor, judgement, nextProductionId } as never;
    const second = nextStep(step);
    const marked = { ...second.event, recorded: recorded({ type: "record.marked", ...of }, known) };
    await commitAll([step, { ...second, event: marked }]);
    expect(await ledger().marksOn(step.key, documentId)).toMatchObject([of]);
    expect(await ledger().marksOn(step.key, other)).toEqual([]);
  });

  it("refuses an event that was applied before and tells what it became, whatever the version", async () => {
    const step = firstStep("applied");
    await commitAll([step, nextStep(step)]);
    const again = {
      ...nextStep(nextStep(step)),
      event: { ...nextStep(nextStep(step)).event, eventId: step.event.eventId },
    };
    const seen = { version: 1, bodyDigest: step.bodyDigest };
    expect(await ledger().commit(again)).toEqual({ outcome: "seen", seen });
    expect(await ledger().commit(step)).toEqual({ outcome: "seen", seen });
    expect((await ledger().load(step.key, "consistent"))?.version).toBe(2);
  });

  it("refuses a step on a version that is no longer stored, and writes no row of it", async () => {
    const step = firstStep("version");
    const second = nextStep(step);
    await commitAll([step, second]);
    const late: LedgerStep = {
      ...second,
      event: { ...second.event, eventId: "another-event-id-1" as EventId },
      facts: { facts: { changed: true } },
    };
    expect(await ledger().commit(late)).toEqual({ outcome: "moved-on" });
    expect((await ledger().load(step.key, "consistent"))?.facts).toEqual(second.facts);
    expect(await ledger().recall(step.key, "another-event-id-1" as EventId)).toBeUndefined();
  });

  it("refuses a first step for a request that exists", async () => {
    const step = firstStep("exists");
    await commitAll([step]);
    const other = { ...step, event: { ...step.event, eventId: "another-event-id-2" as EventId } };
    expect(await ledger().commit(other)).toEqual({ outcome: "moved-on" });
  });

  it("gives a tracking number to one request only", async () => {
    const step = firstStep("number");
    await commitAll([step]);
    const key = { ...step.key, requestId: `req_${"c".repeat(26)}` as RequestId };
    const other = { ...step, key, event: { ...step.event, eventId: "another-event-id-3" as EventId } };
    expect(await ledger().commit(other)).toEqual({ outcome: "number-taken" });
    expect(await ledger().load(key, "consistent")).toBeUndefined();
  });

  it("lets exactly one of many who saw the same version write", async () => {
    const step = firstStep("racing");
    await commitAll([step]);
    const racing = Array.from({ length: 12 }, (_, at) => {
      const second = nextStep(step);
      return { ...second, event: { ...second.event, eventId: `racing-event-id-${at}` as EventId } };
    });
    const outcomes = (await Promise.all(racing.map((one) => ledger().commit(one)))).map(
      ({ outcome }) => outcome,
    );
    expect(outcomes.filter((outcome) => outcome === "committed")).toHaveLength(1);
    expect(outcomes.every((outcome) => ["committed", "moved-on", "busy"].includes(outcome))).toBe(true);
  });

  it("takes a step with eighty effects and throws on one with more than a transaction holds", async () => {
    const step = firstStep("effects");
    const many = (count: number) =>
      Array.from({ length: count }, (): Effect => ({
        kind: "send-mail",
        template: "paper-arrived",
        to: "managers",
      }));
    await commitAll([{ ...step, effects: many(80) }]);
    await expect(ledger().commit({ ...nextStep(step), effects: many(90) })).rejects.toThrow(RangeError);
  });

  it("forgets a clock that has run, and not one that was set again", async () => {
    const step = firstStep("clock");
    const second = { ...nextStep(step), effects: [startClock(2, "2026-12-02T15:00:00Z")] };
    await commitAll([{ ...step, effects: [startClock(1, "2026-12-01T15:00:00Z")] }, second]);
    await ledger().forgetClock(step.key, "return-date", 1);
    await ledger().forgetClock(step.key, "return-date", 2);
    await ledger().forgetClock(step.key, "return-date", 2);
    await ledger().forgetClock(step.key, "never-started", 1);
    const third = nextStep(second);
    expect(
      await ledger().commit({
        ...third,
        effects: [{ kind: "cancel-clock", clockId: "return-date", generation: 2 }],
      }),
    ).toEqual({
      outcome: "committed",
    });
  });

  it("keeps what a step leaves as it was", async () => {
    const step = firstStep("leaves");
    const next = {
      ...nextStep(step),
      facts: "as-before",
      determination: "as-before",
      profile: "as-before",
    } as const;
    await commitAll([step, next]);
    expect(await ledger().load(step.key, "consistent")).toMatchObject({
      version: 2,
      facts: step.facts,
      profile: step.profile,
    });
  });

  it("does not share a value with whoever gave or got it", async () => {
    const facts = { facts: { instrument: { type: "subpoena" } } };
    const step = { ...firstStep("share"), facts };
    await commitAll([step]);
    facts.facts.instrument.type = "changed";
    expect((await ledger().load(step.key, "consistent"))?.facts).toEqual({
      facts: { instrument: { type: "subpoena" } },
    });
  });
}
