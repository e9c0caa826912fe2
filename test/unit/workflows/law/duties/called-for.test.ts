import { describe, expect, it } from "vitest";
import { actionsCalledFor, prohibitionsCalledFor } from "../../../../../workflows/law/duties/called-for.ts";
import { draftOf, finding } from "./draft-of.ts";

describe("what the rules themselves ask for", () => {
  const met = { do: ["redact"] } as const;
  const unmet = { do: ["request-authorization", "notify-patient"] } as const;

  it("is what a rule asks as it came out, in its own words", () => {
    const asked = (status: "satisfied" | "violated" | "unknown") =>
      actionsCalledFor(draftOf({}, [finding("1", { status, whenMet: met, whenUnmet: unmet })]), []);
    expect(asked("satisfied")).toEqual([{ verb: "redact", why: "1 holds.", citation: "1" }]);
    for (const status of ["violated", "unknown"] as const)
      expect(asked(status)).toEqual([
        { verb: "request-authorization", why: "1 does not hold.", citation: "1" },
        { verb: "notify-patient", why: "1 does not hold.", citation: "1" },
      ]);
  });

  it("is nothing where a rule asks for nothing, or bars alone", () => {
    const silent = [finding("1", {}), finding("2", { status: "satisfied" })];
    const bars = finding("3", { whenUnmet: { dont: ["infer-waiver"] } });
    expect(actionsCalledFor(draftOf({}, [...silent, bars], silent), [])).toEqual([]);
  });

  it("is asked once: by the duties of every case, or else by the first rule", () => {
    const given = { verb: "notify-patient", why: "It was asked already." } as const;
    const two = [finding("1", { whenUnmet: unmet }), finding("2", { whenUnmet: { do: ["notify-patient"] } })];
    expect(actionsCalledFor(draftOf({}, two), [given])).toEqual([
      given,
      { verb: "request-authorization", why: "1 does not hold.", citation: "1" },
    ]);
    expect(actionsCalledFor(draftOf({}, two), []).map(({ citation }) => citation)).toEqual(["1", "1"]);
  });

  it("goes with a release alone, where it goes with one", () => {
    const goes = finding("1", { status: "satisfied", whenReleased: { do: ["attach-redisclosure-notice"] } });
    expect(actionsCalledFor(draftOf({}, [goes]), [])).toEqual([]);
    expect(actionsCalledFor(draftOf({}, [], [goes]), [])).toEqual([
      { verb: "attach-redisclosure-notice", why: "1 holds.", citation: "1" },
    ]);
  });
});

describe("what the rules themselves bar", () => {
  const bars = { dont: ["infer-waiver", "confirm-or-deny-patient"] } as const;

  it("is what a rule bars as it came out, each code once and in the first one's words", () => {
    const given = { code: "confirm-or-deny-patient", why: "It was barred already." } as const;
    const findings = [
      finding("1", { whenUnmet: bars }),
      finding("2", { status: "satisfied", whenMet: bars }),
    ];
    expect(prohibitionsCalledFor(draftOf({}, findings), [given])).toEqual([
      given,
      { code: "infer-waiver", why: "1 does not hold.", citation: "1" },
    ]);
    expect(prohibitionsCalledFor(draftOf({}, findings.toReversed()), [])).toEqual([
      { code: "infer-waiver", why: "2 holds.", citation: "2" },
      { code: "confirm-or-deny-patient", why: "2 holds.", citation: "2" },
    ]);
  });

  it("is nothing where a rule bars nothing, or asks alone", () => {
    const asks = finding("1", { whenUnmet: { do: ["redact"] } });
    expect(prohibitionsCalledFor(draftOf({}, [asks, finding("2", {})]), [])).toEqual([]);
  });
});
