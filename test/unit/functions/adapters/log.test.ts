import { describe, expect, it } from "vitest";
import { createLog, errorNameOf } from "../../../../functions/adapters/log.ts";
import type { LogFields } from "../../../../functions/adapters/log.ts";

function written(fields: object): string {
  const lines: string[] = [];
  const log = createLog(
    "some-function",
    (line) => lines.push(line),
    () => new Date("2026-11-21T12:00:00Z"),
  );
  log("info", "something-happened", fields as LogFields);
  return lines.join("");
}

describe("log", () => {
  it("writes one line of known fields", () => {
    expect(
      JSON.parse(written({ requestId: `req_${"a".repeat(26)}`, status: 409, code: "stale-version" })),
    ).toEqual({
      at: "2026-11-21T12:00:00.000Z",
      fn: "some-function",
      level: "info",
      what: "something-happened",
      requestId: `req_${"a".repeat(26)}`,
      status: 409,
      code: "stale-version",
    });
  });

  it("names an unknown field and keeps its value out (AB-107)", () => {
    const line = written({ patientName: "Canary Quillfeather", status: 200 });
    expect(line).not.toContain("Canary");
    expect(JSON.parse(line)).toMatchObject({ refusedFields: ["patientName"] });
  });

  it.each([
    { code: "Canary Quillfeather" },
    { requestId: "Canary Quillfeather" },
    { errorName: "a\nb" },
    { address: "Canary" },
  ])("keeps free text out of a known field: %j (AB-108)", (fields) => {
    const line = written(fields);
    expect(line).not.toContain("Canary");
    expect(line.trimEnd()).not.toContain("\n");
    expect(JSON.parse(line)).toMatchObject({ refusedFields: Object.keys(fields) });
  });

  it("tells an error's class and nothing else of it", () => {
    expect(errorNameOf(new RangeError("Canary Quillfeather"))).toBe("RangeError");
    expect(errorNameOf("Canary Quillfeather")).toBe("NotAnError");
    const strange = new Error("x");
    strange.name = "Canary Quillfeather";
    expect(errorNameOf(strange)).toBe("Error");
  });
});
