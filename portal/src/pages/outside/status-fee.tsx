import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { dollars } from "../../../../workflows/contract/money.ts";
import type { OutwardFee } from "../../../../workflows/contract/money.ts";
import type { OutwardView } from "../../../../workflows/contract/outward.ts";
import { call } from "../../api/client.ts";
import type { RequesterSessionHeld } from "../../session/requester-session.ts";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";
import { feeStandingOf, feeWords } from "../../words/fee-outside.ts";
import type { FeeLanguage } from "../../words/fee-outside.ts";

type FeeSectionProps = {
  readonly session: RequesterSessionHeld;
  readonly view: OutwardView;
  readonly onChanged: () => void;
};

/** Agrees to the sum as it is shown; whoever would pay less is told the way. */
function Agree(props: FeeSectionProps & { readonly fee: OutwardFee; readonly language: FeeLanguage }) {
  const words = feeWords[props.language];
  const cents = props.fee.totalCents - props.fee.waivedCents;
  const agree = useMutation({
    mutationFn: () =>
      call("acceptFee", {
        params: { requestId: props.session.requestId },
        token: props.session.sessionToken,
        body: { cents },
      }),
    onSuccess: props.onChanged,
  });
  return (
    <div className="stack" style={{ "--gap": "0.5rem" }}>
      <p className="small">{words.agreeHelp}</p>
      {agree.isError ? <RefusalNotice error={agree.error} /> : null}
      <div className="row">
        <Button
          loading={agree.isPending}
          onClick={() => {
            agree.mutate();
          }}
        >
          {words.agree(cents)}
        </Button>
      </div>
      <p className="soft small">{words.less}</p>
    </div>
  );
}

/** What the practice asks for answering; the same words whatever the answer is, and whether or not the person is known there. */
export function FeeSection(props: FeeSectionProps) {
  const { fee } = props.view;
  const [language, setLanguage] = useState<FeeLanguage>("en");
  if (fee === undefined) return null;
  const words = feeWords[language];
  const standing = feeStandingOf(fee);
  const { totalCents, waivedCents, paidCents, balanceCents, acceptedOn, items } = fee;
  return (
    <section className="panel stack" aria-labelledby="fee" lang={language}>
      <div className="spread">
        <h2 id="fee">{words.title}</h2>
        <button
          type="button"
          className="as-link small"
          lang={language === "en" ? "es" : "en"}
          onClick={() => {
            setLanguage(language === "en" ? "es" : "en");
          }}
        >
          {words.other}
        </button>
      </div>
      <output className="block">
        <strong>{words.standing[standing]}</strong>
      </output>
      <p className="small">{words.lead}</p>
      <dl className="facts">
        <dt>{words.total}</dt>
        <dd>{dollars(totalCents)}</dd>
        {waivedCents === 0 ? null : (
          <>
            <dt>{words.waived}</dt>
            <dd>{dollars(waivedCents)}</dd>
          </>
        )}
        <dt>{words.paid}</dt>
        <dd>{dollars(paidCents)}</dd>
        <dt>{balanceCents < 0 ? words.back : words.left}</dt>
        <dd>{dollars(Math.abs(balanceCents))}</dd>
      </dl>
      {acceptedOn === null ? null : <p className="small">{words.onDay(acceptedOn)}</p>}
      {items === undefined ? null : (
        <ul>
          {items.map(({ kind, quantity, cents }, n) => (
            <li key={`${kind}${n}`}>
              {words.kinds[kind]}, {quantity}: {dollars(cents)}
            </li>
          ))}
        </ul>
      )}
      {standing === "told" && props.view.status !== "closed" ? (
        <Agree {...props} fee={fee} language={language} />
      ) : null}
    </section>
  );
}
