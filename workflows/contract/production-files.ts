import * as z from "zod";

/** The files of a production. */
export const productionFileSchema = z.enum(["production", "cover-letter", "manifest"]);
export type ProductionFile = z.infer<typeof productionFileSchema>;

/** The storage's digest over the digests of the parts that a file came in, base64, and how many they were. */
export const partsDigestSchema = z
  .string()
  .max(50)
  .regex(/^[A-Za-z0-9+/]{43}=-\d{1,5}$/);

/** The version under which the storage keeps each of them. */
export const storedVersionsSchema = z.record(productionFileSchema, z.string().min(1).max(1024));
