import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { settingsFrom } from "../../../infra/config.ts";
import { checkAccount } from "../../../local/deploy/account-check.ts";
import { askAws } from "../../../local/deploy/ask-aws.ts";

const settings = settingsFrom(
  (name) =>
    ({
      account: "123456789012",
      portalDomain: "records.harborlight.org",
      certificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/0a1b",
    })[name],
);

/** What an account answers in which everything is as it should be. */
const healthy = {
  "sts get-caller-identity": { Account: "123456789012" },
  "cloudformation describe-stacks": { Stacks: [{ StackStatus: "UPDATE_COMPLETE" }] },
  "acm describe-certificate": {
    Certificate: { Status: "ISSUED", SubjectAlternativeNames: ["*.harborlight.org"] },
  },
  "sesv2 get-account": { ProductionAccessEnabled: true, SendingEnabled: true },
  "lambda get-account-settings": { AccountLimit: { ConcurrentExecutions: 1000 } },
  "cloudtrail describe-trails": { trailList: [{ IsMultiRegionTrail: true, HomeRegion: "us-west-2" }] },
  "guardduty list-malware-protection-plans": { MalwareProtectionPlans: [] },
  "cognito-idp describe-user-pool-domain": { DomainDescription: {} },
  "scheduler list-schedule-groups": {},
  "backup list-backup-vaults": {},
  "cloudfront list-distributions": {},
  "wafv2 list-web-acls": {},
};
type Question = keyof typeof healthy;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "duces-aws-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Looks at an account whose `aws` command answers so; what is a text it says as its error. */
async function found(answers: Partial<Record<Question, object | string>> = {}) {
  const program = join(folder, "aws");
  const said = JSON.stringify({ ...healthy, ...answers });
  writeFileSync(
    program,
    `#!${process.execPath}
const answer = (${said})[process.argv.slice(2, 4).join(" ")] ?? "An error occurred (AccessDenied)";
if (typeof answer === "string") { console.error(answer); process.exit(254); }
console.log(JSON.stringify(answer));`,
  );
  chmodSync(program, 0o755);
  const all = await checkAccount(settings, askAws({ PATH: folder }));
  return all.map(({ about, verdict, words }) => `${verdict} ${about}: ${words}`);
}
const notFine = async (answers: Parameters<typeof found>[0]) =>
  (await found(answers)).filter((words) => !words.startsWith("fine"));

describe("what is looked at in the account", () => {
  it("is all fine in an account that is ready", async () => {
    const all = await found();
    expect(all).toHaveLength(Object.keys(healthy).length);
    expect(all.filter((words) => !words.startsWith("fine"))).toEqual([]);
  });

  it("is nothing, said plainly, where the aws command is not installed or has no credentials", async () => {
    const nowhere = await checkAccount(settings, askAws({ PATH: join(folder, "nowhere") }));
    expect(nowhere).toMatchObject([{ verdict: "unknown", words: expect.stringContaining("not installed") }]);
    const none = await found({
      "sts get-caller-identity": "Unable to locate credentials. You can configure them.",
    });
    expect(none).toEqual([expect.stringContaining("There are no credentials for AWS here")]);
  });

  it("is nothing more in the wrong account", async () => {
    const words = await found({ "sts get-caller-identity": { Account: "999999999999" } });
    expect(words).toEqual([expect.stringContaining("problem Credentials: They are of another account")]);
  });

  it.each([
    ["cloudformation describe-stacks", "Stack with id CDKToolkit does not exist", "was not prepared"],
    [
      "acm describe-certificate",
      { Certificate: { Status: "PENDING_VALIDATION", SubjectAlternativeNames: [] } },
      "not issued yet",
    ],
    [
      "acm describe-certificate",
      { Certificate: { Status: "ISSUED", SubjectAlternativeNames: ["harborlight.org"] } },
      "other names",
    ],
    ["acm describe-certificate", "ResourceNotFoundException", "no such certificate"],
    ["sesv2 get-account", { ProductionAccessEnabled: false, SendingEnabled: true }, "sandbox"],
    ["sesv2 get-account", { ProductionAccessEnabled: true, SendingEnabled: false }, "paused"],
    ["lambda get-account-settings", { AccountLimit: { ConcurrentExecutions: 10 } }, "406 are needed"],
    ["cloudtrail describe-trails", { trailList: [] }, "No trail records"],
    [
      "cognito-idp describe-user-pool-domain",
      { DomainDescription: { AWSAccountId: "1" } },
      "prefix is taken",
    ],
    ["guardduty list-malware-protection-plans", "Could not connect to the endpoint URL", "did not answer"],
    ["backup list-backup-vaults", "An error occurred (AccessDenied)", "may not look"],
    ["sesv2 get-account", {}, "cannot be read"],
  ] as const)("explains %s", async (question, answer, words) => {
    const all = await notFine({ [question]: answer });
    expect(all).toEqual([expect.stringContaining(words)]);
  });

  it("shows nothing that the aws command said of people", async () => {
    const all = await found({ "sts get-caller-identity": "AccessDenied: user/rowan.ellery may not" });
    expect(all.join()).not.toContain("rowan");
  });
});
