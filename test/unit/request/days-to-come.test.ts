import { describe, expect, it } from "vitest";
import { dayToCome } from "../../../workflows/request/days-to-come.ts";
import { requestEventSchema } from "../../../workflows/request/events.ts";

const events = [
  { type: "motion-to-quash.filed", filedOn: "2026-12-15", by: "patient" },
  { type: "motion-to-quash.decided", decidedOn: "2026-12-15", result: "denied", by: "patient" },
  {
    type: "protective-order.entered",
    enteredOn: "2026-12-15",
    limitsUse: true,
    returnOrDestroy: true,
    maySee: [],
    sealed: false,
  },
  { type: "protective-order.denied", decidedOn: "2026-12-15" },
  { type: "objection.lifted", liftedOn: "2026-12-15", how: "overruled-by-court" },
  { type: "objection.served", servedOn: "2026-12-15" },
].map((event) => requestEventSchema.parse(event));

describe("a day in court that is still to come", () => {
  it.each(events)("is refused where $type is recorded, in words that say what would be right", (event) => {
    const wrong = dayToCome(event, "2026-11-29");
    expect(event).toHaveProperty(wrong?.field ?? "");
    expect(wrong?.words).toMatch(
      /^This day is still to come\. Enter the day on which .+, once it has happened\.$/,
    );
  });

  it.each(events)("is taken for $type from that day on", (event) => {
    expect(dayToCome(event, "2026-12-15")).toBeUndefined();
  });

  it("is refused among the facts, too: what is counted from it would be due long after it is", () => {
    const facts = (instrument: object) =>
      requestEventSchema.parse({ type: "facts.recorded", patch: { instrument } });
    const fieldOf = (instrument: object) => dayToCome(facts(instrument), "2026-11-29")?.field;
    expect(fieldOf({ servedOn: "2026-11-30" })).toBe("patch/instrument/servedOn");
    expect(fieldOf({ receivedOn: "2026-11-30" })).toBe("patch/instrument/receivedOn");
    expect(fieldOf({ servedOn: "2026-11-30", receivedOn: "2026-11-29" })).toBe("patch/instrument/servedOn");
    expect(fieldOf({ servedOn: "2026-11-29", receivedOn: "2026-11-30" })).toBe("patch/instrument/receivedOn");
    expect(
      fieldOf({ servedOn: "2026-11-29", receivedOn: "2026-11-29", returnOn: "2026-12-15" }),
    ).toBeUndefined();
  });

  it("is nothing to events that name a day ahead", () => {
    const event = requestEventSchema.parse({
      type: "hold.placed",
      kind: "specialist",
      reason: "Appeal",
      followUpOn: "2026-12-15",
    });
    expect(dayToCome(event, "2026-11-29")).toBeUndefined();
  });
});
