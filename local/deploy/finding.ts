/** What one look found, in words for somebody who is no cloud engineer. */
export type Finding = {
  readonly about: string;
  /** `unknown`: nothing could be asked; it is no yes. */
  readonly verdict: "fine" | "problem" | "unknown";
  readonly words: string;
};

export const fine = (about: string, words: string): Finding => ({ about, verdict: "fine", words });
export const problem = (about: string, words: string): Finding => ({ about, verdict: "problem", words });
export const unknown = (about: string, words: string): Finding => ({ about, verdict: "unknown", words });
