import { describe, expect, it } from "vitest";
import type { CaseFile } from "../../../../workflows/contract/case-file.ts";
import { groundsAgainst } from "../../../../workflows/law/withholding-grounds.ts";

type Instrument = NonNullable<CaseFile["instrument"]>;
const against = (instrument: Instrument) =>
  groundsAgainst({ schemaVersion: 1, asOf: { assessedOn: "2026-12-02" }, instrument });

/** Stand against every paper but an order. */
const ofOthers = ["other-person", "compiled-for-proceeding"];
/** Stand against every paper. */
const always = ["not-responsive", "separately-protected"];

describe("the grounds against a paper", () => {
  const papers: readonly (readonly [string, readonly Instrument["type"][], readonly string[]])[] = [
    [
      "a subpoena or discovery: the privilege, and what the purpose needs (FRE 501, 45 CFR 164.502(b))",
      [
        "attorney-subpoena",
        "clerk-subpoena",
        "grand-jury-subpoena",
        "criminal-trial-subpoena",
        "doj-3486-subpoena",
        "licensing-board-subpoena",
        "discovery-request-to-party",
      ],
      ["privilege", "minimum-necessary", ...ofOthers, ...always],
    ],
    [
      "a form, a letter or a question that compels nothing: the practice may decline (45 CFR 164.502(a)(1))",
      [
        "attorney-letter-with-authorization",
        "insurer-or-employer-request",
        "probation-letter",
        "prosecutor-letter",
        "police-request",
        "family-press-or-unknown-inquiry",
      ],
      ["not-compelled", ...ofOthers, ...always],
    ],
    [
      "the patient's own request: harm and confidence (45 CFR 164.524(a))",
      ["patient-access-request", "representative-access-request"],
      [...ofOthers, "access-harm", "confidential-source", ...always],
    ],
    [
      "a request for treatment: a restriction that was agreed (45 CFR 164.522(a)(1))",
      ["provider-request"],
      ["not-compelled", ...ofOthers, "restriction-agreed", ...always],
    ],
    [
      "a payer's review: what the review needs, and a restriction that was agreed",
      ["health-plan-review", "public-payer-contractor-review"],
      ["minimum-necessary", "not-compelled", ...ofOthers, "restriction-agreed", ...always],
    ],
    [
      "a board's letter, a claim of compensation: what their purpose needs",
      ["licensing-board-letter", "workers-comp-request"],
      ["minimum-necessary", "not-compelled", ...ofOthers, ...always],
    ],
    [
      "questions about a death: what they need",
      ["coroner-request"],
      ["minimum-necessary", ...ofOthers, ...always],
    ],
  ];
  it.each(papers)("are, on %s", (_words, types, grounds) => {
    for (const type of types) expect([type, against({ type })]).toEqual([type, grounds]);
  });

  it("leave an order nothing to decline: it is obeyed, or taken to the court (45 CFR 164.512(e)(1)(i))", () => {
    const orders: readonly Instrument[] = [
      { type: "court-order", signerRole: "judge", judgeSigned: true },
      { type: "court-order" },
      { type: "search-warrant", signerRole: "judge", judgeSigned: true },
      { type: "court-appointee-request" },
    ];
    for (const order of orders) expect([order.type, against(order)]).toEqual([order.type, always]);
  });
});
