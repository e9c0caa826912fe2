import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { determinationSchema } from "../../workflows/contract/determination.ts";
import type { Determination } from "../../workflows/contract/determination.ts";
import { eventIdSchema } from "../../workflows/contract/ids.ts";
import type { Profile } from "../../workflows/contract/profile.ts";
import type { EventRow, RequestKey } from "../../workflows/ports.ts";
import { parseRecorded } from "../../workflows/request/recorded.ts";
import { caseSort, requestPartition } from "./ledger-keys.ts";
import { pack, packedSchema } from "./packed.ts";
import { queryAll } from "./query-all.ts";
import { requestViewIn } from "./request-reader.dynamodb.ts";
import type { RequestView } from "./request-reader.dynamodb.ts";
import { factsIn, parseProfile } from "./stored-request.ts";

/** One effect of a request as its outbox row tells it. */
export type EffectOnFile = {
  readonly key: string;
  readonly kind: string;
  readonly status: "open" | "done" | "failed";
  readonly attempts: number;
};
/** Everything the ledger holds about one request. */
export type RequestFile = RequestView & {
  readonly profile: Profile;
  readonly facts: unknown;
  readonly determination: Determination | undefined;
  readonly packVersions: Readonly<Record<string, string>>;
  readonly events: readonly EventRow[];
  readonly effects: readonly EffectOnFile[];
};
/** Reads everything the ledger holds about one request. */
export type ReadFile = (key: RequestKey) => Promise<RequestFile | undefined>;

const eventRowSchema = z.object({
  seq: z.int(),
  eventId: eventIdSchema,
  recorded: z.record(z.string(), z.unknown()).transform(parseRecorded),
  prevHash: z.string(),
  hash: z.string(),
});
const outboxRowSchema = z.object({
  key: z.string(),
  effect: z.object({ kind: z.string() }),
  status: z.enum(["open", "done", "failed"]),
  attempts: z.int(),
});
const determinationRowSchema = z.object({
  determination: packedSchema.pipe(determinationSchema).optional(),
  packVersions: packedSchema.pipe(z.record(z.string(), z.string())),
});

const rowOfEventSchema = z.object({ event: packedSchema.pipe(eventRowSchema) });

/** The events among the rows of a request, oldest first; throws on one that it cannot read. */
export const eventsIn = (rows: readonly Readonly<Record<string, unknown>>[]): readonly EventRow[] =>
  rows
    .filter(({ sk }) => String(sk).startsWith("EVENT#"))
    .map((row) => rowOfEventSchema.parse(row).event)
    .toSorted((one, other) => one.seq - other.seq);

export function readFile(client: DynamoDBDocumentClient, table: string): ReadFile {
  return async (key) => {
    const rows = await queryAll(client, table, { pk: requestPartition(key), prefix: "" });
    const one = (sk: string) => rows.find((row) => row.sk === sk);
    const beginning = (prefix: string) => rows.filter((row) => row.sk.startsWith(prefix));
    const snapshot = one(caseSort.snapshot);
    if (!snapshot) return undefined;
    return {
      ...requestViewIn(snapshot),
      profile: parseProfile(one(caseSort.profile) ?? {}),
      facts: factsIn(one(caseSort.facts)),
      ...determinationRowSchema
        .transform(({ determination, packVersions }) => ({ determination, packVersions }))
        .parse(one("DETERMINATION") ?? { packVersions: pack({}) }),
      events: eventsIn(rows),
      effects: beginning("OUTBOX#").map((row) => {
        const { effect, ...more } = outboxRowSchema.parse(row);
        return { ...more, kind: effect.kind };
      }),
    };
  };
}
