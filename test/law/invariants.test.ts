import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CaseFile } from "../../workflows/contract/case-file.ts";
import { determinationSchema, outcomes, type Determination } from "../../workflows/contract/determination.ts";
import { assess } from "../../workflows/law/assess.ts";
import { always, never } from "../../workflows/law/predicate.ts";
import { allPacks } from "../../workflows/law/packs/index.ts";
import { overlays } from "../../workflows/law/packs/us-states/index.ts";
import { heardByEachCase } from "./heard.ts";
import { mixture } from "./mixture.ts";
import { hasQuestion } from "../../workflows/law/questions.ts";
import { deepFactor } from "../support/deep.ts";

const resolves = (caseFile: CaseFile, pointer: string): boolean => {
  let value: unknown = caseFile;
  for (const key of pointer.split("/").slice(1)) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return false;
    value = (value as Record<string, unknown>)[key];
  }
  return value !== undefined;
};

const released = (given: Determination, caseFile: CaseFile): string[] =>
  (caseFile.segments ?? [])
    .filter(({ id, sentAt }) => sentAt === undefined && given.segments[id]?.outcome === "release")
    .map(({ id }) => id);

/** A subpoena beside an order that names the records: found at random, and kept. */
const freedByAnOrder: CaseFile = {
  schemaVersion: 1,
  asOf: { assessedOn: "2026-11-23", timeZone: "America/New_York" },
  practice: { hipaaCoveredEntity: true, part2Program: false, partyToCase: false },
  forum: { system: "state", state: "WA", nature: "civil" },
  instrument: {
    type: "attorney-subpoena",
    signerRole: "attorney",
    judgeSigned: false,
    receivedOn: "2026-11-16",
    commands: ["produce"],
  },
  requester: { role: "parent", identityVerified: true },
  patient: { ageYears: 6, alive: true },
  order: { exists: true, inForce: true, namesPatient: true, namesClasses: ["progress-notes"] },
  segments: [
    {
      id: "progress",
      kind: "session-note",
      author: { role: "mental-health-professional" },
      storage: { heldSeparately: false },
      content: ["conversation-content"],
    },
  ],
};
const runs = { numRuns: 300 * deepFactor };

const freeze = <T>(value: T): T => {
  if (typeof value === "object" && value !== null) Object.values(value).forEach(freeze);
  return Object.freeze(value);
};

