import type { GuidancePoint, Said } from "../../../workflows/contract/guidance.ts";
import type { Tone } from "../ui/badge.tsx";

type Mark = { readonly words: string; readonly help: string; readonly tone: Tone };

/** How far a sentence of the law can be trusted; one that was read in the law itself carries no mark. */
export const confidenceMarks = {
  verified: undefined,
  researched: {
    words: "Researched",
    help: "Read in a decision's summary or on a page about the law, not in the law itself.",
    tone: "info",
  },
  disputed: { words: "Disputed", help: "The law is read in more than one way.", tone: "warn" },
  unverified: {
    words: "Unverified",
    help: "Not read in any source: it may only make an answer stricter.",
    tone: "warn",
  },
} as const satisfies Record<GuidancePoint["confidence"], Mark | undefined>;

/** How far a lawyer has looked at what one body of law is said to say. */
export const reviewWords = {
  "draft-not-reviewed": "A draft that no lawyer has reviewed.",
  "in-review": "A lawyer is reviewing it.",
  reviewed: "Reviewed by a lawyer.",
} as const satisfies Record<Said["review"], string>;
