import type { FilingAllowance } from "../adapters/filing-allowance.dynamodb.ts";
import type { Practices } from "../adapters/practices.dynamodb.ts";
import type { UploadTickets } from "../adapters/presigned.s3.ts";
import type { WasReleased } from "../adapters/released-files.dynamodb.ts";
import type { RequestReader } from "../adapters/request-reader.dynamodb.ts";
import type { RequestWriter } from "../adapters/request-writer.lambda.ts";
import type { Sessions } from "../adapters/sessions.dynamodb.ts";

/** Everything the requesters' routes stand on. */
export type Requester = {
  readonly practices: Pick<Practices, "bySlug" | "byId">;
  readonly requests: RequestReader;
  readonly sessions: Omit<Sessions, "spend">;
  readonly tickets: UploadTickets;
  readonly allowance: FilingAllowance;
  readonly wasReleased: WasReleased;
  readonly submit: RequestWriter;
  readonly now: () => Date;
};
