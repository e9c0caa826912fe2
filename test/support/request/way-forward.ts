import { commandsOf } from "../../../workflows/access/may.ts";
import type { RequestOverview } from "../../../workflows/contract/staff.ts";
import { likelyEvent } from "../../../workflows/request/likely-event.ts";
import { isWakeUp, noonOf, wakeOf } from "../../../workflows/request/clock-wakes.ts";
import type { RequestContext } from "../../../workflows/request/context.ts";
import { nextActionOf } from "../../../workflows/request/next-action.ts";
import { recorded } from "../../../workflows/request/recorded.ts";
import type { Recorded } from "../../../workflows/request/recorded.ts";
import { dehydrate } from "../../../workflows/request/snapshot.ts";
import type { Found } from "./found.ts";
import { further } from "./found.ts";
import { representatives } from "./explored.ts";
import { ezra, happened, mara, paz, production, vera } from "./told.ts";

type Who = RequestOverview["nextAction"]["who"];

const courtSays: ReadonlySet<string> = new Set([
  "motion-to-quash.decided",
  "protective-order.entered",
  "protective-order.denied",
  "in-camera.ordered",
  "in-camera.declined",
  "in-camera.ruled",
  "order.vacated",
  "order.reinstated",
  "patient-notice.cleared",
]);
const hasRole = ({ actor }: Recorded, role: string): boolean =>
  actor.kind === "staff" && actor.roles.some((one) => one === role);
/** Which events are told by whom the next action names; of what a requester does, some is told by a service. */
const isTheirs: Readonly<Record<Who, (event: Recorded) => boolean>> = {
  "practice-manager": (event) => hasRole(event, "practice-manager"),
  clinician: (event) => hasRole(event, "clinician"),
  "second-person": ({ type }) => type === "release.confirmed" || type === "release.returned",
  "the-one-person": ({ type }) => type === "outside-review.recorded" || type === "release.returned",
  "privacy-officer": (event) => hasRole(event, "privacy-officer") || event.type === "vault.approved",
  requester: ({ actor, type }) => actor.kind === "requester" || courtOrFiles.has(type),
  court: ({ type }) => courtSays.has(type),
  system: ({ actor }) => actor.kind === "system",
  nobody: (event) => event.type === "request.reopened" || isWakeUp(event),
};
/** How a requester's step reaches the ledger: files through the delivery, an objection's answer through the desk. */
const courtOrFiles: ReadonlySet<string> = new Set([
  "requester.email-confirmed",
  "link.issued",
  "transfer.finished",
  "document.admitted",
  "objection.lifted",
]);

/** What can be said of a request as it stands: what the tests tell of, and the best case of every command of every person. */
function sayable({ snapshot }: Found): readonly Recorded[] {
  const { context } = snapshot;
  const { judgement, openedAt: at } = context;
  if (judgement === null || at === null) return representatives;
  const people = [mara, ezra, vera, paz].map((one) => ({ ...one, roles: [...one.roles] }));
  const likely = people.flatMap((actor) =>
    commandsOf(actor.roles).map((command) =>
      recorded(likelyEvent(command, { context, judgement, at }), {
        at,
        actor,
        judgement,
        nextProductionId: production,
      }),
    ),
  );
  const wakes = wakesOf(context).map((event) => ({ ...event, judgement }));
  return [...representatives.map((event) => ({ ...event, judgement })), ...likely, ...wakes];
}

/** The wake-ups that the request waits for, each on its day; that each is started, the reading of the effects sees to. */
function wakesOf({ clocks }: RequestContext): readonly Recorded[] {
  return Object.entries(clocks).flatMap(([clockId, clock]): readonly Recorded[] => {
    const { generation, dueOn, wakesOn } = clock;
    if (wakesOn === null) return [];
    const wake = { clockId, generation };
    const at = { at: noonOf(wakesOn) };
    switch (wakeOf(clockId, clock)) {
      case "elapsed":
        return [happened("clock.elapsed", wake, at)];
      case "reminded":
        return [happened("clock.reminded", { ...wake, dueOn }, at)];
      case "stop-ended":
        return [happened("clock.stop-ended", wake, at)];
    }
  });
}

/** What is wrong with who has the ball: nothing when somebody of those whom it names can take a step that changes something. */
export function faultsOfNextAction(one: Found): readonly string[] {
  const { who, words } = nextActionOf(dehydrate(one.snapshot));
  const waits = one.snapshot.context.stage !== "closed";
  const moves = sayable(one).some(
    (event) =>
      isTheirs[who](event) &&
      changes(one, event) &&
      (who !== "nobody" || !waits || passesTheBall(one, event)),
  );
  return moves && words.length > 0
    ? []
    : [`${JSON.stringify(one.snapshot.value)}: ${who} can do nothing: ${words}`];
}

function changes(one: Found, event: Recorded): boolean {
  const next = further(one, event);
  if (next === undefined) return false;
  const { timesFactsRecorded: _before, ...before } = one.snapshot.context;
  const { timesFactsRecorded: _after, ...after } = next.snapshot.context;
  return JSON.stringify([one.snapshot.value, before]) !== JSON.stringify([next.snapshot.value, after]);
}

/** Where nobody has the ball, the clock that is waited for gives it to somebody. */
function passesTheBall(one: Found, event: Recorded): boolean {
  const next = further(one, event);
  return next !== undefined && nextActionOf(dehydrate(next.snapshot)).who !== "nobody";
}
