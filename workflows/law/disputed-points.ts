import { closedAt } from "../contract/signed-off-facts.ts";
import { cfr, frcp, type Citation } from "../vocabulary/citation.ts";

/** A point on which the law is read in more than one way, and the switch by which a practice's counsel settles it. */
export type DisputedPoint = {
  /** The pointer of the switch in the case file. */
  readonly pointer: string;
  readonly asks: string;
  readonly cite: Citation;
  /** What each setting means, the protective one first. */
  readonly settings: Readonly<Record<string, string>>;
};

/** The setting that stands while counsel has not answered: the one that opens nothing. */
export const protectiveSetting = ({ pointer }: DisputedPoint): string => String(closedAt[pointer]);

/** The points of federal law that the engine leaves to the practice's counsel. */
export const disputedPoints: readonly DisputedPoint[] = [
  {
    pointer: "/policy/stateLayer",
    asks: "Does stricter state law add to the federal answer?",
    cite: cfr(45, "160.203(b)"),
    settings: {
      apply: "The overlay of the practice's state speaks; without one everything waits for counsel.",
      "federal-only": "Counsel has found that no stricter state law applies to this request.",
    },
  },
  {
    pointer: "/policy/pnSubpoenaRoute",
    asks: "Which subpoena can reach psychotherapy notes without a judge's order that names them?",
    cite: cfr(45, "164.508(a)(2)(ii)"),
    settings: {
      "order-only": "None.",
      "judge-signed-subpoena": "One that a judge signed and that names the notes.",
      "court-issued-with-assurances": "One issued by a court, with complete satisfactory assurances.",
    },
  },
  {
    pointer: "/policy/allRecordsOrderCoversPn",
    asks: "Does an order for all records that is silent on psychotherapy notes reach them?",
    cite: cfr(45, "164.512(e)(1)(i)"),
    settings: { false: "No; the practice asks the court to say so.", true: "Yes." },
  },
  {
    pointer: "/policy/compoundScope",
    asks: "How far does the defect of a form reach that joins psychotherapy notes with other records?",
    cite: cfr(45, "164.508(b)(3)(ii)"),
    settings: {
      document: "The whole document is void.",
      "pn-only": "Only what it says of psychotherapy notes is void.",
    },
  },
  {
    pointer: "/policy/pnToIndividual",
    asks: "May the patient be given psychotherapy notes, to which they have no right of access?",
    cite: cfr(45, "164.524(a)(1)(i)"),
    settings: {
      never: "No.",
      "with-pn-authorization": "On a form of the patient's for psychotherapy notes alone.",
      "clinician-decision": "On the author's decision.",
    },
  },
  {
    pointer: "/policy/boardSubpoenaNonauthorPn",
    asks: "Must the notes of somebody who is not under review go to a licensing board?",
    cite: cfr(45, "164.512(d)"),
    settings: {
      hold: "No; they are held.",
      "required-by-law": "Yes, where a law requires it.",
    },
  },
  {
    pointer: "/policy/day14Counts",
    asks: "Is an objection served on the fourteenth day itself in time?",
    cite: frcp("45(d)(2)(B)"),
    settings: { false: "No; it is served on the thirteenth.", true: "Yes." },
  },
];
