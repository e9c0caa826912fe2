import { Checkbox, TextInput } from "@mantine/core";
import { useState } from "react";
import { amountAsked, centsOf, dollars, paymentMeansWords } from "../../../../workflows/contract/money.ts";
import type { FeeBasis, PaymentMeans } from "../../../../workflows/contract/money.ts";
import { Estimate } from "../../forms/fee-estimate.tsx";
import { FeeEditor, MoneyField } from "../../forms/fee-editor.tsx";
import { draftLine, feeItemsOf } from "../../forms/fee-lines.ts";
import type { DraftLine } from "../../forms/fee-lines.ts";
import { Choice } from "../../ui/choice.tsx";
import { CommandForm } from "./command-form.tsx";
import { Day, noDay } from "./contest-fields.tsx";
import { OneReason } from "./one-reason.tsx";
import { lackOfReason, WordsField } from "./words-field.tsx";

/** Who of counsel agreed, where the rules at hand leave it to counsel. */
function CounselField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (v: string) => void;
}) {
  return (
    <TextInput
      label="Who of counsel agreed"
      description="Only where counsel is to be asked."
      value={value}
      maxLength={200}
      onChange={(typed) => {
        onChange(typed.currentTarget.value);
      }}
    />
  );
}
const named = (counsel: string) => (counsel.trim().length < 3 ? {} : { counsel: counsel.trim() });

/** Tells the requester what it costs, line by line. */
export function QuoteFee(props: { readonly basis: FeeBasis; readonly pages: number | undefined }) {
  const { basis } = props;
  const [lines, setLines] = useState<readonly DraftLine[]>([draftLine(basis.kinds[0] ?? "postage")]);
  const [quotedOn, setQuotedOn] = useState("");
  const [counsel, setCounsel] = useState("");
  const [agreed, setAgreed] = useState(false);
  return (
    <CommandForm
      command="quoteFee"
      label="Record the quote"
      consequence="The requester sees the sum under the tracking link and gets a letter that names no amount. A newer quote takes the place of this one; what was paid stays."
      build={() => {
        const items = feeItemsOf(lines);
        if (typeof items === "string") return items;
        if (quotedOn === "") return noDay;
        return { items, quotedOn, ...named(counsel), ...(agreed ? { summaryAgreed: true } : {}) };
      }}
    >
      <Estimate basis={basis} pages={props.pages} onReckoned={setLines} />
      <FeeEditor basis={basis} lines={lines} onChange={setLines} />
      {lines.some(({ kind }) => kind === "summary") ? (
        <Checkbox
          label="The summary and its fee were agreed to beforehand."
          checked={agreed}
          onChange={(ticked) => {
            setAgreed(ticked.currentTarget.checked);
          }}
        />
      ) : null}
      <div className="fields">
        <Day label="Quoted to the requester on" value={quotedOn} onChange={setQuotedOn} />
        {basis.askCounsel.length === 0 ? null : <CounselField value={counsel} onChange={setCounsel} />}
      </div>
    </CommandForm>
  );
}

/** The requester agreed by letter or by telephone: to the sum as it stands. */
export function RecordAcceptance({ cents }: { readonly cents: number }) {
  const [acceptedOn, setAcceptedOn] = useState("");
  return (
    <CommandForm
      command="recordFeeAcceptance"
      onlyWhenPossible
      fold="The requester agreed to it"
      label={`Record that they agreed to ${dollars(cents)}`}
      tone="quiet"
      build={() => (acceptedOn === "" ? noDay : { cents, acceptedOn })}
    >
      <Day label="Agreed on" value={acceptedOn} onChange={setAcceptedOn} />
    </CommandForm>
  );
}

/** A payment as it came in. */
export function RecordPayment() {
  const [amount, setAmount] = useState("");
  const [paidOn, setPaidOn] = useState("");
  const [means, setMeans] = useState<PaymentMeans | "">("");
  return (
    <CommandForm
      command="recordFeePayment"
      onlyWhenPossible
      label="Record a payment"
      tone="quiet"
      build={() => {
        const cents = centsOf(amount);
        if (cents === undefined) return amountAsked;
        if (paidOn === "") return noDay;
        return means === "" ? "Choose how it was paid." : { cents, paidOn, means };
      }}
    >
      <div className="fields">
        <MoneyField label="Paid, in dollars" value={amount} onChange={setAmount} />
        <Day label="Paid on" value={paidOn} onChange={setPaidOn} />
        <Choice
          label="How it was paid"
          help="No number of a card or an account."
          words={paymentMeansWords}
          value={means}
          onChange={setMeans}
        />
      </div>
    </CommandForm>
  );
}

