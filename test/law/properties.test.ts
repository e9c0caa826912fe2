import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { caseFileSchema, type CaseFile } from "../../workflows/contract/case-file.ts";
import { addDays } from "../../workflows/deadlines/civil-calendar.ts";
import { assess } from "../../workflows/law/assess.ts";
import { sceneUnder } from "../../workflows/law/case-scene.ts";
import { classify } from "../../workflows/law/classify.ts";
import { evaluate } from "../../workflows/law/evaluate.ts";
import { layerOf, packsFor } from "../../workflows/law/packs/index.ts";
import { readPaper } from "../../workflows/law/paper.ts";
import { classesToJudge } from "../../workflows/law/segments.ts";
import { deepFactor } from "../support/deep.ts";
import { changed, type Plain } from "./changed.ts";
import { nearCase } from "./mixture.ts";

// What must hold of every case, whatever the law of the day says: protection only ever tightens, ignorance never opens
// what knowledge would shut, and nothing hangs on the order in which things were recorded.

const runs = { numRuns: 100 * deepFactor };

const released = (caseFile: CaseFile): ReadonlySet<string> =>
  new Set(
    Object.entries(assess(caseFile).segments).flatMap(([id, { outcome }]) =>
      outcome === "release" ? [id] : [],
    ),
  );

/** Segments that go in the one case and stay in the other. */
const opened = (by: CaseFile, beside: CaseFile): readonly string[] => {
  const already = released(beside);
  return [...released(by)].filter((id) => !already.has(id));
};

const laidOver = (caseFile: CaseFile, change: Plain): CaseFile =>
  caseFileSchema.parse(changed(caseFile, change));

describe("protection that is added", () => {
  const inWriting = { form: "written", receivedAt: "2020-01-02T09:00:00Z" } as const;
  const protections: Readonly<Record<string, (caseFile: CaseFile) => CaseFile>> = {
    "the patient's claim of privilege": (one) =>
      laidOver(one, { privilege: { status: "claimed", waiver: null } }),
    "a privilege that nobody waived": (one) =>
      laidOver(one, { privilege: { status: "not-waived", waiver: null } }),
    "a revocation of every form": ({ authorizations = [], ...one }) => ({
      ...one,
      authorizations: authorizations.map((form) => ({ ...form, revocations: [inWriting] })),
    }),
    "an objection to the notice": (one) =>
      one.assurances?.notice
        ? laidOver(one, { assurances: { notice: { objectionsFiled: true, objectionsResolved: false } } })
        : one,
    "a motion to quash that is pending": ({ events = [], ...one }) => ({
      ...one,
      events: [...events, { type: "motion-to-quash-filed", on: one.asOf.assessedOn, by: "patient" }],
    }),
    "a requester who is not who they say": (one) => laidOver(one, { requester: { identityVerified: false } }),
    "others who can be recognised in every record": ({ segments = [], ...one }) => ({
      ...one,
      segments: segments.map((segment) => ({
        ...segment,
        participants: { ...segment.participants, othersIdentified: true, separable: false },
      })),
    }),
  };

  // A motion hands a record to the court alone where the law says so, under seal (Va. Code 32.1-127.1:03(H)).
  const toTheCourtAlone = (caseFile: CaseFile): boolean =>
    assess(caseFile).actions.some(({ verb }) => verb === "deliver-sealed-to-court");

  it.each(Object.entries(protections))("opens nothing: %s", (_words, protect) => {
    fc.assert(
      fc.property(nearCase, (caseFile) => {
        const protectedCase = protect(caseFile);
        const now = opened(protectedCase, caseFile);
        expect(now.length > 0 && toTheCourtAlone(protectedCase) ? [] : now).toEqual([]);
      }),
      runs,
    );
  });

  it.each(["stayed", "vacated"])(
    "opens nothing that no order at all would not open: an order %s",
    (state) => {
      fc.assert(
        fc.property(nearCase, ({ order, ...rest }) => {
          if (order === undefined) return;
          const ended = { ...rest, order: { ...order, [state]: true } };
          const withoutOrder = released(rest);
          expect(opened(ended, { ...rest, order }).filter((id) => !withoutOrder.has(id))).toEqual([]);
        }),
        runs,
      );
    },
  );
});

