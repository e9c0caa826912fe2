import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { deployment, ofType, type Resource } from "./deployment.ts";

const text = readFileSync(new URL("../../docs/deploy.md", import.meta.url), "utf8").replaceAll(/\s+/gu, " ");

let all: readonly Resource[];
beforeAll(() => {
  all = deployment();
});

const teens = { 10: "ten", 11: "eleven", 12: "twelve" } as const;
const tens = ["", "", "twenty", "thirty", "forty"];
const ones = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
const inWords = (count: number): string =>
  (teens as Readonly<Record<number, string>>)[count] ??
  [tens[Math.floor(count / 10)], ones[count % 10]].filter(Boolean).join("-");

describe("what docs/deploy.md says of the account", () => {
  it("counts the keys, alarms and reserved executions of the template", () => {
    const keys = inWords(ofType(all, "AWS::KMS::Key").length);
    const alarms = inWords(ofType(all, "AWS::CloudWatch::Alarm").length);
    const reserved = ofType(all, "AWS::Lambda::Function")
      .map(({ properties }) => Number(properties["ReservedConcurrentExecutions"]))
      .reduce((sum, one) => sum + one, 0);
    expect(text.toLowerCase()).toContain(`${keys} customer keys`);
    expect(text).toContain(`${alarms} alarms`);
    expect(text).toContain(`The functions reserve ${reserved} concurrent executions`);
  });

  it("asks for every service to be eligible under which health information is held or looked at", () => {
    const called: Readonly<Record<string, string>> = {
      ApiGatewayV2: "API Gateway",
      Events: "EventBridge",
      Scheduler: "EventBridge Scheduler",
      WAFv2: "WAF",
      Logs: "CloudWatch",
      SecretsManager: "Secrets Manager",
    };
    const [list = ""] = /services: API Gateway[^.]*\./u.exec(text) ?? [];
    const used = new Set(all.map(({ type }) => type.split("::")[1] ?? ""));
    // Roles and policies hold nothing of anybody.
    const missing = [...used].filter((name) => name !== "IAM" && !list.includes(called[name] ?? name));
    expect(used.size).toBeGreaterThan(15);
    expect(missing).toEqual([]);
  });
});
