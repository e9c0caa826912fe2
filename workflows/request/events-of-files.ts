import * as z from "zod";
import { documentIdSchema, productionIdSchema } from "../contract/ids.ts";
import { limits } from "../contract/limits.ts";
import { event, reasonWords } from "./event-shape.ts";

const versions = z.int().nonnegative();

/** How many versions there were of each thing that is to be destroyed; of the sheet of notes on paper none. */
export const filesCountedSchema = z.strictObject({
  papers: z.array(z.strictObject({ documentId: documentIdSchema, versions })).max(limits.papers),
  productions: z
    .array(z.strictObject({ productionId: productionIdSchema, versions }))
    .max(limits.productions),
  binders: versions,
});
export type FilesCounted = z.infer<typeof filesCountedSchema>;

const someOf = {
  papers: z.array(documentIdSchema).max(limits.papers),
  productions: z.array(productionIdSchema).max(limits.productions),
};

/** What becomes of the files that a closed request left behind (45 CFR 164.530(j)(2)). */
export const filesEvents = {
  "files.disposal-proposed": event("files.disposal-proposed", {
    /** Why they may go: the decision of a person, on what advice, since no rule that was read says that they may. */
    ground: reasonWords,
  }),
  "files.disposal-declined": event("files.disposal-declined", { reason: reasonWords }),
  /** By a second person. From here on no paper can be opened, and no file of the request fetched. */
  "files.disposal-ordered": event("files.disposal-ordered", {
    /** How many papers that person sees listed: destroying is no slip of the hand. */
    papers: z.int().nonnegative(),
  }),
  // said by what destroys
  "files.counted": event("files.counted", filesCountedSchema.shape),
  "files.destroyed": event("files.destroyed", { edition: z.string().max(20) }),
  /** Something came to stand against it: of what is whole nothing was destroyed, of what is gone everything, of the rest a part. */
  "files.disposal-stopped": event("files.disposal-stopped", {
    whole: z.strictObject(someOf),
    gone: z.strictObject(someOf),
  }),
} as const;
