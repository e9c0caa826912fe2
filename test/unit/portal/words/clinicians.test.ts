import { describe, expect, it } from "vitest";
import { choicesOf, namesOf } from "../../../../portal/src/words/clinicians.ts";
import { person } from "../../../support/request/ids.ts";

const [miriam, andre, gone] = [person("miriam"), person("andre"), person("gone")];
const clinicians = [
  { personId: andre, name: "Andre Whitlock" },
  { personId: miriam, name: "Miriam Okafor" },
];

describe("the clinicians to choose from", () => {
  it("are those of the practice in its order, by name, and what is kept of them is the id", () => {
    expect(choicesOf(clinicians, [miriam])).toEqual([
      { value: andre, words: "Andre Whitlock" },
      { value: miriam, words: "Miriam Okafor" },
    ]);
  });

  it("are also whoever was chosen and is not among them any more, so that no choice is lost unseen", () => {
    expect(choicesOf(clinicians, [gone, miriam]).at(-1)).toEqual({
      value: gone,
      words: "Somebody who is no clinician here any more",
    });
  });

  it("are read by name, never by id", () => {
    expect(namesOf(clinicians, [miriam, andre])).toBe("Miriam Okafor, Andre Whitlock");
    expect(namesOf(clinicians, [gone])).not.toContain(gone);
  });
});
