import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentClasses } from "../../../workflows/contract/case-file.ts";
import { outcomes as outcomesOfLaw } from "../../../workflows/contract/determination.ts";
import { batesNumber, batesPrefixOf, batesRanges } from "../../../workflows/production/bates.ts";
import { bindsTheRecipient, coverLetter } from "../../../workflows/production/cover-letter.ts";
import { buildManifest, manifestSchema } from "../../../workflows/production/manifest.ts";
import { notProduced, privilegeLog } from "../../../workflows/production/privilege-log.ts";
import { productionScope } from "../../../workflows/production/scope.ts";
import type { ProposedRecord } from "../../../workflows/production/scope.ts";
import type { RequestId } from "../../../workflows/vocabulary/ids.ts";
import { doc } from "../../support/request/ids.ts";
import { note, production, psychotherapyNote } from "../../support/request/told.ts";

const progress: ProposedRecord = {
  documentId: note,
  class: "progress-notes",
  sessionOn: "2026-05-01",
  author: "Miriam Okafor",
  pages: 3,
  sealed: false,
  outcome: "release",
  decision: "approve",
  ground: null,
};
const everything = { requestsAllRecords: true } as const;
const sealed: ProposedRecord = {
  ...progress,
  documentId: psychotherapyNote,
  class: "psychotherapy-notes",
  sessionOn: "2026-04-01",
  sealed: true,
};
const scope = (
  records: readonly ProposedRecord[],
  more: Partial<Parameters<typeof productionScope>[0]> = {},
) => productionScope({ records, asked: everything, agreedScope: null, opened: [psychotherapyNote], ...more });
const groundsOf = (records: readonly ProposedRecord[], more = {}) =>
  scope(records, more).withheld.map((one) => one.ground);

