import type { RequestEventOf } from "../request/events.ts";
import { mergeFacts } from "./facts.ts";
import type { Facts } from "./facts.ts";
import { happened } from "./happened.ts";

/** What the law reads of an extension: it counts the new date itself, or whether one is still possible. */
export function extensionIsRecorded(
  facts: Facts,
  { clockId, to, ground }: RequestEventOf<"clock.extended">,
): Facts {
  if (ground.kind === "statement")
    return clockId === "accounting-due"
      ? mergeFacts(facts, { accounting: { extensionNoticeSent: true } })
      : happened(facts, {
          type: "access-extension-letter-sent",
          occurredOn: ground.sentOn,
          form: "written",
          reasonAndNewDateStated: true,
        });
  if (clockId !== "return-date") return facts;
  // What a judge signs moves the date as what both sides sign does.
  const by = ground.kind === "order" ? ({ by: "court" } as const) : {};
  return happened(facts, {
    type: "extension-agreed",
    occurredOn: ground.kind === "order" ? ground.orderedOn : ground.signedOn,
    form: "signed-writing",
    ...by,
    newReturnOn: to,
    objectionsMentioned: ground.extendsObjections,
    ...(ground.extendsObjections ? { extendsObjectionsToOn: to } : {}),
  });
}
