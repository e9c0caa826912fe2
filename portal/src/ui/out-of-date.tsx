import { Button } from "@mantine/core";
import { Notice } from "./notice.tsx";
import { problemOf } from "../api/problem-of.ts";

type OutOfDateProps = {
  readonly query: { readonly error: unknown; readonly refetch: () => Promise<unknown> };
};

/** Says that the page could not be brought up to date; what it shows, and what was entered on it, stays. */
export function OutOfDate({ query }: OutOfDateProps) {
  if (query.error === null) return null;
  return (
    <div className="out-of-date">
      <Notice tone="warn" title="This page may be out of date" live="polite">
        <div className="row">
          <span>{problemOf(query.error).words}</span>
          <Button size="xs" variant="default" onClick={() => void query.refetch()}>
            Try again
          </Button>
        </div>
      </Notice>
    </div>
  );
}
