import { Title } from "@mantine/core";
import { useEffect, useRef } from "react";
import type { ReactNode } from "react";

type PageHeadProps = { readonly title: string; readonly eyebrow?: string; readonly children?: ReactNode };

let pagesShown = 0;

/** The one level-1 heading of a page; takes the focus when the page replaces another, so that it is read out. */
export function PageHead({ title, eyebrow, children }: PageHeadProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Duces`;
    if (pagesShown > 0) heading.current?.focus();
    pagesShown += 1;
  }, [title]);
  return (
    <header className="stack" style={{ "--gap": "0.4rem", marginBottom: "1.25rem" }}>
      {eyebrow === undefined ? null : <p className="eyebrow">{eyebrow}</p>}
      <Title order={1} ref={heading} tabIndex={-1}>
        {title}
      </Title>
      {children}
    </header>
  );
}
