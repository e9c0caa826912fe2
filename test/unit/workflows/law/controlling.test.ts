import { describe, expect, it } from "vitest";
import type { Deadline, Outcome } from "../../../../workflows/contract/determination.ts";
import { controllingOf } from "../../../../workflows/law/controlling.ts";
import type { Draft } from "../../../../workflows/law/draft.ts";
import type { Finding } from "../../../../workflows/law/evaluate.ts";
import type { Overlay, StateLayer } from "../../../../workflows/law/packs/us-states/overlay.ts";
import type { SegmentResult } from "../../../../workflows/law/segments.ts";

type Said = {
  readonly cite: string;
  readonly role?: "lock" | "note" | "door";
  readonly jurisdiction?: string;
  readonly status?: Finding["status"];
  readonly outcome?: Outcome;
  readonly unsettled?: boolean;
  readonly keepsStateClass?: boolean;
  readonly delivers?: boolean;
};

/** What a rule said: a lock of Oregon that holds, where nothing else is given. */
const finding = ({ cite, role = "lock", jurisdiction = "OR", status = "violated", ...more }: Said) =>
  ({
    rule: {
      id: cite,
      role,
      cite,
      unmet: `${cite} is not met.`,
      unsettled: more.unsettled,
      keepsStateClass: more.keepsStateClass,
      ...(more.delivers === true ? { whenMet: { do: ["deliver-sealed-to-court"] } } : {}),
    },
    jurisdiction,
    status,
    outcome: more.outcome ?? "needs-court-order",
  }) as unknown as Finding;
const piece = (outcome: Outcome, index = 0, ...findings: readonly Finding[]) =>
  ({ outcome, index, verdicts: [{ findings }] }) as unknown as SegmentResult;

const overlayWith = (access: Overlay["access"] = "as-federal"): Overlay =>
  ({
    code: "OR",
    name: "Oregon",
    access,
    clocks: [{ id: "or-access", use: "access" }],
  }) as unknown as Overlay;

function controlling(
  unsent: readonly SegmentResult[],
  alone: readonly SegmentResult[],
  { overlay = overlayWith(), deadlines = [] }: { overlay?: Overlay; deadlines?: readonly Deadline[] } = {},
) {
  const layer: StateLayer = { kind: "settled", overlay };
  const draft = { unsent, deadlines, scene: { layer } } as unknown as Draft;
  return controllingOf(draft, layer, () => alone);
}
const held = (...findings: readonly Finding[]) =>
  controlling([piece("needs-court-order", 0, ...findings)], [piece("release")]);
const both = {
  jurisdiction: "both",
  state: "OR",
  why: "Federal law and the law of Oregon come to the same result.",
};

describe("the rule of the state that is named as the stricter one", () => {
  const ors = finding({ cite: "ORS 1" });
  const named = {
    jurisdiction: "state",
    state: "OR",
    why: "The law of Oregon protects the patient more (45 CFR 160.203(b)): ORS 1.",
  };

  it("is its lock that holds the piece as hard as it is held in the end", () => {
    expect(held(ors)).toEqual(named);
    const others = [
      finding({ cite: "a federal lock", jurisdiction: "US" }),
      finding({ cite: "a lock that is satisfied", status: "satisfied" }),
      finding({ cite: "a lock that holds less", outcome: "needs-authorization" }),
      finding({ cite: "a note", role: "note" }),
      finding({ cite: "a door", role: "door" }),
    ];
    for (const other of others) expect(held(other, ors)).toEqual(named);
    expect(held(...others).why).toBe("The law of Oregon protects the patient more (45 CFR 160.203(b)).");
  });

  it("holds a piece that federal law alone would hold less; one it holds as hard names nothing", () => {
    const own = (alone: Outcome) =>
      controlling([piece("needs-court-order", 0, ors)], [piece(alone)]).jurisdiction;
    expect(own("release")).toBe("state");
    expect(own("needs-court-order")).toBe("both");
    expect(own("withhold")).toBe("both");
    expect(controlling([piece("needs-court-order", 1, ors)], [piece("release")])).toEqual(both);
    const second = piece("needs-court-order", 1, finding({ cite: "ORS 2" }));
    const first = piece("needs-court-order", 0, ors);
    expect(controlling([second, first], [piece("release"), piece("needs-court-order")])).toEqual(named);
    expect(controlling([piece("release")], [piece("release")])).toEqual(both);
  });
});

