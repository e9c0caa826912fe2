import * as z from "zod";
import { calendarDateSchema } from "./ids.ts";

// Money is whole cents of the dollar, from the field of a form to the ledger: no fraction of a cent is ever computed.

/** The most that one line, one payment or one fee may come to: 10,000 dollars. */
export const mostCents = 1_000_000;
/** The most pages, minutes or miles of one line. */
export const mostUnits = 100_000;
/** The most lines of one fee: each kind once, and a few more. */
export const mostFeeItems = 12;

const wholeCents = `Enter whole cents, a number from 1 to ${mostCents}.`;
/** An amount of money in cents, 1 to `mostCents`. */
export const centsSchema = z
  .int({ error: wholeCents, abort: true })
  .min(1, wholeCents)
  .max(mostCents, wholeCents);

const wholeUnits = `Enter a whole number from 1 to ${mostUnits}.`;
const unitsSchema = z.int({ error: wholeUnits, abort: true }).min(1, wholeUnits).max(mostUnits, wholeUnits);

/** What a fee may be asked for. */
export const feeKinds = [
  "copying-labor",
  "paper-copies",
  "electronic-copy",
  "supplies",
  "postage",
  "summary",
  "search",
  "certification",
  "attendance",
  "mileage",
] as const;
export const feeKindSchema = z.enum(feeKinds);
export type FeeKind = z.infer<typeof feeKindSchema>;

/** What each kind is counted in. */
export const feeUnits = {
  "copying-labor": "minute",
  "paper-copies": "page",
  "electronic-copy": "copy",
  supplies: "piece",
  postage: "piece",
  summary: "minute",
  search: "request",
  certification: "record",
  attendance: "day",
  mileage: "mile",
} as const satisfies Record<FeeKind, string>;

/** What a kind is counted in, for more than one. */
export const feeUnitInMany = (kind: FeeKind): string => `${feeUnits[kind].replace(/(?<![aeiou])y$/u, "ie")}s`;

/** So many of what a kind is counted in. */
export const feeQuantity = (kind: FeeKind, quantity: number): string =>
  `${quantity} ${quantity === 1 ? feeUnits[kind] : feeUnitInMany(kind)}`;

/** What each kind is called, to stand alone or inside a sentence. */
export const feeKindWords = {
  "copying-labor": "labor for copying",
  "paper-copies": "copies on paper",
  "electronic-copy": "electronic copy",
  supplies: "supplies",
  postage: "postage",
  summary: "summary, agreed beforehand",
  search: "search and retrieval",
  certification: "certification",
  attendance: "attendance of a witness",
  mileage: "mileage of a witness",
} as const satisfies Record<FeeKind, string>;

/** One line of a fee: how many of its unit, and what the whole line comes to. */
export const feeItemSchema = z.strictObject({
  kind: feeKindSchema,
  quantity: unitsSchema,
  cents: centsSchema,
});
export type FeeItem = z.infer<typeof feeItemSchema>;

/** How a fee was paid or given back; no number of a card, a check or an account is kept. */
export const paymentMeansSchema = z.enum(["check", "bank-transfer", "card", "cash", "money-order"]);
export type PaymentMeans = z.infer<typeof paymentMeansSchema>;
export const paymentMeansWords = {
  check: "by check",
  "bank-transfer": "by bank transfer",
  card: "by card",
  cash: "in cash",
  "money-order": "by money order",
} as const satisfies Record<PaymentMeans, string>;

/** Who is to pay, as far as the law tells them apart: it sets what may be asked for, and whether a release may wait. */
export const feePayerSchema = z.enum(["individual", "by-choice", "by-process", "government"]);
export type FeePayer = z.infer<typeof feePayerSchema>;

const rateSchema = z.strictObject({
  tiers: z.array(z.strictObject({ from: z.int().positive(), cents: z.int().nonnegative() })),
  flat: z.int().optional(),
  once: z.literal(true).optional(),
});
/** What units come to under one figure: by tiers that go on from one another, after one amount, or once a request. */
export type FeeRate = z.infer<typeof rateSchema>;

