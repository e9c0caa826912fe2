import { describe, expect, it } from "vitest";
import { settingsFrom } from "../../infra/config.ts";

const from = (context: Record<string, unknown>) => settingsFrom((name) => context[name]);

describe("the settings of a deployment", () => {
  it("default to a development stage in no real account", () => {
    expect(from({})).toMatchObject({
      stage: "dev",
      account: "000000000000",
      region: "us-east-1",
      auditRetentionDays: 1,
    });
  });

  it("take what the command line gives, and keep for years what a real deployment must keep", () => {
    expect(
      from({ stage: "prod", account: "123456789012", portalDomain: "records.harbor.example" }),
    ).toMatchObject({
      stage: "prod",
      account: "123456789012",
      portalDomain: "records.harbor.example",
      signInPrefix: "duces-prod",
      certificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-4000-8000-000000000000",
      logRetentionDays: 2192,
      auditRetentionDays: 2192,
    });
  });

  it.for([
    ["stage", "production"],
    ["account", "12345"],
    ["region", "eu-central-1"],
    ["portalDomain", "https://portal.example"],
    ["certificateArn", "arn:aws:acm:eu-central-1:000000000000:certificate/1"],
    ["mailFrom", "nobody"],
    ["alarmEmail", "nobody"],
    ["signInPrefix", "Duces!"],
    ["edgeKey", "0"],
    ["deploymentRole", "*/admin"],
    ["account", 123456789012],
  ] as const)("refuse %s = %s and say what would be right", ([name, value]) => {
    expect(() => from({ [name]: value })).toThrow(
      `context "${name}" is ${JSON.stringify(value)}, expected text like`,
    );
  });
});
