import type { IncidentView } from "../../workflows/contract/incident.ts";
import { noticesOwed } from "../../workflows/request/incidents.ts";
import type { RequestEventType } from "../../workflows/request/events.ts";
import type { Recorded, RecordedOf } from "../../workflows/request/recorded.ts";
import type { RequestFile } from "../adapters/request-file.dynamodb.ts";

/** The last event of a type since the last incident was opened. */
function lastOf<Type extends RequestEventType>(
  events: readonly Recorded[],
  type: Type,
): RecordedOf<Type> | undefined {
  const isOfType = (event: Recorded): event is Recorded & RecordedOf<Type> => event.type === type;
  const since = events.findLastIndex(({ type: one }) => one === "incident.opened");
  return events.slice(Math.max(since, 0)).findLast(isOfType);
}

/** The last incident of the request: where it stands, and what was written of it. */
export function incidentView({ context, events }: RequestFile): { readonly incident?: IncidentView } {
  const { incident } = context;
  if (incident === null) return {};
  const history = events.map(({ recorded }) => recorded);
  const opened = lastOf(history, "incident.opened");
  const assessed = lastOf(history, "incident.assessed");
  const answered = lastOf(history, "recall.answered");
  const delayed = lastOf(history, "incident.delay-asked");
  const {
    closed,
    productionId,
    occurredOn,
    recallSentOn,
    finding,
    delay,
    spokenOn: _spoken,
    ...told
  } = incident;
  return {
    incident: {
      ...told,
      open: !closed,
      ...(productionId === null ? {} : { productionId }),
      ...(occurredOn === null ? {} : { occurredOn }),
      ...(recallSentOn === null ? {} : { recallSentOn }),
      ...(answered && incident.recall !== "asked" ? { recallAnswer: answered.answer } : {}),
      ...(finding === null ? {} : { finding }),
      ...(delay === null ? {} : { delay }),
      owed: [...noticesOwed(context)],
      words: {
        what: opened?.what ?? "",
        ...(delayed ? { official: delayed.official } : {}),
        ...(assessed?.actor.kind === "staff"
          ? { assessment: { by: assessed.actor.name, at: assessed.at, factors: assessed.factors } }
          : {}),
      },
    },
  };
}
