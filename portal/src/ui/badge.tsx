import type { ReactNode } from "react";

/** How a word is meant; always said in the text too, never by colour alone. */
export type Tone = "good" | "warn" | "bad" | "info" | "plain" | "sealed";

/** A short word about state. */
export function Badge({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return <span className={`badge tone-${tone}`}>{children}</span>;
}
