import { LambdaClient } from "@aws-sdk/client-lambda";

/** For calls of other functions. */
export const functionsClient = () => new LambdaClient({});
