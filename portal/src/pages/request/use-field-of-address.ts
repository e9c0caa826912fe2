import { useEffect } from "react";
import { useLocation } from "@tanstack/react-router";

/** Goes to the field the address names, where it is one of these, once it is there. */
export function useFieldOfAddress(prefix: string): void {
  const { hash } = useLocation();
  useEffect(() => {
    if (!hash.startsWith(prefix)) return;
    const place = document.getElementById(hash);
    place?.scrollIntoView({ block: "center" });
    const field = place?.matches("input, select, textarea")
      ? place
      : place?.querySelector<HTMLElement>("input, select, textarea");
    if (field instanceof HTMLElement) field.focus();
  }, [hash, prefix]);
}
