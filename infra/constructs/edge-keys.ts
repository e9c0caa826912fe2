import { RemovalPolicy } from "aws-cdk-lib";
import type { Key } from "aws-cdk-lib/aws-kms";
import { CfnSecret } from "aws-cdk-lib/aws-secretsmanager";
import { Construct } from "constructs";
import type { Settings } from "../config.ts";

/** What the distribution shows the API, so that the API answers nobody who went around it. */
export type EdgeKeys = {
  /** The key the distribution shows, by name. */
  readonly shown: string;
  /** The names of the keys the API takes, the newest first: while a change is deployed, one side is ahead of the other. */
  readonly taken: readonly string[];
  readonly arns: readonly string[];
};

/**
 * One generated secret for each generation that is in use: the newest, and the one before. Nobody chooses or sees them, and a
 * template holds their names only. A change is a deployment with the next number; nothing that runs may change either side.
 */
export function edgeKeys(scope: Construct, key: Key, { stage, edgeKey }: Settings): EdgeKeys {
  const parent = new Construct(scope, "EdgeKeys");
  const generations = [edgeKey, edgeKey - 1].filter((generation) => generation > 0);
  const nameOf = (generation: number) => `duces-${stage}-edge-${generation}`;
  const secrets = generations.map((generation) => {
    const secret = new CfnSecret(parent, `Key${generation}`, {
      name: nameOf(generation),
      description: "Shown by the distribution to the API",
      kmsKeyId: key.keyArn,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
    });
    // It opens nothing that is kept: the next number makes another.
    secret.applyRemovalPolicy(RemovalPolicy.DESTROY);
    return secret;
  });
  return {
    shown: nameOf(edgeKey),
    taken: generations.map(nameOf),
    arns: secrets.map(({ ref }) => ref),
  };
}
