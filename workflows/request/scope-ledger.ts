import type { z } from "zod";
import type { LedgerRow, scopeRowSchema } from "../contract/scope.ts";
import { limits } from "../contract/limits.ts";
import type { DocumentClass } from "../contract/case-file.ts";
import { scopeAfter } from "./agreed-scope.ts";
import { newestKeepTheirRows } from "./changes.ts";
import { feeAfterScope } from "./money.ts";
import type { ProposalOnFile, RequestContext } from "./context.ts";
import { openProposal, paperOf, sameRows, scopeOf } from "./guards.ts";
import type { Recorded, RecordedOf } from "./recorded.ts";

// The scope is talked over row by row: each row is agreed, refused or countered, and what is agreed narrows what is called
// for. Nothing here widens it: beyond what the paper asks for there is nothing to agree about.

type ScopeRow = z.infer<typeof scopeRowSchema>;
type Remembered = { readonly context: RequestContext };
type Asked = Remembered & { readonly event: Recorded };
type Answered = Remembered & { readonly event: RecordedOf<"negotiation.rows-answered"> };
type Proposed = Remembered & { readonly event: RecordedOf<"negotiation.proposed"> };
type Change = Partial<RequestContext>;

const countersOf = ({ answers }: Answered["event"]): readonly ScopeRow[] =>
  answers.flatMap((one) => (one.answer === "countered" ? [one.counter] : []));
const agreedRowsOf = ({ context, event }: Answered): readonly ScopeRow[] =>
  (openProposal(context)?.rows ?? []).filter((_row, n) => event.answers[n]?.answer === "agreed");

/** Whether the paper asks for it; testimony is a class of its own. */
function isCalledFor({ asked }: RequestContext, { class: of, range }: ScopeRow): boolean {
  if (asked === null) return false;
  const classes: readonly DocumentClass[] = asked.classes;
  const named = classes.includes(of) || (of === "testimony" && asked.testimony);
  const within =
    range === undefined ||
    asked.range === undefined ||
    (asked.range.fromOn <= range.fromOn && range.toOn <= asked.range.toOn);
  return named && within && (range === undefined || range.fromOn <= range.toOn);
}
export const rowsAreCalledFor = ({ context, event }: Proposed): boolean =>
  event.rows.every((row) => isCalledFor(context, row));
export const countersAreCalledFor = ({ context, event }: Answered): boolean =>
  countersOf(event).every((row) => isCalledFor(context, row));

/** A counter is to its own row: the same kind of record. */
export const countersKeepTheirClass = ({ context, event }: Answered): boolean =>
  event.answers.every(
    (one, n) => one.answer !== "countered" || one.counter.class === openProposal(context)?.rows[n]?.class,
  );
export const everyRowIsAnswered = ({ context, event }: Answered): boolean =>
  openProposal(context)?.rows.length === event.answers.length;
/** Time that was asked for is answered, and none that was not. */
export const timeIsAnswered = ({ context, event }: Answered): boolean =>
  (openProposal(context)?.newReturnOn === undefined) === (event.moreTime === undefined);
export const countersHaveAnId = ({ context, event }: Answered): boolean =>
  (countersOf(event).length === 0) === (event.counterId === undefined) &&
  context.proposals.every(({ proposalId }) => proposalId !== event.counterId);
export const paperIsNamedRightly = ({ context, event }: Proposed | Answered): boolean =>
  event.documentId === undefined || paperOf(context, event.documentId)?.state === "admitted";

export const agreedRowsFit = (asked: Answered): boolean =>
  scopeAfter(asked.context, agreedRowsOf(asked)).length <= limits.rows;

// what the region asks
const isOfRows = (asked: Asked): asked is Answered => asked.event.type === "negotiation.rows-answered";
export const someRowIsCountered = (asked: Asked): boolean =>
  isOfRows(asked) && countersOf(asked.event).length > 0;
