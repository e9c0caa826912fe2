import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";

/** Where the keys lie that the distribution shows the API. */
export const secretsClient = () => new SecretsManagerClient({});