describe("what goes and what stays", () => {
  it("sends what the law releases and a clinician approved, oldest first", () => {
    expect(scope([progress, sealed])).toEqual({ produced: [sealed, progress], withheld: [] });
    const sameDay = { ...progress, documentId: doc("a") };
    expect(scope([progress, sameDay]).produced.map((one) => one.documentId)).toEqual([doc("a"), note]);
  });

  it("never sends what the law does not release, whoever approved it (45 CFR 164.502(a))", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...documentClasses),
        fc.constantFrom(...outcomesOfLaw),
        fc.boolean(),
        fc.constantFrom("approve", "withhold", undefined),
        fc.boolean(),
        (documentClass, outcome, isSealed, decision, isOpen) => {
          const record = { ...progress, class: documentClass, outcome, sealed: isSealed, decision };
          const { produced, withheld } = scope([record], { opened: isOpen ? [note] : [] });
          const may = outcome === "release" && decision === "approve" && (!isSealed || isOpen);
          expect(produced).toHaveLength(may ? 1 : 0);
          expect(withheld).toHaveLength(may ? 0 : 1);
        },
      ),
    );
  });

  it("names the first ground that holds", () => {
    expect(groundsOf([{ ...sealed, outcome: "needs-authorization" }])).toEqual(["psychotherapy-notes"]);
    expect(groundsOf([{ ...progress, outcome: "needs-authorization" }])).toEqual(["needs-authorization"]);
    expect(groundsOf([{ ...progress, outcome: "needs-court-order" }])).toEqual(["needs-court-order"]);
    expect(groundsOf([{ ...progress, outcome: "object-by-date" }])).toEqual(["objection"]);
    expect(groundsOf([{ ...progress, outcome: "withhold" }])).toEqual(["withheld-by-law"]);
    expect(groundsOf([{ ...progress, decision: "withhold", ground: "privilege" }])).toEqual(["privilege"]);
    expect(groundsOf([{ ...progress, decision: "withhold" }])).toEqual(["withheld-by-law"]);
    expect(groundsOf([{ ...progress, decision: undefined }])).toEqual(["withheld-by-law"]);
    expect(groundsOf([{ ...progress, outcome: "withhold" }], { asked: { requestedClasses: [] } })).toEqual([
      "outside-request",
    ]);
    expect(groundsOf([sealed], { opened: [] })).toEqual(["vault-not-open"]);
  });

  it("never goes beyond what is asked for, by class and by date, whatever the paper (45 CFR 164.502(b))", () => {
    const asked = (instrument: object | undefined) => groundsOf([progress], { asked: instrument });
    const classes = { requestedClasses: ["progress-notes"] };
    expect(asked(classes)).toEqual([]);
    expect(asked({ requestedClasses: ["billing-logistics"] })).toEqual(["outside-request"]);
    const ranged = (fromOn?: string, toOn?: string) =>
      asked({ ...classes, requestedRange: { fromOn, toOn } });
    expect(ranged("2026-05-01", "2026-05-01")).toEqual([]);
    expect(ranged("2026-05-02", "2026-06-01")).toEqual(["outside-request"]);
    expect(ranged("2026-01-01", "2026-04-30")).toEqual(["outside-request"]);
    const excluded = { ...progress, class: "excluded-items" } as const;
    expect(groundsOf([excluded], { asked: { requestedClasses: ["chart-other"] } })).toEqual([]);
  });

  it("takes nothing for asked that nobody recorded", () => {
    for (const asked of [undefined, {}, { requestsAllRecords: false }])
      expect(groundsOf([progress], { asked })).toEqual(["outside-request"]);
    const half = { requestedClasses: ["progress-notes"], requestedRange: { fromOn: "2026-01-01" } };
    expect(groundsOf([progress], { asked: half })).toEqual(["outside-request"]);
  });

  it("keeps what the parties left out, by class and by date; the last row that speaks decides", () => {
    const row = { class: "progress-notes", stance: "produce" } as const;
    const agreed = (...agreedScope: readonly object[]) => groundsOf([progress], { agreedScope });
    expect(agreed(row)).toEqual([]);
    expect(agreed({ ...row, stance: "withhold" })).toEqual(["outside-agreed-scope"]);
    expect(agreed({ ...row, class: "chart-other" })).toEqual(["outside-agreed-scope"]);
    expect(agreed({ ...row, range: { fromOn: "2026-05-01", toOn: "2026-05-01" } })).toEqual([]);
    expect(agreed({ ...row, range: { fromOn: "2026-05-02", toOn: "2026-06-01" } })).toEqual([
      "outside-agreed-scope",
    ]);
    expect(agreed({ ...row, range: { fromOn: "2026-01-01", toOn: "2026-04-30" } })).toEqual([
      "outside-agreed-scope",
    ]);
    expect(agreed(row, { ...row, stance: "withhold" })).toEqual(["outside-agreed-scope"]);
    expect(agreed()).toEqual(["outside-agreed-scope"]);
  });
});

describe("Bates numbers", () => {
  it("run without a gap or a repetition through every document", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 900_000 }),
        (pages, from) => {
          const documents = pages.map((count, at) => ({ documentId: `d${at}`, pages: count }));
          const ranges = batesRanges("DUC", documents, from);
          const numbers = ranges.map(
            ({ first, last }) => [Number(first.slice(3)), Number(last.slice(3))] as const,
          );
          expect(numbers[0]?.[0]).toBe(from);
          for (const [at, [first, last]] of numbers.entries()) {
            expect(last - first + 1).toBe(pages[at]);
            expect(numbers[at + 1]?.[0] ?? last + 1).toBe(last + 1);
          }
        },
      ),
    );
  });

  it("are written with their prefix and six digits", () => {
    expect(batesNumber("DUC", 42)).toBe("DUC000042");
    expect(batesNumber("DUC", 999_999)).toBe("DUC999999");
  });

  it("refuse what does not fit", () => {
    expect(() => batesNumber("DUC", 1_000_000)).toThrow("from 1 to 999999, got 1000000");
    expect(() => batesNumber("DUC", 0)).toThrow("got 0");
    expect(() => batesNumber("DUC", 1.5)).toThrow("got 1.5");
    expect(() => batesNumber("duc", 1)).toThrow('got "duc"');
    expect(() => batesNumber("", 1)).toThrow('got ""');
    expect(() => batesRanges("DUC", [{ documentId: "d", pages: 0 }], 1)).toThrow("at least one page");
    expect(() => batesRanges("DUC", [{ documentId: "d", pages: 1.5 }], 1)).toThrow("got 1.5 pages");
  });

  it("take their prefix from the tracking number", () => {
    expect(batesPrefixOf("T-0001")).toBe("T0001");
    expect(batesPrefixOf("duces-2026-000042-x")).toBe("S2026000042X");
    expect(batesPrefixOf("---")).toBe("D");
  });
});

