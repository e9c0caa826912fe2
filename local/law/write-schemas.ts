import { writeFileSync } from "node:fs";
import * as z from "zod";
import { caseFileSchema } from "../../workflows/contract/case-file.ts";
import { determinationSchema } from "../../workflows/contract/determination.ts";

const folder = new URL("../../workflows/contract/schema/", import.meta.url);

const asText = ($id: string, title: string, schema: z.ZodType): string =>
  `${JSON.stringify({ $id, title, ...z.toJSONSchema(schema) }, null, 2)}\n`;

/** The two contracts as JSON Schema 2020-12, by file name, ready to be committed. */
export const schemaFiles: Readonly<Record<string, string>> = {
  "case-file.schema.json": asText("case-file.schema.json", "Case file", caseFileSchema),
  "determination.schema.json": asText("determination.schema.json", "Determination", determinationSchema),
};

if (import.meta.main) {
  for (const [name, text] of Object.entries(schemaFiles)) writeFileSync(new URL(name, folder), text);
}
