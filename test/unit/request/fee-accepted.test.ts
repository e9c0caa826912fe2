import { describe, expect, it } from "vitest";
import { nextActionOf } from "../../../workflows/request/next-action.ts";
import { outwardFeeOf } from "../../../workflows/request/outward.ts";
import type { RequestSnapshot } from "../../../workflows/request/snapshot.ts";
import { statesOf } from "../../../workflows/request/states-of.ts";
import { attorney, happened } from "../../support/request/told.ts";
import { problemOf, verdict } from "../../support/request/verdict.ts";
import { triaged, walk } from "../../support/request/walk.ts";

const on = (snapshot: RequestSnapshot, ...events: Parameters<typeof walk>[1][]) =>
  walk(snapshot, ...events).snapshot;
const quoted = () => on(triaged(), happened("fee.quoted"));
const theyAgree = happened("fee.accepted", {}, { by: attorney });
const agreed = () => on(quoted(), theyAgree);
const narrower = happened("negotiation.proposed", { rows: [{ class: "progress-notes", stance: "produce" }] });
const theyNarrow = happened("negotiation.answered", {}, { by: attorney });

describe("a fee that was quoted before the work", () => {
  it("is agreed to by whoever asked, and by the desk for them; it stays owed", () => {
    for (const by of [theyAgree, happened("fee.accepted")]) {
      const { context, ...snapshot } = on(quoted(), by);
      expect(context.fee?.acceptedOn).toBe("2026-12-02");
      expect(statesOf({ context, ...snapshot }).money).toBe("owed");
      expect(outwardFeeOf(context)).toMatchObject({ acceptedOn: "2026-12-02", balanceCents: 3750 });
    }
  });

  it("is agreed to at the sum that was seen, once, and not before it is told", () => {
    expect(problemOf(quoted(), happened("fee.accepted", { cents: 3749 }, { by: attorney }))).toMatchObject({
      code: "invalid-field",
      words: expect.stringContaining("The fee is another one by now."),
    });
    expect(verdict(agreed(), theyAgree)).toBe("wrong-state");
    expect(verdict(triaged(), theyAgree)).toBe("wrong-state");
    const less = on(quoted(), happened("fee.waived", { cents: 750 }));
    expect(verdict(less, happened("fee.accepted", { cents: 3000 }, { by: attorney }))).toBe("accepted");
  });

  it("is no longer agreed to once it is quoted anew or questioned", () => {
    const cheaper = happened("fee.quoted", { items: [{ kind: "postage", quantity: 1, cents: 950 }] });
    expect(on(agreed(), cheaper).context.fee?.acceptedOn).toBeNull();
    expect(on(agreed(), happened("fee.disputed")).context.fee?.acceptedOn).toBeNull();
  });
});

describe("a scope that is narrowed in answer to the fee", () => {
  const narrowed = () => on(agreed(), narrower, theyNarrow);

  it("takes the sum out of date for both sides, and the desk is asked to reckon it again", () => {
    const snapshot = narrowed();
    expect(outwardFeeOf(snapshot.context)).toMatchObject({ forOlderScope: true, acceptedOn: null });
    expect(nextActionOf(snapshot).words).toContain("reckon it for what is left and quote it again");
    expect(problemOf(snapshot, theyAgree).words).toContain("The practice tells another one first.");
  });

  it("is met by a new quote, and by a waiver of what is open", () => {
    const again = on(
      narrowed(),
      happened("fee.quoted", { items: [{ kind: "paper-copies", quantity: 10, cents: 750 }] }),
    );
    expect(again.context.fee).toMatchObject({ forOlderScope: false, acceptedOn: null });
    expect(nextActionOf(again).words).not.toContain("reckon it");
    expect(verdict(again, happened("fee.accepted", { cents: 750 }, { by: attorney }))).toBe("accepted");
    expect(nextActionOf(on(narrowed(), happened("fee.waived"))).words).not.toContain("reckon it");
  });

  it("leaves a fee alone that nobody quoted, and one whose narrowing was declined", () => {
    expect(on(triaged(), narrower, theyNarrow).context.fee).toBeNull();
    const declined = happened("negotiation.answered", { answer: "declined" }, { by: attorney });
    expect(on(agreed(), narrower, declined).context.fee).toMatchObject({
      forOlderScope: false,
      acceptedOn: "2026-12-02",
    });
  });
});
