import { describe, expect, it } from "vitest";
import type { Plain } from "./changed.ts";
import { progress } from "./neighbours/case.ts";
import { papers } from "./papers.ts";
import { byPaper, told } from "./told.ts";

const kinds = Object.keys(papers);
const without = (...others: readonly string[]) => kinds.filter((kind) => !others.includes(kind));

const ownMatters = ["defense-use", "training-use", "own-initiative", "accounting", "misdirected", "none"];
const fromOutside = [
  "agency-warrant",
  "nonparty-discovery",
  "attorney-letter",
  "police-request",
  "prosecutor-letter",
  "unknown-inquiry",
];
const requests = [
  "agency-warrant",
  "oversight-letter",
  "hhs-review",
  "nonparty-discovery",
  "attorney-letter",
  "provider-request",
  "plan-review",
  "payer-review",
  "insurer-request",
  "workers-comp",
  "probation-letter",
  "police-request",
  "prosecutor-letter",
  "protective-services",
  "death-inquiry",
  "court-appointee",
  "unknown-inquiry",
];

describe("one note of the chart, of whose reader nothing but the identity is known", () => {
  it("bars by the paper these things and no others", () => {
    expect(byPaper((paper) => told([progress], paper).prohibitions.map(({ code }) => code))).toEqual({
      "stay-silent": [
        "civil-subpoena",
        "judge-order",
        "unsigned-order",
        "search-warrant",
        "grand-jury",
        "criminal-subpoena",
        "doj-subpoena",
        "oversight-subpoena",
        "party-discovery",
      ],
      "object-by-letter-only": [
        "judge-order",
        "unsigned-order",
        "search-warrant",
        "grand-jury",
        "criminal-subpoena",
      ],
      "exceed-instrument-scope": ["search-warrant"],
      "obstruct-search": ["search-warrant"],
      "consent-to-wider-search": ["search-warrant"],
      "confirm-or-deny-patient": fromOutside,
      "refuse-on-hipaa-ground": ["grand-jury"],
      "infer-waiver": ["grand-jury"],
      "calendar-nonparty-discovery": ["nonparty-discovery"],
      "rely-on-custody-paragraph": ["probation-letter"],
    });
  });

  it("asks by the paper these things and no others", () => {
    const asked = byPaper((paper) => told([progress], paper).actions.map(({ verb }) => verb));
    expect(asked).toEqual({
      "place-legal-hold": without(...ownMatters),
      "classify-again": ["unsigned-order", "agency-warrant"],
      "verify-authority": [
        "agency-warrant",
        "doj-subpoena",
        "oversight-subpoena",
        "oversight-letter",
        "hhs-review",
        "representative-access",
        "payer-review",
        "protective-services",
        "death-inquiry",
        "court-appointee",
      ],
      "request-authorization": [
        "oversight-letter",
        "attorney-letter",
        "representative-access",
        "directive",
        "provider-request",
        "plan-review",
        "payer-review",
        "insurer-request",
        "workers-comp",
        "probation-letter",
        "protective-services",
        "training-use",
      ],
      "request-assurance": ["civil-subpoena", "criminal-subpoena"],
      "request-compulsory-process": [
        "agency-warrant",
        "nonparty-discovery",
        "police-request",
        "prosecutor-letter",
      ],
      "notify-patient": ["civil-subpoena", "criminal-subpoena", "party-discovery"],
      "check-nondisclosure-order": ["search-warrant", "grand-jury", "doj-subpoena"],
      "offer-access-route": ["directive"],
      "no-confirm-no-deny-reply": fromOutside,
      "send-refusal": requests,
      "serve-objection": ["civil-subpoena"],
      "assert-privilege": [
        "civil-subpoena",
        "search-warrant",
        "grand-jury",
        "criminal-subpoena",
        "doj-subpoena",
        "oversight-subpoena",
        "party-discovery",
      ],
      "file-motion-to-quash": ["grand-jury", "criminal-subpoena", "doj-subpoena", "oversight-subpoena"],
      "prepare-privilege-log": ["civil-subpoena", "party-discovery"],
      "request-inventory": ["search-warrant"],
      "request-filter-team": ["search-warrant"],
      produce: ["patient-access", "defense-use"],
      "apply-minimum-necessary": ["defense-use"],
      "log-accounting": ["misdirected"],
      "record-decision": ["own-initiative"],
      "record-evidence": ["agency-warrant"],
      "open-breach-file": ["misdirected"],
      "send-clawback": ["misdirected"],
      "notify-affected-individuals": ["misdirected"],
      "escalate-to-counsel": [
        "judge-order",
        "unsigned-order",
        "search-warrant",
        "agency-warrant",
        "grand-jury",
        "criminal-subpoena",
        "doj-subpoena",
        "oversight-subpoena",
        "court-appointee",
        "misdirected",
      ],
    });
  });
});

describe("the identity of whoever asks (45 CFR 164.514(h)(1))", () => {
  it("is verified for every paper, but for what went astray", () => {
    const unverified = { requester: { identityVerified: null } };
    const asked = (paper: Plain) => told([], paper, unverified).actions;
    expect(byPaper((paper) => asked(paper).map(({ verb }) => verb))["verify-identity"]).toEqual(
      without("misdirected"),
    );
  });
});
