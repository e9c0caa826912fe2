import { useState } from "react";
import type { StopGround } from "../../../../workflows/contract/clocks.ts";
import { stops, writings } from "../../words/clocks.ts";
import { GroundFields, noGround, writingOf } from "./clock-ground.tsx";
import type { EnteredGround } from "./clock-ground.tsx";
import { CommandForm } from "./command-form.tsx";
import { OneReason } from "./one-reason.tsx";
import { Day } from "./contest-fields.tsx";
import { useRequest } from "./overview-context.ts";
import { lackOfReason, WordsField } from "./words-field.tsx";

type Entered = EnteredGround<StopGround["kind"]>;

const groundOf = ({ kind, ...rest }: Entered) =>
  kind === "objection" ? ({ kind } as const) : writingOf({ kind, ...rest });

/** A date stands still for a while; it keeps its day, and counts again by itself. */
export function StopClock({ clockId }: { readonly clockId: string }) {
  const { objection } = useRequest().overview;
  const [ground, setGround] = useState<Entered>(noGround);
  const [until, setUntil] = useState("");
  const [reason, setReason] = useState("");
  const from: Partial<typeof stops> = objection?.lifted === false ? stops : writings;
  return (
    <CommandForm
      command="stopClock"
      label="Let it stand still"
      tone="quiet"
      consequence="Nobody is reminded of it meanwhile, and it is not told as overdue. The date itself stays: if the writing or the order names a new one, record that as an extension."
      build={() => {
        const stands = groundOf(ground);
        if (typeof stands === "string") return stands;
        if (until === "") return "Enter the day on which it counts again.";
        return lackOfReason(reason) ?? { clockId, until, ground: stands, reason: reason.trim() };
      }}
    >
      <div className="fields">
        <GroundFields from={from as typeof stops} value={ground} onChange={setGround} />
        <Day label="Counts again on" value={until} onChange={setUntil} />
      </div>
      <WordsField label="Why it stands still" value={reason} onChange={setReason} />
    </CommandForm>
  );
}

/** Ends a stop before its day. */
export function ResumeClock({ clockId }: { readonly clockId: string }) {
  return (
    <OneReason
      command="resumeClock"
      label="Let it count again"
      consequence="It binds from now on; a date that has passed meanwhile is overdue at once."
      words="Why it counts again"
      named={{ clockId }}
    />
  );
}
