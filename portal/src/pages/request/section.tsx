import { useId } from "react";
import type { ReactNode } from "react";

type SectionProps = {
  readonly title: string;
  readonly lead?: string | undefined;
  readonly children: ReactNode;
};

/** One block of a panel with its heading. */
export function Section({ title, lead, children }: SectionProps) {
  const heading = useId();
  return (
    <section className="panel stack" aria-labelledby={heading}>
      <div>
        <h3 id={heading} className="section-title">
          {title}
        </h3>
        {lead === undefined ? null : <p className="soft small section-lead">{lead}</p>}
      </div>
      {children}
    </section>
  );
}
