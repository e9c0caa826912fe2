import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useLocation, useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { call } from "../../api/client.ts";
import { requesterSession } from "../../session/requester-session.ts";
import { Go } from "../../ui/go.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { problemOf } from "../../api/problem-of.ts";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";
import { paths } from "../../util/paths.ts";
import { OutsideShell } from "./outside-shell.tsx";

/**
 * Where the mailed link leads. The code is used only when the person presses the button: programs that open every link
 * of a message would otherwise use it up.
 */
export function ConfirmPage() {
  const navigate = useNavigate();
  const { hash } = useLocation();
  const [code, setCode] = useState(hash);
  if (hash !== "" && hash !== code) setCode(hash);
  useEffect(() => {
    if (hash === "") return;
    // The code must not stay in the address and the browser's history.
    history.replaceState(history.state, "", location.pathname);
  }, [hash]);
  const confirm = useMutation({
    mutationFn: () => call("confirmEmail", { body: { code } }),
    onSuccess: (session) => {
      requesterSession.set(session);
      return navigate({ to: paths.status() });
    },
  });
  const spent = confirm.isError && problemOf(confirm.error).code === "link-expired";
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
            {confirm.isError ? <RefusalNotice error={confirm.error} /> : null}
            {spent ? (
              <Button size="md" onClick={() => void navigate({ to: paths.signIn() })}>
                Ask for a new link
              </Button>
            ) : (
              <Button
                size="md"
                loading={confirm.isPending}
                onClick={() => {
                  confirm.mutate();
                }}
              >
                Confirm and open my request
              </Button>
            )}
          </>
        )}
      </div>
    </OutsideShell>
  );
}
