import { useState } from "react";
import { problemOf } from "../../api/problem-of.ts";
import { Notice } from "../../ui/notice.tsx";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";
import { useKeptFocus } from "../../ui/use-kept-focus.ts";
import { SignInAgain } from "./sign-in-again.tsx";

/** What refused the reader's last act; where a fresh sign-in is missing it is offered, and told once it is there. */
export function Refused({ error }: { readonly error: unknown }) {
  const [signedInFor, setSignedInFor] = useState<unknown>();
  const place = useKeptFocus(signedInFor);
  return (
    <div ref={place} tabIndex={-1}>
      {signedInFor === error ? (
        <Notice tone="good" title="You are signed in again" live="polite">
          <p>Press the button once more.</p>
        </Notice>
      ) : (
        <RefusalNotice error={error}>
          {problemOf(error).code === "sign-in-too-old" ? (
            <SignInAgain
              onDone={() => {
                setSignedInFor(error);
              }}
            />
          ) : null}
        </RefusalNotice>
      )}
    </div>
  );
}
