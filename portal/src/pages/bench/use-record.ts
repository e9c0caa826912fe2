import { useQuery } from "@tanstack/react-query";
import { staffCall } from "../desk/staff-call.ts";

/** Of which request, and which of its records. */
export type Where = { readonly requestId: string; readonly documentId: string };

// Each look is on record: a page is asked for when somebody turns to it, and not again because a window got the focus.
const lookedAtOnce = {
  staleTime: Infinity,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
  retry: false,
} as const;

/** How many pages the record has, and their sizes; that it was opened is recorded by asking. */
export const usePages = (where: Where) =>
  useQuery({
    queryKey: ["bench-pages", where.requestId, where.documentId],
    queryFn: () => staffCall("openPages", { params: where }),
    ...lookedAtOnce,
  });

/** The marks of the record as they are saved. */
export const useMarks = (where: Where) =>
  useQuery({
    queryKey: ["bench-marks", where.requestId, where.documentId],
    queryFn: () => staffCall("recordMarks", { params: where }),
    refetchOnWindowFocus: false,
  });

/** One page as a picture, kept in memory for a few minutes. */
export const usePagePicture = (where: Where, page: number, width: number) =>
  useQuery({
    queryKey: ["bench-page", where.requestId, where.documentId, page, width],
    queryFn: () => staffCall("showPage", { params: { ...where, page: String(page) }, body: { width } }),
    gcTime: 3 * 60_000,
    ...lookedAtOnce,
  });
