import { describe, expect, it } from "vitest";
import { assess } from "../../workflows/law/assess.ts";
import { neighbours } from "./neighbours/index.ts";
import { differences } from "./vignette.ts";

describe("the law engine beside the kept cases", () => {
  it.each(neighbours.map((neighbour) => [neighbour.title, neighbour] as const))(
    "answers as expected: %s",
    (_title, neighbour) => {
      expect(differences(neighbour, assess(neighbour.caseFile))).toEqual([]);
    },
  );
});
