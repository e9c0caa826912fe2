import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { call } from "../../api/client.ts";
import { requesterSession } from "../../session/requester-session.ts";
import { Go } from "../../ui/go.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";
import { paths } from "../../util/paths.ts";
import { OutsideShell } from "./outside-shell.tsx";

/** Takes the one-time code out of the address, so that it does not stay in the browser's history. */
function takeCode(): string {
  const code = location.hash.replace(/^#/, "");
  if (code !== "") history.replaceState(history.state, "", location.pathname);
  return code;
}

let taken: string | undefined;

/**
 * Where the mailed link leads. The code is used only when the person presses the button: programs that open every link
 * of a message would otherwise use it up.
 */
export function ConfirmPage() {
  const navigate = useNavigate();
  const [code] = useState(() => {
    const found = takeCode();
    if (found !== "") taken = found;
    return taken ?? "";
  });
  const confirm = useMutation({
    mutationFn: () => call("confirmEmail", { body: { code } }),
    onSuccess: (session) => {
      taken = undefined;
      requesterSession.set(session);
      return navigate({ to: paths.status() });
    },
  });
  return (
    <OutsideShell>
      <PageHead title="Confirm that this mailbox is yours" />
      <div className="panel stack">
        {code === "" ? (
          <Notice tone="warn" title="The link is not complete">
            <p>
              Open the link from the message again, or <Go to={paths.signIn()}>ask for a new one</Go>.
            </p>
          </Notice>
        ) : (
          <>
            <p style={{ marginTop: 0 }}>
              This shows the practice that it writes to the sender. It opens the page of your request in this
              browser, for a short time.
            </p>
            {confirm.isError ? (
              <RefusalNotice error={confirm.error}>
                <p>
                  <Go to={paths.signIn()}>Ask for a new link</Go>
                </p>
              </RefusalNotice>
            ) : null}
            <Button
              size="md"
              loading={confirm.isPending}
              onClick={() => {
                confirm.mutate();
              }}
            >
              Confirm and open my request
            </Button>
          </>
        )}
      </div>
    </OutsideShell>
  );
}
