import { describe, expect, it } from "vitest";
import { nextActionOf } from "../../../workflows/request/next-action.ts";
import { balanceOf } from "../../../workflows/request/money.ts";
import { outwardFeeOf, outwardStatusOf } from "../../../workflows/request/outward.ts";
import { queueOf } from "../../../workflows/request/queue.ts";
import { requestEvents } from "../../../workflows/request/events.ts";
import type { RequestSnapshot } from "../../../workflows/request/snapshot.ts";
import { statesOf } from "../../../workflows/request/states-of.ts";
import { aJudgement, happened } from "../../support/request/told.ts";
import { problemOf, verdict } from "../../support/request/verdict.ts";
import { readyForRelease, triaged, walk } from "../../support/request/walk.ts";

const on = (snapshot: RequestSnapshot, ...events: Parameters<typeof walk>[1][]) =>
  walk(snapshot, ...events).snapshot;
const quoted = () => on(readyForRelease(), happened("fee.quoted"));
const held = () => on(quoted(), happened("payment-hold.placed"));
const moneyOf = (snapshot: RequestSnapshot) => statesOf(snapshot).money;
const owedBy = ({ context }: RequestSnapshot) => balanceOf(context.fee);
const paidBy = (payer: "individual" | "by-process" | "government", schedule = "GA.1") => ({
  judgement: aJudgement({ fees: { payer, schedule } }),
});
const released = happened("production.released");

