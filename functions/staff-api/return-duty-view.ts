import type { RequestOverview } from "../../workflows/contract/staff.ts";
import type { EventRow } from "../../workflows/ports.ts";
import type { RequestContext } from "../../workflows/request/context.ts";

type Kept = {
  readonly context: Pick<RequestContext, "returnDuty">;
  readonly events: readonly Pick<EventRow, "recorded">[];
};

/** The duty to return or destroy as it stands, with every reminder and what shows that it was met, which its events keep. */
export function returnDutyView({
  context: { returnDuty },
  events,
}: Kept): Pick<RequestOverview, "returnDuty"> {
  if (returnDuty === null) return {};
  const { dueOn, met } = returnDuty;
  const told = events.map(({ recorded }) => recorded);
  const proof = told.findLast((event) => event.type === "return-duty.met")?.proof ?? "";
  return {
    returnDuty: {
      ...(dueOn === null ? {} : { dueOn }),
      reminders: told
        .filter((event) => event.type === "return-duty.reminded")
        .map(({ remindedOn, how }) => ({ on: remindedOn, how })),
      ...(met === null ? {} : { met: { ...met, proof } }),
    },
  };
}
