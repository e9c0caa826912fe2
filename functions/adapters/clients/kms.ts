import { KMSClient } from "@aws-sdk/client-kms";

/** The key service's. */
export const keysClient = () => new KMSClient({});
