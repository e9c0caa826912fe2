import { createContext, useContext } from "react";
import type { Me, RequestOverview } from "../../../../workflows/contract/staff.ts";
import type { StaffCommandName } from "../../../../workflows/contract/commands.ts";

type RequestContext = {
  readonly overview: RequestOverview;
  readonly me: Me;
  /** What was entered into forms of this request and not given yet, by the name of the form. */
  readonly kept: Map<string, unknown>;
};

/** The request that the page shows, and who looks at it. */
export const OverviewContext = createContext<RequestContext | undefined>(undefined);

/** The request that the page shows; only inside the request page. */
export function useRequest(): RequestContext {
  const context = useContext(OverviewContext);
  if (context === undefined) throw new Error("This part is only shown inside the page of a request.");
  return context;
}

/** Whether a command may be given now, with the reason when not; nothing when it is not for this person's role. */
export function useAllowed(command: StaffCommandName) {
  return useRequest().overview.allowed.find((row) => row.command === command);
}
