import { describe, expect, it } from "vitest";
import * as z from "zod";
import { newId } from "../../../functions/adapters/digests.ts";
import { keptDescribedSchema, keptRecordsSchema } from "../../../functions/adapters/kept-records.ts";
import { pack, unpack } from "../../../functions/adapters/packed.ts";
import { documentClasses } from "../../../workflows/contract/case-file.ts";
import { limits } from "../../../workflows/contract/limits.ts";
import { mostMarkedRecords, mostMarks } from "../../../workflows/contract/redaction-marks.ts";
import { profileSchema } from "../../../workflows/contract/profile.ts";
import { counterProposalSchema } from "../../../workflows/contract/requester.ts";
import { sessionFactsSchema } from "../../../workflows/contract/session-facts.ts";
import { caseFileOf } from "../../../workflows/facts/case-file-of.ts";
import { authorizationOnFileSchema } from "../../../workflows/facts/facts.ts";
import type { Facts } from "../../../workflows/facts/facts.ts";
import { recordKindSchema } from "../../../workflows/facts/record-on-file.ts";
import { noRoomFor } from "../../../workflows/facts/room.ts";
import { assess } from "../../../workflows/law/assess.ts";
import { contextSchema } from "../../../workflows/request/context.ts";
import { requestEvents } from "../../../workflows/request/events.ts";
import { judgementSchema } from "../../../workflows/request/judgement.ts";
import { dehydrate } from "../../../workflows/request/snapshot.ts";
import type { AuthorizationId, DocumentId } from "../../../workflows/vocabulary/ids.ts";
import { largestBytes } from "../../support/largest.ts";
import { aut, doc, prp } from "../../support/request/ids.ts";
import { attorney, happened, mara } from "../../support/request/told.ts";
import { problemOf, verdict } from "../../support/request/verdict.ts";
import { assessing, opened, walk } from "../../support/request/walk.ts";

// What is kept of a request are rows, and a row holds 400 KB. A row that is full stops its request for good, so none may
// come near it, whatever a requester or a member of staff records.

const mostOfARow = 0.8 * 400 * 1024;
const numbers = (count: number) => Array.from({ length: count }, (_, at) => String(at).padStart(4, "0"));

/** What nobody can grow: it follows from the limits, from the law's own lists, or from who works at the practice. */
const derived = {
  judgement: { segments: limits.records + documentClasses.length },
  law: { deadlines: 60, packVersions: 10 },
} as const;
const inJudgement = { ...derived.judgement, ...derived.law };
const under = (path: string, counts: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(counts).map(([name, count]) => [`${path}.${name}`, count]));

