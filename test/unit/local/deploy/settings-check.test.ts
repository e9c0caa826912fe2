import { describe, expect, it } from "vitest";
import { checkMachine, contextFrom, told } from "../../../../local/deploy/check.ts";
import { checkSettings } from "../../../../local/deploy/settings-check.ts";

const whole = {
  stage: "prod",
  account: "123456789012",
  portalDomain: "records.harborlight.org",
  certificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/0a1b",
  signInPrefix: "harborlight",
  mailFrom: "records@harborlight.org",
  alarmEmail: "ops@harborlight.org",
};
const problemsOf = (context: object) =>
  checkSettings({ ...whole, ...context }).findings.flatMap(({ verdict, about, words }) =>
    verdict === "problem" ? [`${about}: ${words}`] : [],
  );

describe("what is checked before anybody is asked", () => {
  it("finds nothing wrong with settings that are whole", () => {
    expect(problemsOf({})).toEqual([]);
    expect(checkSettings(whole).settings).toMatchObject({ stage: "prod", account: "123456789012" });
  });

  it.each([
    [{ account: "000000000000" }, "Account: No account was named"],
    [{ portalDomain: "portal.duces.example" }, "Domain: No host name"],
    [{ certificateArn: undefined }, "Certificate: No certificate was named"],
    [{ certificateArn: "arn:aws:acm:us-east-1:999999999999:certificate/0a" }, "belongs to another account"],
    [{ mailFrom: "records@duces.example" }, "Sender: No sender"],
    [{ mailFrom: "practice@gmail.com" }, "Mail cannot be sent from gmail.com"],
    [{ signInPrefix: "my-aws-pool" }, "Cognito takes no prefix"],
    [{ alarmEmail: undefined }, "Alarms would reach nobody"],
    [{ mailfrom: "records@harborlight.org" }, 'Nothing reads "-c mailfrom=…"'],
    [{ region: "eu-central-1" }, 'context "region"'],
    [{ stage: "production" }, 'context "stage"'],
  ])("explains %j", (context, words) => {
    expect(problemsOf(context).join("\n")).toContain(words);
  });

  it("has no settings to go on with where one cannot be", () => {
    expect(checkSettings({ ...whole, account: "12" }).settings).toBeUndefined();
  });

  it("says which Node and packages are missing", () => {
    expect(checkMachine("24.21.0", true).map(({ verdict }) => verdict)).toEqual(["fine", "fine"]);
    expect(checkMachine("20.1.0", false).map(({ verdict }) => verdict)).toEqual(["problem", "problem"]);
  });

  it("reads settings as the deployment does, over those of cdk.json", () => {
    expect(contextFrom(["-c", "stage=prod", "-c", "mailFrom=a@b.org"])).toMatchObject({
      stage: "prod",
      mailFrom: "a@b.org",
      "@aws-cdk/core:checkSecretUsage": true,
    });
    expect(() => contextFrom(["-c", "stage"])).toThrow("name=value");
  });

  it("ends with 1 where something is wrong, with 2 where something is open, and with 0 only when all was looked at", () => {
    const one = (verdict: "fine" | "problem" | "unknown") => ({ about: "x", verdict, words: "y" });
    expect(told([one("fine")])).toMatchObject({ status: 0 });
    expect(told([one("fine"), one("unknown")])).toMatchObject({ status: 2 });
    expect(told([one("unknown"), one("problem")])).toMatchObject({ status: 1 });
  });
});
