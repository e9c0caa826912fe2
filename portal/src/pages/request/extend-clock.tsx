import { useState } from "react";
import { YesNoUnknown } from "../../ui/pills.tsx";
import { writings } from "../../words/clocks.ts";
import { dayWords } from "../../words/dates.ts";
import { GroundFields, noGround, onPaper, PaperOfGround, writingOf } from "./clock-ground.tsx";
import type { EnteredGround } from "./clock-ground.tsx";
import { CommandForm } from "./command-form.tsx";
import { Day } from "./contest-fields.tsx";
import { useRequest } from "./overview-context.ts";
import { lackOfReason, WordsField } from "./words-field.tsx";

const why = "Why more time is needed";

/** The one extension that the law gives the practice, by its own statement to the individual. */
export function ExtendByStatement({
  clockId,
  notAfter,
}: {
  readonly clockId: string;
  readonly notAfter: string;
}) {
  const [sentOn, setSentOn] = useState("");
  const [to, setTo] = useState("");
  const [documentId, setDocumentId] = useState("");
  const [reason, setReason] = useState("");
  return (
    <CommandForm
      command="extendClock"
      label="Record the extension"
      tone="quiet"
      consequence={`There is one such extension, to ${dayWords(notAfter)} at the latest. The statement has to be out before the date as it stands.`}
      build={() =>
        sentOn === "" || to === ""
          ? "Enter the day on which the statement was sent, and the new date it names."
          : (lackOfReason(reason) ?? {
              clockId,
              to,
              ground: { kind: "statement", sentOn, ...onPaper(documentId) },
              reason: reason.trim(),
            })
      }
    >
      <div className="fields">
        <Day label="Statement sent on" value={sentOn} onChange={setSentOn} />
        <Day label="New date it names" value={to} onChange={setTo} />
        <PaperOfGround value={documentId} onChange={setDocumentId} />
      </div>
      <WordsField
        label={why}
        help="The reasons that the statement gives."
        value={reason}
        onChange={setReason}
      />
    </CommandForm>
  );
}

/** The date that was proposed and accepted last; it moves nothing before both have signed. */
function useAgreedDate(): { readonly on: string; readonly withObjections: boolean } | undefined {
  const agreed = useRequest().overview.proposals.findLast(
    ({ answer, moreTime, newReturnOn }) =>
      (answer === "accepted" || moreTime === "agreed") && newReturnOn !== undefined,
  );
  return agreed?.newReturnOn === undefined
    ? undefined
    : { on: agreed.newReturnOn, withObjections: agreed.extendsObjections === true };
}

/** An extension of what a paper sets, on a writing of both sides or an order. */
export function ExtendByWriting({ clockId }: { readonly clockId: string }) {
  const asksOfObjections = clockId === "return-date";
  const agreed = useAgreedDate();
  const [ground, setGround] = useState<EnteredGround<"agreement" | "order">>(noGround);
  const [entered, setEntered] = useState<string>();
  const [objectionsToo, setObjectionsToo] = useState<boolean>();
  const [reason, setReason] = useState("");
  const to = entered ?? (asksOfObjections ? agreed?.on : undefined) ?? "";
  return (
    <CommandForm
      command="extendClock"
      label="Record the extension"
      tone="quiet"
      consequence="What follows from the date is counted anew at once. A later return date alone leaves the time to object as it is."
      build={() => {
        const writing = writingOf(ground);
        if (typeof writing === "string") return writing;
        if (to === "") return "Enter the new date.";
        if (asksOfObjections && objectionsToo === undefined)
          return "Read whether it extends the time to object, too.";
        const extendsObjections = objectionsToo === true;
        return (
          lackOfReason(reason) ?? {
            clockId,
            to,
            ground: { ...writing, extendsObjections },
            reason: reason.trim(),
          }
        );
      }}
    >
      {agreed === undefined || !asksOfObjections ? null : (
        <p className="soft small">
          A proposal with {dayWords(agreed.on)} as the return date was accepted
          {agreed.withObjections ? ", for objections as well" : ""}. It moves nothing before both sides have
          signed.
        </p>
      )}
      <div className="fields">
        <GroundFields from={writings} value={ground} onChange={setGround} />
        <Day label="New date" value={to} onChange={setEntered} />
      </div>
      {asksOfObjections ? (
        <YesNoUnknown
          label="Does it extend the time to object, too?"
          help="Only if it says so: an extension of the production alone does not (FRCP 45(d)(2)(B))."
          value={objectionsToo}
          onChange={setObjectionsToo}
        />
      ) : null}
      <WordsField label={why} value={reason} onChange={setReason} />
    </CommandForm>
  );
}
