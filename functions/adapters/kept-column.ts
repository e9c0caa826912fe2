import * as z from "zod";
import { limits } from "../../workflows/contract/limits.ts";

/** A fact of many rows as a column: every answer once, and row by row its place among them, or null where none is known. */
export const columnSchema = <Answer extends z.ZodType>(answer: Answer) =>
  z
    .strictObject({
      answers: z.array(answer),
      of: z
        .array(
          z
            .int()
            .min(0)
            .max(limits.records - 1)
            .nullable(),
        )
        .max(limits.records),
    })
    .refine(({ answers, of }) => of.every((place) => place === null || place < answers.length));

type Column<Answer> = { answers: Answer[]; of: (number | null)[] };

/** The column of what the rows answer, in their order. */
export function columnOf<Answer>(given: readonly (Answer | undefined)[]): Column<Answer> {
  const answers = [...new Set(given.filter((answer) => answer !== undefined))];
  return { answers, of: given.map((answer) => (answer === undefined ? null : answers.indexOf(answer))) };
}

/** What a row answers, if that is known. */
export function answerOf<Answer>({ answers, of }: Column<Answer>, row: number): Answer | undefined {
  const place = of[row];
  return typeof place === "number" ? answers[place] : undefined;
}