describe("a narrower form", () => {
  const narrowings: Readonly<Record<string, Plain>> = {
    "for no class": { coversAllRecords: false, coversClasses: [] },
    "for the bills alone": { coversAllRecords: false, coversClasses: ["billing-logistics"] },
    "for one day long ago": { coversRange: { fromOn: "1999-01-04", toOn: "1999-01-04" } },
    "for somebody else": { recipientMatchesRequester: false },
    "for another purpose": { purposeMatchesRequest: false },
    "that ran out": { statedExpiry: "date", expiresOn: "2001-01-01" },
    "that is not signed": { elements: { signatureAndDate: false } },
  };

  it.each(Object.entries(narrowings))("opens no more than the wider one: %s", (_words, narrowing) => {
    fc.assert(
      fc.property(nearCase, ({ authorizations = [], ...rest }) => {
        const narrower = authorizations.map((form) => changed(form, narrowing));
        const narrow = caseFileSchema.parse({ ...rest, authorizations: narrower });
        expect(opened(narrow, { ...rest, authorizations })).toEqual([]);
      }),
      runs,
    );
  });
});

describe("the order", () => {
  it("in which records, forms, events and people were recorded decides nothing", () => {
    const reversed = ({ segments, authorizations, events, patient, ...rest }: CaseFile): CaseFile => ({
      ...rest,
      ...(segments && { segments: segments.toReversed() }),
      ...(authorizations && { authorizations: authorizations.toReversed() }),
      ...(events && { events: events.toReversed() }),
      ...(patient && {
        patient: {
          ...patient,
          ...(patient.representatives && { representatives: patient.representatives.toReversed() }),
        },
      }),
    });
    const said = (caseFile: CaseFile) => {
      const { segments, outcomes, authorizations, actions, prohibitions, deadlines, needsCounsel } =
        assess(caseFile);
      return {
        segments,
        needsCounsel,
        outcomes: Object.entries(outcomes)
          .map(([name, { outcome, outsideScope }]) => ({ name, outcome, outsideScope }))
          .toSorted((one, other) => one.name.localeCompare(other.name)),
        forms: authorizations.map(({ id, valid }) => `${id}: ${valid}`).toSorted(),
        verbs: actions.map(({ verb }) => verb).toSorted(),
        codes: prohibitions.map(({ code }) => code).toSorted(),
        dates: deadlines.map(({ id, dueOn, limitOn }) => `${id}: ${dueOn} ${limitOn}`).toSorted(),
      };
    };
    fc.assert(
      fc.property(nearCase, (caseFile) => {
        expect(said(reversed(caseFile))).toEqual(said(caseFile));
      }),
      runs,
    );
  });

  it("of the rules decides nothing", () => {
    fc.assert(
      fc.property(nearCase, (caseFile) => {
        const paper = readPaper(caseFile);
        const layer = layerOf(caseFile, paper);
        const packs = packsFor(layer);
        const backward = packs.toReversed().map((pack) => ({ ...pack, rules: pack.rules.toReversed() }));
        const scene = sceneUnder(caseFile, paper, layer);
        for (const [index, segment] of (caseFile.segments ?? []).entries())
          for (const name of classesToJudge(classify(caseFile, segment, index))) {
            const place = { ...scene, segment, index, class: name };
            const { outcome, closed, settledAt } = evaluate(packs, place);
            expect(evaluate(backward, place)).toMatchObject({ outcome, closed, settledAt });
          }
      }),
      runs,
    );
  });
});