const limitSchema = z.strictObject({
  kind: feeKindSchema,
  words: z.string(),
  citation: z.string(),
  /** False where the figure was seen on no page of the law itself. */
  checked: z.boolean(),
  /** The day from which the figure stands, as far as its source says it. */
  since: calendarDateSchema.optional(),
  /** A sum that may be asked for in place of the reckoning, and bounds nothing else. */
  option: z.literal(true).optional(),
  rate: rateSchema,
});

/** The fee as staff see it. */
export const feeViewSchema = z.strictObject({
  items: z.array(feeItemSchema),
  quotedOn: calendarDateSchema,
  totalCents: z.int(),
  waivedCents: z.int(),
  paidCents: z.int(),
  refundedCents: z.int(),
  /** What is still to be paid; below zero: what is to be given back. */
  balanceCents: z.int(),
  disputed: z.boolean(),
  acceptedOn: calendarDateSchema.nullable(),
  /** The scope was agreed anew since it was quoted. */
  forOlderScope: z.boolean(),
});

/** What the law lets the practice ask for on this request, in words for the desk. */
export const feeBasisSchema = z.strictObject({
  payer: feePayerSchema,
  /** The day on which the figures were read for the edition that was recorded. */
  readOn: calendarDateSchema,
  /** What may be on the bill. */
  kinds: z.array(feeKindSchema),
  /** Kinds that no rule at hand sets an amount for: counsel agrees to them first. */
  askCounsel: z.array(feeKindSchema),
  limits: z.array(limitSchema),
  citations: z.array(z.string()),
  /** Whether a release may wait for the payment: by itself, once counsel has agreed, or never. */
  mayWait: z.enum(["yes", "with-counsel", "never"]),
});
export type FeeBasis = z.infer<typeof feeBasisSchema>;

/** The fee as the requester sees it: lines only once what they are for was released to them. */
export const outwardFeeSchema = z.strictObject({
  totalCents: z.int(),
  waivedCents: z.int(),
  paidCents: z.int(),
  balanceCents: z.int(),
  disputed: z.boolean(),
  acceptedOn: calendarDateSchema.nullable(),
  /** What is asked for was changed since: the practice tells another sum. */
  forOlderScope: z.boolean(),
  items: z.array(feeItemSchema).optional(),
});
export type OutwardFee = z.infer<typeof outwardFeeSchema>;

/** Cents as dollars: 123456 is "$1,234.56". */
export function dollars(cents: number): string {
  const [whole, rest] = [Math.trunc(Math.abs(cents) / 100), Math.abs(cents) % 100];
  const grouped = String(whole).replaceAll(/\B(?=(\d{3})+$)/g, ",");
  return `${cents < 0 ? "-" : ""}$${grouped}.${String(rest).padStart(2, "0")}`;
}

const amountAsTyped = /^(\d{1,5})(?:\.(\d{2}))?$/;
/** The cents of an amount as a person types it, `12` or `12.50`; nothing for whatever else is typed, or out of bounds. */
export function centsOf(typed: string): number | undefined {
  const [, whole, rest = "00"] = amountAsTyped.exec(typed.trim()) ?? [];
  const cents = whole === undefined ? 0 : Number(whole) * 100 + Number(rest);
  return cents >= 1 && cents <= mostCents ? cents : undefined;
}

/** The whole number that a person types, 1 to `mostUnits`; nothing for whatever else is typed. */
export function unitsOf(typed: string): number | undefined {
  const units = /^\d{1,6}$/.test(typed.trim()) ? Number(typed.trim()) : 0;
  return units >= 1 && units <= mostUnits ? units : undefined;
}

/** What is said of an amount that cannot be taken. */
export const amountAsked =
  "Enter dollars with two places for cents, such as 12.50: from 0.01 to 10000.00, no sign, no comma.";
/** What is said of a count that cannot be taken. */
export const unitsAsked = `Enter how many as a whole number, from 1 to ${mostUnits}, no sign, no comma.`;
