import { allPacks } from "../law/packs/index.ts";
import { regulation } from "../law/packs/us-part-2/source.ts";
import { federalRules } from "../law/packs/us-federal-courts/source.ts";
import { cfr, frcp } from "../vocabulary/citation.ts";
import type { Citation } from "../vocabulary/citation.ts";
import type { Provenance } from "../vocabulary/provenance.ts";

/** Where a paragraph stands on: rules of the packs by id, or a provision with where it was read. */
type Source =
  | { readonly rules: readonly string[] }
  | { readonly cites: readonly Citation[]; readonly read: Provenance };
type Legal = Source & { readonly text: string };

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
  "categories-only": {
    text: "Psychotherapy notes and records under 42 CFR part 2 are never listed one by one: what of them is asked for and not enclosed is withheld as a category. This says of nobody that there are any.",
    cites: [cfr(45, "164.508(a)(2)"), cfr(42, "2.13")],
    read: regulation,
  },
} as const satisfies Record<string, Legal>;
export type LegalName = keyof typeof legal;

const rules = new Map(allPacks.flatMap((pack) => pack.rules.map((rule) => [rule.id, rule] as const)));

/** A paragraph with its citations; `checked` is false while a source of it is still to be checked. */
export function legalWords(name: LegalName): { readonly text: string; readonly checked: boolean } {
  const one: Legal = legal[name];
  const sources = "rules" in one ? one.rules.map(ruleOf) : one.cites.map((cite) => ({ cite, ...one.read }));
  const cites = [...new Set(sources.map(({ cite }) => cite))].join("; ");
  return {
    text: `${one.text} (${cites})`,
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
