import { useQuery } from "@tanstack/react-query";
import { staffCall } from "../desk/staff-call.ts";
import { useRequest } from "./overview-context.ts";

/** The papers that the case calls for as it stands; only the desk may ask for them. */
export function usePapersToSend(enabled: boolean) {
  const { requestId, version } = useRequest().overview;
  return useQuery({
    queryKey: ["papers-to-send", requestId, version],
    queryFn: () => staffCall("papersToSend", { params: { requestId } }),
    enabled,
  });
}
