import type { ReactNode } from "react";
import type { StaffCommandName } from "../../../../workflows/contract/commands.ts";
import { useRequest } from "./overview-context.ts";

/** Which of these commands the role gives, and the words that shut all of several when one reason does. */
export function useShut(commands: readonly StaffCommandName[]): {
  readonly isOwn: boolean;
  readonly reason: string | undefined;
} {
  const { overview } = useRequest();
  const own = overview.allowed.filter((row) => commands.includes(row.command));
  const reasons = new Set(own.map((row) => (row.enabled ? undefined : row.words)));
  const [reason] = reasons;
  return { isOwn: own.length > 0, reason: own.length > 1 && reasons.size === 1 ? reason : undefined };
}

/** The one reason why nothing of a panel can be done; of a request that is closed the first of several is told. */
export function usePanelShut(commands: readonly StaffCommandName[]): ReturnType<typeof useShut> {
  const { overview } = useRequest();
  const shut = useShut(commands);
  if (overview.states.course !== "closed") return shut;
  return { ...shut, reason: overview.allowed.find((row) => commands.includes(row.command))?.words };
}

type ForRoleProps = {
  readonly commands: readonly StaffCommandName[];
  /** Said to those whose role gives none of the commands. */
  readonly otherwise?: string;
  readonly children: ReactNode;
};

/**
 * Shows its content to those whose role gives at least one of the commands, whether or not the moment is right. Several
 * commands that are all shut for one reason are told once.
 */
export function ForRole({ commands, otherwise, children }: ForRoleProps) {
  const { isOwn, reason } = useShut(commands);
  const words = isOwn ? reason : otherwise;
  if (words !== undefined) return <p className="soft small">{words}</p>;
  return isOwn ? children : null;
}
