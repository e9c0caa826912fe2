/** The entries of a text that commas part; an entry of several words may go over the end of a line. */
export const list = (text: string): readonly string[] =>
  text.split(",").map((entry) => entry.trim().replaceAll(/\s+/gu, " "));
