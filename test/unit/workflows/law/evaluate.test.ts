import { describe, expect, it } from "vitest";
import type { CaseFile } from "../../../../workflows/contract/case-file.ts";
import { evaluate, factsOf, missingOf } from "../../../../workflows/law/evaluate.ts";
import { notReviewed } from "../../../../workflows/law/packs/us-states/source.ts";
import { readPaper } from "../../../../workflows/law/paper.ts";
import { always, isTrue, never } from "../../../../workflows/law/predicate.ts";
import { limitedAndLogged } from "../../../../workflows/law/rule.ts";
import type { Door, Lock, Note, Rule } from "../../../../workflows/law/rule.ts";
import type { Scene } from "../../../../workflows/law/scene.ts";
import { cfr } from "../../../../workflows/vocabulary/citation.ts";

const said = {
  title: "A planted rule.",
  cite: cfr(45, "164.502(a)"),
  source: "planted",
  confidence: "verified",
  met: "It holds.",
  unmet: "It does not hold.",
  layer: "permission",
  applies: always,
  requires: always,
} as const;
const door = (id: string, more: Partial<Door> = {}): Door => ({
  ...said,
  id,
  role: "door",
  body: "hipaa-permission",
  otherwise: { usually: "needs-authorization" },
  terms: limitedAndLogged,
  ...more,
});
const lock = (id: string, more: Partial<Lock> = {}): Lock => ({
  ...said,
  id,
  role: "lock",
  effect: "require",
  otherwise: { usually: "needs-court-order" },
  ...more,
});
const note = (id: string, more: Partial<Note> = {}): Note => ({
  ...said,
  id,
  role: "note",
  effect: "permit",
  ...more,
});

function judged(
  rules: readonly Rule[],
  facts: Partial<CaseFile> = {},
  name: Scene["class"] = "progress-notes",
) {
  const caseFile: CaseFile = { schemaVersion: 1, asOf: { assessedOn: "2026-11-29" }, ...facts };
  const layer = { kind: "cleared" } as const;
  const segment = { id: "s1", part2: { protected: false } };
  const scene: Scene = {
    caseFile,
    paper: readPaper(caseFile),
    forms: [],
    layer,
    segment,
    index: 0,
    class: name,
  };
  const pack = { id: "planted", jurisdiction: "US", version: "1", review: notReviewed, rules };
  return evaluate([pack], scene);
}
const verified = isTrue("/requester/identityVerified");
const known = (identityVerified: boolean) => ({ requester: { identityVerified } });

describe("what rules make of a record", () => {
  it("opens by a verified door, and by an unverified one never", () => {
    expect(judged([door("one")])).toMatchObject({
      outcome: "release",
      openedBy: [{ id: "one" }],
      closed: [],
    });
    const unverified = judged([door("one", { confidence: "unverified" })]);
    expect(unverified).toMatchObject({
      outcome: "needs-authorization",
      openedBy: [],
      closed: ["hipaa-permission"],
    });
  });

  it("is opened by doors alone, whatever locks and notes hold", () => {
    const { openedBy } = judged([note("a note"), lock("a lock"), door("a door")]);
    expect(openedBy.map(({ id }) => id)).toEqual(["a door"]);
  });

  it("stays while one governing body of law is shut, and names that body", () => {
    const verdict = judged([door("hipaa")], {}, "psychotherapy-notes");
    expect(verdict).toMatchObject({ outcome: "withhold", closed: ["psychotherapy-notes-gate"] });
  });

  it("stays while a lock is shut or unknown, and goes once what it asks for is there", () => {
    const rules = [door("door"), lock("lock", { requires: verified })];
    expect(judged(rules, known(true)).outcome).toBe("release");
    expect(judged(rules, known(false)).outcome).toBe("needs-court-order");
    expect(judged(rules).outcome).toBe("needs-court-order");
  });

  it("needs nobody to know whether a lock speaks whose demand is met; a door must be known to speak", () => {
    const met = { applies: verified };
    expect(judged([door("door"), lock("lock", met)]).outcome).toBe("release");
    expect(judged([door("door", met)])).toMatchObject({ outcome: "needs-authorization", openedBy: [] });
    expect(judged([door("door"), lock("lock", { ...met, requires: never })]).outcome).toBe(
      "needs-court-order",
    );
  });

  it("hears no rule that does not speak, or that was not law on the day of the request", () => {
    expect(judged([note("silent", { applies: never })]).findings).toEqual([]);
    expect(judged([note("later", { since: "2026-11-30" })]).findings).toEqual([]);
    expect(judged([note("today", { since: "2026-11-29" })]).findings).toHaveLength(1);
  });

  it("is settled as far as bodies go that wait for no fact", () => {
    const shut = door("gate", { body: "psychotherapy-notes-gate", requires: never });
    const waits = door("hipaa", { requires: verified, otherwise: { usually: "withhold" } });
    const settledAt = (...rules: Rule[]) => judged(rules, {}, "psychotherapy-notes").settledAt;
    expect(settledAt(waits, shut)).toBe("needs-authorization");
    expect(settledAt(door("hipaa"), { ...shut, requires: verified })).toBe("release");
    expect(settledAt(waits, door("open"), shut)).toBe("needs-authorization");
  });
});

describe("a finding", () => {
  const finding = (facts?: Partial<CaseFile>) =>
    judged([lock("lock", { requires: verified })], facts).findings[0];

  it("names the facts it rests on", () => {
    const found = finding(known(true));
    expect(found && factsOf(found)).toEqual(["/requester/identityVerified"]);
  });

  it("names the facts it waits for, and none once it is known", () => {
    const [open, closed] = [finding(), finding(known(false))];
    expect(open && missingOf(open)).toEqual(["/requester/identityVerified"]);
    expect(closed && missingOf(closed)).toEqual([]);
    const half = judged(
      [note("half", { applies: verified, requires: isTrue("/order/exists") })],
      known(true),
    );
    expect(half.findings.map(missingOf)).toEqual([["/order/exists"]]);
  });

  it("that is known asks for nothing, though one of its parts was not looked at", () => {
    const [found] = judged([lock("met", { applies: verified })]).findings;
    expect(found?.status).toBe("satisfied");
    expect(found && missingOf(found)).toEqual([]);
  });
});
