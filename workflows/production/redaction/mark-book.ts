import { mostMarkedRecords, mostMarks } from "../../contract/redaction-marks.ts";
import type { MarkBook, MarkStep } from "../../contract/redaction-marks.ts";
import type { DocumentId, PersonId } from "../../vocabulary/ids.ts";

/** Why a step cannot be taken. */
export type MarkRefusal =
  | "no-such-mark"
  | "mark-exists"
  | "too-many-marks"
  | "not-a-proposal"
  | "not-standing"
  | "another-persons-mark"
  | "your-own-mark"
  | "not-questioned";

const blank = (documentId: DocumentId) => ({ documentId, last: 0, waiting: [], owned: [], questioned: [] });
const bookOf = (books: readonly MarkBook[], documentId: DocumentId): MarkBook =>
  books.find((one) => one.documentId === documentId) ?? blank(documentId);

/** The books after some steps of one person on one record. */
export function booksAfter(
  books: readonly MarkBook[],
  documentId: DocumentId,
  steps: readonly MarkStep[],
  by: PersonId,
): readonly MarkBook[] {
  const book = steps.reduce((before, of) => after(before, of, by), bookOf(books, documentId));
  return [...books.filter((one) => one.documentId !== documentId), book];
}

function after(book: MarkBook, { step, mark }: MarkStep, by: PersonId): MarkBook {
  const last = Math.max(book.last, mark);
  const others = (numbers: readonly number[]) => numbers.filter((one) => one !== mark);
  const [waiting, questioned] = [others(book.waiting), others(book.questioned)];
  switch (step) {
    case "drawn":
    case "confirmed":
      return { ...book, last, waiting, owned: owning(book, mark, by) };
    case "proposed":
      return { ...book, last, waiting: [...waiting, mark] };
    case "declined":
      return { ...book, waiting };
    case "withdrawn":
      return { ...book, questioned, owned: book.owned.map((one) => ({ ...one, marks: others(one.marks) })) };
    case "questioned":
      return { ...book, questioned: [...questioned, mark] };
    case "changed":
    case "upheld":
      return { ...book, questioned };
  }
}

function owning({ owned }: MarkBook, mark: number, by: PersonId): MarkBook["owned"] {
  const own = owned.find((one) => one.by === by);
  return [...owned.filter((one) => one !== own), { by, marks: [...(own?.marks ?? []), mark] }];
}

/**
 * Why somebody may not take these steps, if they may not; the first reason is told. Nobody changes or withdraws what another
 * drew or confirmed: it can be questioned, which is on the record and keeps everything back until its owner has answered.
 */
export function refusedSteps(
  books: readonly MarkBook[],
  documentId: DocumentId,
  steps: readonly MarkStep[],
  by: PersonId,
): MarkRefusal | undefined {
  let now = books;
  for (const of of steps) {
    const refusal = refused(now, bookOf(now, documentId), of, by);
    if (refusal) return refusal;
    now = booksAfter(now, documentId, [of], by);
  }
  return undefined;
}

function refused(
  books: readonly MarkBook[],
  book: MarkBook,
  { step, mark }: MarkStep,
  by: PersonId,
): MarkRefusal | undefined {
  if (step === "drawn" || step === "proposed") {
    if (mark <= book.last) return "mark-exists";
    const isNew = !books.includes(book);
    return countOf(books) >= mostMarks || (isNew && books.length >= mostMarkedRecords)
      ? "too-many-marks"
      : undefined;
  }
  if (mark > book.last) return "no-such-mark";
  if (step === "confirmed" || step === "declined")
    return book.waiting.includes(mark) ? undefined : "not-a-proposal";
  const owner = book.owned.find(({ marks }) => marks.includes(mark))?.by;
  if (owner === undefined) return "not-standing";
  if (step === "questioned") return owner === by ? "your-own-mark" : undefined;
  if (owner !== by) return "another-persons-mark";
  return step === "upheld" && !book.questioned.includes(mark) ? "not-questioned" : undefined;
}

const countOf = (books: readonly MarkBook[]): number =>
  books.reduce(
    (sum, { waiting, owned }) =>
      sum + waiting.length + owned.reduce((own, { marks }) => own + marks.length, 0),
    0,
  );

/** Whether a proposal waits for a person, or a question for an answer: as long as that is so nothing of the record goes. */
export const isOpen = ({ waiting, questioned }: MarkBook): boolean => waiting.length + questioned.length > 0;
