import { App, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks, HIPAASecurityChecks, type NagPack, ServerlessChecks } from "cdk-nag";
import cdkJson from "../cdk.json" with { type: "json" };
import { acknowledge, acknowledgements, type Acknowledgement } from "./checks/acknowledged.ts";
import { RecordsChecks } from "./checks/records-pack.ts";
import { settingsFrom } from "./config.ts";
import { LedgerStack } from "./stacks/ledger-stack.ts";
import { PortalStack } from "./stacks/portal-stack.ts";
import { RequestStack } from "./stacks/request-stack.ts";

/** `context` is what `-c name=value` gives on the command line; `outdir` defaults to a new temporary folder. */
export type DucesAppProps = {
  readonly context?: object;
  readonly outdir?: string;
  /** Which acknowledged findings to keep; all of them by default. */
  readonly acknowledged?: (item: Acknowledgement) => boolean;
};

/** The rule packs that synthesis must satisfy. */
export const rulePacks = (): NagPack[] => [
  new AwsSolutionsChecks(),
  new HIPAASecurityChecks(),
  new ServerlessChecks(),
  new RecordsChecks(),
];

/** The whole deployment; its synthesis fails on any finding of a rule pack that nobody acknowledged. */
export function ducesApp(props: DucesAppProps = {}): App {
  const app = new App({
    ...(props.outdir ? { outdir: props.outdir } : {}),
    context: { ...cdkJson.context, ...props.context },
  });
  const settings = settingsFrom((name) => app.node.tryGetContext(name));
  const kept = new LedgerStack(app, "DucesLedger", settings);
  const works = new RequestStack(app, "DucesRequest", settings, kept);
  new PortalStack(app, "DucesPortal", settings, kept, works);
  acknowledge(app, acknowledgements(app).filter(props.acknowledged ?? (() => true)));
  Validations.of(app).addPlugins(...rulePacks());
  return app;
}
