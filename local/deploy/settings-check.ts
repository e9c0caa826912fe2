import { settingsFrom } from "../../infra/config.ts";
import type { Settings } from "../../infra/config.ts";
import { fine, problem } from "./finding.ts";
import type { Finding } from "./finding.ts";

/** Context as `-c name=value` gives it, over that of `cdk.json`. */
export type Context = Readonly<Record<string, unknown>>;

const known = [
  "stage",
  "account",
  "region",
  "portalDomain",
  "certificateArn",
  "signInPrefix",
  "mailFrom",
  "edgeKey",
  "alarmEmail",
  "deploymentRole",
] as const;
const mailProviders = ["gmail.com", "outlook.com", "hotmail.com", "yahoo.com", "icloud.com", "aol.com"];
const isInvented = (host: string): boolean => /(?:^|\.)(?:example|invalid|test|localhost)$/u.test(host);

/** The settings, or why there are none; and everything about them that can be said without asking anybody. */
export function checkSettings(context: Context): {
  readonly settings: Settings | undefined;
  readonly findings: readonly Finding[];
} {
  const own = Object.keys(context).filter((name) => !name.startsWith("@aws-cdk/"));
  const strangers = own.filter((name) => !known.some((one) => one === name));
  const findings = strangers.map((name) =>
    problem(
      "Names",
      `Nothing reads "-c ${name}=…", so what was meant stays as it is by default. The names are ${known.join(", ")}; capitals count.`,
    ),
  );
  try {
    const settings = settingsFrom((name) => context[name]);
    return { settings, findings: [...findings, ...aboutSettings(settings)] };
  } catch (error) {
    const words = `${(error as Error).message}. Nothing can be deployed with it.`;
    return { settings: undefined, findings: [...findings, problem("Settings", words)] };
  }
}

function aboutSettings(settings: Settings): readonly Finding[] {
  return [
    stageOf(settings),
    accountOf(settings),
    domainOf(settings),
    certificateOf(settings),
    senderOf(settings),
    signInOf(settings),
    alarmsOf(settings),
  ];
}

const stageOf = ({ stage }: Settings): Finding =>
  stage === "prod"
    ? fine(
        "Stage",
        "prod: the sealed audit is kept six years, and nobody, not even AWS, can shorten that. Be sure that this account is the right one.",
      )
    : fine(
        "Stage",
        "dev: the sealed audit is kept one day and logs thirty. For trying out only; say -c stage=prod where records of real people come in.",
      );

const accountOf = ({ account }: Settings): Finding =>
  /^0+$/u.test(account)
    ? problem(
        "Account",
        "No account was named. Say -c account=<12 digits>; the console shows them at the top right.",
      )
    : fine("Account", "An account is named.");

const domainOf = ({ portalDomain }: Settings): Finding =>
  isInvented(portalDomain)
    ? problem(
        "Domain",
        "No host name was named that could exist. Say -c portalDomain=<host name>, of a domain whose DNS you can change.",
      )
    : fine(
        "Domain",
        `Portal and API will answer at ${portalDomain}, once its DNS points at the distribution.`,
      );

function certificateOf({ certificateArn, account }: Settings): Finding {
  const [, , , , owner, rest = ""] = certificateArn.split(":");
  if (rest.includes("00000000-0000-4000-8000-000000000000"))
    return problem(
      "Certificate",
      "No certificate was named. Ask ACM in us-east-1 for one for the host name, wait until it is issued, and say -c certificateArn=<arn>.",
    );
  return owner === account
    ? fine("Certificate", "A certificate of this account is named.")
    : problem(
        "Certificate",
        "The certificate belongs to another account. CloudFront takes only one of its own account.",
      );
}

function senderOf({ mailFrom }: Settings): Finding {
  const domain = mailFrom.slice(mailFrom.indexOf("@") + 1).toLowerCase();
  if (isInvented(domain))
    return problem(
      "Sender",
      "No sender of mail was named that could exist. Say -c mailFrom=<address> of a domain of yours.",
    );
  return mailProviders.includes(domain)
    ? problem(
        "Sender",
        `Mail cannot be sent from ${domain}: you would have to publish records in its DNS. Name an address of a domain of yours.`,
      )
    : fine(
        "Sender",
        `Mail will come from ${domain}; the stack makes its identity and shows three records to publish.`,
      );
}

const signInOf = ({ signInPrefix }: Settings): Finding =>
  /aws|amazon|cognito/u.test(signInPrefix)
    ? problem(
        "Sign-in pages",
        `"${signInPrefix}" cannot be: Cognito takes no prefix with aws, amazon or cognito in it.`,
      )
    : fine("Sign-in pages", `They will be at the prefix ${signInPrefix}.`);

const alarmsOf = ({ alarmEmail }: Settings): Finding =>
  alarmEmail === undefined
    ? problem(
        "Alarms",
        "Alarms would reach nobody. Say -c alarmEmail=<address>, and follow the link in the mail that comes.",
      )
    : fine("Alarms", "They will be mailed; the address has to follow the link in the mail that comes.");
