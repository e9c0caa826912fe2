import { createActor, initialTransition } from "xstate";
import type { ExecutableActionsFrom, InspectedMicrostepEvent } from "xstate";
import type { Refusal } from "../contract/problem.ts";
import type { Effect } from "./effects.ts";
import { requestMachine } from "./machine.ts";
import type { Recorded, RecordedOf } from "./recorded.ts";
import { refusalOf } from "./refusal.ts";
import type { RequestSnapshot } from "./snapshot.ts";
import { isStale } from "./stale.ts";

/** It happened: where the request stands now, and what should be done about it. */
export type Accepted = {
  readonly outcome: "accepted";
  readonly snapshot: RequestSnapshot;
  readonly effects: readonly Effect[];
};
/** It must not happen: nothing is written. */
export type Refused = { readonly outcome: "refused"; readonly problem: Refusal };
/** It is known already, or a clock that nobody waits for any more: nothing is written, nobody is told. */
type Unchanged = { readonly outcome: "unchanged" };
export type Decision = Accepted | Refused | Unchanged;

type Action = ExecutableActionsFrom<typeof requestMachine>;
type Scope = Parameters<typeof requestMachine.transition>[2];

// One inert scope for all steps: XState's `transition()` builds a throwaway actor each time, at two and a half times the
// cost. The scope keeps nothing but the actions of the step in hand, and what its event itself led to; asked beforehand
// with `can`, the machine would look for that twice. A test holds both to equal results.
type Noted = { readonly intended: Action[]; taken: InspectedMicrostepEvent["_transitions"] | undefined };
const nothing = (): Noted => ({ intended: [], taken: undefined });
let noted = nothing();
const self = createActor(requestMachine, {
  inspect: (seen) => {
    if (seen.type === "@xstate.microstep") noted.taken ??= seen._transitions;
  },
});
const scope: Scope = {
  self,
  id: "",
  sessionId: "",
  system: self.system,
  logger: () => {},
  defer: () => {},
  emit: () => {},
  stopChild: () => {},
  actionExecutor: (action) => noted.intended.push(action as Action),
};

const [blank] = initialTransition(requestMachine);

/** The first event of a request. */
export function open(event: RecordedOf<"request.opened">): Decision {
  return decide(blank, event);
}

/** What an event does to a request: pure, and the only door to the machine. */
export function decide(snapshot: RequestSnapshot, event: Recorded): Decision {
  if (isStale(snapshot.context, event)) return { outcome: "unchanged" };
  noted = nothing();
  const next = requestMachine.transition(snapshot, event, scope);
  // What `can` asks of a transition: that it leads somewhere or does something.
  if (!noted.taken?.some(({ target, actions }) => target !== undefined || actions.length > 0))
    return { outcome: "refused", problem: refusalOf(snapshot, event) };
  return { outcome: "accepted", snapshot: next, effects: effectsOf(noted.intended) };
}

/** The effects in the order in which they were intended; built-in actions of XState carry none. */
export function effectsOf(actions: readonly Action[]): readonly Effect[] {
  return actions.flatMap((action) => (action.type === "intend" ? action.params : []));
}