/** Answers whose absence the law reads as that nothing stands in the way, each for a reason of its own. */
const readAsGiven: Readonly<Record<string, string>> = {
  "/requester/authorityVerified":
    "it is asked for, and the lifecycle lets nothing out before it is recorded (45 CFR 164.514(h)(2))",
  "/order/exists": "an order of which something is recorded is there",
  "/order/addressedToPractice":
    "an order that names the patient is for who holds it, unless it says otherwise",
  "/order/expresslyNamesPsychotherapyNotes": "the classes it names say so",
  "/instrument/requestsAllRecords":
    "whatever the law would let go, a production holds what was recorded as asked for and nothing else",
  "/instrument/namesPsychotherapyNotes": "the classes it asks for say so",
  "/authorizations/*/psychotherapyNotesOnly": "the classes it covers say so",
  "/authorizations/*/purposeMatchesRequest":
    "the form states its purposes; whether this is one of them is asked",
  "/segments/*/participants/separable":
    "what shows the others goes without them; whether they can be taken out is asked",
  "/segments/*/responsive": "what is put before the law was chosen for the request",
  "/patient/alive": "who asks for the own record, and was identified, lives",
  "/patient/consent/lawfulWithoutParent": "that a minor consented alone says so",
};

describe("a fact that nobody recorded", () => {
  type Path = readonly string[];
  const pointerOf = (path: Path): string =>
    `/${path.map((key) => (/^\d+$/.test(key) ? "*" : key)).join("/")}`;

  const answersIn = (value: unknown, path: Path = []): readonly Path[] => {
    if (typeof value === "boolean") return [path];
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) => answersIn(inner, [...path, key]));
  };

  const withAnswer = (value: unknown, [key = "", ...deeper]: Path, answer: boolean | undefined): unknown => {
    const inside = (value as Plain)[key];
    const next = deeper.length === 0 ? answer : withAnswer(inside, deeper, answer);
    return Array.isArray(value) ? value.with(Number(key), next) : { ...(value as Plain), [key]: next };
  };

  it("opens nothing that its being false would shut", () => {
    const answered = nearCase.chain((caseFile) => {
      const answers = answersIn(caseFile)
        .filter((path) => readAsGiven[pointerOf(path)] === undefined)
        .map((path) => ({ caseFile, path }));
      return answers.length === 0 ? fc.constant(undefined) : fc.constantFrom(...answers);
    });
    fc.assert(
      fc.property(answered, (drawn) => {
        if (drawn === undefined) return;
        const { caseFile, path } = drawn;
        const unknown = caseFileSchema.parse(withAnswer(caseFile, path, undefined));
        const no = caseFileSchema.parse(withAnswer(caseFile, path, false));
        expect(opened(unknown, no)).toEqual([]);
      }),
      { numRuns: 600 * deepFactor },
    );
  });
});

describe("a date", () => {
  /** Counted back from a hearing, a return or a day of service: what has to be done, or to have been done, before it. */
  const countedBack = [
    "accounting-lookback",
    "recheck-objections",
    "move-before",
    "serve-motion-papers",
    "az-serve",
    "ca-notice-before-custodian",
    "ca-notice-before-production",
    "ca-party-motion-notice",
    "or-serve-before-custodian",
  ];
  const recordedAt = (caseFile: CaseFile, pointer: string): unknown =>
    pointer
      .split("/")
      .slice(1)
      .reduce<unknown>((value, key) => (value as Plain | undefined)?.[key], caseFile);

  it("never lies before what it is counted from, unless it is counted back from it", () => {
    fc.assert(
      fc.property(nearCase, (caseFile) => {
        const early = assess(caseFile).deadlines.filter(({ id, trigger = "", ...given }) => {
          const from = recordedAt(caseFile, trigger);
          expect([id, typeof from]).toEqual([id, "string"]);
          // An instant is read in the zone of the court, where it can be the day before.
          const since = String(from).length > 10 ? addDays(String(from).slice(0, 10), -1) : String(from);
          const dates = [given.rawOn, given.dueOn, given.safeOn, given.limitOn, given.earliestOn];
          return dates.some((on) => on !== undefined && on < since);
        });
        expect(early.map(({ id }) => id).filter((id) => !countedBack.includes(id))).toEqual([]);
      }),
      runs,
    );
  });
});
