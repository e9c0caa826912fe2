import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import cdkJson from "../../cdk.json" with { type: "json" };
import { checkAccount } from "./account-check.ts";
import { askAws } from "./ask-aws.ts";
import type { Ask } from "./ask-aws.ts";
import { fine, problem } from "./finding.ts";
import type { Finding } from "./finding.ts";
import { checkSettings } from "./settings-check.ts";
import type { Context } from "./settings-check.ts";

const leastNode = 24;
const root = join(import.meta.dirname, "..", "..");

/** Context from `-c name=value`, each over the one of `cdk.json`; throws on anything else. */
export function contextFrom(args: readonly string[]): Context {
  const { values } = parseArgs({
    args: [...args],
    options: { context: { type: "string", short: "c", multiple: true, default: [] } },
  });
  const given = values.context.map((text) => {
    const at = text.indexOf("=");
    if (at < 1) throw new Error("A setting is given as -c name=value, as in -c stage=prod.");
    return [text.slice(0, at), text.slice(at + 1)] as const;
  });
  return { ...cdkJson.context, ...Object.fromEntries(given) };
}

/** What this machine brings along. */
export function checkMachine(node: string, isInstalled: boolean): readonly Finding[] {
  const major = Number(node.split(".")[0]);
  return [
    major >= leastNode
      ? fine("Node", `Node ${node} runs this.`)
      : problem(
          "Node",
          `Node ${node} is too old for what synthesizes the templates. Start it with npm run deploy:check, which brings Node ${leastNode} along.`,
        ),
    isInstalled
      ? fine("Packages", "They are installed.")
      : problem("Packages", "They are not installed. Run npm ci."),
  ];
}

/** Everything that can be said before anything is changed. */
export async function checkDeployment(context: Context, ask: Ask): Promise<readonly Finding[]> {
  const machine = checkMachine(process.versions.node, existsSync(join(root, "node_modules", "aws-cdk-lib")));
  const { settings, findings } = checkSettings(context);
  return [...machine, ...findings, ...(settings === undefined ? [] : await checkAccount(settings, ask))];
}

const marks = { fine: "ok      ", problem: "PROBLEM ", unknown: "unknown " } as const;

/** The findings in words, and the exit status: 1 where something is wrong, 2 where something could not be looked at. */
export function told(findings: readonly Finding[]): { readonly text: string; readonly status: 0 | 1 | 2 } {
  const count = (verdict: Finding["verdict"]): number =>
    findings.filter((one) => one.verdict === verdict).length;
  const lines = findings.map(({ about, verdict, words }) => `${marks[verdict]} ${about}: ${words}`);
  const [problems, open] = [count("problem"), count("unknown")];
  const end =
    problems > 0
      ? `${problems} to mend before anything is deployed. Nothing was changed.`
      : open > 0
        ? `Nothing is wrong with what could be looked at; ${open} could not. Nothing was changed.`
        : "Nothing stands against deploying. Nothing was changed.";
  return { text: [...lines, "", end].join("\n"), status: problems > 0 ? 1 : open > 0 ? 2 : 0 };
}

if (import.meta.main) {
  try {
    const { text, status } = told(await checkDeployment(contextFrom(process.argv.slice(2)), askAws()));
    console.log(text);
    process.exitCode = status;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
