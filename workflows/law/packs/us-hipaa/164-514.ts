import { cfr, decided } from "../../../vocabulary/citation.ts";
import { all, isFalse, isRecorded, isTrue, known, lists, not } from "../../predicate.ts";
import { classIs, compulsoryKinds, identityIsVerified, kindIs } from "../../predicates/paper.ts";
import type { Rule } from "../../rule.ts";
import { privacyRule } from "./source.ts";

const permission = { ...privacyRule, layer: "permission" } as const;
const officials = kindIs("oversight-subpoena", "oversight-letter", "hhs-review", "death-inquiry", "agency-warrant");

/** 45 CFR 164.514(h) and the gates of scope: who asks, with what office, for what kind of file. */
export const verification: readonly Rule[] = [
  {
    ...permission,
    id: "us.hipaa.164-514-h-1-i.identity",
    title: "Before anything goes, the identity of the person who asks is verified.",
    cite: cfr(45, "164.514(h)(1)(i)"),
    role: "lock",
    effect: "require",
    applies: not(kindIs("misdirected")),
    requires: identityIsVerified,
    otherwise: { usually: "withhold" },
    met: "Identity was verified.",
    unmet: "Identity was not verified.",
  },
  {
    ...permission,
    id: "us.hipaa.164-514-h-2.official-authority",
    title: "The office and authority of an official are verified.",
    cite: cfr(45, "164.514(h)(2)"),
    role: "note",
    effect: "require",
    applies: officials,
    requires: isTrue("/requester/authorityVerified"),
    asks: true,
    met: "Office and authority were verified.",
    unmet: "Office and authority were not verified.",
  },
  {
    ...permission,
    id: "us.hipaa.164-502-b.minimum-necessary",
    title: "Disclosures that no law requires and no form covers are limited to what the purpose needs.",
    cite: cfr(45, "164.502(b)"),
    role: "note",
    effect: "require",
    applies: kindIs("civil-subpoena", "plan-review", "payer-review", "oversight-subpoena", "oversight-letter", "workers-comp"),
    requires: kindIs("civil-subpoena", "plan-review", "payer-review", "oversight-subpoena", "oversight-letter", "workers-comp"),
    met: "Only what the purpose needs may go.",
    unmet: "The minimum necessary rule does not apply.",
  },
  {
    ...permission,
    id: "us.hipaa.160-102.covered-entity",
    title: "The Privacy Rule binds a practice that sends any standard transaction electronically.",
    cite: cfr(45, "160.102"),
    role: "note",
    effect: "require",
    applies: isRecorded("/practice/hipaaCoveredEntity"),
    requires: not(isFalse("/practice/hipaaCoveredEntity")),
    met: "The practice is a covered entity.",
    unmet: "The practice is not a covered entity; its own standard is still the Privacy Rule, and counsel decides on less.",
  },
  {
    ...permission,
    id: "us.hipaa.164-524-a-1-ii.file-of-counsel-compelled",
    title: "What was compiled for a proceeding has protections of its own, which counsel asserts.",
    cite: cfr(45, "164.524(a)(1)(ii)"),
    role: "lock",
    effect: "forbid",
    applies: all(classIs("legal-file"), not(kindIs("defense-use")), not(known(isTrue("/order/exists")))),
    requires: not(classIs("legal-file")),
    otherwise: {
      usually: "withhold",
      ...Object.fromEntries(compulsoryKinds.map((kind) => [kind, "object-by-date" as const])),
    },
    met: "This was not compiled for a proceeding.",
    unmet: "This was compiled for a proceeding; it is no part of what HIPAA opens to this request.",
  },
  {
    ...permission,
    id: "us.hipaa.164-501.definition",
    title: "Psychotherapy notes are a professional's notes of a session, kept apart before the request came.",
    cite: cfr(45, "164.501"),
    role: "note",
    effect: "require",
    applies: isRecorded("/segments/*/kind"),
    requires: isRecorded("/segments/*/kind"),
    met: "The class follows from author, separation, time and content; labels and titles prove nothing.",
    unmet: "The class is open.",
  },
  {
    ...permission,
    id: "us.hipaa.164-509.vacated",
    title: "No reproductive-health attestation can be demanded; the rule that asked for one was vacated on 18 June 2025.",
    cite: decided("Purl v. HHS", "No. 2:24-cv-228 (N.D. Tex. 2025)"),
    role: "note",
    effect: "require",
    applies: known(lists("/segments/*/content", "reproductive-health")),
    requires: isRecorded("/segments/*/content"),
    met: "The ordinary rules apply and the absence of an attestation is no defect.",
    unmet: "The ordinary rules apply.",
  },
];
