import type { Caller } from "../../workflows/contract/submission.ts";
import type { EdgeCheck } from "../adapters/edge-check.ts";
import type { ReadHolders } from "../adapters/holders.dynamodb.ts";
import type { Log } from "../adapters/log.ts";
import type { RecordLook } from "../adapters/looks.ts";
import type { Member } from "../adapters/practice-rows.ts";
import type { Practices } from "../adapters/practices.dynamodb.ts";
import type { DownloadLinks, TryRead, UploadTickets } from "../adapters/presigned.s3.ts";
import type { ReadFile } from "../adapters/request-file.dynamodb.ts";
import type { RequestReader } from "../adapters/request-reader.dynamodb.ts";
import type { RequestWriter } from "../adapters/request-writer.lambda.ts";
import type { ReadWorklist } from "../adapters/worklist.dynamodb.ts";

/** Where documents stand: a link to one, and whether it can be read at all. */
export type Shelf = { readonly link: DownloadLinks; readonly tryRead: TryRead };

/** Everything the staff's routes stand on. */
export type Desk = {
  readonly practices: Practices;
  readonly requests: RequestReader;
  readonly worklist: ReadWorklist;
  readonly file: ReadFile;
  readonly holders: ReadHolders;
  readonly tickets: UploadTickets;
  readonly papers: Shelf;
  readonly records: Shelf;
  readonly submit: RequestWriter;
  readonly now: () => Date;
  readonly looks: RecordLook;
  readonly edge: EdgeCheck;
  readonly log: Log;
};

/** Who asks: a member, and the token with which the writer is shown that it is they. */
export type Speaker = { readonly member: Member; readonly caller: Caller };
