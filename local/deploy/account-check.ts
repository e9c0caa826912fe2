import * as z from "zod";
import type { Settings } from "../../infra/config.ts";
import { functionSettings } from "../../infra/function-settings.ts";
import type { Answer, Ask } from "./ask-aws.ts";
import { fine, problem, unknown } from "./finding.ts";
import type { Finding } from "./finding.ts";

/** Copies that all functions reserve together, and what AWS keeps free besides. */
const reserved = Object.values(functionSettings).reduce((sum, { concurrency }) => sum + concurrency, 0);
const keptFree = 100;

const cannot = {
  "not-installed": "The aws command is not installed, so nothing about the account could be looked at.",
  "no-credentials":
    "There are no credentials for AWS here, or they have run out, so nothing about the account could be looked at.",
  "not-allowed": "These credentials may not look at it.",
  "not-there": "It is not there.",
  other: "AWS did not answer, or in a way that cannot be read.",
} as const;

type Look = {
  readonly about: string;
  readonly words: readonly string[];
  readonly judge: (said: unknown) => Finding;
  /** What it means when there is no such thing. */
  readonly missing?: Finding;
};

/** Looks at everything in the account that a deployment rests on. Only reads; without credentials it says so once and stops. */
export async function checkAccount(settings: Settings, ask: Ask): Promise<readonly Finding[]> {
  const caller = await ask("sts", "get-caller-identity");
  if ("failed" in caller)
    return [unknown("Credentials", `${cannot[caller.failed]} Everything below it is open.`)];
  const { Account } = z.object({ Account: z.string() }).parse(caller.said);
  const own =
    Account === settings.account
      ? fine("Credentials", "They are of the account that was named.")
      : problem(
          "Credentials",
          "They are of another account than the one that was named. Sign in to the right one.",
        );
  if (own.verdict === "problem") return [own];
  const found = await Promise.all(
    looks(settings).map(async (look) => judged(look, await ask(...look.words))),
  );
  return [own, ...found];
}

function judged({ about, judge, missing }: Look, answer: Answer): Finding {
  if ("failed" in answer)
    return answer.failed === "not-there" && missing ? missing : unknown(about, cannot[answer.failed]);
  try {
    return judge(answer.said);
  } catch {
    return unknown(about, cannot.other);
  }
}

const looks = (settings: Settings): readonly Look[] => [
  bootstrap,
  certificate(settings),
  mailAccount,
  concurrency,
  trail,
  malwarePlans,
  signInPrefix(settings),
  ...services.map(answers),
];

/** Services of which the stacks make something, and a question that each answers where the region and the account have it. */
const services = [
  ["EventBridge Scheduler", "scheduler", "list-schedule-groups"],
  ["Backup", "backup", "list-backup-vaults"],
  ["CloudFront", "cloudfront", "list-distributions"],
  ["WAF", "wafv2", "list-web-acls", "--scope", "CLOUDFRONT"],
] as const;
const answers = ([about, ...words]: (typeof services)[number]): Look => ({
  about,
  words,
  judge: () => fine(about, "It answers in this region."),
});

const noToolkit = problem(
  "Bootstrap",
  "The account was not prepared for the CDK. Run npx aws-cdk@2.1148.1 bootstrap once.",
);
const bootstrap: Look = {
  about: "Bootstrap",
  words: ["cloudformation", "describe-stacks", "--stack-name", "CDKToolkit"],
  judge: (said) => {
    const { Stacks } = z.object({ Stacks: z.array(z.object({ StackStatus: z.string() })) }).parse(said);
    return Stacks.some(({ StackStatus }) => StackStatus.endsWith("_COMPLETE"))
      ? fine("Bootstrap", "The account is prepared for the CDK.")
      : noToolkit;
  },
  missing: noToolkit,
};

