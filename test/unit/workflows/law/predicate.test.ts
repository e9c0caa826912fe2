import { describe, expect, it } from "vitest";
import {
  all,
  any,
  isFalse,
  isLookedUp,
  isOneOf,
  isRecorded,
  isTrue,
  known,
  lists,
  not,
  question,
  type Predicate,
  type Truth,
} from "../../../../workflows/law/predicate.ts";
import { sceneOf } from "./scene-of.ts";

const empty = sceneOf({});
const constant = (truth: Truth): Predicate =>
  question(truth, () => ({
    truth,
    facts: truth === "unknown" ? [] : [`/${truth}`],
    missing: truth === "unknown" ? ["/missing"] : [],
  }));
const [yes, no, unknown] = [constant("yes"), constant("no"), constant("unknown")];

describe("three-valued composition", () => {
  const truths: readonly (readonly [Predicate, Predicate, Truth, Truth])[] = [
    [yes, yes, "yes", "yes"],
    [yes, no, "no", "yes"],
    [yes, unknown, "unknown", "yes"],
    [no, no, "no", "no"],
    [no, unknown, "no", "unknown"],
    [unknown, unknown, "unknown", "unknown"],
  ];

  it.each(truths)("gives both results in either order (%#)", (one, other, together, either) => {
    for (const [first, second] of [
      [one, other],
      [other, one],
    ] as const) {
      expect(all(first, second).ask(empty).truth).toBe(together);
      expect(any(first, second).ask(empty).truth).toBe(either);
    }
  });

  it("asks for no fact once another one decides", () => {
    expect(all(unknown, no).ask(empty)).toEqual({ truth: "no", facts: ["/no"], missing: [] });
    expect(any(unknown, yes).ask(empty)).toEqual({ truth: "yes", facts: ["/yes"], missing: [] });
  });

  it("keeps unknown under negation, and takes it for no where only knowledge counts", () => {
    expect(not(unknown).ask(empty)).toEqual({ truth: "unknown", facts: [], missing: ["/missing"] });
    expect(not(yes).ask(empty).truth).toBe("no");
    expect(known(unknown).ask(empty)).toEqual({ truth: "no", facts: [], missing: [] });
  });
});

describe("questions about a fact", () => {
  const verified = sceneOf({ requester: { identityVerified: true, role: "police" } });
  const refuted = sceneOf({ requester: { identityVerified: false } });

  it("never read an absent fact as false, zero or none", () => {
    const pointer = "/requester/identityVerified";
    for (const predicate of [
      isTrue(pointer),
      isFalse(pointer),
      isOneOf("/requester/role", "police"),
      isLookedUp(pointer),
    ]) {
      expect(predicate.ask(empty).truth).toBe("unknown");
    }
    expect(isRecorded(pointer).ask(empty).truth).toBe("no");
  });

  it("rest on the fact they read", () => {
    const pointer = "/requester/identityVerified";
    expect(isTrue(pointer).ask(verified)).toEqual({ truth: "yes", facts: [pointer], missing: [] });
    expect(isTrue(pointer).ask(refuted)).toEqual({ truth: "no", facts: [pointer], missing: [] });
    expect(isFalse(pointer).ask(refuted).truth).toBe("yes");
    expect(isLookedUp(pointer).ask(refuted).truth).toBe("yes");
    expect(isOneOf("/requester/role", "coroner", "police").ask(verified).truth).toBe("yes");
  });

  it("fill the index of the segment into the pointer, and tell an empty list from an absent one", () => {
    const segments = [{ id: "one", content: [] }];
    const about = lists("/segments/*/content", "abuse-disclosure");
    expect(about.ask(sceneOf({ segments }))).toEqual({
      truth: "no",
      facts: ["/segments/0/content"],
      missing: [],
    });
    expect(about.ask(sceneOf({ segments: [{ id: "one" }] }))).toEqual({
      truth: "unknown",
      facts: [],
      missing: ["/segments/0/content"],
    });
  });
});
