import { prices as listed } from "../../../local/cost/prices.ts";

/** What the bench reckons with, in US dollars a unit; where each is from, the list says. */
export const prices = {
  writeUnit: listed.writeUnit.usd,
  readUnit: listed.readUnit.usd,
  invocation: listed.invocation.usd,
  gigabyteSecond: listed.gigabyteSecond.usd,
  httpCall: listed.httpCall.usd,
  keyCall: listed.keyCall.usd,
  objectWrite: listed.objectWrite.usd,
  objectRead: listed.objectRead.usd,
  letter: listed.letter.usd,
  /** Standard workflows, which the product does not use; https://aws.amazon.com/step-functions/pricing/ */
  stateTransition: 0.025 / 1000,
} as const;
