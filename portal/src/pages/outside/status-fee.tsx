import { dollars, feeKindWords } from "../../../../workflows/contract/money.ts";
import type { OutwardView } from "../../../../workflows/contract/outward.ts";

/** What the practice asks for answering; the same words whatever the answer is, and whether or not the person is known there. */
export function FeeSection({ view }: { readonly view: OutwardView }) {
  const { fee } = view;
  if (fee === undefined) return null;
  const { totalCents, waivedCents, paidCents, balanceCents, disputed, items } = fee;
  const left = balanceCents < 0 ? "To be given back to you" : "Still to be paid";
  return (
    <section className="panel stack" aria-labelledby="fee">
      <h2 id="fee">Fee</h2>
      <p className="small">
        The practice asks for this for answering your request, whatever the answer is. It does not say that
        the practice holds records, or knows the person you named. To question it, or to pay, write to the
        practice and name the number of the request; never send the number of a card or an account.
      </p>
      <dl className="facts">
        <dt>Fee</dt>
        <dd>{dollars(totalCents)}</dd>
        {waivedCents === 0 ? null : (
          <>
            <dt>Waived</dt>
            <dd>{dollars(waivedCents)}</dd>
          </>
        )}
        <dt>Paid</dt>
        <dd>{dollars(paidCents)}</dd>
        <dt>{left}</dt>
        <dd>{dollars(Math.abs(balanceCents))}</dd>
      </dl>
      {disputed ? <p className="small">You have questioned this fee. The practice will answer.</p> : null}
      {items === undefined ? null : (
        <ul>
          {items.map(({ kind, quantity, cents }, n) => (
            <li key={`${kind}${n}`}>
              {feeKindWords[kind]}, {quantity}: {dollars(cents)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
