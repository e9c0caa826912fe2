import * as z from "zod";
import { calendarDateSchema, sha256Schema } from "../../contract/ids.ts";
import { leftOutSchema, setAsideReasonSchema } from "../../contract/rebuilt.ts";
import { redactionReasonSchema } from "../../contract/redaction.ts";
import { batesNumber } from "../bates.ts";
import { packetHeadShape, wordsSchema } from "./plan.ts";

const packetDocumentSchema = z.strictObject({
  name: wordsSchema,
  type: wordsSchema,
  date: calendarDateSchema.nullable(),
  author: wordsSchema.nullable(),
  /** Of the file as it was, before its pages were rebuilt. */
  sha256: sha256Schema,
  batesFirst: z.string(),
  batesLast: z.string(),
  /** How many numbers it has, whether or not its pages are there. */
  pages: z.int().positive(),
  withheld: z.array(z.strictObject({ page: z.int().positive(), number: z.string(), ground: wordsSchema })),
  redacted: z.array(
    z.strictObject({
      page: z.int().positive(),
      number: z.string(),
      reason: redactionReasonSchema,
      boxes: z.int().positive(),
    }),
  ),
  leftOut: z.array(leftOutSchema),
  setAside: setAsideReasonSchema.nullable(),
});
export type PacketDocumentRow = z.infer<typeof packetDocumentSchema>;

/** A file of a packet, by name and digest. */
export const packetFileSchema = z.strictObject({
  name: z.string().regex(/^(?:[a-z]+\/)?[A-Za-z0-9-]{1,60}\.[a-z]{3,4}$/),
  sha256: sha256Schema,
  bytes: z.int().nonnegative(),
  /** Of a PDF; null of other files. */
  pages: z.int().positive().nullable(),
});
export type PacketFile = z.infer<typeof packetFileSchema>;

/** What lies in the folder of a packet, by digest and number: `npm run packet:verify` holds the files against it. */
export const packetManifestSchema = z.strictObject({
  schemaVersion: z.literal(1),
  ...packetHeadShape,
  lastNumber: z.int().positive(),
  documents: z.array(packetDocumentSchema).min(1),
  /** What no row ever speaks of; the same words in every manifest. */
  neverListed: z.string(),
  files: z.array(packetFileSchema),
});
export type PacketManifest = z.infer<typeof packetManifestSchema>;

/** Where a document lies by itself, and its words: under the number of its first page, which tells nothing. */
export const documentPath = ({ batesFirst }: Pick<PacketDocumentRow, "batesFirst">): string =>
  `documents/${batesFirst}.pdf`;
export const textPath = ({ batesFirst }: Pick<PacketDocumentRow, "batesFirst">): string =>
  `text/${batesFirst}.txt`;

/** Whether nothing of a document is there but the sheet in its place. */
export const withheldInFull = ({ pages, withheld }: Pick<PacketDocumentRow, "pages" | "withheld">): boolean =>
  new Set(withheld.map(({ page }) => page)).size === pages;

/** The numbers that stand on the pages of a document: all but those that stay out; the first alone where a sheet stands for it. */
export function numbersOf(
  { pages, withheld }: Pick<PacketDocumentRow, "pages" | "withheld">,
  prefix: string,
  first: number,
): readonly string[] {
  if (withheldInFull({ pages, withheld })) return [batesNumber(prefix, first)];
  const out = new Set(withheld.map(({ page }) => page));
  return Array.from({ length: pages }, (_, at) => at + 1)
    .filter((page) => !out.has(page))
    .map((page) => batesNumber(prefix, first + page - 1));
}

/** The same for each document of a packet, in order. Undefined where one does not begin where the one before ends. */
export function allNumbersOf({
  documents,
  prefix,
  firstNumber,
  lastNumber,
}: Pick<PacketManifest, "documents" | "prefix" | "firstNumber" | "lastNumber">):
  | readonly (readonly string[])[]
  | undefined {
  const all: (readonly string[])[] = [];
  let next = firstNumber;
  for (const document of documents) {
    const first = next;
    const at = (page: number) => batesNumber(prefix, first + page - 1);
    const { batesFirst, batesLast, pages, withheld, redacted } = document;
    if (batesFirst !== at(1) || batesLast !== at(pages)) return undefined;
    if ([...withheld, ...redacted].some(({ page, number }) => page > pages || number !== at(page)))
      return undefined;
    all.push(numbersOf(document, prefix, first));
    next += pages;
  }
  return next - 1 === lastNumber ? all : undefined;
}
