import { describe, expect, it } from "vitest";
import { factSections, isAsked } from "../../../../portal/src/words/fact-sections.ts";
import { disputedPoints } from "../../../../workflows/law/disputed-points.ts";
import { factWords } from "../../../../portal/src/words/fact-options.ts";

const fact = (pointer: string) => {
  const found = factSections.flatMap((section) => section.facts).find((one) => one.pointer === pointer);
  if (found === undefined) throw new Error(`No section asks for ${pointer}.`);
  return found;
};
const known = (facts: Readonly<Record<string, unknown>>) => (pointer: string) => facts[pointer];

describe("the facts of the paper", () => {
  it("ask for the terms of an order only once one is in hand", () => {
    expect(isAsked(fact("/order/exists"), known({}))).toBe(true);
    expect(isAsked(fact("/order/enteredOn"), known({}))).toBe(false);
    expect(isAsked(fact("/order/enteredOn"), known({ "/order/exists": false }))).toBe(false);
    expect(isAsked(fact("/order/enteredOn"), known({ "/order/exists": true }))).toBe(true);
  });

  it("never hide what is recorded already", () => {
    expect(isAsked(fact("/order/enteredOn"), known({ "/order/enteredOn": "2026-11-02" }))).toBe(true);
  });

  it("ask for a waiver whoever waived, and for a death only of the dead", () => {
    for (const status of ["waived-in-writing", "waived-by-court"])
      expect(isAsked(fact("/privilege/waiver/coversClasses"), known({ "/privilege/status": status }))).toBe(
        true,
      );
    expect(isAsked(fact("/patient/diedOn"), known({ "/patient/alive": true }))).toBe(false);
    expect(isAsked(fact("/patient/diedOn"), known({ "/patient/alive": false }))).toBe(true);
  });

  it("ask which clinicians are under review only where one who wrote notes is (45 CFR 164.508(a)(2)(ii))", () => {
    const who = fact("/requester/overseenAuthorIds");
    expect(isAsked(who, known({ "/requester/oversees": "note-author" }))).toBe(true);
    for (const oversees of ["practice", "other-clinician", "patient", undefined])
      expect(isAsked(who, known({ "/requester/oversees": oversees }))).toBe(false);
  });

  it("have a place for every answer of counsel, with a word for every setting", () => {
    for (const { pointer, settings } of disputedPoints) {
      expect(fact(pointer).label).toMatch(/\?$/);
      for (const setting of Object.keys(settings).filter((one) => one.includes("-")))
        expect(factWords(setting)).not.toBe(setting);
    }
  });

  it("name as a condition only a fact that has a place itself", () => {
    const conditions = factSections
      .flatMap((section) => section.facts)
      .flatMap(({ once }) => (once === undefined ? [] : [fact(once.pointer)]));
    expect(conditions.length).toBeGreaterThan(0);
    expect(conditions.filter(({ once }) => once !== undefined)).toEqual([]);
  });
});

describe("a fact in words", () => {
  it("is a date, an option, a yes or no, or what was written", () => {
    expect(factWords("2026-11-02")).toBe("November 2, 2026");
    expect(factWords("attorney-subpoena")).toBe("Subpoena signed by a lawyer");
    expect(factWords(["progress-notes", "testimony"])).toBe("Progress notes, Testimony");
    expect(factWords([])).toBe("None");
    expect([factWords(true), factWords(false), factWords(undefined), factWords(12)]).toEqual([
      "Yes",
      "No",
      "Not known",
      "12",
    ]);
    expect(factWords("America/Chicago")).toBe("America/Chicago");
    expect(factWords("1:26-cv-09999")).toBe("1:26-cv-09999");
  });
});