describe("the longest row that the limits allow", () => {
  it("of the memory of a request stays far below what a row may hold", () => {
    const longest = largestBytes(contextSchema, {
      ...under("judgement", inJudgement),
      "selection.outcomes": limits.records,
      clocks: inJudgement.deadlines,
      reviewers: 50,
      // As many marks as there may be on all records together.
      "redactions.waiting": mostMarks / mostMarkedRecords,
      "redactions.owned": 1,
      "redactions.owned.marks": mostMarks / mostMarkedRecords,
      "redactions.questioned": mostMarks / mostMarkedRecords,
      // Only the five newest proposals keep their rows.
      "proposals.rows": (5 * limits.rows) / limits.proposals,
      "proposals.rowAnswers": (5 * limits.rows) / limits.proposals,
    });
    // Counted as plain text, everything at its most at once; the row holds it packed, which is a fraction of that.
    expect(longest).toBeLessThan(0.95 * 400 * 1024);
  });

  it("of the facts, with every form and every record, stays far below it", () => {
    const form = z.strictObject({
      ...authorizationOnFileSchema.omit({ authorization: true }).shape,
      revocations: authorizationOnFileSchema.shape.revocations.max(limits.revocations),
    });
    const { setting, license, others, medium } = sessionFactsSchema.shape;
    const answersOfSessions = under("sessions", {
      "setting.answers": setting.unwrap().options.length,
      "license.answers": license.unwrap().options.length,
      "others.answers": others.unwrap().options.length,
      "medium.answers": medium.unwrap().options.length,
    });
    // Who wrote the records are people of the practice, each kept once.
    expect(
      limits.factsBytes +
        limits.authorizations * (limits.formBytes + largestBytes(form)) +
        largestBytes(keptRecordsSchema, { "writers.answers": 50, ...answersOfSessions }) +
        largestBytes(keptDescribedSchema, answersOfSessions),
    ).toBeLessThan(mostOfARow);
  });

  const bounded: Partial<Record<keyof typeof requestEvents, number>> = {
    "facts.recorded": limits.eventBytes,
    "authorization.recorded": limits.formBytes + 1000,
  };
  it.each(Object.keys(requestEvents) as (keyof typeof requestEvents)[])(
    "of the event %s, with the judgement that was made for it, stays far below it",
    (type) => {
      const event = bounded[type] ?? largestBytes(requestEvents[type]);
      expect(event).toBeLessThanOrEqual(limits.eventBytes);
      expect(event + largestBytes(judgementSchema, inJudgement)).toBeLessThan(mostOfARow);
    },
  );

  it("of names and addresses stays far below it", () => {
    expect(largestBytes(profileSchema, { fileNames: limits.papers })).toBeLessThan(mostOfARow);
  });

  it("of a determination is packed to a fraction of it: unpacked it would not fit", () => {
    const at = "2026-11-21T12:00:00Z";
    const caseFile = caseFileOf({
      facts: {
        instrument: {
          type: "attorney-subpoena",
          requestedClasses: [...documentClasses],
          requestsAllRecords: true,
        },
        forum: { system: "federal", nature: "civil" },
      },
      records: numbers(limits.records).map((_, n) => {
        const kind = recordKindSchema.options[n % recordKindSchema.options.length] ?? "billing";
        const documentId = newId<DocumentId>("doc");
        return { documentId, kind, sessionOn: "2026-01-01", sealed: kind === "psychotherapy-note" };
      }),
      authorizations: numbers(limits.authorizations).map(() => ({
        authorizationId: newId<AuthorizationId>("aut"),
        documentId: newId<DocumentId>("doc"),
        authorization: { form: "hipaa-authorization", coversClasses: [...documentClasses] },
        revocations: numbers(limits.revocations).map(() => ({ form: "oral", receivedAt: at })),
      })),
      practice: { timeZone: "America/Chicago" },
      at,
    });
    const determination = assess(caseFile);
    expect(JSON.stringify(determination).length).toBeGreaterThan(mostOfARow);
    const packed = pack(determination);
    expect(packed.length).toBeLessThan(mostOfARow / 4);
    expect(unpack(packed)).toEqual(determination);
  });

  it("is measured on schemas that state a limit for everything: a list without one is told by its place", () => {
    const loose = z.strictObject({ inner: z.strictObject({ words: z.array(z.string().max(5)) }) });
    expect(() => largestBytes(loose)).toThrow("inner.words is a list of any length");
    expect(() => largestBytes(z.strictObject({ words: z.string() }))).toThrow(
      "words is a text of any length",
    );
    const tight = z.strictObject({ words: z.array(z.string().max(5)).max(3) });
    const longest = JSON.stringify({ words: ["ééééé", "ééééé", "ééééé"] });
    expect(largestBytes(tight)).toBeGreaterThanOrEqual(Buffer.byteLength(longest));
  });
});

const row = {
  class: "psychotherapy-notes",
  range: { fromOn: "2020-01-01", toOn: "2026-11-21" },
  stance: "withhold",
} as const;
const rowsOf = (count: number) => Array.from({ length: count }, () => row);
const proposals = numbers(limits.proposals).map((n, at) =>
  happened(
    "negotiation.proposed",
    { proposalId: prp(n), by: at % 2 === 0 ? "practice" : "requester", rows: rowsOf(limits.rows) },
    at % 2 === 0 ? {} : { by: attorney },
  ),
);

describe("proposals", () => {
  it("keep the rows of the five newest; older ones keep who, when and the answer", () => {
    const { context } = walk(assessing(), ...proposals).snapshot;
    expect(context.proposals.map(({ rows }) => rows.length)).toEqual([
      ...numbers(limits.proposals - 5).map(() => 0),
      ...numbers(5).map(() => limits.rows),
    ]);
    expect(context.proposals[0]).toMatchObject({ by: "practice", answer: "declined" });
  });

  it("still tell what was agreed when the agreement is no longer among the newest", () => {
    const { context } = walk(
      assessing(),
      happened("negotiation.proposed"),
      happened("negotiation.answered"),
      ...proposals.slice(0, 8),
    ).snapshot;
    expect(context.proposals[0]).toMatchObject({ rows: [], answer: "accepted" });
    expect(context.agreedScope).toEqual(happened("negotiation.proposed").rows);
  });

  it("have at most twenty rows, whoever makes them", () => {
    const {
      at: _at,
      actor: _actor,
      judgement: _judgement,
      nextProductionId: _next,
      ...said
    } = happened("negotiation.proposed");
    for (const [count, fits] of [
      [20, true],
      [21, false],
    ] as const) {
      const rows = rowsOf(count);
      expect(counterProposalSchema.safeParse({ rows }).success).toBe(fits);
      expect(requestEvents["negotiation.proposed"].safeParse({ ...said, rows }).success).toBe(fits);
    }
  });
});

