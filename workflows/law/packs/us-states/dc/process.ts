import type { Rule } from "../../../rule.ts";
import { patientLitigant, privilege, privilegeAgainstOversight } from "../build/privilege.ts";
import { subpoenaAloneCompelsNothing } from "../build/process.ts";
import { courts, generalPart, privilegeStatute } from "./source.ts";

const freed = {
  met: "The client's writing or a court frees this.",
  unmet: "Neither the client's writing nor a court frees this.",
} as const;

/** D.C. Code 7-1201.02, 7-1204 and 14-307: what the Act does not allow is forbidden, a lawyer's subpoena included. */
export const processRules: readonly Rule[] = [
  subpoenaAloneCompelsNothing({
    id: "us.dc.7-1201-02.no-disclosure",
    title:
      "Mental-health information goes only as the Act allows, and no section of it allows a lawyer's subpoena.",
    cite: "D.C. Code 7-1201.02",
    from: generalPart,
    reach: "whole-record",
    ways: ["authorization", "court-order"],
    held: "needs-authorization",
    met: "A statutory authorization or a court's order reaches this.",
    unmet: "Neither a statutory authorization nor a court's order reaches this.",
    whenUnmet: { do: ["request-authorization"] },
  }),
  privilege({
    id: "us.dc.14-307-b.privilege",
    title:
      "In court a mental-health professional discloses nothing confidential without the client's written consent.",
    cite: "D.C. Code 14-307(b)",
    from: privilegeStatute,
    held: "needs-authorization",
    ...freed,
  }),
  privilegeAgainstOversight({
    id: "us.dc.7-1201-02.oversight",
    title: "No section read allows a disclosure to a board that oversees the professional.",
    cite: "D.C. Code 7-1201.02",
    from: generalPart,
    openQuestions: ["Which section of the Act lets a licensing board see a client's information?"],
    held: "object-by-date",
    ...freed,
  }),
  patientLitigant({
    id: "us.dc.7-1204-03-a.condition-initiated",
    title:
      "Where the client makes the condition an element of claim or defense, disclosure may be made, not must.",
    cite: "D.C. Code 7-1204.03(a)",
    from: courts,
    available: "if-patient-tenders",
    met: "The client raised the condition; a court says how far, and the section only allows.",
    unmet: "The client did not raise the condition, so this way is closed.",
    whenMet: { dont: ["infer-waiver"] },
  }),
];
