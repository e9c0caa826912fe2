import { useId } from "react";
import type { ReactNode } from "react";

type SectionProps = {
  readonly title: string;
  readonly lead?: string | undefined;
  /** Of the heading: a panel of a request has one of the second level above it, a page has none. */
  readonly level?: 2 | 3;
  readonly children: ReactNode;
};

/** One block of a panel with its heading. */
export function Section({ title, lead, level = 3, children }: SectionProps) {
  const heading = useId();
  const Heading = `h${level}` as const;
  return (
    <section className="panel stack" aria-labelledby={heading}>
      <div>
        <Heading id={heading} className="section-title">
          {title}
        </Heading>
        {lead === undefined ? null : <p className="soft small section-lead">{lead}</p>}
      </div>
      {children}
    </section>
  );
}
