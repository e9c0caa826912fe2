import * as z from "zod";
import { instantSchema, productionIdSchema, sha256Schema } from "../contract/ids.ts";
import { archivedSchema, partsDigestSchema, storedVersionsSchema } from "../contract/production-files.ts";

/** A production on its way: what it consists of once it was assembled, and when it was released. */
export const productionOnFileSchema = z.strictObject({
  productionId: productionIdSchema,
  state: z.enum(["assembling", "assembled", "failed", "released"]),
  /** Whether the second look confirmed it for the court alone; else it was confirmed for the requester. */
  courtAlone: z.boolean(),
  reason: z.string().max(200).nullable(),
  /** Known, and numbers set aside for them, before the first is stamped. */
  pages: z.int().nullable(),
  firstNumber: z.int().positive().nullable(),
  batesFirst: z.string().max(40).nullable(),
  batesLast: z.string().max(40).nullable(),
  productionSha256: sha256Schema.nullable(),
  /** Null where the file came to the storage at once. */
  partsDigest: partsDigestSchema.nullable().default(null),
  bytes: z.int().positive().nullable().default(null),
  /** Null of one of before there were archives. */
  packet: archivedSchema.nullable().default(null),
  coverLetterSha256: sha256Schema.nullable(),
  manifestSha256: sha256Schema.nullable(),
  /** The stored version of each file that was reported: only these are ever delivered. */
  versions: storedVersionsSchema.nullable(),
  releasedAt: instantSchema.nullable(),
});

/** One assembly that was ordered, and what became of its files. */
export const assemblyOnFileSchema = z.strictObject({
  productionId: productionIdSchema,
  /** `kept`: somebody was given it, so it is evidence of a disclosure (45 CFR 164.528); `preserved`: under the legal hold;
   * `order-withdrawn`: preserved too, but the hold came when the order to destroy was out, and may have come too late.
   * `going`, `disposed`: somebody was given it, and two people had the files of the closed request destroyed. */
  files: z.enum([
    "in-hand",
    "preserved",
    "order-withdrawn",
    "to-destroy",
    "destroyed",
    "kept",
    "going",
    "disposed",
  ]),
});
