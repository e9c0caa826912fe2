import { useSyncExternalStore } from "react";
import type { OpenIntake } from "../../../workflows/contract/intake.ts";
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

/** What was entered so far. It names a person, so it stays in memory and is gone when the tab is closed or reloaded. */
export type Answers = {
  readonly kind: OpenIntake["kind"] | undefined;
  readonly name: string;
  readonly firm: string;
  readonly email: string;
  readonly phone: string;
  readonly barNumber: string;
  readonly barState: string;
  readonly representedParty: string;
  readonly court: string;
  readonly docket: string;
  readonly caption: string;
  readonly personName: string;
  readonly personBirthDate: string;
  readonly classes: OpenIntake["asks"]["classes"];
  readonly fromOn: string;
  readonly toOn: string;
  readonly testimony: boolean;
};

/** The answers before anything was entered. */
export const noAnswers: Answers = {
  kind: undefined,
  name: "",
  firm: "",
  email: "",
  phone: "",
  barNumber: "",
  barState: "",
  representedParty: "",
  court: "",
  docket: "",
  caption: "",
  personName: "",
  personBirthDate: "",
  classes: [],
  fromOn: "",
  toOn: "",
  testimony: false,
};

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
