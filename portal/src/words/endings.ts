import { closingOutcomeSchema, closingOutcomeWords } from "../../../workflows/contract/request-words.ts";
import { plain } from "./plain.ts";

const upper = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Every way in which a request can end, as a choice. */
export const endings = closingOutcomeSchema.options.map((value) => ({
  value,
  label: upper(closingOutcomeWords[value]),
}));

/** How a request ended; it may have ended in a way this page does not know. */
export function endingWords(outcome: string): string {
  return endings.find(({ value }) => value === outcome)?.label ?? plain(outcome);
}
