import { describe, expect, it } from "vitest";
import { identityOf } from "../../../../workflows/production/redaction/page-identity.ts";

const patient = { name: "Rowan Quillfeather", birthDate: "1987-04-19" };
const of = (text: string) => identityOf(text.split(" "), patient);

describe("whose a page is (AB-086)", () => {
  it.each([
    "Client: Rowan Quillfeather, seen on Tuesday.",
    "QUILLFEATHER, ROWAN was on time.",
    "Patient Name: Quillfeather, Rowan",
    "Session notes. DOB 04/19/1987.",
    "born 4/19/1987",
  ])("is told by a name or a birth date: %s", (text) => {
    expect(of(text)).toBe("named");
  });

  it.each([
    "Patient: Theo Brandt, seen on Tuesday.",
    "Patient: Linden Quillfeather, seen with her brother Rowan.",
    "Client name: Brandt, Theo. Referred by Rowan Quillfeather.",
  ])("is another's when it names somebody else as the patient, whoever else it mentions: %s", (text) => {
    expect(of(text)).toBe("another");
  });

  it.each(["The client was on time.", "Rowan likes the garden.", "Quillfeather Street 9", "born 4/19/1986"])(
    "is not told by less than that: %s",
    (text) => {
      expect(of(text)).toBe("not-named");
    },
  );
});
