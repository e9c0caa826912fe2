import type { FeeBasis } from "../../../workflows/contract/money.ts";

/** Who is to pay, as far as the rules on fees tell them apart. */
export const payerWords = {
  individual: "The individual, or who acts for them",
  "by-choice": "Somebody whom the practice may answer, and need not",
  "by-process": "A party that compels by subpoena",
  government: "A court or the government",
} as const satisfies Record<FeeBasis["payer"], string>;

/** Whether a release may wait for the payment. */
export const mayWaitWords = {
  yes: "Yes: nothing compels this release.",
  "with-counsel": "Only if counsel has agreed: the paper compels, paid or not.",
  never: "No. Access is never held for a bill.",
} as const satisfies Record<FeeBasis["mayWait"], string>;
