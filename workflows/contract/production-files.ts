import * as z from "zod";
import { sha256Schema } from "./ids.ts";

/** The files of a production. */
export const productionFileSchema = z.enum(["production", "cover-letter", "manifest", "packet"]);
export type ProductionFile = z.infer<typeof productionFileSchema>;

/** What people call each of them. */
export const productionFileWords = {
  production: "production",
  "cover-letter": "cover letter",
  manifest: "manifest",
  packet: "archive",
} as const satisfies Record<ProductionFile, string>;

/** Whether a file holds the records: whoever has one of these whole has all that was produced. */
export const holdsTheRecords = (file: ProductionFile): boolean => file === "production" || file === "packet";

/** The storage's digest over the digests of the parts that a file came in, base64, and how many they were. */
export const partsDigestSchema = z
  .string()
  .max(50)
  .regex(/^[A-Za-z0-9+/]{43}=-\d{1,5}$/);

/** The archive of a production: its documents one by one, their words, logs and load files. */
export const archivedSchema = z.strictObject({
  sha256: sha256Schema,
  bytes: z.int().positive(),
  /** Null where the file came to the storage at once. */
  partsDigest: partsDigestSchema.nullable(),
});

const versionSchema = z.string().min(1).max(1024);
/** The version under which the storage keeps each of them. */
export const storedVersionsSchema = z.strictObject({
  production: versionSchema,
  "cover-letter": versionSchema,
  manifest: versionSchema,
  /** Absent of a production of before there were archives. */
  packet: versionSchema.optional(),
});
