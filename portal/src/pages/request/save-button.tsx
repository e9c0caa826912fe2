import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { DrawnUp } from "../../../../workflows/contract/papers-to-send.ts";
import { problemOf } from "../../api/problem-of.ts";
import { saveFile } from "../../util/save-file.ts";
import { SignInAgain } from "./sign-in-again.tsx";

type SaveButtonProps = {
  /** The form of the file, on the button. */
  readonly words: string;
  /** What it is the form of, for whoever has the page read aloud. */
  readonly of: string;
  readonly draw: () => Promise<DrawnUp>;
  /** What it says once it is saved. */
  readonly done?: string;
  readonly onSaved?: () => void;
};

/** Has something drawn up and hands it to the browser to save. */
export function SaveButton({
  words,
  of,
  draw,
  done = "Saved; recorded with your name.",
  onSaved,
}: SaveButtonProps) {
  const [signedInAgain, setSignedInAgain] = useState(false);
  const drawing = useMutation({
    mutationFn: draw,
    onSuccess: (file) => {
      if ("url" in file) location.assign(file.url);
      else saveFile(file);
      onSaved?.();
    },
  });
  return (
    <span className="row">
      <Button
        size="xs"
        variant="default"
        loading={drawing.isPending}
        onClick={() => {
          setSignedInAgain(false);
          drawing.mutate();
        }}
      >
        {words}
        <span className="unseen"> of: {of}</span>
      </Button>
      {drawing.isError ? (
        <span role="alert" className="small">
          {problemOf(drawing.error).words}
        </span>
      ) : null}
      {drawing.isError && problemOf(drawing.error).code === "sign-in-too-old" ? (
        <SignInAgain
          onDone={() => {
            drawing.reset();
            setSignedInAgain(true);
          }}
        />
      ) : null}
      <output className="soft small">
        {signedInAgain
          ? "You are signed in again. Press the button once more."
          : drawing.isSuccess
            ? done
            : ""}
      </output>
    </span>
  );
}
