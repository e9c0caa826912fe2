import * as z from "zod";

/** The files of a production. */
export const productionFileSchema = z.enum(["production", "cover-letter", "manifest"]);
export type ProductionFile = z.infer<typeof productionFileSchema>;

/** The version under which the storage keeps each of them. */
export const storedVersionsSchema = z.record(productionFileSchema, z.string().min(1).max(1024));
