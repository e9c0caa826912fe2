import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { effectShards } from "../../../functions/adapters/ledger-keys.ts";
import { functionSettings } from "../../../infra/function-settings.ts";
import { lastCounted } from "../../../local/cost/counts.ts";

const text = readFileSync(new URL("../../../docs/scale.md", import.meta.url), "utf8");
const numbersIn = (line: string): readonly number[] =>
  line.split("|").flatMap((cell) => (/^\s*[\d,]+\s*$/u.test(cell) ? [Number(cell.replaceAll(",", ""))] : []));

describe("docs/scale.md", () => {
  it("reckons with what was counted, to within fifteen per cent", () => {
    const rows = text.split("\n").map(numbersIn);
    for (const { documents, counts } of lastCounted.lives) {
      const [row] = rows.filter((numbers) => numbers.length === 6 && numbers[0] === documents);
      const { calls, writeUnits, readUnits, invocations, rowBytes } = counts;
      for (const [n, now] of [calls, writeUnits, readUnits, invocations, rowBytes].entries())
        expect(Math.abs((row?.[n + 1] ?? 0) / now - 1), `${documents} records: ${now}`).toBeLessThan(0.15);
    }
  });

  it("names the limits that the code sets", () => {
    expect(effectShards).toBe(8);
    expect(functionSettings["assemble-production"].concurrency).toBe(5);
    expect(functionSettings["advance-request"].concurrency).toBe(100);
    const firewall = readFileSync(
      new URL("../../../infra/constructs/edge-firewall.ts", import.meta.url),
      "utf8",
    );
    expect(firewall).toContain("anywhere: 2000");
    const api = readFileSync(new URL("../../../infra/constructs/http-api.ts", import.meta.url), "utf8");
    expect(api).toContain("publicRate = { throttlingRateLimit: 20,");
  });
});
