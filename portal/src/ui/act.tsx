import type { ReactNode } from "react";

type ActProps = { readonly title: string; readonly open?: boolean; readonly children: ReactNode };

/** One act of several in a section, folded under what has happened. */
export function Act({ title, open = false, children }: ActProps) {
  return (
    <details open={open}>
      <summary>{title}</summary>
      <div style={{ marginTop: "0.75rem" }}>{children}</div>
    </details>
  );
}
