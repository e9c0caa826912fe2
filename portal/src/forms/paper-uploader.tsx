import { Button, NativeSelect, Progress } from "@mantine/core";
import { useState } from "react";
import type { PaperPurpose } from "../../../workflows/contract/papers.ts";
import type { UploadState } from "../api/upload.ts";
import { Badge } from "../ui/badge.tsx";
import { FileDrop } from "../ui/file-drop.tsx";
import { purposeWords } from "../words/papers.ts";
import { counted, sizeWords } from "../words/sizes.ts";
import type { Sending, Uploads } from "./use-uploads.ts";

const purposes = Object.keys(purposeWords) as PaperPurpose[];

function stateWords(state: UploadState): string {
  switch (state.at) {
    case "waiting":
      return "Waits for its turn";
    case "hashing":
      return "Taking the fingerprint of the file";
    case "sending":
      return `Sending, ${Math.round(state.share * 100)} %`;
    case "sent":
      return "Arrived; the check has begun";
    case "failed":
      return state.words;
  }
}

function SendingRow(props: {
  readonly row: Sending;
  readonly onRetry: () => void;
  readonly onDismiss: () => void;
}) {
  const { row } = props;
  return (
    <li>
      <div className="spread">
        <div>
          <strong style={{ overflowWrap: "anywhere" }}>{row.file.name}</strong>
          <div className="soft small">
            {purposeWords[row.purpose]} · {sizeWords(row.file.size)}
          </div>
        </div>
        <div className="row">
          {row.state.at === "failed" ? (
            <Badge tone="bad">Not sent</Badge>
          ) : (
            <Badge tone="info">{stateWords(row.state)}</Badge>
          )}
          {row.state.at === "failed" && row.state.again ? (
            <Button size="xs" variant="default" onClick={props.onRetry}>
              Send again<span className="unseen"> {row.file.name}</span>
            </Button>
          ) : null}
          {row.state.at === "failed" ? (
            <Button size="xs" variant="default" onClick={props.onDismiss}>
              Remove<span className="unseen"> {row.file.name}</span>
            </Button>
          ) : null}
        </div>
      </div>
      {row.state.at === "sending" ? (
        <Progress mt="xs" size="sm" value={row.state.share * 100} aria-label={`Sending ${row.file.name}`} />
      ) : null}
      {row.state.at === "failed" ? (
        <p className="small" style={{ marginTop: "0.4rem" }}>
          {row.state.words}
        </p>
      ) : null}
    </li>
  );
}

type PaperUploaderProps = { readonly uploads: Uploads; readonly firstPurpose: PaperPurpose };

/** Sends papers: what each is, the limits first, then progress and result per file. */
export function PaperUploader({ uploads, firstPurpose }: PaperUploaderProps) {
  const [purpose, setPurpose] = useState(firstPurpose);
  const { rows } = uploads;
  const under = rows.filter((row) => row.state.at !== "failed").length;

  return (
    <div className="stack">
      <NativeSelect
        label="What is the next file?"
        value={purpose}
        data={purposes.map((value) => ({ value, label: purposeWords[value] }))}
        onChange={(change) => {
          const chosen = purposes.find((value) => value === change.currentTarget.value);
          if (chosen !== undefined) setPurpose(chosen);
        }}
      />
      <FileDrop
        words="Choose files"
        help="PDF only, at most 25 MB and 2,000 pages each, without a password"
        multiple
        onFiles={(files) => {
          uploads.add(files, purpose);
        }}
      />
      <output className="unseen">
        {under === 0 ? "" : `${under} of ${counted(rows.length, "file")} on their way`}
      </output>
      {rows.length === 0 ? null : (
        <ul className="list" aria-label="Files being sent">
          {rows.map((row) => (
            <SendingRow
              key={row.key}
              row={row}
              onRetry={() => {
                uploads.again(row);
              }}
              onDismiss={() => {
                uploads.dismiss(row);
              }}
            />
          ))}
        </ul>
      )}
    </div>
  );
}
