import type { OutwardStatus } from "../../../workflows/contract/outward.ts";
import type { Tone } from "../ui/badge.tsx";

/** The few words outsiders see; the same whether or not the person named is known to the practice. */
export const outwardStatusWords = {
  draft: { words: "Draft", tone: "plain" },
  received: { words: "Received", tone: "info" },
  "in-review": { words: "In review", tone: "info" },
  "action-needed": { words: "Action needed from you", tone: "warn" },
  "on-hold": { words: "On hold", tone: "plain" },
  "court-decision-pending": { words: "Court decision pending", tone: "plain" },
  "awaiting-payment": { words: "Awaiting payment", tone: "warn" },
  "ready-to-download": { words: "Ready to download", tone: "good" },
  recalled: { words: "Recalled by the practice", tone: "bad" },
  closed: { words: "Closed", tone: "plain" },
} as const satisfies Record<OutwardStatus, { readonly words: string; readonly tone: Tone }>;
