import { allPacks } from "../law/packs/index.ts";
import { privacyRule } from "../law/packs/us-hipaa/source.ts";
import { regulation, statementOf2024 } from "../law/packs/us-part-2/source.ts";
import { federalRules } from "../law/packs/us-federal-courts/source.ts";
import { cfr, fre, frcp, usc } from "../vocabulary/citation.ts";
import type { Citation } from "../vocabulary/citation.ts";
import type { Provenance } from "../vocabulary/provenance.ts";

/** Where a paragraph stands on: rules of the packs by id, or a provision with where it was read. */
type Source =
  | { readonly rules: readonly string[] }
  | { readonly cites: readonly Citation[]; readonly read: Provenance };
/** `exact`: paragraphs that the law prescribes word for word; they follow the text, with nothing put in or after them. */
type Legal = Source & { readonly text: string; readonly exact?: readonly string[] };

/** The paragraphs of law that papers carry. Nobody edits them in a template, and their citations follow their sources. */
export const legal = {
  "what-opens-a-subpoena": {
    text: "On a subpoena that no judge has signed, the practice may disclose health information only if it receives a written statement, with documents that show it, either that a good-faith attempt was made to give the individual written notice, that the notice said enough about the case to object, that the time to object has run and that no objection stands; or that a qualified protective order was agreed and presented, or asked for.",
    rules: [
      "us.hipaa.164-512-e-1-ii-a.notice-assurance",
      "us.hipaa.164-512-e-1-ii-b.protective-order-assurance",
      "us.hipaa.164-512-e-1-iii.statement-and-documentation",
    ],
  },
  "qualified-protective-order": {
    text: "A qualified protective order is an order of the court or a stipulation of the parties that bars any use or disclosure of the information but for this proceeding, and that requires its return or destruction, with all copies, at the end.",
    rules: ["us.hipaa.164-512-e-1-v.protective-order-terms"],
  },
  "order-or-authorization": {
    text: "An order of the court opens what it expressly authorizes, and a valid authorization of the individual what it names.",
    rules: ["us.hipaa.164-512-e-1-i.order", "us.hipaa.164-508-a-1.authorization"],
  },
  "notes-go-only": {
    text: "Psychotherapy notes go only under an authorization of their own, under an order that names them, or under another exception of law. A subpoena does not open them.",
    rules: ["us.hipaa.164-508-a-2.notes-authorization", "us.hipaa.164-508-a-2-ii.order"],
  },
  "objection-suspends": {
    text: "A timely written objection suspends the duty to produce what is objected to, until an order compels it.",
    rules: ["us.frcp.45-d-2-b.objection"],
  },
  "log-of-withheld": {
    text: "What is withheld as privileged is described so that the claim can be judged, without revealing what is protected.",
    cites: [frcp("45(e)(2)(A)")],
    read: federalRules,
  },
  "no-permission-no-disclosure": {
    text: "The practice discloses health information only where a rule of law permits or requires it.",
    rules: ["us.hipaa.164-502-a.no-permission"],
  },
  "privilege-is-yours": {
    text: "Confidential communications with a psychotherapist are privileged. The privilege is yours: the practice claims it for you until you say otherwise in writing or a court rules.",
    rules: ["us.fre.501.privilege", "us.fre.501.jaffee"],
  },
  "time-for-access": {
    text: "The practice acts on a request for access within 30 days of receiving it. Once, and for up to 30 days more, it may take longer if within the first 30 days it tells you in writing the reasons and the day by which it will act.",
    cites: [cfr(45, "164.524(b)(2)")],
    read: privacyRule,
  },
  "denial-is-written": {
    text: "A denial is given in writing and in plain language, with its basis, and whatever is not denied is given.",
    rules: ["us.hipaa.164-524-d.denial"],
  },
  "denial-is-reviewed": {
    text: "You may have this denial reviewed by a licensed health care professional whom the practice designates and who took no part in it. The practice follows what that review decides, and tells you in writing.",
    cites: [cfr(45, "164.524(a)(4)")],
    read: privacyRule,
  },
  "denial-is-not-reviewed": {
    text: "A denial of psychotherapy notes, or of what was compiled for a proceeding, is not reviewed.",
    rules: ["us.hipaa.164-524-a-2-i.unreviewable"],
  },
  "complain-to-hhs": {
    text: "You may also complain to the Secretary of Health and Human Services.",
    cites: [cfr(45, "164.524(d)")],
    read: privacyRule,
  },
  "part-2-statement": {
    text: "42 CFR part 2 prohibits unauthorized use or disclosure of these records.",
    cites: [cfr(42, "2.32(a)")],
    read: regulation,
  },
  "part-2-long-statement": {
    text: "The statement that the regulation prescribes, word for word, as amended at 89 FR 12472:",
    exact: [
      "This record which has been disclosed to you is protected by Federal confidentiality rules (42 CFR part 2). These rules prohibit you from using or disclosing this record, or testimony that describes the information contained in this record, in any civil, criminal, administrative, or legislative proceedings by any Federal, State, or local authority, against the patient, unless authorized by the consent of the patient, except as provided at 42 CFR 2.12(c)(5) or as authorized by a court in accordance with 42 CFR 2.64 or 2.65. In addition, the Federal rules prohibit you from making any other use or disclosure of this record unless at least one of the following applies:",
      "(i) Further use or disclosure is expressly permitted by the written consent of the individual whose information is being disclosed in this record or as otherwise permitted by 42 CFR part 2.",
      "(ii) You are a covered entity or business associate and have received the record for treatment, payment, or health care operations, or",
      "(iii) You have received the record from a covered entity or business associate as permitted by 45 CFR part 164, subparts A and E.",
      "A general authorization for the release of medical or other information is NOT sufficient to meet the required elements of written consent to further use or redisclose the record (see 42 CFR 2.31).",
    ],
    cites: [cfr(42, "2.32(a)(1)")],
    read: statementOf2024,
  },
  "part-2-consent-goes-along": {
    text: "Each disclosure made with consent carries this statement, and a copy of the consent or a clear explanation of what it covers.",
    rules: ["us.part-2.2-32.redisclosure-notice"],
  },
  "court-must-quash": {
    text: "On a timely motion the court for the district where compliance is required must quash or modify a subpoena that allows no reasonable time, that goes beyond the limits of place, that reaches privileged or other protected matter to which no exception or waiver applies, or that is an undue burden.",
    cites: [frcp("45(d)(3)(A)")],
    read: federalRules,
  },
  "court-may-quash-criminal": {
    text: "On a motion made promptly the court may quash or modify a subpoena in a criminal case if compliance would be unreasonable or oppressive.",
    rules: ["us.frcrp.17-c-2.quash"],
  },
  "protective-order-for-cause": {
    text: "For good cause the court may forbid discovery, limit its scope, restrict who may see what is produced, or have it sealed, on the motion of any person from whom discovery is sought who has conferred in good faith.",
    cites: [frcp("26(c)(1)")],
    read: federalRules,
  },
  "own-efforts": {
    text: "A practice may itself make reasonable efforts to seek a qualified protective order.",
    rules: ["us.hipaa.164-512-e-1-vi.own-efforts"],
  },
  "order-limits": {
    text: "Under an order of a court only what the order expressly authorizes may be disclosed.",
    rules: ["us.hipaa.164-512-e-1-i.order"],
  },
  "business-record": {
    text: "The records were made at or near the time by, or from information of, somebody with knowledge; they were kept in the course of a regularly conducted activity of the practice; and making them was a regular practice of that activity.",
    cites: [fre("803(6)"), fre("902(11)")],
    read: federalRules,
  },
  "known-by-digest": {
    text: "Each document was copied by a process that is checked by comparing digests: a file with the SHA-256 digest named here is the same file, byte for byte.",
    cites: [fre("902(14)")],
    read: federalRules,
  },
  "penalty-of-perjury": {
    text: "I declare under penalty of perjury that the foregoing is true and correct.",
    cites: [usc(28, "1746")],
    read: { source: "general knowledge; the text was not read", confidence: "unverified" },
  },
  "absence-of-records": {
    text: "That a matter is not in records which are regularly made and kept of matters of its kind may be shown to prove that it did not occur or exist.",
    cites: [fre("803(7)")],
    read: { source: "general knowledge; the text was not read", confidence: "unverified" },
  },
  clawback: {
    text: "Whoever was told that what they received is subject to a claim of privilege, and on what basis, must promptly return, sequester or destroy it with every copy; must not use or disclose it until the claim is resolved; must take reasonable steps to retrieve what they passed on before; and may promptly present it to the court under seal for a ruling. Whoever produced it preserves it until then.",
    cites: [frcp("45(e)(2)(B)"), frcp("26(b)(5)(B)")],
    read: federalRules,
  },
  "inadvertence-waives-nothing": {
    text: "As far as attorney-client privilege or work product protection is concerned, an inadvertent disclosure is no waiver if reasonable steps were taken to prevent it and, promptly, to rectify the error.",
    cites: [fre("502(b)")],
    read: { source: "general knowledge; the text was not read", confidence: "unverified" },
  },
  "harm-is-mitigated": {
    text: "The practice mitigates, as far as it can, the harm of a disclosure that was not permitted.",
    cites: [cfr(45, "164.530(f)")],
    read: privacyRule,
  },
  "categories-only": {
    text: "Psychotherapy notes and records under 42 CFR part 2 are never listed one by one: what of them is asked for and not enclosed is withheld as a category. This says of nobody that there are any.",
    cites: [cfr(45, "164.508(a)(2)"), cfr(42, "2.13")],
    read: regulation,
  },
} as const satisfies Record<string, Legal>;
export type LegalName = keyof typeof legal;

const rules = new Map(allPacks.flatMap((pack) => pack.rules.map((rule) => [rule.id, rule] as const)));

/** A paragraph with its citations and what it quotes; `checked` is false while a source of it is still to be checked. */
export function legalWords(name: LegalName): {
  readonly text: string;
  readonly exact: readonly string[];
  readonly checked: boolean;
} {
  const one: Legal = legal[name];
  const sources = "rules" in one ? one.rules.map(ruleOf) : one.cites.map((cite) => ({ cite, ...one.read }));
  const cites = [...new Set(sources.map(({ cite }) => cite))].join("; ");
  return {
    text: `${one.text} (${cites})`,
    exact: one.exact ?? [],
    checked: sources.every(({ confidence }) => confidence === "verified"),
  };
}

function ruleOf(id: string) {
  const rule = rules.get(id);
  if (!rule) throw new Error(`no rule pack has ${id}`);
  return rule;
}

/** Put after a paragraph whose source is still to be checked. */
export const uncheckedMark = "[Source not checked against its text: counsel checks it before this goes.]";
