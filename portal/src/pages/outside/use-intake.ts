import { useQuery } from "@tanstack/react-query";
import { call } from "../../api/client.ts";
import type { OpenedDraft } from "../../session/intake-draft.ts";

/** The draft as the practice's side sees it; asked again while a paper is being checked. */
export function useIntake(draft: OpenedDraft | undefined) {
  return useQuery({
    queryKey: ["intake", draft?.requestId],
    enabled: draft !== undefined,
    queryFn: () =>
      call("viewIntake", {
        params: { requestId: draft?.requestId ?? "" },
        token: draft?.intakeToken,
      }),
    refetchInterval: (query) =>
      query.state.data?.papers.some((paper) => paper.state === "announced") === true ? 2000 : false,
  });
}
