import { GetSecretValueCommand, ResourceNotFoundException } from "@aws-sdk/client-secrets-manager";
import type { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import type { ReadKey } from "./edge-check.ts";

/** Reads the keys of the distribution where deployments make them. */
export function readEdgeKey(client: SecretsManagerClient): ReadKey {
  return async (name) => {
    try {
      const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: name }));
      return SecretString;
    } catch (error) {
      // The key before the newest is taken away once nobody shows it any more.
      if (error instanceof ResourceNotFoundException) return undefined;
      throw error;
    }
  };
}
