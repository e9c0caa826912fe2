import { describe, expect, it } from "vitest";
import {
  panelNames,
  panelOfNextStep,
  somethingToDo,
} from "../../../../portal/src/pages/request/panel-names.ts";
import { staffCommandNames } from "../../../../workflows/contract/commands.ts";

describe("the panels of a request", () => {
  it("give every command of the staff exactly one place", () => {
    const placed = Object.values(panelNames).flatMap((panel) => [...panel.commands]);
    expect(placed.toSorted()).toEqual(staffCommandNames.toSorted());
  });

  it("lead to the first step that can be taken, in the order of the work", () => {
    expect(
      panelOfNextStep([
        { command: "recordFacts", enabled: true },
        { command: "confirmWeight", enabled: true },
        { command: "matchPatient", enabled: false, words: "The weight comes first." },
      ]),
    ).toBe("weight");
  });

  it("lead nowhere when nothing can be done", () => {
    expect(panelOfNextStep([{ command: "confirmWeight", enabled: false }])).toBeUndefined();
  });

  it("mark only those where something can be done now", () => {
    const allowed = [
      { command: "approveVault", enabled: true },
      { command: "placeHold", enabled: false },
    ] as const;
    expect(somethingToDo("vault", [...allowed])).toBe(true);
    expect(somethingToDo("administration", [...allowed])).toBe(false);
  });
});
