import { useEffect, useRef } from "react";
import type { RefObject } from "react";

/**
 * Takes the focus to a place when an act of the reader changed it and took away what had the focus, so that a keyboard or a
 * screen reader goes on from there. The stage changes with the reader's own acts alone: what time or others change moves nothing.
 */
export function useKeptFocus<Place extends HTMLElement = HTMLDivElement>(
  stage: unknown,
): RefObject<Place | null> {
  const place = useRef<Place>(null);
  const before = useRef(stage);
  useEffect(() => {
    if (before.current === stage) return;
    before.current = stage;
    const { activeElement, body } = document;
    if (activeElement === null || activeElement === body) place.current?.focus({ preventScroll: true });
  }, [stage]);
  return place;
}
