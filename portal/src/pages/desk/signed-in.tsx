import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { finishSignIn } from "../../session/sign-in.ts";
import { Mark } from "../../ui/brand.tsx";
import { Go } from "../../ui/go.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";
import { Shell } from "../../ui/shell.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { paths } from "../../util/paths.ts";

/** Where the sign-in page sends people back: turns the one-time code into a session and goes on. */
export function SignedInPage({ search }: { readonly search: string }) {
  const navigate = useNavigate();
  useEffect(() => {
    // The code must not stay in the address and the browser's history.
    history.replaceState(history.state, "", location.pathname);
  }, []);
  const finish = useQuery({
    queryKey: ["signed-in", search],
    retry: false,
    staleTime: Infinity,
    queryFn: async () => {
      const returnTo = await finishSignIn(search);
      await navigate({ href: returnTo, replace: true });
      return returnTo;
    },
  });
  return (
    <Shell
      width="narrow"
      brand={
        <a className="brand" href={paths.home()}>
          <Mark words="Duces" />
        </a>
      }
    >
      <PageHead title="Signing you in" />
      {finish.isError ? (
        <div className="stack">
          <RefusalNotice error={finish.error} />
          <p>
            <Go to={paths.desk()}>Start again</Go>
          </p>
        </div>
      ) : (
        <Waiting words="You are being signed in." lines={2} />
      )}
    </Shell>
  );
}
