import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { problemOf } from "../api/problem-of.ts";
import { Notice } from "./notice.tsx";

const titles: Readonly<Record<string, string>> = {
  "stale-version": "Someone else was faster",
  "refused-by-law": "The law stands against this",
  "not-yet-scanned": "Not checked for malware yet",
  "wrong-state": "Not at this point",
  "same-person": "A second person is needed",
  "not-allowed-for-role": "Not with your role",
  "not-signed-in": "Your sign-in has ended",
  "sign-in-too-old": "Sign in again for this",
  "link-expired": "This link has run out",
  "invalid-field": "Something needs correcting",
  unreachable: "No connection",
};

type RefusalNoticeProps = {
  readonly error: unknown;
  readonly onRetry?: () => void;
  readonly children?: ReactNode;
};

/** A refusal in words: what was wrong, which rules refuse, and what would be right. */
export function RefusalNotice({ error, onRetry, children }: RefusalNoticeProps) {
  const problem = problemOf(error);
  return (
    <Notice tone="bad" title={titles[problem.code] ?? "That did not work"} live="assertive">
      <p>{problem.words}</p>
      {problem.fields === undefined || problem.fields.length === 0 ? null : (
        <ul>
          {problem.fields.map((field) => (
            <li key={field.pointer}>{field.words}</li>
          ))}
        </ul>
      )}
      {problem.citations === undefined || problem.citations.length === 0 ? null : (
        <p>Rules: {problem.citations.join("; ")}</p>
      )}
      {problem.correlationId === "" ? null : (
        <p className="soft">
          Reference <span className="number">{problem.correlationId}</span>
        </p>
      )}
      {children}
      {onRetry === undefined ? null : (
        <Button size="xs" variant="default" onClick={onRetry}>
          Try again
        </Button>
      )}
    </Notice>
  );
}