/** Some of it is agreed now, or was before. */
export const rowsLeaveAgreement = (asked: Asked): boolean =>
  isOfRows(asked) && (agreedRowsOf(asked).length > 0 || asked.context.agreedScope !== null);
export const rowsChangeScope = (asked: Asked): boolean =>
  isOfRows(asked) &&
  agreedRowsOf(asked).length > 0 &&
  !sameRows(scopeAfter(asked.context, agreedRowsOf(asked)), scopeOf(asked.context));

/** The answers are kept with their proposal; what is agreed narrows the scope; the counters are the next proposal. */
export function rowsAnswered(known: Answered): Change {
  const { context, event } = known;
  const { counterId, documentId } = event;
  const agreed = agreedRowsOf(known);
  const proposals = context.proposals.map((one): ProposalOnFile =>
    one.proposalId === event.proposalId
      ? {
          ...one,
          answer: "in-part",
          rowAnswers: event.answers.map(({ answer }) => answer),
          ...(event.moreTime === undefined ? {} : { moreTime: event.moreTime }),
        }
      : one,
  );
  const counter = (id: NonNullable<typeof counterId>): ProposalOnFile => ({
    proposalId: id,
    by: event.by,
    rows: [...countersOf(event)],
    madeAt: event.at,
    answer: "open",
    ...(documentId === undefined ? {} : { documentId }),
  });
  return {
    proposals: counterId === undefined ? proposals : newestKeepTheirRows([...proposals, counter(counterId)]),
    ...(agreed.length > 0
      ? { agreedScope: [...scopeAfter(context, agreed)], ...feeAfterScope(context) }
      : {}),
  };
}

type Row = Omit<LedgerRow, "answer"> & { answer: LedgerRow["answer"] };
const rowsOf = (
  rows: readonly ScopeRow[],
  head: Pick<LedgerRow, "proposalId" | "by" | "madeAt" | "proposedIn">,
): readonly Row[] => rows.map((row) => ({ ...head, ...row, answer: "open" }));
const paper = <Name extends "proposedIn" | "answeredIn">(
  name: Name,
  documentId: LedgerRow[Name],
): Partial<Pick<LedgerRow, Name>> =>
  documentId === undefined ? {} : ({ [name]: documentId } as Partial<Pick<LedgerRow, Name>>);

/** Every row that was ever proposed, oldest first, with what became of it; read from what happened, nothing is left out. */
export function scopeLedgerOf(events: readonly Recorded[]): readonly LedgerRow[] {
  let rows: readonly Row[] = [];
  const replaced = () =>
    rows.map((row) => (row.answer === "open" ? { ...row, answer: "replaced" as const } : row));
  for (const event of events) {
    const { type, at } = event;
    if (type === "negotiation.proposed") {
      const { proposalId, by, documentId } = event;
      rows = [
        ...replaced(),
        ...rowsOf(event.rows, { proposalId, by, madeAt: at, ...paper("proposedIn", documentId) }),
      ];
    }
    if (type === "negotiation.answered")
      rows = rows.map((row) =>
        row.proposalId === event.proposalId
          ? { ...row, answer: event.answer === "accepted" ? "agreed" : "refused", answeredAt: at }
          : row,
      );
    if (type === "negotiation.rows-answered") {
      const answers = event.answers.values();
      rows = rows.map((row) => {
        const said = row.proposalId === event.proposalId ? answers.next().value : undefined;
        if (said === undefined) return row;
        const reason = said.answer === "agreed" ? {} : { reason: said.reason };
        return {
          ...row,
          answer: said.answer,
          answeredAt: at,
          ...reason,
          ...paper("answeredIn", event.documentId),
        };
      });
      const head = { by: event.by, madeAt: at, ...paper("proposedIn", event.documentId) };
      if (event.counterId !== undefined)
        rows = [...rows, ...rowsOf(countersOf(event), { proposalId: event.counterId, ...head })];
    }
    if (type === "request.closed") rows = replaced();
  }
  return rows;
}
