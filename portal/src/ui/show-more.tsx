import { Button } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import type { ReactNode } from "react";

const step = 20;

type ShowMoreProps<One> = {
  readonly label: string;
  readonly all: readonly One[];
  /** One of them as an item of the list, with its key. */
  readonly children: (one: One) => ReactNode;
};

/** A long list, twenty at a time. The keyboard goes on with the first of those that came. */
export function ShowMore<One>({ label, all, children }: ShowMoreProps<One>) {
  const [most, setMost] = useState(step);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (most === step) return;
    const first = list.current?.children.item(most - step);
    first?.querySelector<HTMLElement>("button, summary")?.focus();
  }, [most]);
  return (
    <>
      <ol className="mark-list" aria-label={label} ref={list}>
        {all.slice(0, most).map(children)}
      </ol>
      {all.length > most ? (
        <div className="row">
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              setMost(most + step);
            }}
          >
            Show more<span className="unseen"> of: {label}</span>
          </Button>
          <span className="soft small">
            {most} of {all.length} are shown.
          </span>
        </div>
      ) : null}
    </>
  );
}
