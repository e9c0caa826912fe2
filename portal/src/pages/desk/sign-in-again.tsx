import { useMutation } from "@tanstack/react-query";
import { useLocation, useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { startSignIn } from "../../session/sign-in.ts";
import { handOver } from "../../session/sign-in-beside.ts";
import { staffSession } from "../../session/staff-session.ts";
import { Mark } from "../../ui/brand.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";
import { Shell } from "../../ui/shell.tsx";
import { paths } from "../../util/paths.ts";

/** The window beside a request in which its person signs in again: goes to the sign-in page, and comes back to hand over. */
export function SignInAgainPage() {
  const { trip = "" } = useParams({ strict: false });
  const back = useLocation().hash === "back";
  const start = useMutation({
    mutationFn: () => {
      // A copy of the page's own session came along with the window.
      staffSession.set(undefined);
      return startSignIn(`${paths.signInAgain(trip)}#back`, true);
    },
  });
  const { mutate } = start;
  useEffect(() => {
    if (back) handOver(trip);
    else mutate();
  }, [back, mutate, trip]);
  return (
    <Shell brand={<Mark words="Duces" />} width="narrow">
      {back ? (
        <PageHead title="You are signed in again">
          <p>Close this window and go on where you were: the page there knows.</p>
        </PageHead>
      ) : (
        <PageHead title="Sign in again" />
      )}
      {start.isError ? <RefusalNotice error={start.error} onRetry={() => mutate()} /> : null}
    </Shell>
  );
}
