import type { PaperCase } from "./case.ts";
import { uncheckedMark } from "./legal.ts";

/** What a paper lacks, by the rule that it fails, and what would cure it. */
const cures: Readonly<Record<string, string>> = {
  "us.hipaa.164-514-h-1-i.identity":
    "Proof of who you are: call back on a published number, or a bar directory entry.",
  "us.hipaa.164-512-e-1-iii.statement-and-documentation":
    "Send the written statement together with the documents that show what it says.",
  "us.hipaa.164-512-e-1-iii-a.written-notice":
    "Give the individual written notice, or mail it to the last known address, and send a copy with proof of mailing.",
  "us.hipaa.164-512-e-1-iii-b.notice-content":
    "Give a notice that describes the case and the request well enough for the individual to object to the court.",
  "us.hipaa.164-512-e-1-iii-c-1.time-to-object":
    "Wait until the time to object has run, then say so in writing.",
  "us.hipaa.164-512-e-1-iii-c-2.objections-resolved":
    "Show that no objection was filed, or that the court resolved every one and that the request fits what it allowed.",
  "us.hipaa.164-512-e-1-iv.protective-order-sought":
    "Present an agreed qualified protective order to the court, or ask the court for one, and send what was filed.",
  "us.hipaa.164-512-e-1-v.protective-order-terms":
    "Bring an order or stipulation that has both terms: no other use, and return or destruction at the end.",
  "us.hipaa.164-512-e-1-i.order-signer": "Send an order that shows the signature of the judge or tribunal.",
  "us.frcp.45-b-1.attendance-fee": "Tender one day's fee and the mileage.",
  "us.frcp.45-c.place": "Name a place within 100 miles, or agree in writing to electronic delivery.",
  "us.frcrp.17-c-3.victim": "Obtain the order of the court that allows the subpoena to be served.",
  "us.frcp.34-c.nonparties-by-subpoena": "Serve a subpoena: the practice is no party to the case.",
};

/** The defects of a signed form, as its finding names them. */
const ofForms = {
  AD1: "The form has expired, or the event that ends it has happened.",
  AD2: "The form lacks an element that every authorization must have.",
  AD3: "The form has been revoked.",
  AD4: "The form is combined with, or conditioned on, something that the rule does not allow.",
  AD5: "Something material in the form is known to be false.",
  P2: "The form lacks what a consent under 42 CFR part 2 must have.",
  ST: "The form lacks what the law of the state asks of it.",
} as const;

/** Each thing the papers lack as the facts show them: what it is, what would cure it, and the provision. */
export function lackOfPapers({ law }: Pick<PaperCase, "law">): readonly (readonly string[])[] {
  const failed = law.reasons.filter(({ ruleId, status }) => status === "violated" && ruleId in cures);
  const rows = failed.map(({ ruleId, words = "", citation }) => [words, cures[ruleId] ?? "", citation]);
  const forms = law.authorizations.flatMap(({ defects }) =>
    defects.map((code) => [
      ofForms[code],
      "Send a new form, complete and signed.",
      code === "P2" ? `42 CFR 2.31 ${uncheckedMark}` : code === "ST" ? "law of the state" : "45 CFR 164.508",
    ]),
  );
  const seen = new Map([...rows, ...forms].map((row) => [row.join("|"), row]));
  return [...seen.values()];
}
