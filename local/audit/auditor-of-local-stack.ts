import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { readAssembly } from "../template/assembly.ts";
import { resolveAssembly } from "../template/resolve.ts";
import { rolesOf } from "../template/roles.ts";

/** Where the audit lies, and how a client of the SDK reaches it as the auditor. */
export type Auditor = {
  readonly names: { readonly table: string; readonly bucket: string; readonly signingKey: string };
  readonly client: {
    readonly region?: string;
    readonly endpoint?: string;
    readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  };
};

const root = join(import.meta.dirname, "..", "..");
const stateSchema = z.object({ localSecret: z.string() });

/** The auditor of the stack that runs over a data folder; throws when there is no such folder. */
export function auditorOfLocalStack(data = join(root, ".duces"), port = 8787): Auditor {
  const state = join(data, "state.json");
  if (!existsSync(state)) throw new Error(`${data} is no data folder. Start the stack first: npm start`);
  const { localSecret } = stateSchema.parse(JSON.parse(readFileSync(state, "utf8")));
  const origin = (offset: number) => `http://127.0.0.1:${port + offset}`;
  const deployment = resolveAssembly(readAssembly(join(root, "cdk.out")), {
    portalOrigin: origin(0),
    awsOrigin: origin(1),
    signInOrigin: origin(2),
  });
  return auditorOf(deployment, rolesOf(deployment, localSecret), origin(1));
}

/** The auditor as the template has it: its role, and what the seal writes with and to. */
export function auditorOf(
  deployment: ReturnType<typeof resolveAssembly>,
  roles: ReturnType<typeof rolesOf>,
  endpoint: string,
): Auditor {
  const role = deployment
    .ofType("AWS::IAM::Role")
    .find(({ logicalId }) => logicalId.startsWith("Rolesauditor"));
  const seal = deployment
    .ofType("AWS::Lambda::Function")
    .find(({ logicalId }) => logicalId.startsWith("sealauditFunction"));
  const settings = settingsSchema.parse(seal?.properties);
  const {
    LEDGER_TABLE: table,
    AUDIT_BUCKET: bucket,
    AUDIT_SIGNING_KEY: signingKey,
  } = settings.Environment.Variables;
  const { accessKeyId, secretAccessKey } = roles.keyOf(role?.physical.attributes["Arn"] ?? "");
  return {
    names: { table, bucket, signingKey },
    client: { region: "us-east-1", endpoint, credentials: { accessKeyId, secretAccessKey } },
  };
}

const settingsSchema = z.object({
  Environment: z.object({
    Variables: z.object({
      LEDGER_TABLE: z.string(),
      AUDIT_BUCKET: z.string(),
      AUDIT_SIGNING_KEY: z.string(),
    }),
  }),
});
