import type { ReactNode } from "react";
import type { Tone } from "./badge.tsx";

type NoticeProps = {
  readonly tone: Tone;
  readonly title?: string;
  readonly children?: ReactNode;
  /** Whether the notice appeared in answer to something and should be read out. */
  readonly live?: "polite" | "assertive";
};

/** A block of words that stands out from the page. */
export function Notice({ tone, title, children, live }: NoticeProps) {
  const role = live === "assertive" ? "alert" : live === "polite" ? "status" : undefined;
  return (
    <div className={`notice tone-${tone}`} role={role}>
      {title === undefined ? null : <p className="title">{title}</p>}
      {children === undefined ? null : <div className="body small">{children}</div>}
    </div>
  );
}
