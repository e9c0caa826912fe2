import type { DocumentClass } from "../contract/case-file.ts";
import type { WithholdingGround } from "../contract/withholding.ts";
import type { Outcome } from "../contract/determination.ts";
import type { CalendarDate } from "../vocabulary/dates.ts";
import { asksForClass, asksForDay } from "../law/asked.ts";
import type { Asked } from "../law/asked.ts";
import type { DocumentId } from "../vocabulary/ids.ts";

/** A proposed record, as far as a production must know it. */
export type ProposedRecord = {
  readonly documentId: DocumentId;
  readonly class: DocumentClass;
  readonly sessionOn: CalendarDate;
  /** Who wrote it, as the log names the person. */
  readonly author: string;
  /** As they were counted when it came in; null where nobody counted. */
  readonly pages: number | null;
  /** Stored under the psychotherapy-notes key. */
  readonly sealed: boolean;
  readonly outcome: Outcome;
  readonly decision: "approve" | "withhold" | undefined;
  /** On what ground the clinician kept it back, where the law would have let it go. */
  readonly ground: WithholdingGround | null;
};

/** Why a record does not go: a rule of law, the bounds of the request, or the ground a clinician chose. */
export type WithheldGround =
  | WithholdingGround
  | "vault-not-open"
  | "psychotherapy-notes"
  | "needs-court-order"
  | "needs-authorization"
  | "objection"
  | "withheld-by-law"
  | "outside-request"
  | "outside-agreed-scope";

export type Withheld = {
  readonly documentId: DocumentId;
  readonly class: DocumentClass;
  readonly sessionOn: CalendarDate;
  readonly author: string;
  readonly pages: number | null;
  readonly ground: WithheldGround;
};
export type ProductionScope = {
  readonly produced: readonly ProposedRecord[];
  readonly withheld: readonly Withheld[];
};

type ScopeRow = {
  readonly class: DocumentClass;
  readonly range?: { readonly fromOn: CalendarDate; readonly toOn: CalendarDate } | undefined;
  readonly stance: "produce" | "withhold";
};
type Proposed = {
  readonly records: readonly ProposedRecord[];
  /** What the request asks for, as staff read it: of whatever kind the paper is, nothing goes beyond it. */
  readonly asked: Asked | undefined;
  /** What the parties agreed, if they did. */
  readonly agreedScope: readonly ScopeRow[] | null;
  /** The notes for which the vault is open now. */
  readonly opened: readonly DocumentId[];
};

/**
 * Which records go and which stay, oldest first. A record goes only if the request asks for it, the parties did not leave it
 * out, the law releases it, a clinician approved it, and, when sealed, the vault is open for it; every other record
 * stays on the first ground that holds.
 */
export function productionScope({ records, ...bounds }: Proposed): ProductionScope {
  const inOrder = records.toSorted(
    (one, other) =>
      one.sessionOn.localeCompare(other.sessionOn) || one.documentId.localeCompare(other.documentId),
  );
  const judged = inOrder.map((record) => ({ record, ground: groundOf(record, bounds) }));
  return {
    produced: judged.flatMap(({ record, ground }) => (ground === undefined ? [record] : [])),
    withheld: judged.flatMap(({ record, ground }) =>
      ground === undefined
        ? []
        : [
            {
              documentId: record.documentId,
              class: record.class,
              sessionOn: record.sessionOn,
              author: record.author,
              pages: record.pages,
              ground,
            },
          ],
    ),
  };
}

function groundOf(
  record: ProposedRecord,
  { asked, agreedScope, opened }: Omit<Proposed, "records">,
): WithheldGround | undefined {
  if (!isAsked(record, asked)) return "outside-request";
  if (agreedScope !== null && !isAgreed(record, agreedScope)) return "outside-agreed-scope";
  if (record.outcome !== "release")
    return record.class === "psychotherapy-notes" ? "psychotherapy-notes" : groundOfOutcome(record.outcome);
  // A record that nobody decided about, or that the law let go only afterwards, stays where the law had it.
  if (record.decision !== "approve") return record.ground ?? "withheld-by-law";
  if (record.sealed && !opened.includes(record.documentId)) return "vault-not-open";
  return undefined;
}

/** The ground on which the law keeps back what it does not release. */
export function groundOfOutcome(
  outcome: Outcome,
): "needs-court-order" | "needs-authorization" | "objection" | "withheld-by-law" {
  if (outcome === "needs-court-order" || outcome === "needs-authorization") return outcome;
  return outcome === "object-by-date" ? "objection" : "withheld-by-law";
}

/** What nobody recorded as asked for was not asked for. */
const isAsked = (record: ProposedRecord, asked: Asked | undefined): boolean =>
  asksForClass(asked, record.class) === true && asksForDay(asked, record.sessionOn) === true;

/** The last row that speaks of the record decides; what no row speaks of was not agreed. */
function isAgreed(record: ProposedRecord, rows: readonly ScopeRow[]): boolean {
  const speaking = rows.filter(
    (row) =>
      row.class === record.class &&
      (row.range === undefined ||
        (row.range.fromOn <= record.sessionOn && record.sessionOn <= row.range.toOn)),
  );
  return speaking.at(-1)?.stance === "produce";
}
