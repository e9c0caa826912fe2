import * as z from "zod";
import { documentClassSchema } from "./scalars.ts";
import { calendarDateSchema, instantSchema, productionIdSchema, requestIdSchema } from "./ids.ts";
import { delayStatementSchema, incidentKindSchema } from "./incident.ts";
import { processKindSchema } from "./papers.ts";

// The accounting of disclosures (45 CFR 164.528). Its entries are written with the events they follow from, in the same
// transaction; nothing is ever changed or taken away: what was wrong is corrected by a further entry.

const line = z.string().max(400);
const of = { requestId: requestIdSchema, trackingNumber: z.string().max(40), at: instantSchema };

/** Why a disclosure is not among those owed to the individual: 45 CFR 164.528(a)(1)(i), (ii), (iv). */
export const leftOutSchema = z.enum(["treatment-payment-operations", "to-the-individual", "authorization"]);
export type LeftOut = z.infer<typeof leftOutSchema>;

/** One release: on what day, to whom, what, and for which purpose (45 CFR 164.528(b)(2)). */
export const disclosureSchema = z.strictObject({
  entry: z.literal("disclosure"),
  ...of,
  productionId: productionIdSchema,
  /** The day in the time zone of the practice. */
  on: calendarDateSchema,
  to: z.strictObject({
    name: line,
    firm: line.optional(),
    /** As far as it is known. */
    address: line.optional(),
    /** Through the court, which received it from the practice. */
    throughCourt: z.boolean(),
  }),
  what: z.strictObject({
    classes: z.array(documentClassSchema).min(1),
    fromOn: calendarDateSchema,
    toOn: calendarDateSchema,
    records: z.int().positive(),
    pages: z.int().positive(),
  }),
  purpose: line,
  /** What was answered; missing from entries made before it was kept. */
  process: processKindSchema.optional(),
  leftOut: leftOutSchema.optional(),
});
export type Disclosure = z.infer<typeof disclosureSchema>;

/** When what was released for the court came to it. */
const deliverySchema = z.strictObject({
  entry: z.literal("delivery"),
  ...of,
  productionId: productionIdSchema,
  on: calendarDateSchema,
  to: line,
});

/** What went out by mistake: a disclosure that nothing permitted. */
const incidentSchema = z.strictObject({
  entry: z.literal("incident"),
  ...of,
  productionId: productionIdSchema.optional(),
  kind: incidentKindSchema,
  on: calendarDateSchema,
  /** Only the day on which it became known is known. */
  isDayOfDiscovery: z.boolean(),
  what: z.string().max(2000),
});

/** What an entry should have said. */
const correctionSchema = z.strictObject({
  entry: z.literal("correction"),
  ...of,
  productionId: productionIdSchema,
  words: z.string().max(2000),
  by: line,
});

/** An agency's statement that to tell of its disclosures would impede it (45 CFR 164.528(a)(2)). */
const suspensionSchema = z.strictObject({
  entry: z.literal("suspension"),
  ...of,
  agency: line,
  statement: delayStatementSchema,
  statedOn: calendarDateSchema,
  untilOn: calendarDateSchema,
});

/** One entry as it is kept with the patient. */
export const accountingEntrySchema = z.discriminatedUnion("entry", [
  disclosureSchema,
  deliverySchema,
  incidentSchema,
  correctionSchema,
  suspensionSchema,
]);
export type AccountingEntry = z.infer<typeof accountingEntrySchema>;

/** One line of the accounting as it stands on a day. */
export const accountingLineSchema = z.strictObject({
  requestId: requestIdSchema,
  trackingNumber: z.string(),
  productionId: productionIdSchema.optional(),
  recordedAt: instantSchema,
  on: calendarDateSchema,
  to: line,
  what: z.string(),
  purpose: z.string(),
  corrections: z.array(z.strictObject({ at: instantSchema, by: z.string(), words: z.string() })),
  /**
   * Of several releases that are told as one: the one they are told by, how many there were, the day of the last, and what
   * they come to (45 CFR 164.528(b)(3)).
   */
  series: z
    .strictObject({
      first: productionIdSchema,
      times: z.int().min(2),
      lastOn: calendarDateSchema,
      inAll: z.string(),
    })
    .optional(),
  /** Why it is not told to the individual; absent where it is. */
  keptBack: z
    .discriminatedUnion("why", [
      z.strictObject({ why: z.literal("left-out"), ground: leftOutSchema }),
      z.strictObject({ why: z.literal("suspended"), untilOn: calendarDateSchema }),
      z.strictObject({ why: z.literal("longer-ago") }),
    ])
    .optional(),
});
export type AccountingLine = z.infer<typeof accountingLineSchema>;

/** What the privacy officer sees: every line, the newest first, and which day the accounting reaches back to. */
export const accountingViewSchema = z.strictObject({
  asOf: calendarDateSchema,
  reachesBackTo: calendarDateSchema,
  lines: z.array(accountingLineSchema),
});
export type AccountingView = z.infer<typeof accountingViewSchema>;

/** The forms in which it is drawn up: to give, to reckon with, and for other programs. */
export const accountingFormSchema = z.enum(["pdf", "csv", "fhir"]);
export type AccountingForm = z.infer<typeof accountingFormSchema>;