/** The practice asks for less, or nothing. */
export function WaiveFee() {
  const [amount, setAmount] = useState("");
  const [waivedOn, setWaivedOn] = useState("");
  const [reason, setReason] = useState("");
  return (
    <CommandForm
      command="waiveFee"
      onlyWhenPossible
      fold="Waive a part of it, or all"
      label="Waive"
      tone="quiet"
      consequence="What was paid already and is waived is to be given back."
      build={() => {
        const cents = centsOf(amount);
        if (cents === undefined) return amountAsked;
        if (waivedOn === "") return noDay;
        return lackOfReason(reason) ?? { cents, waivedOn, reason: reason.trim() };
      }}
    >
      <div className="fields">
        <MoneyField label="Waived, in dollars" value={amount} onChange={setAmount} />
        <Day label="Waived on" value={waivedOn} onChange={setWaivedOn} />
      </div>
      <WordsField label="Why it is waived" value={reason} onChange={setReason} />
    </CommandForm>
  );
}

/** What was paid too much is given back. */
export function RecordRefund() {
  const [amount, setAmount] = useState("");
  const [refundedOn, setRefundedOn] = useState("");
  const [means, setMeans] = useState<PaymentMeans | "">("");
  const [reason, setReason] = useState("");
  return (
    <CommandForm
      command="recordFeeRefund"
      onlyWhenPossible
      label="Record that it was given back"
      build={() => {
        const cents = centsOf(amount);
        if (cents === undefined) return amountAsked;
        if (refundedOn === "") return noDay;
        if (means === "") return "Choose how it was given back.";
        return lackOfReason(reason) ?? { cents, refundedOn, means, reason: reason.trim() };
      }}
    >
      <div className="fields">
        <MoneyField label="Given back, in dollars" value={amount} onChange={setAmount} />
        <Day label="Given back on" value={refundedOn} onChange={setRefundedOn} />
        <Choice label="How" words={paymentMeansWords} value={means} onChange={setMeans} />
      </div>
      <WordsField label="Why it is given back" value={reason} onChange={setReason} />
    </CommandForm>
  );
}

/** The requester questions the fee, and how that ended. */
export function FeeDispute() {
  const [disputedOn, setDisputedOn] = useState("");
  const [why, setWhy] = useState("");
  const [endedOn, setEndedOn] = useState("");
  const [how, setHow] = useState("");
  return (
    <>
      <CommandForm
        command="recordFeeDispute"
        onlyWhenPossible
        fold="The requester disputes it"
        label="Record a dispute"
        tone="quiet"
        build={() => (disputedOn === "" ? noDay : (lackOfReason(why) ?? { disputedOn, reason: why.trim() }))}
      >
        <Day label="Disputed on" value={disputedOn} onChange={setDisputedOn} />
        <WordsField label="What they say" value={why} onChange={setWhy} />
      </CommandForm>
      <CommandForm
        command="endFeeDispute"
        onlyWhenPossible
        label="The fee stands"
        tone="quiet"
        consequence="A lower fee is a new quote; a part of it can be waived."
        build={() => (endedOn === "" ? noDay : (lackOfReason(how) ?? { endedOn, reason: how.trim() }))}
      >
        <Day label="Dispute ended on" value={endedOn} onChange={setEndedOn} />
        <WordsField label="How the dispute ended" value={how} onChange={setHow} />
      </CommandForm>
    </>
  );
}

/** The release waits for the payment, where the law lets it. */
export function PaymentHold({ basis }: { readonly basis: FeeBasis | undefined }) {
  const [reason, setReason] = useState("");
  const [counsel, setCounsel] = useState("");
  return (
    <>
      {basis === undefined || basis.mayWait === "never" ? null : (
        <CommandForm
          command="placePaymentHold"
          onlyWhenPossible
          label="Let the release wait"
          tone="danger"
          consequence="Nothing is released until the fee is paid or waived, or this is lifted. No date moves for it. The requester reads that the practice waits for the payment."
          build={() => lackOfReason(reason) ?? { reason: reason.trim(), ...named(counsel) }}
        >
          <WordsField label="Why the release waits" value={reason} onChange={setReason} />
          {basis.mayWait === "with-counsel" ? <CounselField value={counsel} onChange={setCounsel} /> : null}
        </CommandForm>
      )}
      <OneReason
        command="liftPaymentHold"
        onlyWhenPossible
        label="Wait no longer"
        words="Why it waits no longer"
      />
    </>
  );
}