describe("papers", () => {
  const announced = (n: string) => happened("upload.announced", { documentId: doc(`p${n}`) });

  it("of a requester are twenty, and leave the practice room for its own", () => {
    const full = walk(opened(), ...numbers(limits.papersOfRequester).map(announced)).snapshot;
    const more = doc("more");
    expect(problemOf(full, happened("upload.announced", { documentId: more }))).toMatchObject({
      code: "too-many",
      words: "At most 20 files are accepted. Combine papers, or call the practice.",
    });
    const staff = happened("request.closed").actor;
    expect(verdict(full, happened("upload.announced", { documentId: more }, { by: staff }))).toBe("accepted");
  });
});

describe("authorizations", () => {
  const paper = (n: string) => [
    happened("upload.announced", { documentId: doc(n) }, { by: mara }),
    happened("document.admitted", { documentId: doc(n) }),
  ];
  const read = (n: string) =>
    happened("authorization.recorded", { documentId: doc(n), forPatient: undefined });
  const recordedForms = numbers(limits.authorizations).flatMap((n) => [...paper(n), read(n)]);

  it("are twenty at most; the next is refused and told where it belongs", () => {
    const full = walk(assessing(), ...recordedForms, ...paper("more")).snapshot;
    expect(verdict(full, read("0000"))).toBe("accepted");
    expect(problemOf(full, read("more"))).toMatchObject({
      code: "too-many",
      words: "The request has 20 authorizations. Further forms belong on a request of their own.",
    });
    expect(dehydrate(full).context.authorizations).toHaveLength(limits.authorizations);
  });

  const onFile = (count: number) => ({
    authorizationId: aut("one"),
    documentId: doc("form"),
    authorization: {},
    revocations: numbers(count).map(() => ({ form: "oral" as const, receivedAt: "2026-12-02T15:00:00Z" })),
  });

  it("have a few revocations each, and the words say that they are revoked", () => {
    const told = (count: number) =>
      noRoomFor(happened("authorization.revoked"), { facts: {}, authorizations: [onFile(count)] });
    expect(told(limits.revocations)).toBeUndefined();
    expect(told(limits.revocations + 1)).toMatch(/10 revocations on file and is revoked/u);
  });

  it("say so much of themselves and no more", () => {
    const told = (letters: number) =>
      noRoomFor(happened("authorization.recorded", { authorization: { expiryEvent: "e".repeat(letters) } }), {
        facts: {},
        authorizations: [],
      });
    expect(told(limits.formBytes - 100)).toBeUndefined();
    expect(told(limits.formBytes)).toMatch(/would be 5 kB, and 4 kB is the most/u);
  });
});

describe("the facts", () => {
  const told = (facts: Facts, patch: Facts = {}) =>
    noRoomFor(happened("facts.recorded", { patch }), { facts, authorizations: [] });

  it("grow so far and no further, whatever makes them grow, and the words say what to do", () => {
    const events = (count: number) =>
      numbers(count).map(() => ({ type: "objection-served" as const, occurredOn: "2026-12-02" }));
    expect(told({ events: events(1000) })).toBeUndefined();
    expect(told({ events: events(1500) })).toMatch(/would be \d+ kB, and 64 kB is the most\. Shorten/u);
    // Outside ASCII a letter takes more than one byte.
    expect(told({ forum: { court: "é".repeat(31_000) } })).toBeUndefined();
    expect(told({ forum: { court: "é".repeat(33_000) } })).toMatch(/64 kB is the most/u);
  });

  it("cannot be flooded by an event that takes back in the same breath what it records", () => {
    expect(told({}, { forum: { court: "c".repeat(limits.eventBytes) } })).toMatch(/200 kB is the most/u);
  });
});
