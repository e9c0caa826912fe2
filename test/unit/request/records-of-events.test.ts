import { describe, expect, it } from "vitest";
import { effectSchema } from "../../../workflows/request/effects.ts";
import { requestEvents } from "../../../workflows/request/events.ts";
import type { RequestEventType } from "../../../workflows/request/events.ts";
import { parseRecorded, recorded } from "../../../workflows/request/recorded.ts";
import { dehydrate, restore } from "../../../workflows/request/snapshot.ts";
import { MACHINE_VERSION } from "../../../workflows/request/stored-snapshot.ts";
import { timelineWords } from "../../../workflows/request/timeline-words.ts";
import {
  aJudgement,
  happened,
  likely,
  mara,
  note,
  production,
  psychotherapyNote,
} from "../../support/request/told.ts";
import { reviewed, triaged, walk } from "../../support/request/walk.ts";

const types = Object.keys(requestEvents) as RequestEventType[];

describe("the timeline", () => {
  it.each(types)("says %s in one sentence", (type) => {
    expect(timelineWords(likely[type])).toMatch(/^[A-Z][^.]*(\.[^.]*)*\.$/);
  });

  it("repeats nobody's free words", () => {
    for (const type of types) {
      const event = likely[type];
      const said = timelineWords(event);
      for (const free of ["reason", "words", "note"] as const) {
        const text: unknown = (event as Record<string, unknown>)[free];
        const coded = type === "document.refused" || type === "production.failed";
        expect(typeof text === "string" && !coded ? said.includes(text) : false).toBe(false);
      }
    }
  });

  it("tells what differs", () => {
    expect(timelineWords({ ...likely["document.admitted"], activeContent: ["javascript"] })).toContain(
      "; it holds program code.",
    );
    expect(timelineWords({ ...likely["requester.identity-verified"], authorityVerified: false })).toContain(
      "identity was verified",
    );
    expect(timelineWords({ ...likely["records.proposed"], documentIds: [note, psychotherapyNote] })).toBe(
      "2 records were proposed.",
    );
    expect(timelineWords(likely["records.proposed"])).toBe("One record was proposed.");
    expect(timelineWords({ ...likely["vault.closed"], retired: 2 })).toBe(
      "The vault was closed again: 2 keys to notes were withdrawn.",
    );
    expect(timelineWords({ ...likely["vault.closed"], retired: 0 })).toContain("no key to a note was left");
    expect(timelineWords({ ...likely["request.closed"], outcome: "released_full" })).toBe(
      "The request was closed (released in full).",
    );
    expect(timelineWords({ ...likely["transfer.finished"], complete: false })).toBe(
      "A download was not reported whole: 10 bytes at most in one piece.",
    );
    expect(timelineWords({ ...likely["negotiation.proposed"], newReturnOn: "2027-01-15" })).toContain(
      "Friday, January 15, 2027",
    );
  });
});

describe("a recorded event", () => {
  it.each(types)("comes back from JSON as it was: %s", (type) => {
    const event = happened(type);
    expect(parseRecorded(JSON.parse(JSON.stringify(event)) as Record<string, unknown>)).toEqual(event);
  });

  it("is refused when its envelope or its event is not whole", () => {
    const { judgement: _judgement, ...bare } = happened("hold.lifted");
    expect(() => parseRecorded(bare)).toThrow("judgement");
    expect(() => parseRecorded({ ...happened("hold.lifted"), reason: "" })).toThrow("reason");
    expect(() => parseRecorded({ ...happened("hold.lifted"), extra: 1 })).toThrow("extra");
  });

  it("is its event and its envelope", () => {
    const envelope = {
      at: "2026-12-02T15:00:00Z",
      actor: { ...mara, roles: [...mara.roles] },
      judgement: aJudgement(),
      nextProductionId: production,
    };
    expect(recorded(likely["hold.lifted"], envelope)).toEqual({ ...likely["hold.lifted"], ...envelope });
  });
});

describe("a stored snapshot", () => {
  const stored = () => JSON.parse(JSON.stringify(dehydrate(triaged()))) as ReturnType<typeof dehydrate>;

  it("carries the version of the machine that wrote it", () => {
    expect(stored().machineVersion).toBe(MACHINE_VERSION);
    expect(() => restore({ ...stored(), machineVersion: MACHINE_VERSION + 1 })).toThrow("machineVersion");
  });

  it("is refused when a region is missing, instead of beginning it silently", () => {
    const { vault: _vault, ...value } = stored().value;
    expect(() => restore({ ...stored(), value })).toThrow("vault");
  });

  it("is refused when a state is unknown", () => {
    expect(() => restore({ ...stored(), value: { ...stored().value, course: "elsewhere" } })).toThrow(
      "elsewhere",
    );
  });

  it("is refused when the memory lacks a field or has one too many", () => {
    const { papers: _papers, ...context } = stored().context;
    expect(() => restore({ ...stored(), context })).toThrow("papers");
    expect(() => restore({ ...stored(), context: { ...stored().context, patientName: "x" } })).toThrow(
      "patientName",
    );
  });

  it("keeps no free words of staff", () => {
    const { snapshot } = walk(reviewed(), happened("hold.placed"));
    const text = JSON.stringify(dehydrate(snapshot));
    expect(text).not.toContain("Responsive");
    expect(text).not.toContain("Waiting for counsel");
  });
});

describe("effects", () => {
  it("all fit their schema", () => {
    const effects = [
      ...walk(reviewed([note, psychotherapyNote]), happened("vault.requested")).effects,
      ...walk(reviewed(), happened("release.confirmed")).effects,
      ...walk(triaged(), happened("facts.recorded", {}, { judgement: aJudgement({ deadlines: [] }) }))
        .effects,
      ...walk(triaged(), happened("request.withdrawn")).effects,
    ];
    expect(effects.length).toBeGreaterThan(3);
    for (const effect of effects) expect(effectSchema.parse(effect)).toEqual(effect);
  });
});
