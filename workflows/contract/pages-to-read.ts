import * as z from "zod";

/**
 * Pages of a record, counted from 1, that somebody who treats the patient has to read before the record may go. A machine
 * found them by their words, or could not read them: a flag is no finding, and its absence proves nothing.
 */
export const pagesToReadSchema = z.object({
  /** The words look like what was said in a session, or like an analysis of it (45 CFR 164.501). */
  mixed: z.array(z.int().positive()),
  /** Nothing could be read of them, or not everything: a scan for one. */
  unread: z.array(z.int().positive()),
  /** They name somebody else as the patient; what came in before this was looked for says nothing of it. */
  another: z.array(z.int().positive()).default([]),
});
export type PagesToRead = z.infer<typeof pagesToReadSchema>;

/** Whether a person has to read pages of the record before it is approved. */
export const hasPagesToRead = ({ mixed, unread, another }: PagesToRead): boolean =>
  mixed.length + unread.length + another.length > 0;

/** Pages by their numbers, in words; three and more in a row as from and to. They come in their order. */
export function pagesListed(pages: readonly number[]): string {
  const runs: number[][] = [];
  for (const page of pages) {
    const run = runs.at(-1);
    if (run?.at(-1) === page - 1) run.push(page);
    else runs.push([page]);
  }
  const listed = runs.map((run) => (run.length > 2 ? `${run[0]} to ${run.at(-1)}` : run.join(", ")));
  return `${pages.length === 1 ? "page" : "pages"} ${listed.join(", ")}`;
}

/** Why pages have to be read, in words; nothing of what they say. */
export const pagesToReadWords = ({ mixed, unread, another }: PagesToRead): string =>
  [
    mixed.length > 0
      ? `${pagesListed(mixed)}: the words look like the contents or an analysis of a session, as psychotherapy notes hold them (45 CFR 164.501)`
      : "",
    unread.length > 0
      ? `${pagesListed(unread)}: no machine could read what is there, so nothing was looked for`
      : "",
    another.length > 0 ? `${pagesListed(another)}: the words name somebody else as the patient` : "",
  ]
    .filter((words) => words !== "")
    .join("; ");
