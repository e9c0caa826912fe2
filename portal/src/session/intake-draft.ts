import { useSyncExternalStore } from "react";
import { noAnswers } from "./answers.ts";
import type { Answers } from "./answers.ts";
import { hasTexts, hold } from "./held.ts";

/** The opened draft: enough to go on after a reload, and nothing about any person. */
export type OpenedDraft = {
  readonly slug: string;
  readonly requestId: string;
  readonly trackingNumber: string;
  readonly intakeToken: string;
};

/** The draft that is open in this tab. */
export const openedDraft = hold<OpenedDraft>(sessionStorage, "duces.draft", (value) =>
  hasTexts(value, ["slug", "requestId", "trackingNumber", "intakeToken"]),
);

let answers = noAnswers;
const listeners = new Set<() => void>();

/** Replaces some of the answers. */
export function answer(change: Partial<Answers>): void {
  answers = { ...answers, ...change };
  for (const listener of listeners) listener();
}

/** Forgets the draft and every answer. */
export function startOver(): void {
  openedDraft.set(undefined);
  answer(noAnswers);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The answers as they are now. */
export function useAnswers(): Answers {
  return useSyncExternalStore(subscribe, () => answers);
}

/** The opened draft of this practice, if there is one in this tab. */
export function useOpenedDraft(slug: string): OpenedDraft | undefined {
  const draft = useSyncExternalStore(openedDraft.subscribe, openedDraft.get);
  return draft?.slug === slug ? draft : undefined;
}
