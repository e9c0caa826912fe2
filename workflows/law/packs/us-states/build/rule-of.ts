import { stateLaw, type Citation } from "../../../../vocabulary/citation.ts";
import type { Provenance } from "../../../../vocabulary/provenance.ts";
import type { Consequences } from "../../../rule.ts";

/** What every statement of state law says of itself: its id, its sentence, where it stands and where it was read. */
export type Statement = {
  readonly id: string;
  readonly title: string;
  readonly cite: string;
  readonly from: Provenance;
  readonly openQuestions?: readonly string[];
  readonly unsettled?: true;
  /** First and last day on which it is law, where the source says so. */
  readonly since?: string;
  readonly until?: string;
  readonly met: string;
  readonly unmet: string;
  readonly whenMet?: Consequences;
  readonly whenUnmet?: Consequences;
  readonly whenReleased?: Consequences;
};

/** A statement in the form of a rule, without its questions. */
export function statedBy({
  from,
  cite,
  ...rest
}: Statement): Omit<Statement, "from" | "cite"> & Provenance & { readonly cite: Citation } {
  return { ...from, ...rest, cite: stateLaw(cite) };
}