describe("a fee", () => {
  it("is owed once quoted, and settled by payments and waivers together", () => {
    expect([moneyOf(quoted()), owedBy(quoted())]).toEqual(["owed", 3750]);
    const inPart = on(quoted(), happened("fee.paid", { cents: 3000 }));
    expect([moneyOf(inPart), owedBy(inPart)]).toEqual(["owed", 750]);
    const whole = on(inPart, happened("fee.waived", { cents: 750 }));
    expect([moneyOf(whole), owedBy(whole)]).toEqual(["settled", 0]);
  });

  it("that was paid and should not have been asked for is waived and given back, all of it", () => {
    const paid = on(quoted(), happened("fee.paid"));
    expect(problemOf(on(paid, happened("fee.paid", { cents: 1 })), happened("fee.refunded")).words).toContain(
      "Waive the fee first, in whole or in part",
    );
    const waived = on(paid, happened("fee.waived"));
    expect([moneyOf(waived), owedBy(waived)]).toEqual(["overpaid", -3750]);
    expect(verdict(waived, happened("fee.waived", { cents: 1 }))).toBe("invalid-field");
    const back = on(waived, happened("fee.refunded"));
    expect([moneyOf(back), owedBy(back)]).toEqual(["settled", 0]);
    const more = on(paid, happened("fee.paid", { cents: 1 }), happened("fee.waived", { cents: 10 }));
    expect([moneyOf(more), owedBy(more)]).toEqual(["overpaid", -11]);
  });

  it("that was paid twice is given back to the cent, and no more; also after the close", () => {
    const twice = on(quoted(), happened("fee.paid"), happened("fee.paid"));
    expect([moneyOf(twice), owedBy(twice)]).toEqual(["overpaid", -3750]);
    const closed = on(twice, happened("request.closed"));
    expect(queueOf(closed)).toBe("after-release");
    expect(nextActionOf(closed).words).toContain("Give back what was paid too much");
    expect(problemOf(closed, happened("fee.refunded", { cents: 3751 }))).toMatchObject({
      code: "invalid-field",
      words: expect.stringContaining("No more can be given back than was paid too much."),
    });
    const back = on(closed, happened("fee.refunded"));
    expect([moneyOf(back), queueOf(back), nextActionOf(back).who]).toEqual(["settled", "closed", "nobody"]);
  });

  it("that is quoted anew keeps what was paid and nothing else", () => {
    const lower = happened("fee.quoted", { items: [{ kind: "postage", quantity: 1, cents: 950 }] });
    const again = on(quoted(), happened("fee.disputed"), happened("fee.paid"), lower);
    expect([moneyOf(again), owedBy(again)]).toEqual(["overpaid", -2800]);
  });

  it("is disputed, and stands or is settled after all", () => {
    const disputed = on(quoted(), happened("fee.disputed"));
    expect(moneyOf(disputed)).toBe("disputed");
    expect(moneyOf(on(disputed, happened("fee.dispute-ended")))).toBe("owed");
    expect(moneyOf(on(disputed, happened("fee.waived")))).toBe("settled");
    expect(verdict(quoted(), happened("fee.dispute-ended"))).toBe("wrong-state");
  });

  it("is not waived beyond what it comes to, and not paid before it is quoted", () => {
    expect(problemOf(quoted(), happened("fee.waived", { cents: 3751 })).words).toContain(
      "No more can be waived than the fee comes to.",
    );
    expect(problemOf(triaged(), happened("fee.paid")).words).toContain("asked for no fee");
  });

  it("of the individual has no search, keeps the figures known, and takes a summary only as agreed (45 CFR 164.524(c)(4))", () => {
    const quote = (
      ...items: {
        kind: "search" | "summary" | "paper-copies" | "copying-labor";
        quantity: number;
        cents: number;
      }[]
    ) => happened("fee.quoted", { items }, paidBy("individual", "CA.1"));
    const of = (event: ReturnType<typeof quote>) => verdict(triaged(), event);
    expect(problemOf(triaged(), quote({ kind: "search", quantity: 1, cents: 100 }))).toMatchObject({
      code: "refused-by-law",
      citations: ["45 CFR 164.524(c)(4)"],
    });
    expect(of(quote({ kind: "paper-copies", quantity: 10, cents: 250 }))).toBe("accepted");
    expect(of(quote({ kind: "paper-copies", quantity: 10, cents: 251 }))).toBe("refused-by-law");
    expect(of(quote({ kind: "copying-labor", quantity: 30, cents: 1500 }))).toBe("accepted");
    const summary = quote({ kind: "summary", quantity: 60, cents: 4000 });
    expect(problemOf(triaged(), summary).words).toContain("agreed to beforehand");
    expect(of({ ...summary, summaryAgreed: true })).toBe("accepted");
  });

  it("that the law, read again, does not let the payer be asked for is told beside the next step until it is gone", () => {
    const items = [{ kind: "search", quantity: 1, cents: 2000 }] as const;
    const asked = on(triaged(), happened("fee.quoted", { items: [...items] }));
    expect(nextActionOf(asked).words).not.toContain("more than this payer may be asked for");
    const turned = on(asked, happened("facts.recorded", {}, paidBy("individual")));
    expect(nextActionOf(turned).words).toContain("more than this payer may be asked for");
    const waived = on(turned, happened("fee.waived", { cents: 2000 }, paidBy("individual")));
    expect(nextActionOf(waived).words).not.toContain("more than this payer may be asked for");
  });

  it("of the individual is one sum for an electronic copy, or what the copy costs, never both (45 CFR 164.524(c)(4))", () => {
    const sum = { kind: "electronic-copy", quantity: 1, cents: 650 } as const;
    const quote = (
      payer: "individual" | "by-choice",
      ...more: { kind: "postage" | "copying-labor"; quantity: number; cents: number }[]
    ) =>
      happened(
        "fee.quoted",
        { items: [sum, ...more], counsel: "Orla Finch" },
        { judgement: aJudgement({ fees: { payer, schedule: "US.1" } }) },
      );
    expect(verdict(triaged(), quote("individual"))).toBe("accepted");
    const labor = { kind: "copying-labor", quantity: 10, cents: 500 } as const;
    expect(problemOf(triaged(), quote("individual", labor)).words).toContain(
      "has labor, supplies and postage in it",
    );
    expect(verdict(triaged(), quote("individual", { ...labor, kind: "postage" }))).toBe("refused-by-law");
    expect(verdict(triaged(), quote("by-choice", labor))).toBe("accepted");
  });

  it("asks for counsel where no rule sets the amount, and is not asked for where nobody knows who pays", () => {
    const search = { kind: "search", quantity: 1, cents: 100 } as const;
    const government = happened("fee.quoted", { items: [search] }, paidBy("government"));
    expect(problemOf(triaged(), government).words).toContain("Ask counsel, and name who agreed.");
    expect(verdict(triaged(), { ...government, counsel: "Orla Finch" })).toBe("accepted");
    const unknown = happened("fee.quoted", {}, { judgement: aJudgement({ fees: undefined }) });
    expect(problemOf(triaged(), unknown)).toMatchObject({
      code: "refused-by-law",
      missingFacts: ["/instrument/type", "/requester/role"],
    });
  });

  it.each([-1, 0, 1e308, Number.NaN, 12.5, "1,000", "0x10", "12", null, 1_000_001])(
    "of %j cents is refused by the schema, with the bounds in words (AB-045)",
    (cents) => {
      const { kind, quantity } = { kind: "postage", quantity: 1 };
      const wrong = "Enter whole cents, a number from 1 to 1000000.";
      const {
        at: _at,
        actor: _actor,
        judgement: _judgement,
        nextProductionId: _next,
        ...quote
      } = happened("fee.quoted");
      for (const [type, told] of [
        ["fee.quoted", { ...quote, items: [{ kind, quantity, cents }] }],
        ["fee.paid", { type: "fee.paid", cents, paidOn: "2026-12-02", means: "check" }],
      ] as const) {
        const read = requestEvents[type].safeParse(told);
        expect(read.error?.issues.map(({ message }) => message)).toEqual([wrong]);
      }
    },
  );

  it("keeps no number of a card or an account, in whatever words", () => {
    const said = (reason: string) =>
      requestEvents["fee.waived"].safeParse({ type: "fee.waived", cents: 1, waivedOn: "2026-12-02", reason });
    expect(said("Paid with 4111 1111 1111 1111.").error?.issues[0]?.message).toContain("Leave out numbers");
    expect(said("Invoice 2026-12-02, 40 pages.").success).toBe(true);
    expect(requestEvents["fee.paid"].safeParse({ ...happened("fee.paid"), card: "4111" }).success).toBe(
      false,
    );
  });
});