describe("the manifest", () => {
  const sha = "a".repeat(64);
  const ranges = batesRanges("DUC", [{ documentId: note, pages: 3 }], 1);
  const file = { name: "production.pdf", sha256: sha, bytes: 1000, pages: 3 } as const;
  const built = {
    requestId: `req_${"0".repeat(26)}` as RequestId,
    productionId: production,
    trackingNumber: "T-0001",
    assembledAt: "2026-12-03T15:00:00Z",
    files: [file],
    ranges,
    digests: new Map([[note, sha]]),
    withheld: privilegeLog([{ ...progress, ground: "privilege" }], "federal-civil"),
    determination: { sha256: sha, packVersions: { "us-hipaa": "1.0.0" } },
  };

  it("lists files and documents by digest and number, and what is withheld by ground", () => {
    const manifest = buildManifest(built);
    expect(manifestSchema.parse(manifest)).toEqual(manifest);
    expect(manifest.documents).toEqual([
      { documentId: note, batesFirst: "DUC000001", batesLast: "DUC000003", pages: 3, sha256: sha },
    ]);
    expect(manifest.withheld).toHaveLength(1);
    expect(JSON.stringify(manifest.withheld)).not.toContain(note);
    expect(manifest.neverListed).toContain("says of nobody that there are any");
  });

  it("is not made when a digest is wanting or the pages do not add up", () => {
    expect(() => buildManifest({ ...built, digests: new Map() })).toThrow(
      "a digest for every produced document",
    );
    expect(() => buildManifest({ ...built, files: [{ ...file, pages: 4 }] })).toThrow(
      "3 pages that were numbered, got 4",
    );
    expect(() => buildManifest({ ...built, files: [] })).toThrow("got none");
  });
});

