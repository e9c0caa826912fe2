import { createHmac } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { ACCOUNT_ID, REGION } from "../iam/principals.ts";
import type { Principal, PrincipalDirectory } from "../iam/principals.ts";
import { KmsError } from "../kms/kms-error.ts";
import type { LocalKms } from "../kms/kms.ts";
import { authorize } from "../protocol/authorize.ts";
import { serveJson } from "../protocol/json-service.ts";
import { RefusedCall } from "../protocol/refused-call.ts";

/** A secret as the template describes it: generated, under a key. */
export type SecretDescription = { readonly name: string; readonly arn: string; readonly kmsKeyArn: string };

/** Secrets Manager as far as the product asks it: generated secrets, read by name under the policies of secret and key. */
export type LocalSecrets = {
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Makes the secret, as the role of a deployment does; throws when the key's policy does not let that role. */
  readonly ensureSecret: (secret: SecretDescription) => Promise<void>;
  /** Text with the secrets it names put in, as CloudFormation puts them in; throws when one is not there. */
  readonly putIn: (text: string) => string;
};

export type SecretsSettings = {
  readonly directory: PrincipalDirectory;
  readonly kms: Pick<LocalKms, "call">;
  /** Values derive from it and from their names, so that they are the same after a restart. */
  readonly localSecret: string;
};

type Kept = SecretDescription & { readonly value: string; readonly wrapped: Uint8Array<ArrayBuffer> };
const via = `secretsmanager.${REGION}.amazonaws.com`;
/** Whoever deploys: may do everything by IAM, so that only key policies decide. */
const deployment: Principal = {
  arn: `arn:aws:iam::${ACCOUNT_ID}:role/cdk-local-cfn-exec-role-${ACCOUNT_ID}-${REGION}`,
  accountId: ACCOUNT_ID,
  policies: [{ Statement: { Effect: "Allow", Action: "*", Resource: "*" } }],
};
const contextOf = ({ arn }: SecretDescription) => ({ SecretARN: arn });

/** Opens the secrets; `ensureSecret` says which there are. */
export function createSecrets({ directory, kms, localSecret }: SecretsSettings): LocalSecrets {
  const kept = new Map<string, Kept>();
  const read = async (caller: Principal, id: unknown) => {
    const secret = [...kept.values()].find(({ name, arn }) => id === name || id === arn);
    // Whoever may not read a secret is not told whether it is there.
    const resource = secret?.arn ?? `arn:aws:secretsmanager:${REGION}:${ACCOUNT_ID}:secret:${String(id)}`;
    authorize(caller, { action: "secretsmanager:GetSecretValue", resource });
    if (!secret)
      throw new RefusedCall(
        "ResourceNotFoundException",
        "Secrets Manager can't find the specified secret.",
        400,
      );
    await opened(caller, secret);
    return { ARN: secret.arn, Name: secret.name, SecretString: secret.value, VersionStages: ["AWSCURRENT"] };
  };
  const opened = async (caller: Principal, secret: Kept) => {
    try {
      const input = { CiphertextBlob: secret.wrapped, EncryptionContext: contextOf(secret) };
      await kms.call(caller, "Decrypt", input, via);
    } catch (error) {
      if (!(error instanceof KmsError)) throw error;
      throw new RefusedCall("AccessDeniedException", "Access to KMS is not allowed", 400);
    }
  };
  return {
    handle: (request, response) =>
      serveJson(request, response, {
        protocol: "application/x-amz-json-1.1",
        directory,
        run: ({ caller, operation, input }) => {
          if (operation !== "GetSecretValue")
            throw new RefusedCall("UnknownOperationException", `${operation} is not served here.`, 400);
          return read(caller, input["SecretId"]);
        },
      }),
    ensureSecret: async (secret) => {
      const value = createHmac("sha256", localSecret).update(`secret ${secret.name}`).digest("hex");
      const input = {
        KeyId: secret.kmsKeyArn,
        KeySpec: "AES_256" as const,
        EncryptionContext: contextOf(secret),
      };
      const { CiphertextBlob: wrapped } = await kms.call(deployment, "GenerateDataKey", input, via);
      kept.set(secret.name, { ...secret, value, wrapped: Uint8Array.from(wrapped) });
    },
    putIn: (text) =>
      text.replaceAll(/\{\{resolve:secretsmanager:([^:}]+):SecretString\}\}/gu, (_whole, name: string) => {
        const secret = kept.get(name);
        if (!secret) throw new Error(`The template takes the secret ${name}, which it does not define.`);
        return secret.value;
      }),
  };
}
