import type { OpenIntake } from "../../../workflows/contract/intake.ts";

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
