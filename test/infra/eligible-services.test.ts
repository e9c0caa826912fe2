import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { deployment } from "./deployment.ts";

/** Services whose name in templates is another than people use. */
const called: Readonly<Record<string, string>> = {
  ApiGatewayV2: "API Gateway",
  Events: "EventBridge",
  Scheduler: "EventBridge Scheduler",
  WAFv2: "WAF",
  Logs: "CloudWatch",
  SecretsManager: "Secrets Manager",
};
const text = readFileSync(new URL("../../docs/deploy.md", import.meta.url), "utf8");
const [, section = ""] = text.split("## Eligible services");
const rows = section
  .split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("| service") && !line.startsWith("| ---"))
  .map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

describe("the table of services that have to be eligible under HIPAA", () => {
  it("has a row for every service of the templates, and no other", () => {
    const used = new Set(deployment().map(({ type }) => type.split("::")[1] ?? ""));
    // Roles and policies hold nothing of anybody.
    used.delete("IAM");
    const names = new Set([...used].map((name) => called[name] ?? name));
    expect(names.size).toBeGreaterThan(15);
    expect(rows.map(([name]) => name)).toEqual([...names].toSorted((a, b) => a.localeCompare(b)));
  });

  it("says of each what it holds, and either the day on which it was confirmed or that nobody has", () => {
    const wrong = rows.filter(
      ([, holds = "", confirmed = "", seen = ""]) =>
        holds === "" ||
        !/^(?:no|20\d\d-\d\d-\d\d)$/u.test(confirmed) ||
        !/^(?:whitepaper|nothing)$/u.test(seen),
    );
    expect(wrong).toEqual([]);
  });
});