describe("a hold that waits for the payment", () => {
  it("keeps the production from going, tells whose turn it is, and ends by payment or waiver", () => {
    expect(problemOf(held(), released).words).toContain("The release waits for the payment of the fee.");
    expect([queueOf(held()), nextActionOf(held()).who]).toEqual(["waiting", "requester"]);
    for (const end of [happened("fee.paid"), happened("fee.waived"), happened("payment-hold.lifted")]) {
      const free = on(held(), end);
      expect(statesOf(free).paymentHold).toBe("off");
      expect(verdict(free, released)).toBe("accepted");
    }
    const inPart = on(held(), happened("fee.paid", { cents: 1 }));
    expect(statesOf(inPart).paymentHold).toBe("on");
  });

  it("is never placed against the individual, nor by whoever does not know who pays (45 CFR 164.524(c)(4))", () => {
    const place = happened("payment-hold.placed", { counsel: "Orla Finch" }, paidBy("individual"));
    expect(problemOf(quoted(), place)).toMatchObject({
      code: "refused-by-law",
      citations: expect.arrayContaining(["45 CFR 164.524(c)(4)"]),
    });
    const unknown = { judgement: aJudgement({ fees: undefined }) };
    expect(verdict(quoted(), happened("payment-hold.placed", {}, unknown))).toBe("refused-by-law");
    expect(verdict(readyForRelease(), happened("payment-hold.placed"))).toBe("wrong-state");
  });

  it("waits against a subpoena or the government only as counsel agreed (FRCP 45(d)(1))", () => {
    for (const payer of ["by-process", "government"] as const) {
      expect(verdict(quoted(), happened("payment-hold.placed", {}, paidBy(payer)))).toBe("refused-by-law");
      const agreed = happened("payment-hold.placed", { counsel: "Orla Finch" }, paidBy(payer));
      expect(verdict(quoted(), agreed)).toBe("accepted");
    }
  });

  it("ends by itself once the law, read again, lets nobody wait, and with the request", () => {
    const turned = on(held(), happened("facts.recorded", {}, paidBy("individual")));
    expect(statesOf(turned).paymentHold).toBe("off");
    expect(statesOf(on(held(), happened("request.closed"))).paymentHold).toBe("off");
  });
});

describe("what the requester reads of a fee", () => {
  it("is a sum, and lines only once what they are for was released to them", () => {
    const { fee } = quoted().context;
    expect(outwardFeeOf(quoted().context)).toEqual({
      totalCents: 3750,
      waivedCents: 0,
      paidCents: 0,
      balanceCents: 3750,
      disputed: false,
      acceptedOn: null,
      forOlderScope: false,
    });
    const gone = on(quoted(), released);
    expect(outwardFeeOf(gone.context)?.items).toEqual(fee?.items);
    const toCourt = { judgement: aJudgement({ goesToCourtAlone: true }) };
    const alone = on(readyForRelease(toCourt.judgement), happened("fee.quoted", {}, toCourt), {
      ...released,
      ...toCourt,
    });
    expect(outwardFeeOf(alone.context)?.items).toBeUndefined();
  });

  it("adds up, whatever was waived, paid and given back", () => {
    const waived = on(
      quoted(),
      happened("fee.paid", { cents: 3000 }),
      happened("fee.waived", { cents: 1000 }),
    );
    const fee = outwardFeeOf(on(waived, happened("fee.refunded", { cents: 100 })).context);
    expect(fee).toMatchObject({ waivedCents: 1000, paidCents: 2900, balanceCents: -150 });
    expect((fee?.totalCents ?? 0) - (fee?.waivedCents ?? 0) - (fee?.paidCents ?? 0)).toBe(fee?.balanceCents);
  });

  it("says of a hold that a payment is awaited, at every step alike", () => {
    expect(outwardStatusOf(held())).toBe("awaiting-payment");
    const early = on(triaged(), happened("fee.quoted"), happened("payment-hold.placed"));
    expect(outwardStatusOf(early)).toBe("awaiting-payment");
  });
});
