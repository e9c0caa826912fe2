import { useQuery } from "@tanstack/react-query";
import { call } from "../../api/client.ts";

/** What anyone may know of the practice at this address. */
export function usePractice(slug: string) {
  return useQuery({
    queryKey: ["practice", slug],
    queryFn: () => call("practice", { params: { slug } }),
    staleTime: Infinity,
  });
}
