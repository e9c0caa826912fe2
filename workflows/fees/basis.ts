import { mostUnder } from "../contract/fee-rates.ts";
import { dollars, feeKinds, feeUnits } from "../contract/money.ts";
import type { FeeBasis, FeeItem, FeeKind, FeePayer } from "../contract/money.ts";
import { cfr, frcp, usc } from "../vocabulary/citation.ts";
import type { Citation } from "../vocabulary/citation.ts";
import type { FeeCap } from "./schedule.ts";
import { scheduleNamed } from "./schedules.ts";

/** Under what a fee is asked: who pays, by which edition of which jurisdiction. */
export type FeeFooting = { readonly payer: FeePayer; readonly schedule: string };

type OfPayer = {
  readonly kinds: readonly FeeKind[];
  readonly cites: readonly Citation[];
  /** Whether the release may wait for the payment, and on what that stands. */
  readonly mayWait: FeeBasis["mayWait"];
};

const ofWitness: readonly FeeKind[] = ["attendance", "mileage"];
const papers = feeKinds.filter((kind) => !ofWitness.includes(kind));

const byPayer: Readonly<Record<FeePayer, OfPayer>> = {
  // Not searching, retrieving or verifying; and access waits for no bill.
  individual: {
    kinds: ["copying-labor", "paper-copies", "electronic-copy", "supplies", "postage", "summary"],
    cites: [cfr(45, "164.524(c)(4)")],
    mayWait: "never",
  },
  // A form permits a disclosure and compels none.
  "by-choice": { kinds: papers, cites: [cfr(45, "164.502(a)(1)")], mayWait: "yes" },
  // The return date runs on, paid or not.
  "by-process": {
    kinds: feeKinds,
    cites: [frcp("45(b)(1)"), frcp("45(d)(1)"), usc(28, "1821")],
    mayWait: "with-counsel",
  },
  government: { kinds: papers, cites: [], mayWait: "with-counsel" },
};

/** What is charged as it was laid out: a rule bounds it by its cost, not by an amount. */
const atCost: ReadonlySet<FeeKind> = new Set(["supplies", "postage"]);

const boundsOf = (payer: FeePayer): ReadonlySet<FeeCap["bounds"]> =>
  new Set([
    "everybody",
    payer === "individual" ? "individual" : "others",
    ...(payer === "by-process" ? (["by-process"] as const) : []),
  ]);
const capsOf = ({ payer, schedule }: FeeFooting): readonly FeeCap[] =>
  scheduleNamed(schedule).caps.filter(({ bounds }) => boundsOf(payer).has(bounds));

/** Whether counsel is asked before such a line: no figure is known for it, or a court or the government is to pay. */
function asksCounsel(footing: FeeFooting, kind: FeeKind): boolean {
  if (footing.payer === "government") return true;
  if (footing.payer === "individual" || atCost.has(kind)) return false;
  return capsOf(footing).every((cap) => cap.kind !== kind);
}

/** The kinds that may be on the bill: the individual pays by the page only where a figure for a page is known. */
function kindsOf(footing: FeeFooting): readonly FeeKind[] {
  const { kinds } = byPayer[footing.payer];
  const byPage =
    footing.payer !== "individual" || capsOf(footing).some(({ kind }) => kind === "paper-copies");
  return byPage ? kinds : kinds.filter((kind) => kind !== "paper-copies");
}

function limitWords({ kind, tiers, flat, once, option }: FeeCap): string {
  const unit = feeUnits[kind];
  const whatFor = once === true ? "the request" : `each ${unit}`;
  const steps = tiers.map(({ from, cents }) =>
    from === 1 ? `${dollars(cents)} for ${whatFor}` : `${dollars(cents)} from ${unit} ${from} on`,
  );
  // Whoever asks for more leaves the sum out and reckons.
  if (option === true)
    return `${steps.join(", ")}: one sum that HHS offers in place of the reckoning, with labor, supplies and postage in it. It is no cap: what the copy costs may be reckoned instead.`;
  const before = flat === undefined ? [] : [`${dollars(flat)} before that`];
  return `At most ${[...before, ...steps].join(", ")}.`;
}

/** What may be asked for on this footing, as the desk reads it. */
export function feeBasisOf(footing: FeeFooting): FeeBasis {
  const { cites, mayWait } = byPayer[footing.payer];
  const kinds = kindsOf(footing);
  const caps = capsOf(footing).filter(({ kind }) => kinds.includes(kind));
  return {
    payer: footing.payer,
    readOn: scheduleNamed(footing.schedule).readOn,
    kinds: [...kinds],
    askCounsel: kinds.filter((kind) => asksCounsel(footing, kind)),
    limits: caps.map((cap) => ({
      kind: cap.kind,
      words: limitWords(cap),
      citation: cap.cite,
      checked: cap.checked,
      ...(cap.since === undefined ? {} : { since: cap.since }),
      ...(cap.option === undefined ? {} : { option: cap.option }),
      rate: {
        tiers: cap.tiers,
        ...(cap.flat === undefined ? {} : { flat: cap.flat }),
        ...(cap.once === undefined ? {} : { once: cap.once }),
      },
    })),
    citations: [...cites],
    mayWait,
  };
}

type Quote = { readonly items: readonly FeeItem[]; readonly counsel?: string | undefined };

/** Whether every line is of a kind that this payer may be asked for. */
export const kindsAreAllowed = (footing: FeeFooting, { items }: Quote): boolean => {
  const kinds = kindsOf(footing);
  return items.every(({ kind }) => kinds.includes(kind));
};

// HHS offers the one sum for an electronic copy with all of these in it.
const inTheFlatSum: ReadonlySet<FeeKind> = new Set(["copying-labor", "supplies", "postage"]);
/** Whether the individual is asked for the flat sum or for what it is made of, and not for both. */
export const flatStandsAlone = ({ payer }: FeeFooting, { items }: Quote): boolean =>
  payer !== "individual" ||
  items.every(({ kind }) => kind !== "electronic-copy") ||
  items.every(({ kind }) => !inTheFlatSum.has(kind));

/** Whether no kind comes to more than every figure known of it allows, all its lines together. */
export const capsAreKept = (footing: FeeFooting, { items }: Quote): boolean =>
  capsOf(footing).every((cap) => {
    const lines = items.filter(({ kind }) => kind === cap.kind);
    const sum = (part: (item: FeeItem) => number) => lines.reduce((total, item) => total + part(item), 0);
    return (
      lines.length === 0 ||
      sum(({ cents }) => cents) <=
        mostUnder(
          cap,
          sum(({ quantity }) => quantity),
        )
    );
  });

/** Whether this payer may be asked for these lines at all, whoever agreed to them. */
export const mayBeAsked = (footing: FeeFooting, quote: Quote): boolean =>
  kindsAreAllowed(footing, quote) && capsAreKept(footing, quote) && flatStandsAlone(footing, quote);

/** Whether counsel agreed where no rule at hand sets the amount. */
export const counselAgreedWhereAsked = (footing: FeeFooting, { items, counsel }: Quote): boolean =>
  counsel !== undefined || items.every(({ kind }) => !asksCounsel(footing, kind));

/** Whether a release may wait for the payment, on this footing and with what counsel said. */
export function mayWait({ payer }: FeeFooting, counselAgreed: boolean): boolean {
  const answer = byPayer[payer].mayWait;
  return answer === "yes" || (answer === "with-counsel" && counselAgreed);
}
