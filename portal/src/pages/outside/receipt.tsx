import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { PaperList } from "../../forms/paper-list.tsx";
import { startOver, useAnswers, useOpenedDraft } from "../../session/intake-draft.ts";
import type { OpenedDraft } from "../../session/intake-draft.ts";
import { Go, useParameter } from "../../ui/go.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { paths } from "../../util/paths.ts";
import { instantWords } from "../../words/dates.ts";
import { NoDraft } from "./no-draft.tsx";
import { OutsideShell } from "./outside-shell.tsx";
import { useIntake } from "./use-intake.ts";
import { usePractice } from "./use-practice.ts";
import "./outside.css";

function Receipt({ slug, draft }: { readonly slug: string; readonly draft: OpenedDraft }) {
  const intake = useIntake(draft);
  const { email } = useAnswers();
  const navigate = useNavigate();
  if (intake.isPending) return <Waiting words="Your receipt is loading." />;
  if (intake.data === undefined)
    return <RefusalNotice error={intake.error} onRetry={() => void intake.refetch()} />;
  if (!intake.data.submitted) {
    return (
      <Notice tone="warn" title="This request has not been sent yet">
        <p>
          <Go to={paths.intake(slug, "check")}>Check and send it.</Go>
        </p>
      </Notice>
    );
  }
  return (
    <div className="stack">
      <section className="panel" aria-label="Tracking number">
        <p className="eyebrow">Tracking number</p>
        <p className="tracking number">{intake.data.trackingNumber}</p>
        <p className="soft small">
          Received {instantWords(intake.data.receivedAt)}. Quote the number in every letter; alone it opens
          nothing.
        </p>
      </section>
      {intake.data.emailConfirmed ? (
        <Notice tone="good" title="Your e-mail address is confirmed">
          <p>You are told at that address whenever something is asked of you.</p>
        </Notice>
      ) : (
        <Notice tone="warn" title="One step is left: confirm your e-mail address">
          <p>
            A message is on its way{email === "" ? "" : ` to ${email}`}. Open the link in it. The practice
            answers only to a confirmed address.
          </p>
        </Notice>
      )}
      <section className="panel stack" aria-labelledby="received">
        <h2 id="received">What was received</h2>
        <PaperList papers={intake.data.papers} empty="No papers." />
        <p className="soft small">
          Receipt of a paper is not service of process, and says nothing on whether the practice knows any
          person named in it.
        </p>
      </section>
      <div className="moves no-print">
        <Button
          variant="default"
          onClick={() => {
            startOver();
            void navigate({ to: paths.landing(slug) });
          }}
        >
          Close this receipt
        </Button>
        <Button
          onClick={() => {
            globalThis.print();
          }}
        >
          Print the receipt
        </Button>
      </div>
    </div>
  );
}

/** The receipt: number, time, files and what to do next; no name and no word on whether anyone is a patient. */
export function ReceiptPage() {
  const slug = useParameter("slug");
  const draft = useOpenedDraft(slug);
  const practice = usePractice(slug);
  return (
    <OutsideShell practice={practice.data?.name} slug={slug}>
      <PageHead title={draft === undefined ? "Receipt" : "Your request is received"} />
      {draft === undefined ? <NoDraft slug={slug} /> : <Receipt slug={slug} draft={draft} />}
    </OutsideShell>
  );
}
