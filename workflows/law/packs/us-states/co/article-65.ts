import { isOneOf, known, not } from "../../../predicate.ts";
import type { Rule } from "../../../rule.ts";
import { orderNeedsFindings } from "../build/order.ts";
import { privilegeAgainstOversight } from "../build/privilege.ts";
import { subpoenaAloneCompelsNothing } from "../build/process.ts";
import { article65 } from "./source.ts";

const inPrivatePractice = known(isOneOf("/practice/setting", "private-practice"));
const listed = {
  cite: "C.R.S. 27-65-123",
  from: article65,
  held: "needs-authorization",
  ways: ["authorization", "court-order"],
  met: "The patient named the recipient, or a court's order reaches this.",
  unmet: "Neither the patient's designation nor a court's order reaches this.",
} as const;

/** C.R.S. 27-65-123: records of services under article 65 go to listed recipients. */
export const article65Rules: readonly Rule[] = [
  subpoenaAloneCompelsNothing({
    ...listed,
    id: "us.co.27-65-123.listed-recipients",
    title: "Records of services under article 65 go to the recipients on a list, and a lawyer is not one.",
    reach: "whole-record",
    binds: not(inPrivatePractice),
  }),
  subpoenaAloneCompelsNothing({
    ...listed,
    id: "us.co.27-65-123.private-therapy",
    title:
      "Whether the section reaches private outpatient therapy is open; what was said in it is kept as if it did.",
    openQuestions: [
      "Does C.R.S. 27-65-123 reach private outpatient therapy that is not provided under article 65?",
    ],
    reach: "communications",
    binds: inPrivatePractice,
  }),
  orderNeedsFindings({
    id: "us.co.27-65-123-1-f.notice-and-hearing",
    title:
      "An order for these records comes after notice and a chance to be heard for patient and custodian.",
    cite: "C.R.S. 27-65-123(1)(f)",
    from: article65,
    binds: not(inPrivatePractice),
    findings: ["after-notice-and-hearing"],
    met: "Patient and custodian had notice and could be heard.",
    unmet: "The order does not show notice and a chance to be heard; ask the court before the return date.",
    whenUnmet: { do: ["seek-clarification"] },
  }),
  privilegeAgainstOversight({
    id: "us.co.27-65-123.oversight",
    title: "Whether a licensing board is on the list was not read.",
    cite: "C.R.S. 27-65-123",
    from: article65,
    openQuestions: ["Is a licensing board a listed recipient, and does the privilege hold against it?"],
    held: "object-by-date",
    met: "The client's writing or a court frees this.",
    unmet: "Neither the client's writing nor a court frees this for the board.",
  }),
];
