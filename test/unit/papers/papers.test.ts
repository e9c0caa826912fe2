import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { paperNames } from "../../../workflows/contract/papers-to-send.ts";
import type { Facts } from "../../../workflows/facts/facts.ts";
import type { PaperSources } from "../../../workflows/papers/case.ts";
import { attorney, happened } from "../../support/request/told.ts";
import { prp } from "../../support/request/ids.ts";
import { caseFor, drawUp } from "../../../workflows/papers/draw-up.ts";
import { isFieldName } from "../../../workflows/papers/fields.ts";
import { legal, legalWords } from "../../../workflows/papers/legal.ts";
import { linesOf } from "../../../workflows/papers/paper.ts";
import type { Paper } from "../../../workflows/papers/paper.ts";
import { templates } from "../../../workflows/papers/templates/index.ts";
import type { Template } from "../../../workflows/papers/template.ts";
import {
  accessSources,
  emptySources,
  fullSources,
  ofAStranger,
  nobodyKnownSources,
  producedSources,
  recalledSources,
} from "../../support/papers.ts";

const drawn = (template: Template, sources: PaperSources): Paper =>
  drawUp(template, caseFor(template, sources));
const textOf = (paper: Paper): string => paper.blocks.flatMap(linesOf).join("\n");
const offeredIn = (sources: PaperSources) =>
  templates.filter((one) => one.offered(caseFor(one, sources)) !== undefined).map(({ paper }) => paper);
const each = templates.map((template) => [template.paper, template] as const);
const cases = [
  ["an empty case", emptySources],
  ["a subpoena with everything", fullSources],
  ["a request for access", accessSources],
  ["a production", producedSources],
  ["a production that is recalled", recalledSources],
  ["a request for access by somebody nobody knows", nobodyKnownSources()],
] as const;

