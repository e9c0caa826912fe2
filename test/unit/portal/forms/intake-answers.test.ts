import { describe, expect, it } from "vitest";
import {
  openIntakeOf,
  problemsOfAsks,
  problemsOfCase,
  problemsOfYou,
} from "../../../../portal/src/forms/intake-answers.ts";
import type { Answers } from "../../../../portal/src/session/answers.ts";
import { noAnswers } from "../../../../portal/src/session/answers.ts";
import { openIntakeSchema } from "../../../../workflows/contract/intake.ts";

const complete: Answers = {
  ...noAnswers,
  kind: "subpoena",
  name: " Tamsin Oyelaran ",
  email: "tamsin@oyelaran.example",
  barState: "il",
  personName: "Jonah Whitlock",
  classes: ["progress-notes"],
};

describe("the intake's answers", () => {
  it("become a body that the contract accepts, with what was left empty left out", () => {
    const body = openIntakeOf("larkspur", complete);
    expect(openIntakeSchema.safeParse(body).error).toBeUndefined();
    expect(body.requester).toEqual({
      name: "Tamsin Oyelaran",
      email: "tamsin@oyelaran.example",
      barState: "IL",
    });
    expect(body.case).toEqual({});
    expect(body.asks).not.toHaveProperty("range");
  });

  it("name testimony among the classes when the paper asks for it", () => {
    const body = openIntakeOf("larkspur", { ...complete, testimony: true });
    expect(body.asks.classes).toEqual(["progress-notes", "testimony"]);
  });

  it("carry a range of dates only with both ends", () => {
    const body = openIntakeOf("larkspur", { ...complete, fromOn: "2026-01-01", toOn: "2026-03-31" });
    expect(body.asks.range).toEqual({ fromOn: "2026-01-01", toOn: "2026-03-31" });
  });

  it("have no problem when they are complete", () => {
    expect({
      ...problemsOfYou(complete),
      ...problemsOfCase(complete),
      ...problemsOfAsks(complete),
    }).toEqual({});
  });

  it("are refused without a name, an address, a person or a record", () => {
    expect(Object.keys({ ...problemsOfYou(noAnswers), ...problemsOfAsks(noAnswers) })).toEqual([
      "name",
      "email",
      "personName",
      "classes",
    ]);
    expect(problemsOfCase(noAnswers)).toHaveProperty("kind");
  });

  it.each(["a", "a@b", "a b@c.example", "@c.example", "a@.example"])(
    "do not take %s for an e-mail address",
    (email) => {
      expect(problemsOfYou({ ...complete, email })).toHaveProperty("email");
    },
  );

  it("are refused with one end of a range, or with ends the wrong way round", () => {
    expect(problemsOfAsks({ ...complete, fromOn: "2026-01-01" })).toHaveProperty("toOn");
    expect(problemsOfAsks({ ...complete, fromOn: "2026-03-01", toOn: "2026-01-01" })).toHaveProperty("toOn");
  });

  it("are checked in linear time even when the address is hostile", () => {
    // An address that backtracks would take hours here; the suite's own time limit is the judge.
    expect(problemsOfYou({ ...complete, email: `${"a@".repeat(50_000)}.` })).toHaveProperty("email");
  });
});
