import { Button } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { signInBeside } from "../../session/sign-in-beside.ts";

type SignInAgainProps = { readonly onDone: () => void };

/** Offers to sign in again in a window beside the page, which stays as it is. */
export function SignInAgain({ onDone }: SignInAgainProps) {
  const stop = useRef<() => void>(undefined);
  const [words, setWords] = useState<string>();
  useEffect(() => () => stop.current?.(), []);
  return (
    <>
      <p>A window opens for it. Nothing you entered on this page is lost.</p>
      {words === undefined ? null : <p>{words}</p>}
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          stop.current?.();
          setWords(undefined);
          stop.current = signInBeside((problem) => {
            if (problem === undefined) onDone();
            else setWords(problem);
          });
        }}
      >
        Sign in again
      </Button>
    </>
  );
}
