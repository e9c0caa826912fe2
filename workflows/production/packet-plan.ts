import * as z from "zod";
import { leftOutSchema, setAsideReasonSchema } from "../contract/rebuilt.ts";
import { instantSchema, sha256Schema } from "../contract/ids.ts";

const words = z.string().min(1).max(300);
const batesPrefix = z.string().regex(/^[A-Z0-9]{1,12}$/);

/** What a packet is built from: files of a folder, in order, with the numbers that their pages get. */
export const packetPlanSchema = z.strictObject({
  $schema: z.string().optional(),
  schemaVersion: z.literal(1),
  /** Whose records these are, or in which matter; it stands on the certificate. */
  title: words,
  /** Who certifies: the practice, as the certificate names it. */
  practice: words,
  prefix: batesPrefix,
  firstNumber: z.int().positive(),
  /** The date written into the files: the same plan gives the same bytes. */
  assembledAt: instantSchema,
  documents: z
    .array(
      z.strictObject({
        name: words,
        /** Where the file lies, from the folder of the plan. */
        file: words,
        /** As they were counted; the file is set aside where it has others. Counted from the file where it is not said. */
        pages: z.int().positive().max(2000).optional(),
        /** Pages that keep their number and stay out. */
        withheld: z.array(z.strictObject({ page: z.int().positive(), ground: words })).default([]),
      }),
    )
    .min(1),
});
export type PacketPlan = z.infer<typeof packetPlanSchema>;

/** What lies in the folder of a packet, by digest and number: `npm run packet:verify` holds the files against it. */
export const packetManifestSchema = z.strictObject({
  schemaVersion: z.literal(1),
  title: words,
  practice: words,
  prefix: batesPrefix,
  firstNumber: z.int().positive(),
  lastNumber: z.int().positive(),
  assembledAt: instantSchema,
  files: z.array(
    z.strictObject({
      name: z.enum(["production.pdf", "certificate.pdf"]),
      sha256: sha256Schema,
      bytes: z.int().positive(),
      pages: z.int().positive(),
    }),
  ),
  documents: z.array(
    z.strictObject({
      name: words,
      /** Of the file as it was, before its pages were rebuilt. */
      sha256: sha256Schema,
      batesFirst: z.string(),
      batesLast: z.string(),
      pages: z.int().positive(),
      withheld: z.array(z.strictObject({ number: z.string(), ground: words })),
      leftOut: z.array(leftOutSchema),
      setAside: setAsideReasonSchema.nullable(),
    }),
  ),
});
export type PacketManifest = z.infer<typeof packetManifestSchema>;

/** The numbers that stand on pages, in order: all of them but those of pages that stayed out. Undefined where the documents do not follow each other. */
export function numbersOf(
  { documents, firstNumber, lastNumber }: PacketManifest,
  numberOf: (number: number) => string,
): readonly string[] | undefined {
  const numbers: string[] = [];
  let next = firstNumber;
  for (const { batesFirst, batesLast, pages, withheld } of documents) {
    if (batesFirst !== numberOf(next) || batesLast !== numberOf(next + pages - 1)) return undefined;
    const out = new Set(withheld.map(({ number }) => number));
    for (let page = 0; page < pages; page += 1)
      if (!out.has(numberOf(next + page))) numbers.push(numberOf(next + page));
    next += pages;
  }
  return next - 1 === lastNumber ? numbers : undefined;
}
