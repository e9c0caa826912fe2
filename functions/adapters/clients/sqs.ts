import { SQSClient } from "@aws-sdk/client-sqs";

/** For the work queue. */
export const queueClient = () => new SQSClient({});
