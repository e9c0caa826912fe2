import { useQuery } from "@tanstack/react-query";
import type { RequestOverview } from "../../../../workflows/contract/staff.ts";
import { staffCall } from "../desk/staff-call.ts";

function somethingUnderWay(overview: RequestOverview | undefined): boolean {
  if (overview === undefined) return false;
  return (
    overview.papers.some((paper) => paper.state === "announced") ||
    overview.production?.state === "assembling" ||
    overview.effects.some((effect) => effect.status === "open")
  );
}

/** One request with everything staff may see of it; asked again sooner while something is under way. */
export function useOverview(requestId: string) {
  return useQuery({
    queryKey: ["overview", requestId],
    queryFn: () => staffCall("overview", { params: { requestId } }),
    refetchInterval: (query) => (somethingUnderWay(query.state.data) ? 3000 : 30_000),
  });
}
