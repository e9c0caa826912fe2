import { describe, expect, it } from "vitest";
import type { CaseFile } from "../../../../../workflows/contract/case-file.ts";
import type { Draft } from "../../../../../workflows/law/draft.ts";
import { actionsFrom, citedInForum, type Duty } from "../../../../../workflows/law/duties/actions.ts";
import type { Finding } from "../../../../../workflows/law/evaluate.ts";
import { draftOf, finding } from "./draft-of.ts";

const inCourt = (system: "federal" | "state"): Partial<CaseFile> => ({ forum: { system } });
const duty: Duty = { verb: "redact", when: () => true, why: "It must be." };

describe("a duty of every case", () => {
  it("is there when its condition holds, and says no more than it has to", () => {
    const absent: Duty = { ...duty, verb: "produce", when: () => false };
    expect(actionsFrom([absent, duty], draftOf({}))).toStrictEqual([{ verb: "redact", why: "It must be." }]);
    const bare: Duty = { ...duty, about: () => [], byOn: () => undefined };
    expect(actionsFrom([bare], draftOf({}))).toStrictEqual([{ verb: "redact", why: "It must be." }]);
  });

  it("names what it is about, by when, and by which provision", () => {
    const full: Duty = {
      ...duty,
      about: () => ["a", "b"],
      byOn: () => "2026-12-11",
      citation: "45 CFR 164.501",
    };
    expect(actionsFrom([full], draftOf({}))).toStrictEqual([
      {
        verb: "redact",
        why: "It must be.",
        appliesTo: ["a", "b"],
        byOn: "2026-12-11",
        citation: "45 CFR 164.501",
      },
    ]);
  });
});

describe("a federal rule of procedure", () => {
  it.each(["FRCP 45(g)", "FRCrP 17(c)(2)", "FRE 501"])(
    "is no authority in a state's court: %s",
    (citation) => {
      expect(citedInForum(citation, draftOf(inCourt("state")))).toBeUndefined();
      expect(citedInForum(citation, draftOf(inCourt("federal")))).toBe(citation);
      expect(citedInForum(citation, draftOf({}))).toBe(citation);
    },
  );

  it("is no other provision, nor one that begins with another", () => {
    const state = draftOf(inCourt("state"));
    for (const citation of ["45 CFR 164.508", "FREE 1", "18 USC 3486; FRCP 45"])
      expect(citedInForum(citation, state)).toBe(citation);
    expect(citedInForum(undefined, state)).toBeUndefined();
  });
});

describe("the provision of a duty in a state's court", () => {
  const cited = (verb: Duty["verb"], draft: Draft, citation = "FRE 501") =>
    actionsFrom([{ ...duty, verb, citation }], draft)[0]?.citation;
  const state = (...findings: readonly Finding[]) => draftOf(inCourt("state"), findings);
  const stands = finding("Evid. Code 1014", { guards: "privilege" });

  it("is for the privilege the state's own, where one that was read stands", () => {
    expect(cited("assert-privilege", state(stands))).toBe("Evid. Code 1014");
    expect(cited("assert-privilege", draftOf(inCourt("federal"), [stands]))).toBe("FRE 501");
    expect(cited("assert-privilege", state())).toBeUndefined();
    const before = [
      finding("CCP 1985.3", {}),
      finding("CCP 1985.4", { guards: "assurance" }),
      finding("freed", { guards: "privilege", status: "satisfied" }),
      finding("FRE 501", { guards: "privilege", jurisdiction: "US" }),
    ];
    expect(cited("assert-privilege", state(...before, stands))).toBe("Evid. Code 1014");
    expect(cited("assert-privilege", state(...before))).toBeUndefined();
  });

  it("is for written objections that of their date, and for the rest none but its own", () => {
    const dated = (id: string): Draft => ({
      ...state(stands),
      deadlines: [{ id, steps: ["It is counted."], citation: "policy of the practice" }],
    });
    expect(cited("serve-objection", dated("def-object"))).toBe("policy of the practice");
    expect(cited("serve-objection", dated("return-date"))).toBeUndefined();
    expect(cited("negotiate-scope", dated("def-object"))).toBeUndefined();
    expect(cited("negotiate-scope", dated("def-object"), "45 CFR 164.501")).toBe("45 CFR 164.501");
  });
});
