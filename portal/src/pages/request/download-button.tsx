import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { StaffLink } from "../../../../workflows/contract/staff.ts";
import { problemOf } from "../../api/problem-of.ts";
import { SignInAgain } from "./sign-in-again.tsx";

type DownloadButtonProps = { readonly what: string; readonly link: () => Promise<StaffLink> };

/** Asks for a link of one minute and follows it at once; the storage hands the file over as a download, never as a page. */
export function DownloadButton({ what, link }: DownloadButtonProps) {
  const [signedInAgain, setSignedInAgain] = useState(false);
  const download = useMutation({
    mutationFn: link,
    onSuccess: ({ url }) => {
      location.assign(url);
    },
  });
  return (
    <span className="row">
      <Button
        size="xs"
        variant="default"
        loading={download.isPending}
        onClick={() => {
          setSignedInAgain(false);
          download.mutate();
        }}
      >
        Download<span className="unseen"> {what}</span>
      </Button>
      {download.isError ? (
        <span role="alert" className="small">
          {problemOf(download.error).words}
        </span>
      ) : null}
      {download.isError && problemOf(download.error).code === "sign-in-too-old" ? (
        <SignInAgain
          onDone={() => {
            download.reset();
            setSignedInAgain(true);
          }}
        />
      ) : null}
      <output className="soft small">
        {signedInAgain
          ? "You are signed in again. Press the button once more."
          : download.isSuccess
            ? "Begun; recorded with your name."
            : ""}
      </output>
    </span>
  );
}