describe("the cover letter", () => {
  const told = {
    practiceName: "Larkspur Counseling",
    requester: { name: "Ada Wren" },
    on: "2026-12-03",
    trackingNumber: "T-0001",
    batesFirst: "DUC000001",
    batesLast: "DUC000003",
    pages: 3,
    rulesOf: "federal-civil" as const,
    withheld: [],
    notProduced: [],
    includesPart2Records: false,
    underProtectiveOrder: false,
  };
  const entries = privilegeLog([{ ...progress, ground: "privilege" }], "federal-civil");
  const nothing = { produced: [], withheld: [] };

  it("says what is enclosed and claims no completeness", () => {
    const letter = coverLetter(told);
    expect(letter.to).toEqual(["Ada Wren"]);
    expect(letter.re).toEqual(["Request T-0001"]);
    expect(letter.paragraphs).toHaveLength(4);
    expect(letter.paragraphs[0]).toBe(
      "Enclosed are 3 pages in answer to your request, numbered DUC000001 to DUC000003.",
    );
    expect(letter.paragraphs[2]).toContain("does not certify that nothing else exists");
  });

  it("says in every letter that notes kept apart and records under part 2 are never listed (42 CFR 2.13(c))", () => {
    const { paragraphs } = coverLetter(told);
    expect(paragraphs[1]).toContain("never listed one by one");
    expect(paragraphs[1]).toContain("says of nobody that there are any");
    const other = coverLetter({
      ...told,
      withheld: entries,
      includesPart2Records: true,
      rulesOf: "elsewhere",
    });
    expect(other.paragraphs).toContain(paragraphs[1]);
    expect(other.paragraphs.join()).not.toContain("FRCP");
  });

  it("counts pages and withheld records as one would say it", () => {
    const one = coverLetter({ ...told, batesLast: "DUC000001", pages: 1, withheld: entries });
    expect(one.paragraphs[0]).toBe("Enclosed is 1 page in answer to your request, numbered DUC000001.");
    expect(one.paragraphs[1]).toContain("One record is withheld");
    expect(coverLetter({ ...told, withheld: [...entries, ...entries] }).paragraphs[1]).toContain(
      "2 records are withheld",
    );
  });

  it("says of each kind that was asked for why none is enclosed", () => {
    const kinds = notProduced(
      {
        asked: ["psychotherapy-notes", "progress-notes", "billing-logistics", "sud-records", "testimony"],
        outcomes: {
          "psychotherapy-notes": "needs-authorization",
          "progress-notes": "needs-court-order",
          "billing-logistics": "release",
          "sud-records": "needs-court-order",
        },
        scope: { produced: [progress], withheld: [] },
      },
      "federal-civil",
    );
    expect(kinds).toEqual([
      {
        kind: "psychotherapy notes",
        ground:
          "Psychotherapy notes go only under an authorization of their own, an order that names them or another exception of law. (45 CFR 164.508(a)(2))",
      },
    ]);
    expect(coverLetter({ ...told, notProduced: kinds }).paragraphs[1]).toContain(
      "The request also asks for psychotherapy notes. None are enclosed.",
    );
  });

  it("speaks of a protective order only where one with both terms is entered (45 CFR 164.512(e)(1)(v))", () => {
    const both = { entered: true, limitsUse: true, returnOrDestroy: true };
    expect(bindsTheRecipient(both)).toBe(true);
    expect(bindsTheRecipient(undefined)).toBe(false);
    expect(bindsTheRecipient({ ...both, entered: false })).toBe(false);
    expect(bindsTheRecipient({ entered: true, limitsUse: true })).toBe(false);
    expect(bindsTheRecipient({ ...both, limitsUse: false })).toBe(false);
  });

  it("claims the privilege in words where something is objected to (FRCP 45(e)(2)(A))", () => {
    const outcomes = { "progress-notes": "object-by-date" } as const;
    const asked = notProduced({ asked: ["progress-notes"], outcomes, scope: nothing }, "federal-civil");
    expect(asked.map(({ ground }) => ground).join()).toContain(
      "psychotherapist-patient privilege, claimed where it applies",
    );
    expect(asked.map(({ ground }) => ground).join()).toContain("FRCP 45(d)(2)(B); FRE 501");
  });

  it("names court, docket and firm when they are known", () => {
    const letter = coverLetter({
      ...told,
      court: "District Court",
      docket: "26-100",
      requester: { name: "Ada Wren", firm: "Wren and Holt" },
    });
    expect(letter.re).toEqual(["Request T-0001", "District Court", "No. 26-100"]);
    expect(letter.to).toEqual(["Ada Wren", "Wren and Holt"]);
  });

  it("carries the notices that bind the recipient (42 CFR 2.32, 45 CFR 164.512(e)(1)(v))", () => {
    const { paragraphs } = coverLetter({ ...told, includesPart2Records: true, underProtectiveOrder: true });
    expect(paragraphs).toContain("42 CFR part 2 prohibits unauthorized use or disclosure of these records.");
    expect(paragraphs.join(" ")).toContain("returned or destroyed");
  });
});
