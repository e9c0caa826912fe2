import * as z from "zod";
import { calendarDateSchema, instantSchema, patientRefSchema, requestIdSchema } from "./ids.ts";

/** How far the disposal of the files of a closed request has come. */
export const filesDisposalStateSchema = z.enum(["proposed", "ordered", "stopped", "destroyed"]);

const act = z.strictObject({ by: z.string(), at: instantSchema });
/** The disposal of the files of a request as its page shows it; once they are destroyed it is their certificate. */
export const filesDisposalViewSchema = z.strictObject({
  state: filesDisposalStateSchema,
  ground: z.string(),
  proposed: act,
  ordered: act.optional(),
  /** When it was reported that they are destroyed, or that something stopped it. */
  endedAt: instantSchema.optional(),
  /** The schedule under which they were destroyed. */
  edition: z.string().optional(),
  /** Versions found before anything was destroyed: of each paper by its name, of each production by its id, and of binders. */
  counted: z
    .strictObject({
      papers: z.array(z.strictObject({ name: z.string(), versions: z.int() })),
      productions: z.array(z.strictObject({ productionId: z.string(), versions: z.int() })),
      binders: z.int(),
    })
    .optional(),
  /** What may still exist, and until when; nothing where no day ends it. */
  copies: z.array(z.strictObject({ what: z.string(), until: calendarDateSchema.nullable() })),
});
export type FilesDisposalView = z.infer<typeof filesDisposalViewSchema>;

/** One closed request whose files are to be destroyed, or are, among those of the practice. */
export const filesDisposalListedSchema = z.strictObject({
  requestId: requestIdSchema,
  trackingNumber: z.string(),
  patientRef: patientRefSchema,
  state: filesDisposalStateSchema,
  at: instantSchema,
});
