import type { FaultKind, PortCall } from "./faults.ts";
import type { Reads } from "./replicas.ts";

/** How the world treats the product in one run. */
export type Weather = {
  readonly seed: number;
  /** The fault that strikes one call, if any. */
  readonly fault: (call: PortCall) => FaultKind | undefined;
  /** Milliseconds until a call is answered or a message arrives. */
  readonly delay: (of: "call" | "message") => number;
  /** How many times a message arrives. */
  readonly copies: () => number;
  /** How long an index of the table takes to hear of a write, in milliseconds; nothing at all when left out. */
  readonly lag?: () => number;
  /** How old a read that may be old can be, and which version of a row it shows; none is old when left out. */
  readonly old?: Pick<Reads, "windowMs" | "shows">;
  /** By how much the clock of a newly started container is wrong, in milliseconds. */
  readonly skew?: () => number;
  /** How much later a message comes once more, long after it was done with; most never do. */
  readonly echo?: () => number | undefined;
  /** How long a call of the assembly may take, in milliseconds; as long as it is deployed for when left out. */
  readonly lasts?: () => number;
  /** Whether the scheduler forgets a schedule. */
  readonly forgets?: () => boolean;
  /** After how long the operator sends a dead letter again, once; never when left out. */
  readonly redrives?: number;
  /** Decides which of the waiting calls comes next, instead of the time that each takes. */
  readonly conductor?: Conductor | undefined;
};
/** A call that waits for its turn. */
export type Held = { readonly actor: string; readonly call: PortCall; readonly input: unknown };
/** The next of them; undefined once every call may go its way again. */
export type Conductor = (held: readonly Held[]) => Held | undefined;
