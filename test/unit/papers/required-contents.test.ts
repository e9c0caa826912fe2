import { describe, expect, it } from "vitest";
import type { PaperName } from "../../../workflows/contract/papers-to-send.ts";
import type { PaperSources } from "../../../workflows/papers/case.ts";
import { caseFor, drawUp } from "../../../workflows/papers/draw-up.ts";
import { linesOf } from "../../../workflows/papers/paper.ts";
import { templates } from "../../../workflows/papers/templates/index.ts";
import {
  accessSources,
  fullSources,
  nobodyKnownSources,
  producedSources,
  recalledSources,
} from "../../support/papers.ts";

/** What a paper must say, and words by which it says so; a blank counts where the case cannot hold the answer. */
type Required = readonly (readonly [string, RegExp])[];

const required: Partial<Record<PaperName, Required>> = {
  "litigation-hold": [
    ["the chart and notes apart from it are kept as they are", /chart, and notes kept apart from it/u],
    ["logs are kept", /Logs of who opened what/u],
    ["automatic deletion stops", /Stop automatic deletion/u],
    ["no edits; late entries are dated", /late entry is made as a new one, dated/u],
  ],
  "negotiation-letter": [
    ["the matter", /Quillfeather v\. Northgate Transit/u],
    ["what is unclear or too broad", /unclear in it, or reaches too far: \[To be filled in/u],
    ["the proposal", /proposes to answer it in this scope/u],
    ["every objection is reserved", /Every objection and privilege is reserved/u],
    ["dates stand until both have signed", /Until both sides have signed, every date stands/u],
  ],
  "deficiency-letter": [
    ["what is missing and its cure", /What is missing, and what would cure it/u],
    ["a cure with its provision", /45 CFR 164\.512\(e\)\(1\)/u],
    ["nothing of whether the person is a patient", /says nothing about whether the practice has records/u],
  ],
  "patient-notice": [
    ["the case", /Case: Quillfeather v\. Northgate Transit/u],
    ["the court and docket", /Court: .+\nDocket number: .+/u],
    ["who asks", /Who asks: Harriet Colby/u],
    ["what is asked for", /What is asked for: /u],
    ["the deadline and how to object", /You may object\. .* no later than /u],
    ["to see a lawyer", /See a lawyer soon/u],
    ["whom to call", /call \(555\) 010-0142/u],
  ],
  "objection-letter": [
    ["the caption", /Quillfeather v\. Northgate Transit/u],
    ["the day of the subpoena and of service", /dated November 10, 2026 was served on November 16, 2026/u],
    ["grounds", /Grounds\n1\. /u],
    ["what is withheld", /falls under these objections is withheld/u],
    ["what will be produced", /no objection is made will be produced/u],
    ["a log, or the day by which it follows", /log of what is withheld.* follows by \[To be filled in/u],
    ["whom to write to", /address and telephone number of counsel/u],
    ["proof of service", /Proof of service\nServed on Harriet Colby/u],
  ],
  "motion-to-quash": [
    ["the motion", /moves to quash, or else to modify/u],
    ["a memorandum on the grounds of the rule", /Memorandum in support[\s\S]*FRCP 45\(d\)/u],
    ["a declaration with the facts and the burden", /Declaration[\s\S]*how notes are kept apart/u],
    ["the subpoena", /A copy is attached/u],
    ["a proposed order", /Proposed order/u],
    ["certificates of conferral and of service", /Certificate of conferral[\s\S]*Certificate of service/u],
    ["a stay, which filing does not give", /stay compliance/u],
  ],
  "protective-order-motion": [
    ["good cause by specific harm", /Good cause\n\[To be filled in: specific harm/u],
    ["who may see it", /It may be seen by: /u],
    ["use for the case alone", /for this proceeding and for nothing else/u],
    ["sealing and no copying", /under seal only, and copied no more/u],
    ["return or destruction", /returned to the practice, or destroyed/u],
    ["in camera first", /examined in camera before anybody else/u],
    ["the certificate of conferral", /Certificate of conferral/u],
  ],
  "in-camera-request": [
    ["an index for chambers, under seal", /Index for chambers, under seal\nNo\./u],
    ["reasons of each part", /why each part is privileged/u],
    ["a way to redact", /let the rest be redacted, in this way/u],
    ["to chambers alone, never to counsel", /No copy goes to counsel/u],
  ],
  "privilege-log": [
    [
      "number, day, pages, author, recipient, kind and ground",
      /No\.\nDate\nPages\nAuthor\nRecipient\nDescription\nGround/u,
    ],
    ["the day of a record and its pages", /March 10, 2026\n2\n/u],
    ["protected kinds as categories", /never listed one by one/u],
  ],
  "redisclosure-notice": [
    ["the statement", /42 CFR part 2 prohibits unauthorized use or disclosure of these records/u],
    ["the consent goes along", /copy of the consent or a clear explanation/u],
  ],
  "partial-denial": [
    ["the basis", /on this basis:\n1\. /u],
    ["that it is not reviewed, or how", /is not reviewed/u],
    ["how to complain to the practice and to HHS", /complain to the practice: [\s\S]*Secretary of Health/u],
  ],
  "no-records-certificate": [
    ["who certifies", /have the care of the records of Harbor Light Counseling/u],
    ["what was asked for, of whom", /asks for progress notes of Rowan Quillfeather/u],
    ["how the search was made", /diligent search was made: \[To be filled in: which files were searched/u],
    ["what it found", /found no record that answers/u],
    ["the clause on perjury", /penalty of perjury/u],
  ],
  "clawback-notice": [
    ["what was sent", /sent to you by mistake: \[To be filled in/u],
    ["the claim and its basis", /claim and its basis: \[To be filled in/u],
    ["return, sequester or destroy", /promptly return, sequester or destroy it with every copy/u],
    ["no use, retrieval, and the court under seal", /must not use[\s\S]*retrieve[\s\S]*under seal/u],
    ["that nothing is waived", /No privilege and no protection is waived/u],
    ["the answer in writing", /Confirm in writing by/u],
    ["that the practice preserves it", /keeps what it sent/u],
  ],
  "extension-letter": [
    ["the reason", /The reason: /u],
    ["the day by which it is done", /You will have an answer by /u],
    ["that there is one extension", /there is no second extension/u],
  ],
};
const drawnFrom: Partial<Record<PaperName, PaperSources>> = {
  "redisclosure-notice": producedSources,
  "partial-denial": accessSources,
  "extension-letter": accessSources,
  "no-records-certificate": nobodyKnownSources(),
  "clawback-notice": recalledSources,
};
const paperOf = (name: PaperName, sources: PaperSources): readonly string[] => {
  const template = templates.find(({ paper }) => paper === name);
  return template ? drawUp(template, caseFor(template, sources)).blocks.flatMap(linesOf) : [];
};

describe("what a paper must say", () => {
  const rows = Object.entries(required).flatMap(([paper, wanted]) =>
    wanted.map(([what, words]) => [paper as PaperName, what, words] as const),
  );
  it.each(rows)("%s: %s", (paper, _what, words) => {
    expect(paperOf(paper, drawnFrom[paper] ?? fullSources).join("\n")).toMatch(words);
  });
});
