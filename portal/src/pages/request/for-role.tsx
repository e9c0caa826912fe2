import type { ReactNode } from "react";
import type { StaffCommandName } from "../../../../workflows/contract/commands.ts";
import { useRequest } from "./overview-context.ts";

type ForRoleProps = {
  readonly commands: readonly StaffCommandName[];
  /** Said to those whose role gives none of the commands. */
  readonly otherwise?: string;
  readonly children: ReactNode;
};

/** Shows its content to those whose role gives at least one of the commands, whether or not the moment is right. */
export function ForRole({ commands, otherwise, children }: ForRoleProps) {
  const { overview } = useRequest();
  if (overview.allowed.some((row) => commands.includes(row.command))) return children;
  return otherwise === undefined ? null : <p className="soft small">{otherwise}</p>;
}
