import { Fragment } from "react";
import { dollars, feeKindWords, feeQuantity } from "../../../../../workflows/contract/money.ts";
import type { FeeBasis } from "../../../../../workflows/contract/money.ts";
import type { RequestOverview } from "../../../../../workflows/contract/staff.ts";
import { Badge } from "../../../ui/badge.tsx";
import { besideWords } from "../../../words/course.ts";
import { dateWords } from "../../../words/dates.ts";
import { mayWaitWords, payerWords } from "../../../words/fees.ts";
import { plain } from "../../../words/plain.ts";
import {
  FeeDispute,
  PaymentHold,
  QuoteFee,
  RecordAcceptance,
  RecordPayment,
  RecordRefund,
  WaiveFee,
} from "../fee-forms.tsx";
import { ForRole } from "../for-role.tsx";
import { useRequest } from "../overview-context.ts";
import { panelNames } from "../panel-names.ts";
import { Section } from "../section.tsx";

/** The lines of the fee as a table, and what became of the sum. */
function Bill({ fee }: { readonly fee: NonNullable<RequestOverview["fee"]> }) {
  const left = fee.balanceCents < 0 ? "To be given back" : "Still to be paid";
  return (
    <>
      <table className="table">
        <caption className="unseen">What was quoted on {dateWords(fee.quotedOn)}</caption>
        <thead>
          <tr>
            <th scope="col">What for</th>
            <th scope="col">How many</th>
            <th scope="col">Amount</th>
          </tr>
        </thead>
        <tbody>
          {fee.items.map(({ kind, quantity, cents }, n) => (
            <tr key={`${kind}${n}`}>
              <td>{plain(feeKindWords[kind])}</td>
              <td>{feeQuantity(kind, quantity)}</td>
              <td>{dollars(cents)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="facts">
        <dt>Quoted on</dt>
        <dd>{dateWords(fee.quotedOn)}</dd>
        {fee.acceptedOn === null ? null : (
          <>
            <dt>Agreed to on</dt>
            <dd>{dateWords(fee.acceptedOn)}</dd>
          </>
        )}
        <dt>Together</dt>
        <dd>{dollars(fee.totalCents)}</dd>
        <dt>Waived</dt>
        <dd>{dollars(fee.waivedCents)}</dd>
        <dt>Paid</dt>
        <dd>{dollars(fee.paidCents)}</dd>
        <dt>Given back</dt>
        <dd>{dollars(fee.refundedCents)}</dd>
        <dt>{left}</dt>
        <dd>
          <strong>{dollars(Math.abs(fee.balanceCents))}</strong>{" "}
          {fee.disputed ? <Badge tone="warn">Disputed</Badge> : null}{" "}
          {fee.forOlderScope ? <Badge tone="warn">For an older scope</Badge> : null}
        </dd>
      </dl>
    </>
  );
}

/** What the rules at hand allow, each with its provision. */
function Allowed({ basis }: { readonly basis: FeeBasis }) {
  const { payer, readOn, kinds, askCounsel, limits, citations, mayWait } = basis;
  const names = (some: readonly (typeof kinds)[number][]) =>
    some.map((kind) => feeKindWords[kind]).join("; ");
  return (
    <dl className="facts">
      <dt>Who pays</dt>
      <dd>{payerWords[payer]}</dd>
      <dt>May be charged</dt>
      <dd>
        {plain(names(kinds))}
        {citations.length === 0 ? null : <div className="soft small">{citations.join("; ")}</div>}
      </dd>
      {limits.map(({ kind, words, citation, checked, since }) => (
        <Fragment key={`${kind}${citation}`}>
          <dt>{plain(feeKindWords[kind])}</dt>
          <dd>
            {words}
            <div className="soft small">
              {citation}
              {since === undefined ? "" : `, since ${dateWords(since)}`}
              {checked ? "" : " (not verified; it binds here all the same)"}
            </div>
          </dd>
        </Fragment>
      ))}
      {askCounsel.length === 0 ? null : (
        <>
          <dt>Ask counsel first</dt>
          <dd>{plain(names(askCounsel))}: no figure is known that bounds it.</dd>
        </>
      )}
      <dt>May the release wait</dt>
      <dd>{mayWaitWords[mayWait]}</dd>
      <dt>Figures read on</dt>
      <dd>
        {dateWords(readOn)}. What a state has raised since is not in them: a fee may be lower than the law
        allows, not higher. No tax is among them.
      </dd>
    </dl>
  );
}

/** What the requester is asked to pay for the answer, what became of it, and whether the release waits for it. */
export function FeesPanel() {
  const { fee, feeBasis, states, production } = useRequest().overview;
  return (
    <>
      <Section
        title={`Fee: ${besideWords(states.money)}`}
        lead="A fee is quoted line by line, within the figures that the rules know. It stops no date. No bill for treatment belongs here."
      >
        {fee === undefined ? null : <Bill fee={fee} />}
        <ForRole
          commands={panelNames.fees.commands}
          otherwise="The practice manager and the privacy officer see to fees."
        >
          {fee === undefined ? null : <RecordAcceptance cents={fee.totalCents - fee.waivedCents} />}
          <RecordPayment />
          <WaiveFee />
          <RecordRefund />
          <FeeDispute />
        </ForRole>
      </Section>
      <Section title="What may be asked for">
        {feeBasis === undefined ? (
          <p>
            No rule on fees was read for such a paper, or who asks is not recorded. Until it is, no fee is
            asked for and nothing waits for one.
          </p>
        ) : (
          <>
            <Allowed basis={feeBasis} />
            <details open={fee === undefined}>
              <summary>{fee === undefined ? "Quote a fee" : "Quote another fee"}</summary>
              <div style={{ marginTop: "0.75rem" }}>
                <QuoteFee key={fee?.totalCents ?? 0} basis={feeBasis} pages={production?.pages} />
              </div>
            </details>
          </>
        )}
      </Section>
      {fee === undefined && states.paymentHold !== "on" ? null : (
        <Section
          title={
            states.paymentHold === "on" ? "The release waits for the payment" : "Waiting for the payment"
          }
          lead={
            feeBasis === undefined || feeBasis.mayWait === "never"
              ? "This release never waits for a payment: nobody's own access is held for a bill, and where it is not known who asks, nothing waits."
              : "The release may wait until the fee is paid. Payment or a waiver ends it by itself."
          }
        >
          <ForRole commands={["placePaymentHold", "liftPaymentHold"]}>
            <PaymentHold basis={feeBasis} />
          </ForRole>
        </Section>
      )}
    </>
  );
}
