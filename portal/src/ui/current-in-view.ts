import { useEffect, useRef } from "react";
import type { RefObject } from "react";

/** Scrolls a list of links that runs sideways on a phone so that the current one is in view; `current` names it. */
export function useCurrentInView(current: string): RefObject<HTMLElement | null> {
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    const link = list.current?.querySelector<HTMLElement>("[aria-current]");
    if (link) list.current?.scrollTo({ left: link.offsetLeft - 48 });
  }, [current]);
  return list;
}
