import { lazy, Suspense, useState } from "react";
import { AskForLink } from "./ask-for-link.tsx";

const SignedIn = lazy(async () => ({ default: (await import("../desk/signed-in.tsx")).SignedInPage }));

/** Two ways in: a requester asks for a link here; staff come back here from the hosted sign-in page with a code. */
export function SignInPage() {
  const [search] = useState(() => location.search);
  const returning = /[?&](code|error)=/.test(search);
  return returning ? (
    <Suspense>
      <SignedIn search={search} />
    </Suspense>
  ) : (
    <AskForLink />
  );
}