describe("every determination, over mixtures of invented facts", () => {
  it("meets its contract, is the same twice, and leaves the facts untouched", () => {
    fc.assert(
      fc.property(mixture, (caseFile) => {
        const frozen = freeze(structuredClone(caseFile));
        const given = assess(frozen);
        expect(determinationSchema.safeParse(JSON.parse(JSON.stringify(given))).error).toBeUndefined();
        expect(assess(frozen)).toEqual(given);
      }),
      runs,
    );
  });

  it("names every segment and every class, each action, prohibition and date once", () => {
    fc.assert(
      fc.property(mixture, (caseFile) => {
        const given = assess(caseFile);
        const ids = (caseFile.segments ?? []).map(({ id }) => id);
        expect(Object.keys(given.segments).toSorted()).toEqual(ids.toSorted());
        for (const { class: name } of Object.values(given.segments))
          expect(given.outcomes).toHaveProperty(name);
        for (const keys of [
          given.actions.map(({ verb }) => verb),
          given.prohibitions.map(({ code }) => code),
          given.deadlines.map(({ id }) => id),
          given.missingFacts.map(({ pointer }) => pointer),
        ]) {
          expect(new Set(keys).size).toBe(keys.length);
        }
      }),
      runs,
    );
  });

  it("rests satisfied and violated reasons on facts that are there, and unknown ones on a fact that is not", () => {
    fc.assert(
      fc.property(mixture, (caseFile) => {
        const { reasons, missingFacts } = assess(caseFile);
        const absent = reasons.map(({ status, factsUsed }) => ({
          status,
          absent: factsUsed.filter((pointer) => !resolves(caseFile, pointer)).length > 0,
        }));
        expect(absent.filter((reason) => (reason.status === "unknown") !== reason.absent)).toEqual([]);
        expect(missingFacts.filter(({ pointer }) => resolves(caseFile, pointer))).toEqual([]);
      }),
      runs,
    );
  });

  it("has words of its own for every question to staff", () => {
    fc.assert(
      fc.property(mixture, (caseFile) => {
        const unasked = assess(caseFile).missingFacts.filter(({ pointer }) => !hasQuestion(pointer));
        expect(unasked.map(({ pointer }) => pointer)).toEqual([]);
      }),
      runs,
    );
  });

  it("releases nothing before identity is verified (45 CFR 164.514(h))", () => {
    fc.assert(
      fc.property(mixture, (caseFile) => {
        const { identityVerified: _, ...requester } = caseFile.requester ?? {};
        expect(released(assess({ ...caseFile, requester }), caseFile)).toEqual([]);
      }),
      runs,
    );
  });

  it("releases a segment only on a satisfied permission that applies to it", () => {
    fc.assert(
      fc.property(mixture, (caseFile) => {
        const given = assess(caseFile);
        const permitted = given.reasons
          .filter(({ effect, status }) => effect === "permit" && status === "satisfied")
          .flatMap(({ appliesTo }) => appliesTo ?? []);
        expect(released(given, caseFile).filter((id) => !permitted.includes(id))).toEqual([]);
      }),
      runs,
    );
  });

  it("releases psychotherapy notes only through the closed list (45 CFR 164.508(a)(2))", () => {
    fc.assert(
      fc.property(mixture, (caseFile) => {
        const given = assess(caseFile);
        const gate = given.reasons
          .filter(({ ruleId, status }) => ruleId.startsWith("us.hipaa.164-508-a-2") && status === "satisfied")
          .flatMap(({ appliesTo }) => appliesTo ?? []);
        const notes = released(given, caseFile).filter(
          (id) => given.segments[id]?.class === "psychotherapy-notes",
        );
        expect(notes.filter((id) => !gate.includes(id))).toEqual([]);
      }),
      runs,
    );
  });

  it("releases a Part 2 record only through Part 2 (42 CFR 2.13(b))", () => {
    fc.assert(
      fc.property(mixture, (caseFile) => {
        const given = assess(caseFile);
        const opened = given.reasons
          .filter(
            ({ ruleId, status, effect }) =>
              ruleId.startsWith("us.part-2") && status === "satisfied" && effect === "permit",
          )
          .flatMap(({ appliesTo }) => appliesTo ?? []);
        const records = released(given, caseFile).filter((id) =>
          given.segments[id]?.class.startsWith("sud-"),
        );
        expect(records.filter((id) => !opened.includes(id))).toEqual([]);
      }),
      runs,
    );
  });

  it("releases nothing on a subpoena while no state law has been ruled out (45 CFR 160.203(b))", () => {
    fc.assert(
      fc.property(mixture, (caseFile) => {
        const { stateLayer: _, ...policy } = caseFile.policy ?? {};
        const subpoena = (caseFile.instrument?.type ?? "").includes("subpoena");
        const given = assess({ ...caseFile, policy, practice: { ...caseFile.practice, state: "NV" } });
        const issuedByNoJudge = subpoena && caseFile.instrument?.judgeSigned !== true;
        expect(issuedByNoJudge ? released(given, caseFile) : []).toEqual([]);
        expect(given.controlling.jurisdiction).toBe("escalate");
        expect(given.needsCounsel).toBe(true);
      }),
      runs,
    );
  });

  it("never opens more under a state's overlay than federal law, unless a door of that state is open", () => {
    const states = fc.constantFrom(...overlays.map(({ code }) => code));
    fc.assert(
      fc.property(mixture, states, (caseFile, state) => {
        const inState = { ...caseFile, practice: { ...caseFile.practice, state } };
        const both = assess({ ...inState, policy: { ...caseFile.policy, stateLayer: "apply" } });
        const alone = assess({ ...inState, policy: { ...caseFile.policy, stateLayer: "federal-only" } });
        const opened = new Set(
          both.reasons
            .filter(
              ({ jurisdiction, effect, status }) =>
                jurisdiction === state && effect === "permit" && status === "satisfied",
            )
            .flatMap(({ appliesTo }) => appliesTo ?? []),
        );
        const looser = Object.entries(both.segments).filter(
          ([id, { outcome }]) =>
            outcomes.indexOf(outcome) > outcomes.indexOf(alone.segments[id]?.outcome ?? "withhold"),
        );
        // Where a state's own privilege speaks, its rule stands in the place of the federal one (FRE 501): what it frees, and
        // nothing but the federal privilege holds, is the state's to free.
        const freed = both.reasons
          .filter(
            ({ jurisdiction, layer, effect, status }) =>
              jurisdiction === state &&
              layer === "resistance" &&
              effect === "forbid" &&
              status === "satisfied",
          )
          .flatMap(({ appliesTo }) => appliesTo ?? []);
        const heldByTheFederalPrivilegeAlone = (id: string) =>
          alone.reasons
            .filter(
              ({ effect, status, appliesTo }) =>
                effect !== "permit" &&
                (status === "violated" || status === "unknown") &&
                appliesTo?.includes(id),
            )
            .every(({ ruleId }) => ruleId.startsWith("us.fre.501."));
        const unexplained = looser
          .map(([id]) => id)
          .filter((id) => !opened.has(id) && !(freed.includes(id) && heldByTheFederalPrivilegeAlone(id)));
        expect(unexplained.filter((id) => both.segments[id]?.outcome === "release")).toEqual([]);
      }),
      { ...runs, examples: [[freedByAnOrder, "WA"]] },
    );
  });

  it("never releases communications on a state's own subpoena without a writing, a ruling or a mandate of that state", () => {
    const states = fc.constantFrom(...overlays.map(({ code }) => code));
    fc.assert(
      fc.property(mixture, states, (caseFile, state) => {
        const { privilege: _, order: __, ...rest } = caseFile;
        const forum = { ...caseFile.forum, system: "state" as const, state };
        const { stateNotice: ___, ...assurances } = caseFile.assurances ?? {};
        const events = (caseFile.events ?? []).filter(
          ({ type, form }) => !type.includes("motion") && form !== "court-filing",
        );
        const inState = { ...rest, forum, assurances, events, practice: { ...caseFile.practice, state } };
        const given = assess({ ...inState, policy: { ...caseFile.policy, stateLayer: "apply" } });
        const lawyers = ["attorney-subpoena", "clerk-subpoena", "criminal-trial-subpoena"];
        const onSubpoena =
          lawyers.includes(caseFile.instrument?.type ?? "") && caseFile.instrument?.judgeSigned !== true;
        const said = released(given, inState).filter((id) =>
          ["progress-notes", "chart-other", "psychotherapy-notes", "testimony"].includes(
            given.segments[id]?.class ?? "",
          ),
        );
        expect(onSubpoena ? said : []).toEqual([]);
      }),
      runs,
    );
  });

  it("gives the least protective outcome of what is unsent to the class, and the most protective of the rest", () => {
    fc.assert(
      fc.property(mixture, (caseFile) => {
        const given = assess(caseFile);
        const sent = new Set(
          (caseFile.segments ?? []).filter(({ sentAt }) => sentAt !== undefined).map(({ id }) => id),
        );
        for (const { outcome, outsideScope, segmentIds } of Object.values(given.outcomes)) {
          const unsent = segmentIds.filter((id) => !sent.has(id));
          const ranks = unsent.map((id) => outcomes.indexOf(given.segments[id]?.outcome ?? "withhold"));
          expect(outcomes.indexOf(outcome)).toBe(
            unsent.length === 0 ? outcomes.length - 1 : Math.max(...ranks),
          );
          const outside = outsideScope === undefined ? -1 : outcomes.indexOf(outsideScope);
          expect(outside).toBeLessThanOrEqual(Math.max(-1, ...ranks));
        }
      }),
      runs,
    );
  });
});

