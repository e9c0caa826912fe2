import { describe, expect, test } from "vitest";

import { availableEngines } from "./dynamodb-engines.ts";
import { tableContract } from "./dynamodb-suite.ts";

const engines = availableEngines();

describe.each(engines)("the tables as kept by $name", (engine) => {
  tableContract(engine);
});

test("on Linux x64 the contract holds for two engines that share no code", () => {
  const expected = process.platform === "linux" && process.arch === "x64" ? ["ours", "dynoxide"] : ["ours"];
  expect(engines.map(({ name }) => name)).toEqual(expected);
});
