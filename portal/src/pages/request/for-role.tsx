import type { ReactNode } from "react";
import type { StaffCommandName } from "../../../../workflows/contract/commands.ts";
import { useRequest } from "./overview-context.ts";

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
  const { overview } = useRequest();
  const own = overview.allowed.filter((row) => commands.includes(row.command));
  if (own.length === 0) return otherwise === undefined ? null : <p className="soft small">{otherwise}</p>;
  const reasons = new Set(own.map((row) => (row.enabled ? undefined : row.words)));
  const [reason] = reasons;
  return own.length > 1 && reasons.size === 1 && reason !== undefined ? (
    <p className="soft small">{reason}</p>
  ) : (
    children
  );
}
