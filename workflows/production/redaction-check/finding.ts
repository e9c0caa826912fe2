import * as z from "zod";
import { redactionKinds, redactionKindSchema } from "../../contract/redaction-kinds.ts";
import type { RedactionKind } from "../../contract/redaction-kinds.ts";

/** Left, bottom, right and top in points of the page's own space, before it is turned (ISO 32000-1, 8.3.2.3). */
export type Box = readonly [left: number, bottom: number, right: number, top: number];

/** One thing that a redaction left behind. */
export const redactionFindingSchema = z.object({
  kind: redactionKindSchema,
  /** Counted from 1; none where it is nowhere on a page. */
  page: z.int().positive().nullable(),
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  /** How many characters can be recovered, as far as they are characters. */
  chars: z.int().nonnegative(),
  /** What was wrong, in words that quote nothing. */
  says: z.string(),
  /** What can be recovered; only where it was asked for. */
  text: z.string().optional(),
});
export type RedactionFinding = z.infer<typeof redactionFindingSchema>;

/** A finding whose sentence is the one of its kind. */
export const found = (
  kind: RedactionKind,
  text: string,
  page: number | null = null,
  box: Box | null = null,
): RedactionFinding => ({
  kind,
  page,
  box: box && rounded(box),
  chars: text.replaceAll(/\s/g, "").length,
  says: redactionKinds[kind],
  text,
});

const tenth = (points: number) => Math.round(points * 10) / 10;
const rounded = ([left, bottom, right, top]: Box): [number, number, number, number] => [
  tenth(left),
  tenth(bottom),
  tenth(right),
  tenth(top),
];
