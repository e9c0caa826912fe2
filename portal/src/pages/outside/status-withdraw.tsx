import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { call } from "../../api/client.ts";
import type { RequesterSessionHeld } from "../../session/requester-session.ts";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";

type WithdrawSectionProps = { readonly session: RequesterSessionHeld; readonly onChanged: () => void };

/** Lets the requester take the request back, after a second thought. */
export function WithdrawSection({ session, onChanged }: WithdrawSectionProps) {
  const withdraw = useMutation({
    mutationFn: () =>
      call("withdraw", {
        params: { requestId: session.requestId },
        token: session.sessionToken,
        body: {},
      }),
    onSuccess: onChanged,
  });
  return (
    <details className="panel">
      <summary>Withdraw this request</summary>
      <div className="stack" style={{ "--gap": "0.75rem" }}>
        <p>
          The practice stops work on it and sends nothing. A subpoena or order that was served stays in force
          until its issuer or the court says otherwise.
        </p>
        {withdraw.isError ? <RefusalNotice error={withdraw.error} /> : null}
        <Button
          color="red"
          variant="outline"
          loading={withdraw.isPending}
          onClick={() => {
            withdraw.mutate();
          }}
        >
          Withdraw it
        </Button>
      </div>
    </details>
  );
}
