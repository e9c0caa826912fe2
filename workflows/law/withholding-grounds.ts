import type { CaseFile } from "../contract/case-file.ts";
import type { WithholdingGround } from "../contract/withholding.ts";
import { readPaper } from "./paper.ts";
import type { PaperKind } from "./paper.ts";
import { formKinds, subpoenaKinds } from "./predicates/paper.ts";

type Ground = {
  /** The kinds of paper it can be held against. */
  readonly against: readonly PaperKind[] | "every paper" | "all but orders";
  readonly words: string;
  readonly citation: string;
};

const access = ["patient-access", "representative-access"] as const;
const byChoice = [
  ...formKinds,
  "provider-request",
  "plan-review",
  "payer-review",
  "workers-comp",
  "prosecutor-letter",
  "police-request",
  "oversight-letter",
  "unknown-inquiry",
] as const satisfies readonly PaperKind[];
const process = [...subpoenaKinds, "party-discovery"] as const;
const orders: readonly PaperKind[] = ["judge-order", "unsigned-order", "search-warrant", "court-appointee"];

/**
 * Why a clinician may keep back what the law would release. Against an order that names a record nothing stands but that it
 * does not name it, or that the record needs an opening of its own: an order is obeyed or taken to the court.
 */
export const withholdingGrounds = {
  privilege: {
    against: process,
    words: "The psychotherapist-patient privilege is claimed for this communication.",
    citation: "FRE 501",
  },
  "minimum-necessary": {
    against: [...process, "oversight-letter", "plan-review", "payer-review", "workers-comp", "death-inquiry"],
    words: "The purpose of the request does not need this.",
    citation: "45 CFR 164.502(b)(1)",
  },
  "not-compelled": {
    against: byChoice,
    words: "Disclosure is permitted, not required, and the practice declines.",
    citation: "45 CFR 164.502(a)(1)",
  },
  "other-person": {
    against: "all but orders",
    words: "This concerns another person, who has authorized nothing.",
    citation: "45 CFR 164.508(a)(1)",
  },
  "compiled-for-proceeding": {
    against: "all but orders",
    words: "This was compiled for a proceeding.",
    citation: "45 CFR 164.524(a)(1)(ii)",
  },
  "restriction-agreed": {
    against: ["provider-request", "plan-review", "payer-review"],
    words: "A restriction that the individual asked for stands on this.",
    citation: "45 CFR 164.522(a)(1)",
  },
  "access-harm": {
    against: access,
    words: "A licensed professional has judged that access would do harm of a kind the rule names.",
    citation: "45 CFR 164.524(a)(3)",
  },
  "confidential-source": {
    against: access,
    words: "Access would reveal a source to whom confidence was promised.",
    citation: "45 CFR 164.524(a)(2)",
  },
  "not-responsive": {
    against: "every paper",
    words: "The paper does not ask for this.",
    citation: "45 CFR 164.502(b)(1)",
  },
  "separately-protected": {
    against: "every paper",
    words: "This needs an opening of its own.",
    citation: "45 CFR 164.508(a)(2); 42 CFR 2.13",
  },
} as const satisfies Record<WithholdingGround, Ground>;

/** The grounds that can be held against this paper. */
export function groundsAgainst(caseFile: CaseFile): readonly WithholdingGround[] {
  const { kind } = readPaper(caseFile);
  const fits = ({ against }: Ground): boolean => {
    if (against === "every paper") return true;
    return against === "all but orders" ? !orders.includes(kind) : against.includes(kind);
  };
  const all = Object.entries(withholdingGrounds) as [WithholdingGround, Ground][];
  return all.flatMap(([name, ground]) => (fits(ground) ? [name] : []));
}
