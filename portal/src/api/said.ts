/** An error in words that were written for whoever sits before the page. */
export class Said extends Error {}

/** The words of an error where it has any for people; what a program says of itself is shown to nobody. */
export const wordsOf = (error: unknown, otherwise: string): string =>
  error instanceof Said ? error.message : otherwise;
