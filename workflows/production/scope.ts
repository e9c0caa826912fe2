import type { DocumentClass } from "../contract/case-file.ts";
import type { Outcome } from "../contract/determination.ts";
import type { CalendarDate } from "../vocabulary/dates.ts";
import type { DocumentId } from "../vocabulary/ids.ts";

/** A proposed record, as far as a production must know it. */
export type ProposedRecord = {
  readonly documentId: DocumentId;
  readonly class: DocumentClass;
  readonly sessionOn: CalendarDate;
  /** Stored under the psychotherapy-notes key. */
  readonly sealed: boolean;
  readonly outcome: Outcome;
  readonly decision: "approve" | "withhold" | undefined;
};

/** Why a record does not go. */
export type WithheldGround =
  | "vault-not-open"
  | "psychotherapy-notes"
  | "needs-court-order"
  | "needs-authorization"
  | "objection"
  | "withheld-by-law"
  | "outside-agreed-scope"
  | "withheld-by-clinician";

export type Withheld = {
  readonly documentId: DocumentId;
  readonly class: DocumentClass;
  readonly sessionOn: CalendarDate;
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
type Asked = {
  readonly records: readonly ProposedRecord[];
  /** What the parties agreed, if they did. */
  readonly agreedScope: readonly ScopeRow[] | null;
  /** The notes for which the vault is open now. */
  readonly opened: readonly DocumentId[];
};

/**
 * Which records go and which stay, oldest first. A record goes only if the law releases it, a clinician approved it, the
 * parties did not leave it out, and, when sealed, the vault is open for it; every other record stays on the first ground
 * that holds.
 */
export function productionScope({ records, agreedScope, opened }: Asked): ProductionScope {
  const inOrder = records.toSorted(
    (one, other) =>
      one.sessionOn.localeCompare(other.sessionOn) || one.documentId.localeCompare(other.documentId),
  );
  const judged = inOrder.map((record) => ({ record, ground: groundOf(record, agreedScope, opened) }));
  return {
    produced: judged.flatMap(({ record, ground }) => (ground === undefined ? [record] : [])),
    withheld: judged.flatMap(({ record, ground }) =>
      ground === undefined
        ? []
        : [{ documentId: record.documentId, class: record.class, sessionOn: record.sessionOn, ground }],
    ),
  };
}

function groundOf(
  record: ProposedRecord,
  agreedScope: readonly ScopeRow[] | null,
  opened: readonly DocumentId[],
): WithheldGround | undefined {
  if (record.outcome !== "release") return groundOfOutcome(record.class, record.outcome);
  if (agreedScope !== null && !isAgreed(record, agreedScope)) return "outside-agreed-scope";
  if (record.decision !== "approve") return "withheld-by-clinician";
  if (record.sealed && !opened.includes(record.documentId)) return "vault-not-open";
  return undefined;
}

/** The ground on which the law keeps a class back that is not released. */
export function groundOfOutcome(documentClass: DocumentClass, outcome: Outcome): WithheldGround {
  if (documentClass === "psychotherapy-notes") return "psychotherapy-notes";
  if (outcome === "needs-court-order" || outcome === "needs-authorization") return outcome;
  return outcome === "object-by-date" ? "objection" : "withheld-by-law";
}

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
