import { limits } from "../contract/limits.ts";
import * as ask from "./guards.ts";
import { marksAreFew as fewMarks } from "./marks.ts";

// What a request has room for, and what is told when it is full.

export const papersAreFew = {
  holds: ask.papersAreFew,
  code: "too-many",
  words: `The request has ${limits.papers} papers. Close it or combine papers.`,
} as const;
export const requestersPapersAreFew = {
  holds: ask.requestersPapersAreFew,
  code: "too-many",
  words: `At most ${limits.papersOfRequester} files are accepted. Combine papers, or call the practice.`,
} as const;
export const authorizationsAreFew = {
  holds: ask.authorizationsAreFew,
  code: "too-many",
  words: `The request has ${limits.authorizations} authorizations. Further forms belong on a request of their own.`,
} as const;
export const proposalsAreFew = {
  holds: ask.proposalsAreFew,
  code: "too-many",
  words: `${limits.proposals} proposals have been made. Agree, or go to court.`,
} as const;
export const productionsAreFew = {
  holds: ask.productionsAreFew,
  code: "too-many",
  words: `${limits.productions} productions have been begun for this request. What is still to be produced belongs on a request of its own.`,
} as const;
export const linksAreFew = {
  holds: ask.linksAreFew,
  code: "too-many",
  words: `${limits.links} links have been made for this request. Speak with the practice.`,
} as const;
export const marksAreFew = {
  holds: fewMarks,
  code: "too-many",
  words: `${limits.marks} notes of this opening are marked to be withheld. Return the request for changes, so that the review withholds them.`,
} as const;
