import type { ProcessKind } from "../../../workflows/contract/papers.ts";

/** What a sender may be sending, and what each needs to be acted on. */
export const processKinds = {
  subpoena: {
    words: "A subpoena",
    what: "Issued by a lawyer, a clerk, a grand jury or an agency.",
    needs: [
      "The subpoena itself, with its return date and the name of who issued it",
      "Proof that the person was told in time to object, or a protective order",
      "Proof of service on the practice, if it was served another way",
    ],
  },
  "court-order": {
    words: "A court order",
    what: "Signed by a judge.",
    needs: ["The signed order, every page", "Any protective order it refers to"],
  },
  authorization: {
    words: "A signed authorization",
    what: "The person, or someone who stands in the person's place, agrees to the disclosure.",
    needs: [
      "The signed and dated form, with an expiry, a purpose and a named recipient",
      "If a representative signed: the paper that gives the authority",
    ],
  },
  "patient-request": {
    words: "A request for my own records",
    what: "You ask for your own records, or for those of someone you represent.",
    needs: ["The request, signed", "If you act for someone: the paper that says you may"],
  },
  "agency-demand": {
    words: "A demand of a board or agency",
    what: "A licensing board, an inspector general, or another public body.",
    needs: ["The demand, with the legal authority it names", "A letter that shows your office"],
  },
  other: {
    words: "Something else",
    what: "A letter, a notice, a revocation, or a paper you cannot place.",
    needs: ["The paper itself"],
  },
} as const satisfies Record<
  ProcessKind,
  { readonly words: string; readonly what: string; readonly needs: readonly string[] }
>;
