import type { StaffCommandName } from "../contract/commands.ts";
import { commandsOf } from "../access/may.ts";
import { likelyEvent, noProduction } from "./likely-event.ts";
import type { Actor } from "./recorded.ts";
import { recorded } from "./recorded.ts";
import { reasonOf } from "./refusal.ts";
import { resume } from "./snapshot.ts";
import type { Instant } from "../vocabulary/dates.ts";
import type { Standing } from "./stored-snapshot.ts";

/** One command of the person's roles; when it would be refused now, the words say why and what would be right. */
type AllowedCommand = {
  readonly command: StaffCommandName;
  readonly enabled: boolean;
  readonly words?: string;
};

/** Every command of the person's roles, asked of the machine itself at an instant, under the last recorded judgement. */
export function allowedCommands(
  standing: Standing,
  actor: Extract<Actor, { kind: "staff" }>,
  now?: Instant,
): readonly AllowedCommand[] {
  const snapshot = resume(standing);
  const { context } = snapshot;
  const { judgement, openedAt: at } = context;
  if (judgement === null || at === null) return [];
  return commandsOf(actor.roles).map((command) => {
    const event = recorded(likelyEvent(command, { context, judgement, at }), {
      at: now ?? at,
      actor,
      judgement,
      nextProductionId: noProduction,
    });
    if (snapshot.can(event)) return { command, enabled: true };
    return { command, enabled: false, words: reasonOf(snapshot, event).words };
  });
}
