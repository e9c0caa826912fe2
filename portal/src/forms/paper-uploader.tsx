import { Button, NativeSelect, Progress } from "@mantine/core";
import { useId, useState } from "react";
import type { AnnounceUpload } from "../../../workflows/contract/intake.ts";
import type { Paper, UploadTicket } from "../../../workflows/contract/outward.ts";
import type { PaperPurpose } from "../../../workflows/contract/papers.ts";
import { refusalBeforeSending } from "../api/before-sending.ts";
import { sendPaper } from "../api/upload.ts";
import type { UploadState } from "../api/upload.ts";
import { Badge } from "../ui/badge.tsx";
import { purposeWords } from "../words/papers.ts";
import { sizeWords } from "../words/sizes.ts";

type Sending = {
  readonly key: string;
  readonly file: File;
  readonly purpose: PaperPurpose;
  readonly state: UploadState;
};

const purposes = Object.keys(purposeWords) as PaperPurpose[];

function stateWords(state: UploadState): string {
  switch (state.at) {
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
  const failed = row.state.at === "failed";
  return (
    <li>
      <div className="spread">
        <div>
          <strong style={{ overflowWrap: "anywhere" }}>{row.file.name}</strong>
          <div className="soft small">
            {purposeWords[row.purpose]} · {sizeWords(row.file.size)}
          </div>
        </div>
        {failed ? <Badge tone="bad">Not sent</Badge> : <Badge tone="info">{stateWords(row.state)}</Badge>}
      </div>
      {row.state.at === "sending" ? (
        <Progress mt="xs" size="sm" value={row.state.share * 100} aria-label={`Sending ${row.file.name}`} />
      ) : null}
      {failed ? (
        <div className="row" style={{ marginTop: "0.4rem" }}>
          <span className="small">{stateWords(row.state)}</span>
          {refusalBeforeSending(row.file) === undefined ? (
            <Button size="xs" variant="default" onClick={props.onRetry}>
              Send again
            </Button>
          ) : null}
          <Button size="xs" variant="subtle" onClick={props.onDismiss}>
            Remove
          </Button>
        </div>
      ) : null}
    </li>
  );
}

type PaperUploaderProps = {
  readonly papers: readonly Paper[];
  readonly announce: (upload: AnnounceUpload) => Promise<UploadTicket>;
  readonly onArrived: () => void;
  readonly firstPurpose: PaperPurpose;
};

/** Sends papers: what each is, the limits first, then progress and result per file. */
export function PaperUploader({ papers, announce, onArrived, firstPurpose }: PaperUploaderProps) {
  const [purpose, setPurpose] = useState(firstPurpose);
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const [over, setOver] = useState(false);
  const limits = useId();
  const known = new Set<string>(papers.map((paper) => paper.documentId));

  const start = (row: Sending) => {
    const report = (state: UploadState) => {
      setSending((rows) => rows.map((other) => (other.key === row.key ? { ...other, state } : other)));
      if (state.at === "sent") onArrived();
    };
    void sendPaper(row.file, row.purpose, announce, report);
  };
  const add = (files: Iterable<File>) => {
    const rows = Array.from(files, (file): Sending => {
      return { key: crypto.randomUUID(), file, purpose, state: { at: "hashing" } };
    });
    setSending((before) => [...before, ...rows]);
    for (const row of rows) start(row);
  };
  const open = sending.filter((row) => !(row.state.at === "sent" && known.has(row.state.documentId)));
  const under = open.filter((row) => row.state.at !== "failed").length;

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
      <label className="drop" data-over={over ? true : undefined}>
        <input
          type="file"
          accept="application/pdf,.pdf"
          multiple
          aria-describedby={limits}
          onDragEnter={() => {
            setOver(true);
          }}
          onDragLeave={() => {
            setOver(false);
          }}
          onChange={(change) => {
            setOver(false);
            add(change.currentTarget.files ?? []);
            change.currentTarget.value = "";
          }}
        />
        <strong>Choose files</strong> or drop them here
        <span id={limits} className="soft small" style={{ display: "block", marginTop: "0.25rem" }}>
          PDF only, at most 25 MB and 2,000 pages each, without a password
        </span>
      </label>
      <output className="unseen">{under === 0 ? "" : `${under} of ${open.length} files on their way`}</output>
      {open.length === 0 ? null : (
        <ul className="list" aria-label="Files being sent">
          {open.map((row) => (
            <SendingRow
              key={row.key}
              row={row}
              onRetry={() => {
                start(row);
              }}
              onDismiss={() => {
                setSending((rows) => rows.filter((other) => other.key !== row.key));
              }}
            />
          ))}
        </ul>
      )}
    </div>
  );
}
