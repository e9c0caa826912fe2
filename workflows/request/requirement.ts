import type { ProblemCode } from "../contract/problem.ts";
import type { RequestContext } from "./context.ts";
import type { RequestEventType } from "./events.ts";
import type { RecordedOf } from "./recorded.ts";

/** What the sender of an event is told when it is refused. */
export type Reason = {
  readonly code: ProblemCode;
  /** What was wrong and what would be right. */
  readonly words: string;
  readonly citations?: readonly string[];
  /** JSON pointers into the case file of the facts that would decide it. */
  readonly missingFacts?: readonly string[];
  /** Told also where the request is not at the step of the event; else the step is named before what it would ask. */
  readonly atEveryStep?: true;
};

/** One condition an event must meet, and what its sender is told when it does not. */
export type Requirement<Type extends RequestEventType> = Reason & {
  readonly holds: (asked: { readonly context: RequestContext; readonly event: RecordedOf<Type> }) => boolean;
};

/** The conditions of every event, in the order in which they are told. */
export type Requirements = { readonly [Type in RequestEventType]: readonly Requirement<Type>[] };
