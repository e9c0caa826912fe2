import {
  payloadSchemaOf,
  staffCommandEvents,
  staffCommandSchema,
} from "../../workflows/contract/commands.ts";
import type { CommandAccepted } from "../../workflows/contract/commands.ts";
import { requestEventSchema } from "../../workflows/request/events.ts";
import type { Caller } from "../../workflows/contract/submission.ts";
import type { Refusal } from "../../workflows/contract/problem.ts";
import type { RequestKey } from "../../workflows/ports.ts";
import { parsed } from "../adapters/http-router.ts";
import type { RequestWriter } from "../adapters/request-writer.lambda.ts";
import { staffEventId } from "../adapters/staff-event-id.ts";

/** Offers one command of a member to the single writer; what is wrong in it is named by its place in the body. */
export async function giveCommand(
  submit: RequestWriter,
  actor: Caller,
  key: RequestKey,
  body: unknown,
): Promise<{ readonly answer: CommandAccepted } | { readonly problem: Refusal }> {
  const asked = parsed(staffCommandSchema, body);
  if ("problem" in asked) return asked;
  const { command, commandId, expectedVersion, payload } = asked.value;
  const checked = parsed(payloadSchemaOf(command), payload);
  if ("problem" in checked) return { problem: underPayload(checked.problem) };
  const result = await submit({
    ...key,
    eventId: staffEventId(commandId),
    actor,
    event: requestEventSchema.parse({ ...payload, type: staffCommandEvents[command] }),
    expectedVersion,
  });
  if (result.outcome === "refused") return { problem: result.problem };
  return { answer: { outcome: result.outcome, version: result.version } };
}

const underPayload = (problem: Refusal): Refusal => ({
  ...problem,
  fields: problem.fields?.map(({ pointer, words }) => ({ pointer: `/payload${pointer}`, words })),
});