describe("the rule packs", () => {
  const rules = allPacks.flatMap((pack) => pack.rules);

  it("give every rule an id of its own, a title, a source and words for both findings", () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    for (const { title, source, met, unmet, cite } of rules) {
      expect([title, source, met, unmet, cite].filter((text) => text.trim() === "")).toEqual([]);
    }
  });

  /** The rules that an invented case satisfies, and those that one does not. */
  const heard = () => {
    const reasons = heardByEachCase().flatMap((one) => one.reasons);
    return {
      good: new Set(reasons.filter(({ status }) => status === "satisfied").map(({ ruleId }) => ruleId)),
      bad: new Set(reasons.filter(({ status }) => status !== "satisfied").map(({ ruleId }) => ruleId)),
    };
  };

  it("are each spoken to by at least one invented case", () => {
    const { good, bad } = heard();
    expect(rules.map(({ id }) => id).filter((id) => !good.has(id) && !bad.has(id))).toEqual([]);
  });

  it("have each door opened by one invented case and left shut by another, unless its paper alone decides", () => {
    const { good, bad } = heard();
    const doors = rules.filter(
      ({ role, requires }) => role === "door" && requires !== always && requires !== never,
    );
    expect(doors.filter(({ id }) => !good.has(id) || !bad.has(id)).map(({ id }) => id)).toEqual([]);
  });

  it("have each lock hold at least one invented case", () => {
    const { bad } = heard();
    const locks = rules.filter(({ role }) => role === "lock");
    expect(locks.filter(({ id }) => !bad.has(id)).map(({ id }) => id)).toEqual([]);
  });

  it("know nothing that opens a segment on an unverified source", () => {
    expect(rules.filter(({ role, confidence }) => role === "door" && confidence === "unverified")).toEqual(
      [],
    );
  });

  it("rest every door of a state on words of the law that somebody read, and every lock on a good and a bad case", () => {
    const { good, bad } = heard();
    const ofStates = overlays.flatMap((overlay) => overlay.rules);
    const doors = ofStates.filter(({ role, confidence }) => role === "door" && confidence !== "verified");
    expect(doors.map(({ id }) => id)).toEqual([]);
    const locks = ofStates.filter(({ role, requires }) => role === "lock" && requires !== never);
    expect(locks.filter(({ id }) => !good.has(id) || !bad.has(id)).map(({ id }) => id)).toEqual([]);
  });

  it("name a state, a version, a review and the points left open in each overlay, and show no unread number", () => {
    for (const { code, version, review, openQuestions, clocks } of overlays) {
      expect(code).toMatch(/^[A-Z]{2}$/);
      expect(version).toMatch(/^2026\.\d+\.\d+$/);
      expect(review.status).toBe("draft-not-reviewed");
      expect(openQuestions.length).toBeGreaterThan(0);
      expect(clocks.filter(({ id }) => !id.startsWith(`${code.toLowerCase()}-`))).toEqual([]);
    }
  });
});
