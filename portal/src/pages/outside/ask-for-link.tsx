import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../api/client.ts";
import { fieldWords } from "../../api/refusal.ts";
import { Go } from "../../ui/go.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { problemOf } from "../../api/problem-of.ts";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";
import { paths } from "../../util/paths.ts";
import { OutsideShell } from "./outside-shell.tsx";

/** Whether a text has the shape of a tracking number; spaces and hyphens do not matter, nor does the case. */
const looksRight = (typed: string): boolean =>
  /^\d{2}[\s-]*[A-Za-z]{2,5}[\s-]*\d{8}[\s-]*[A-Za-z]$/.test(typed.trim());

/** Asks for a link to one request. The answer is the same whether or not the pair is known. */
export function AskForLink() {
  const [trackingNumber, setTrackingNumber] = useState("");
  const [email, setEmail] = useState("");
  const [incomplete, setIncomplete] = useState(false);
  const ask = useMutation({
    mutationFn: () =>
      call("signInLink", { body: { trackingNumber: trackingNumber.trim(), email: email.trim() } }),
  });
  const problem = ask.isError ? problemOf(ask.error) : undefined;
  return (
    <OutsideShell>
      <PageHead title="See the status of a request">
        <p className="soft">You receive a link by e-mail. It works once and for a short time.</p>
      </PageHead>
      <form
        noValidate
        className="panel stack"
        onSubmit={(submit) => {
          submit.preventDefault();
          const lacks = !looksRight(trackingNumber) || !email.includes("@");
          setIncomplete(lacks);
          if (!lacks) ask.mutate();
        }}
      >
        <TextInput
          label="Tracking number"
          description="It stands on your receipt, such as 26-ABC-12345678-K."
          maxLength={40}
          autoComplete="off"
          value={trackingNumber}
          error={
            incomplete && !looksRight(trackingNumber)
              ? "Enter the tracking number as it stands on your receipt: year, practice, eight digits, a letter."
              : fieldWords(problem, "/trackingNumber")
          }
          onChange={(change) => {
            setTrackingNumber(change.currentTarget.value);
          }}
        />
        <TextInput
          label="E-mail address"
          description="The address you gave with the request."
          type="email"
          autoComplete="email"
          maxLength={254}
          value={email}
          error={
            incomplete && !email.includes("@")
              ? "Enter the e-mail address you gave."
              : fieldWords(problem, "/email")
          }
          onChange={(change) => {
            setEmail(change.currentTarget.value);
          }}
        />
        {ask.isError ? <RefusalNotice error={ask.error} /> : null}
        {ask.isSuccess ? (
          <Notice tone="good" title="Look into your mailbox" live="polite">
            <p>
              If the number and the address belong together, a link is on its way. It can take a few minutes.
            </p>
          </Notice>
        ) : null}
        <Button type="submit" size="md" loading={ask.isPending}>
          Send me a link
        </Button>
      </form>
      <p className="soft small" style={{ marginTop: "1rem" }}>
        You work at the practice? <Go to={paths.desk()}>Go to the desk</Go>
      </p>
    </OutsideShell>
  );
}
