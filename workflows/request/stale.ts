import { clockIsDue, reminderIsDue, stopIsOver } from "./clock-wakes.ts";
import { paperOf } from "./guards.ts";
import type { RequestContext } from "./context.ts";
import type { RequestEventType } from "./events.ts";
import type { Recorded, RecordedOf } from "./recorded.ts";

type Question<Type extends RequestEventType> = (context: RequestContext, event: RecordedOf<Type>) => boolean;

/** When an event of a machine says only what is known already, or comes too late to matter. */
const questions: { readonly [Type in RequestEventType]?: Question<Type> } = {
  "clock.elapsed": (context, event) => !clockIsDue({ context, event }),
  "clock.reminded": (context, event) => !reminderIsDue({ context, event }),
  "clock.stop-ended": (context, event) => !stopIsOver({ context, event }),
  "document.admitted": (context, event) => paperOf(context, event.documentId)?.state === "admitted",
  "document.refused": (context, event) => paperOf(context, event.documentId)?.state === "refused",
  "requester.email-confirmed": (context) => context.emailConfirmed,
  "vault.opened": (context) => context.vault?.opened === true,
  "vault.refused": (context) => context.vault?.grantsOut !== true || context.vault.opened,
  "vault.closed": (context) => context.vault?.grantsOut !== true,
  "production.numbered": ({ production }, event) =>
    production?.productionId === event.productionId && production.firstNumber !== null,
  "production.continued": ({ production }, event) =>
    production?.productionId === event.productionId && production.state !== "assembling",
  "production.discarded": ({ assemblies }, event) =>
    assemblies.some((one) => one.productionId === event.productionId && one.files === "destroyed"),
  "files.destroyed": ({ filesDisposal }) => filesDisposal?.state === "destroyed",
  "files.disposal-stopped": ({ filesDisposal }) => filesDisposal?.state === "stopped",
  "production.assembled": ({ production }, event) =>
    production?.productionId === event.productionId &&
    (production.state === "assembled" || production.state === "released"),
  "production.failed": ({ production }, event) =>
    production?.productionId === event.productionId && production.state === "failed",
  "link.issued": ({ links }, event) => links.some((link) => link.linkId === event.linkId),
  "court-link.issued": ({ links }, event) => links.some((link) => link.linkId === event.linkId),
  "transfer.finished": ({ links }, event) =>
    links.some((link) => link.linkId === event.linkId && link.transfer?.complete === true),
};

/** Whether nothing is to be done: machines repeat themselves, and a repeated message is neither an error nor news. */
export function isStale(context: RequestContext, event: Recorded): boolean {
  const question = questions[event.type] as Question<RequestEventType> | undefined;
  return question?.(context, event) ?? false;
}
