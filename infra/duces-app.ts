import { App } from "aws-cdk-lib";
import cdkJson from "../cdk.json" with { type: "json" };
import { settingsFrom } from "./config.ts";
import { LedgerStack } from "./stacks/ledger-stack.ts";
import { PortalStack } from "./stacks/portal-stack.ts";
import { RequestStack } from "./stacks/request-stack.ts";

/** The whole deployment. `context` is what `-c name=value` gives on the command line; `outdir` defaults to a new temporary folder. */
export function ducesApp(props: { readonly context?: object; readonly outdir?: string } = {}): App {
  const app = new App({
    ...(props.outdir ? { outdir: props.outdir } : {}),
    context: { ...cdkJson.context, ...props.context },
  });
  const settings = settingsFrom((name) => app.node.tryGetContext(name));
  const kept = new LedgerStack(app, "DucesLedger", settings);
  const works = new RequestStack(app, "DucesRequest", settings, kept);
  new PortalStack(app, "DucesPortal", settings, kept, works);
  return app;
}