describe("the templates", () => {
  it("name only merge fields that there are, and there is one of each paper but the binder", () => {
    const names = [...JSON.stringify(templates).matchAll(/\{(\w+)\??\}/gu)].map(([, name = ""]) => name);
    expect(names.filter((name) => !isFieldName(name))).toEqual([]);
    const papers: readonly string[] = templates.map(({ paper }) => paper);
    expect(new Set(papers).size).toBe(papers.length);
    expect(paperNames.filter((name) => !papers.includes(name))).toEqual(["binder"]);
  });

  it("cite what their paragraphs of law stand on, each with a provision", () => {
    const names = Object.keys(legal) as (keyof typeof legal)[];
    expect(
      names.filter((name) => !/ \((?:45|42) CFR|\((?:FRCP|FRE|FRCrP)|\(28 USC/u.test(legalWords(name).text)),
    ).toEqual([]);
  });
});

describe.each(cases)("a paper drawn from %s", (_which, sources) => {
  it.each(each)(
    "%s has no hole in it, and shows the blanks that it lists and no others",
    (_paper, template) => {
      const paper = drawn(template, sources);
      const text = textOf(paper);
      expect(text).not.toMatch(/undefined|null|NaN|\[object|\{\w+\??\}/u);
      const shown = new Set([...text.matchAll(/\[To be filled in: ([^\]]*)\]/gu)].map(([, words]) => words));
      expect(shown).toEqual(new Set(paper.missing.map(({ words }) => words)));
      expect(text.split("[Source not checked").length - 1).toBe(paper.unverified);
      expect(text.startsWith("DRAFT FOR COUNSEL.")).toBe(template.counsel === "signs");
    },
  );

  it.each(each)("%s names no day, person or amount that is not in the case", (_paper, template) => {
    const text = textOf(drawn(template, sources));
    const { law, facts, on } = caseFor(template, sources);
    const known = JSON.stringify([sources, law.deadlines, facts, on]);
    const days = text.match(
      /(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4}/gu,
    );
    expect((days ?? []).filter((day) => !known.includes(isoOf(day)))).toEqual([]);
    const people = text.match(/Rowan|Quillfeather|Harriet|Colby|Miriam|Okafor|Northgate|Tomas/gu) ?? [];
    expect(people.filter((name) => !known.includes(name))).toEqual([]);
    // Sealed notes are a category, and never a row (45 CFR 164.501).
    expect(text).not.toContain("W0002");
  });
});

const isoOf = (day: string) => new Date(`${day} UTC`).toISOString().slice(0, 10);

describe("which papers are offered", () => {
  it("follows from the case: from hardly anything a receipt, and no paper that needs what is not known", () => {
    expect(offeredIn(emptySources)).toEqual(["receipt"]);
  });

  it("for a civil subpoena that lacks its assurance: cure, notice, objections, log and motions", () => {
    expect(offeredIn(fullSources)).toEqual(
      expect.arrayContaining([
        "litigation-hold",
        "receipt",
        "deficiency-letter",
        "patient-notice",
        "neither-confirm-nor-deny",
        "objection-letter",
        "privilege-log",
        "motion-to-quash",
        "protective-order-motion",
      ]),
    );
  });

  it("for access: more time and a denial of a part, and nothing that answers process", () => {
    const offered = offeredIn(accessSources);
    expect(offered).toEqual(expect.arrayContaining(["extension-letter", "partial-denial"]));
    expect(offered).not.toContain("objection-letter");
  });

  it("for a production: what goes with it", () => {
    expect(offeredIn(producedSources)).toEqual(
      expect.arrayContaining(["custodian-certificate", "cover-letter", "redisclosure-notice"]),
    );
  });

  it("is no notice to the patient where an order forbids telling (FRCrP 6(e)(2))", () => {
    const { facts } = fullSources.onFile;
    const instrument = { ...facts.instrument, nonDisclosureOrder: { exists: true } };
    const silenced = { ...fullSources, onFile: { ...fullSources.onFile, facts: { ...facts, instrument } } };
    expect(offeredIn(silenced)).not.toContain("patient-notice");
  });
});

describe("a neutral paper", () => {
  it.each(each.filter(([, { forStrangersToo }]) => forStrangersToo))(
    "%s is the same, word for word, for a patient with records and for somebody nobody knows (42 CFR 2.13(c))",
    (_paper, template) => {
      for (const [, sources] of cases) {
        const stranger = ofAStranger(sources);
        expect(stranger.context.patientRef).toBeNull();
        expect(drawn(template, sources)).toEqual(drawn(template, stranger));
        expect(template.offered(caseFor(template, sources))).toBe(
          template.offered(caseFor(template, stranger)),
        );
      }
    },
  );

  it("is every paper that may reach the requester or a court before anything is released, but index and log", () => {
    const others = templates.filter(({ forStrangersToo }) => !forStrangersToo).map(({ paper }) => paper);
    expect(new Set(others)).toEqual(
      new Set([
        "litigation-hold",
        "patient-notice",
        "privilege-log",
        "in-camera-request",
        "partial-denial",
        "custodian-certificate",
        "no-records-certificate",
        "clawback-notice",
        "cover-letter",
        "redisclosure-notice",
        "invoice",
      ]),
    );
  });
});

describe("the notice against redisclosure", () => {
  it("carries the long statement whole, in paragraphs of its own and with nothing put in (42 CFR 2.32(a)(1))", () => {
    const notice = templates.find(({ paper }) => paper === "redisclosure-notice");
    const blocks = notice ? drawn(notice, producedSources).blocks.flatMap(linesOf) : [];
    const from = blocks.findIndex((line) => line.startsWith("This record which has been disclosed to you"));
    const statement = blocks.slice(from, from + 5);
    // The digest of the words as they were compared, one space between paragraphs.
    expect(createHash("sha256").update(statement.join(" ")).digest("hex")).toBe(
      "d82205a18044f9f45776343d91e26d8ddb44bf13e136af169ec73d755facd9a8",
    );
    expect(blocks[from - 1]).toMatch(/89 FR 12472: \(42 CFR 2\.32\(a\)\(1\)\)$/u);
    expect(blocks.join(" ")).not.toContain("To be filled in: statement of 42 CFR 2.32");
  });
});

describe("a certificate of no records", () => {
  const [certificate] = templates.filter(({ paper }) => paper === "no-records-certificate");
  const about = (sources: PaperSources) => {
    if (certificate === undefined) throw new Error("there is no certificate");
    const of = caseFor(certificate, sources);
    return { offered: certificate.offered(of), keptBack: certificate.keptBack?.(of) };
  };
  const asking = (facts: Facts): PaperSources => {
    const sources = nobodyKnownSources();
    return { ...sources, onFile: { ...sources.onFile, facts: { ...sources.onFile.facts, ...facts } } };
  };

  it("is offered only where the law would have let the records go", () => {
    expect(about(nobodyKnownSources()).offered).toContain("Once every file was searched");
    expect(about(nobodyKnownSources()).keptBack).toBeUndefined();
  });

  it.each([
    ["a subpoena without its assurance", ofAStranger(fullSources)],
    ["a request that reaches psychotherapy notes, which access does not", ofAStranger(accessSources)],
    ["a caller whose right nobody has shown", asking({ requester: { role: "journalist" } })],
    [
      "somebody who asks for no kind of record by name",
      asking({ instrument: { type: "patient-access-request", requestsAllRecords: true } }),
    ],
    [
      "records of treatment for substance use (42 CFR 2.13(c))",
      asking({
        instrument: { type: "attorney-subpoena", requestedClasses: ["sud-records"] },
        requester: { role: "opposing-counsel" },
      }),
    ],
  ])("is kept back, in words that name the neutral reply: %s", (_which, sources) => {
    expect(about(sources).offered).toBeUndefined();
    expect(about(sources).keptBack).toContain("neither confirms nor denies");
  });

  it("is neither offered nor spoken of where somebody is matched, or nothing is known of the paper", () => {
    for (const sources of [fullSources, accessSources, producedSources, emptySources])
      expect(about(sources)).toEqual({ offered: undefined, keptBack: undefined });
  });

  it("says what was searched and found, and never that the person was no patient", () => {
    if (certificate === undefined) throw new Error("there is no certificate");
    const text = textOf(drawn(certificate, nobodyKnownSources()));
    expect(text).toContain("A diligent search was made: [To be filled in:");
    expect(text).not.toMatch(/patient/iu);
  });
});

describe("a clawback notice", () => {
  const [notice] = templates.filter(({ paper }) => paper === "clawback-notice");
  const of = (sources: PaperSources) => {
    if (notice === undefined) throw new Error("there is no notice");
    return { why: notice.offered(caseFor(notice, sources)), text: textOf(drawn(notice, sources)) };
  };
  const { incident } = recalledSources.context;
  const standing = (change: Partial<NonNullable<typeof incident>>): PaperSources => ({
    ...recalledSources,
    context: { ...recalledSources.context, incident: incident && { ...incident, ...change } },
  });

  it("is due while a recall is, and not before or after", () => {
    for (const recall of ["owed", "asked", "refused"] as const)
      expect(of(standing({ recall })).why).toContain("asked back");
    for (const recall of ["settled", "not-owed"] as const)
      expect(of(standing({ recall })).why).toBeUndefined();
    expect(of(standing({ closed: true })).why).toBeUndefined();
    expect(of(producedSources).why).toBeUndefined();
  });

  it("names the pages of the production, and no person and no case: a stranger may read it", () => {
    const { text } = of(recalledSources);
    expect(text).toContain("HLC000001 to HLC000012");
    expect(text).not.toMatch(/Rowan|Northgate|Harriet|Colby|N\.D\. Ill\./u);
    expect(of(standing({ productionId: null })).text).not.toContain("HLC0000");
  });

  it("rests on the rule of federal civil cases there alone, and says that FRE 502(b) was not read (FRE 502(g))", () => {
    const { text } = of(recalledSources);
    expect(text).toContain("(FRCP 45(e)(2)(B); FRCP 26(b)(5)(B))");
    expect(text).toMatch(/attorney-client privilege or work product.*\(FRE 502\(b\)\) \[Source not checked/u);
    const { facts } = recalledSources.onFile;
    const inState = {
      ...recalledSources,
      onFile: { ...recalledSources.onFile, facts: { ...facts, forum: { ...facts.forum, system: "state" } } },
    } as PaperSources;
    expect(of(inState).text).not.toMatch(/FRCP|FRE /u);
    expect(of(inState).text).toContain(
      "[To be filled in: rule of the forum on what was produced by mistake]",
    );
  });
});

const fee = {
  items: [{ kind: "paper-copies", quantity: 40, cents: 2800 }],
  quotedOn: "2026-11-21",
  waivedCents: 300,
  paidCents: 1000,
  refundedCents: 0,
  disputed: false,
  acceptedOn: null,
  forOlderScope: false,
} as const;

describe("an invoice", () => {
  const [invoice] = templates.filter(({ paper }) => paper === "invoice");
  const of = (sources: PaperSources): Paper => {
    if (invoice === undefined) throw new Error("there is no invoice");
    return drawn(invoice, {
      ...sources,
      context: { ...sources.context, fee: { ...fee, items: [...fee.items] } },
    });
  };

  it("before the release names sums alone, the same for a patient and for somebody nobody knows (42 CFR 2.13(c))", () => {
    const text = textOf(of(producedSources));
    expect(text).toContain("$28.00");
    expect(text).toContain("$15.00");
    expect(text).not.toContain("40 page");
    expect(of(producedSources)).toEqual(of(ofAStranger(producedSources)));
  });

  it("has its lines once they tell nothing that the requester does not hold", () => {
    const { production } = producedSources.context;
    if (production === null) throw new Error("nothing is produced");
    const released = { ...production, state: "released" as const };
    const text = textOf(
      of({ ...producedSources, context: { ...producedSources.context, production: released } }),
    );
    expect(text).toContain("copies on paper");
    expect(text).toContain("40 page");
  });
});

describe("the letter on the scope", () => {
  const [letter] = templates.filter(({ paper }) => paper === "negotiation-letter");

  it("answers what the requester proposed row by row, with each reason, and says what is agreed", () => {
    if (letter === undefined) throw new Error("there is no letter");
    const told = [
      happened(
        "negotiation.proposed",
        {
          proposalId: prp("two"),
          by: "requester",
          rows: [
            { class: "progress-notes", stance: "produce" },
            { class: "billing-logistics", stance: "produce" },
          ],
        },
        { by: attorney },
      ),
      happened("negotiation.rows-answered"),
    ];
    const sources = {
      ...fullSources,
      context: {
        ...fullSources.context,
        agreedScope: [{ class: "progress-notes" as const, stance: "produce" as const }],
      },
      events: told.map((recorded) => ({ recorded })),
    };
    expect(letter.offered(caseFor(letter, sources))).toContain("answered row by row");
    const text = textOf(drawn(letter, sources));
    expect(text).toContain("agreed");
    expect(text).toContain("refused: These dates have nothing to do with the claim.");
    expect(drawn(letter, sources)).toEqual(drawn(letter, ofAStranger(sources)));
  });
});
