import * as z from "zod";
import { authorizationOnFileSchema, factsSchema, noFacts } from "../../workflows/facts/facts.ts";
import type { AuthorizationOnFile, Facts } from "../../workflows/facts/facts.ts";
import { recordAuthorization } from "../../workflows/facts/record-authorization.ts";
import { recordFact } from "../../workflows/facts/record-fact.ts";
import { recordOnFileSchema } from "../../workflows/facts/record-on-file.ts";
import type { RecordOnFile } from "../../workflows/facts/record-on-file.ts";
import type { RequestContext } from "../../workflows/request/context.ts";
import type { RequestEvent } from "../../workflows/request/events.ts";

/** What the law is told about a request: facts, signed forms, and as much of the proposed records as it needs. */
export type CaseOnFile = {
  readonly facts: Facts;
  readonly authorizations: readonly AuthorizationOnFile[];
  readonly records: readonly RecordOnFile[];
};

const storedSchema = z.object({
  facts: factsSchema.default(noFacts),
  authorizations: z.array(authorizationOnFileSchema).default([]),
  records: z.array(recordOnFileSchema).default([]),
});

/** Reads the stored case back; throws when it is not one that this version wrote. */
export const parseCaseOnFile = (stored: unknown): CaseOnFile => storedSchema.parse(stored ?? {});

/** The case after an event; `found` are the records that the event names, `on` is today where the practice is. */
export function caseAfter(
  before: CaseOnFile,
  event: RequestEvent,
  {
    context,
    found,
    on,
  }: {
    readonly context: RequestContext | undefined;
    readonly found: readonly RecordOnFile[];
    readonly on: string;
  },
): CaseOnFile {
  const proposal =
    event.type === "negotiation.answered"
      ? context?.proposals.find(({ proposalId }) => proposalId === event.proposalId)
      : undefined;
  return {
    facts: recordFact(before.facts, event, { on, proposal }),
    authorizations: recordAuthorization(before.authorizations, event),
    records: event.type === "records.proposed" ? found : before.records,
  };
}
