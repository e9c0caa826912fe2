import * as z from "zod";
import { accountingFormSchema } from "../contract/accounting.ts";
import { calendarDateSchema, productionIdSchema, sha256Schema } from "../contract/ids.ts";
import { delayStatementSchema } from "../contract/incident.ts";
import { event, reasonWords } from "./event-shape.ts";

/** What is added to the accounting of disclosures by hand; nothing of it is ever changed (45 CFR 164.528). */
export const accountingEvents = {
  "accounting.corrected": event("accounting.corrected", {
    productionId: productionIdSchema,
    /** What the entry should have said. */
    words: reasonWords,
  }),
  "accounting.suspended": event("accounting.suspended", {
    /** The health oversight agency or law-enforcement official who stated that an accounting would impede it. */
    agency: z.string().trim().min(3).max(200),
    statement: delayStatementSchema,
    statedOn: calendarDateSchema,
    /** Of an oral statement at most thirty days after it (45 CFR 164.528(a)(2)(ii)(C)). */
    untilOn: calendarDateSchema,
  }),
  /** It was drawn up, to be given: the practice keeps what it gave (45 CFR 164.528(d)(2)), here by its digest. */
  "accounting.drawn-up": event("accounting.drawn-up", {
    form: accountingFormSchema,
    asOf: calendarDateSchema,
    sha256: sha256Schema,
  }),
} as const;