const certificate = ({ certificateArn, portalDomain }: Settings): Look => ({
  about: "Certificate",
  words: ["acm", "describe-certificate", "--certificate-arn", certificateArn],
  judge: (said) => {
    const shape = z.object({
      Certificate: z.object({ Status: z.string(), SubjectAlternativeNames: z.array(z.string()) }),
    });
    const { Status, SubjectAlternativeNames: names } = shape.parse(said).Certificate;
    const wildcard = `*.${portalDomain.split(".").slice(1).join(".")}`;
    if (Status !== "ISSUED")
      return problem("Certificate", "It is not issued yet. Publish the record that ACM shows, and wait.");
    return names.some((name) => name === portalDomain || name === wildcard)
      ? fine("Certificate", "It is issued, and for the host name.")
      : problem("Certificate", "It is issued for other names than the host name. Ask for one that has it.");
  },
  missing: problem("Certificate", "ACM knows no such certificate in us-east-1."),
});

const mailAccount: Look = {
  about: "Mail",
  words: ["sesv2", "get-account"],
  judge: (said) => {
    const shape = z.object({ ProductionAccessEnabled: z.boolean(), SendingEnabled: z.boolean() });
    const { ProductionAccessEnabled, SendingEnabled } = shape.parse(said);
    if (!SendingEnabled)
      return problem("Mail", "AWS has paused sending from this account. Ask its support why.");
    return ProductionAccessEnabled
      ? fine("Mail", "The account may write to anybody.")
      : problem(
          "Mail",
          "SES is in its sandbox: attorneys would get no mail, no receipt and no link. Ask for production access; it takes about a day.",
        );
  },
};

const concurrency: Look = {
  about: "Concurrency",
  words: ["lambda", "get-account-settings"],
  judge: (said) => {
    const shape = z.object({ AccountLimit: z.object({ ConcurrentExecutions: z.number() }) });
    const { ConcurrentExecutions: limit } = shape.parse(said).AccountLimit;
    const needed = reserved + keptFree;
    return limit >= needed
      ? fine("Concurrency", `${limit} copies may run at once, and ${needed} are needed.`)
      : problem(
          "Concurrency",
          `Only ${limit} copies may run at once, and ${needed} are needed: the deployment would fail half way. Ask for 1,000 under Service Quotas, Lambda, Concurrent executions.`,
        );
  },
};

const trail: Look = {
  about: "CloudTrail",
  words: ["cloudtrail", "describe-trails"],
  judge: (said) => {
    const shape = z.object({
      trailList: z.array(z.object({ IsMultiRegionTrail: z.boolean(), HomeRegion: z.string() })),
    });
    return shape
      .parse(said)
      .trailList.some(
        ({ IsMultiRegionTrail, HomeRegion }) => IsMultiRegionTrail || HomeRegion === "us-east-1",
      )
      ? fine("CloudTrail", "A trail records what is done in the account.")
      : problem(
          "CloudTrail",
          "No trail records what is done in the account: nobody would be warned that a key was changed. Make one with management events.",
        );
  },
};

const malwarePlans: Look = {
  about: "Malware scanner",
  words: ["guardduty", "list-malware-protection-plans"],
  judge: (said) => {
    z.object({ MalwareProtectionPlans: z.array(z.unknown()).optional() }).parse(said);
    return fine(
      "Malware scanner",
      "GuardDuty answers in this region; the stack makes the plans that scan what comes in.",
    );
  },
};

const signInPrefix = ({ signInPrefix: prefix }: Settings): Look => ({
  about: "Sign-in pages",
  words: ["cognito-idp", "describe-user-pool-domain", "--domain", prefix],
  judge: (said) => {
    const shape = z.object({
      DomainDescription: z.object({ AWSAccountId: z.string().optional() }).optional(),
    });
    const owner = shape.parse(said).DomainDescription?.AWSAccountId;
    return owner === undefined
      ? fine("Sign-in pages", "The prefix is free.")
      : unknown(
          "Sign-in pages",
          "The prefix is taken. That is right if this deployment has it already; else name another with -c signInPrefix.",
        );
  },
  missing: fine("Sign-in pages", "The prefix is free."),
});