describe("an unsettled point of a state's law", () => {
  const escalated = {
    jurisdiction: "escalate",
    state: "OR",
    why: "A point of the law of Oregon that decides here is unsettled.",
  };
  const alike = (...findings: readonly Finding[]) =>
    controlling([piece("needs-court-order", 0, ...findings)], [piece("needs-court-order")]);

  it("goes to counsel where it holds, though federal law holds as hard", () => {
    expect(alike(finding({ cite: "ORS 3", unsettled: true }))).toEqual(escalated);
    expect(held(finding({ cite: "ORS 3", unsettled: true }))).toEqual(escalated);
  });

  it("does not where it is another law's, is met, or holds less than is held", () => {
    expect(alike(finding({ cite: "ORS 3", unsettled: true, jurisdiction: "US" }))).toEqual(both);
    expect(alike(finding({ cite: "ORS 3", unsettled: true, status: "satisfied" }))).toEqual(both);
    expect(alike(finding({ cite: "ORS 3", unsettled: true, outcome: "needs-authorization" }))).toEqual(both);
    expect(alike(finding({ cite: "ORS 3" }))).toEqual(both);
  });
});

describe("a state's law that asks for more than holding", () => {
  const sent = (...findings: readonly Finding[]) =>
    controlling([piece("release", 0, ...findings)], [piece("release")]);

  it("decides where it has a record delivered under seal, and is met", () => {
    const delivers = (more: Partial<Said>) => finding({ cite: "ORCP 55", delivers: true, ...more });
    expect(sent(delivers({ status: "satisfied" }))).toEqual({
      jurisdiction: "state",
      state: "OR",
      why: "The law of Oregon requires the sealed delivery: ORCP 55.",
    });
    expect(sent(delivers({ status: "violated" }))).toEqual(both);
    expect(sent(delivers({ status: "satisfied", jurisdiction: "US" }))).toEqual(both);
    expect(sent(finding({ cite: "ORCP 55", status: "satisfied" }))).toEqual(both);
  });

  it("decides by its date for access as the overlay compares it", () => {
    const date = (access: Overlay["access"], id = "or-access") => {
      const deadlines = [{ id, steps: ["counted"], citation: "ORS 192" }];
      return controlling([], [], { overlay: overlayWith(access), deadlines });
    };
    expect(date("always-earlier")).toEqual({
      jurisdiction: "state",
      state: "OR",
      why: "The date of Oregon for access is the earlier one: ORS 192.",
    });
    expect(date("sometimes-earlier")).toEqual({
      jurisdiction: "earlier-of-both",
      state: "OR",
      why: "The date of Oregon is sometimes the earlier one (ORS 192); the earlier of both counts.",
    });
    expect(date("as-federal")).toEqual(both);
    expect(date("always-earlier", "access-due")).toEqual(both);
  });

  it("gives way where a record has lost the class that the state protects", () => {
    const lost = (more: Partial<Said>) =>
      finding({ cite: "ORS 4", role: "note", keepsStateClass: true, ...more });
    expect(sent(lost({}))).toEqual({
      jurisdiction: "federal",
      state: "OR",
      why: "ORS 4 is not met. Federal law still holds them.",
    });
    expect(sent(lost({ status: "satisfied" }))).toEqual(both);
    expect(sent(lost({ status: "unknown" }))).toEqual(both);
    expect(sent(lost({ keepsStateClass: false }))).toEqual(both);
    expect(sent(lost({ jurisdiction: "US" }))).toEqual(both);
    expect(sent(lost({ role: "lock" }))).toEqual(both);
  });
});

describe("a layer of state law that is not settled", () => {
  const of = (layer: StateLayer) => controllingOf({} as Draft, layer, () => []);

  it("leaves federal law where counsel cleared it, and goes to counsel where it is open", () => {
    expect(of({ kind: "cleared" })).toEqual({
      jurisdiction: "federal",
      why: "Counsel has settled that no stricter state rule applies.",
    });
    const open = { kind: "open", overlay: undefined, governs: false, why: "Nobody has read it." } as const;
    expect(of({ ...open, state: "NV" })).toEqual({
      jurisdiction: "escalate",
      state: "NV",
      why: "Nobody has read it.",
    });
    expect(of({ ...open, state: undefined })).not.toHaveProperty("state");
  });
});
