import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { edgeKeyHeader } from "../../../functions/adapters/edge-check.ts";
import type { RouteName } from "../../../workflows/contract/http.ts";
import { httpCall } from "../../support/fake-calls.ts";
import type { Asked } from "../../support/fake-calls.ts";

/** The name of the key that the distribution shows; each copy of a function reads the key once. */
export const edgeKeyName = "edge-key";
const key = "simulated-key-of-the-distribution";

/** A call that comes through the distribution. */
export const throughTheEdge = (route: RouteName, asked: Asked): ReturnType<typeof httpCall> =>
  httpCall(route, { ...asked, headers: { ...asked.headers, [edgeKeyHeader]: key } });

/** Keeps the key where the functions look for it, until the returned function is called. */
export function publishEdgeKey(): () => void {
  const { prototype } = SecretsManagerClient;
  const value = async ({ input }: { readonly input: { readonly SecretId: string } }) => {
    if (input.SecretId !== edgeKeyName) throw new Error(`there is no secret ${input.SecretId}`);
    return { SecretString: key };
  };
  Object.defineProperty(prototype, "send", { configurable: true, value });
  return () => void Reflect.deleteProperty(prototype, "send");
}
