import { describe, expect, it } from "vitest";
import { fieldAt, partsOf } from "../../../../portal/src/forms/schema-field.ts";
import { authorizationSections } from "../../../../portal/src/words/authorization-sections.ts";
import { factSections } from "../../../../portal/src/words/fact-sections.ts";
import { factsOfWhoActs } from "../../../../portal/src/words/who-acts.ts";
import { authorizationSchema, caseFileSchema } from "../../../../workflows/contract/case-file.ts";

const kind = (pointer: string) => fieldAt(caseFileSchema, pointer).kind;

describe("a field made from the case file's schema", () => {
  it("is yes, no or not known for a boolean", () => {
    expect(kind("/instrument/judgeSigned")).toBe("yes-no");
  });

  it("offers the closed list of an enumeration", () => {
    expect(fieldAt(caseFileSchema, "/forum/system")).toEqual({
      kind: "choice",
      options: ["federal", "state", "none"],
    });
  });

  it("offers any number from a list of an enumeration", () => {
    expect(kind("/instrument/commands")).toBe("many");
  });

  it("offers the practice's own people where ids of writers are asked for, and nowhere else", () => {
    expect(kind("/requester/overseenAuthorIds")).toBe("clinicians");
    expect(kind("/requester/additionalRecipientRoles")).toBe("many");
  });

  it("tells dates, instants, lists of dates, numbers and words apart", () => {
    expect(kind("/instrument/servedOn")).toBe("date");
    expect(kind("/instrument/complianceAt")).toBe("instant");
    expect(kind("/forum/courtHolidays")).toBe("dates");
    expect(kind("/instrument/placeMiles")).toBe("number");
    expect(kind("/instrument/requestWords")).toBe("text");
  });

  it("asks of the people who act for the patient one by one", () => {
    const kinds = factsOfWhoActs(7).map(({ pointer }) => kind(pointer));
    expect(kinds).toEqual(["choice", "yes-no", "choice", "choice", "yes-no", "yes-no"]);
    expect(kind("/patient/representatives")).toBe("elsewhere");
    expect(kind("/patient/representatives/first/role")).toBe("elsewhere");
  });

  it.each(["/segments/0/storage/heldSeparately", "/events", "/nothing/there", ""])(
    "says elsewhere for %s, which no single field can hold",
    (pointer) => {
      expect(kind(pointer)).toBe("elsewhere");
    },
  );

  it("exists for every fact the form shows, so that no question is silently left out", () => {
    const pointers = factSections.flatMap((section) => section.facts.map((fact) => fact.pointer));
    expect(pointers.filter((pointer) => kind(pointer) === "elsewhere")).toEqual([]);
    expect(new Set(pointers).size).toBe(pointers.length);
  });

  it("exists for every element of an authorization the form shows (45 CFR 164.508(c))", () => {
    const pointers = authorizationSections.flatMap((section) => section.facts.map((fact) => fact.pointer));
    expect(pointers.filter((pointer) => fieldAt(authorizationSchema, pointer).kind === "elsewhere")).toEqual(
      [],
    );
  });
});

describe("a JSON pointer", () => {
  it("is cut at slashes with its escapes undone (RFC 6901)", () => {
    expect(partsOf("/a~1b/c~0d")).toEqual(["a/b", "c~d"]);
    expect(partsOf("")).toEqual([]);
  });
});
