import { onPaperSchema, paperLocatorSchema } from "../../workflows/contract/records.ts";
import type { z } from "zod";

const sealedSchema = onPaperSchema.extend(paperLocatorSchema.shape);
/** Where a note on paper lies and how much it is. */
export type PaperLocator = z.infer<typeof sealedSchema>;

/** A locator as it is sealed in place of a note's text. */
export const locatorBytes = ({ where, pages, volumes }: PaperLocator): Buffer =>
  Buffer.from(JSON.stringify({ where, pages, volumes }));

/** The locator that was sealed; throws on anything else. */
export const locatorOf = (bytes: Uint8Array): PaperLocator =>
  sealedSchema.parse(JSON.parse(Buffer.from(bytes).toString()));
