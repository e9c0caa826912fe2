import { useRef, useState } from "react";
import type { Paper } from "../../../workflows/contract/outward.ts";
import type { PaperPurpose } from "../../../workflows/contract/papers.ts";
import { sendPaper } from "../api/upload.ts";
import type { Upload, UploadState } from "../api/upload.ts";
import { useLeaveWarning } from "./use-leave-warning.ts";

/** One file on its way. */
export type Sending = {
  readonly key: string;
  readonly file: File;
  readonly purpose: PaperPurpose;
  readonly state: UploadState;
  /** Taken off the list by the person; what was announced of it stays unsaid. */
  readonly dismissed?: true;
};

/** The files that this page sends. */
export type Uploads = {
  readonly rows: readonly Sending[];
  readonly add: (files: Iterable<File>, purpose: PaperPurpose) => void;
  readonly again: (row: Sending) => void;
  readonly dismiss: (row: Sending) => void;
};

const underWay = ({ state }: Sending): boolean => state.at !== "failed" && state.at !== "sent";
const ticketOf = ({ state }: Sending) => ("ticket" in state ? state.ticket : undefined);

/**
 * Sends files one after the other, so that a slow line is not shared out among all of them; answers the papers of the
 * request without those still under way.
 */
export function useUploads<OnePaper extends Paper>(
  papers: readonly OnePaper[],
  announce: Upload["announce"],
  onArrived: () => void,
): Uploads & { readonly papers: readonly OnePaper[] } {
  const [rows, setRows] = useState<readonly Sending[]>([]);
  const queue = useRef(Promise.resolve());
  const busy = rows.some(underWay);

  useLeaveWarning(busy);

  const start = (row: Sending) => {
    const report = (state: UploadState) => {
      setRows((all) => all.map((other) => (other.key === row.key ? { ...other, state } : other)));
      if (state.at === "sent") onArrived();
    };
    report({ at: "waiting" });
    const upload = { file: row.file, purpose: row.purpose, announce, ticket: ticketOf(row) };
    queue.current = queue.current.then(() => sendPaper(upload, report));
  };

  const known = new Set<string>(papers.map((paper) => paper.documentId));
  const shown = rows.filter(
    (row) => !row.dismissed && !(row.state.at === "sent" && known.has(row.state.ticket.documentId)),
  );
  // What was announced but has not arrived is shown once, as the file that is being sent.
  const unsent = new Set<string | undefined>(
    rows.filter(({ state }) => state.at !== "sent").map((row) => ticketOf(row)?.documentId),
  );
  return {
    rows: shown,
    papers: papers.filter((paper) => !unsent.has(paper.documentId)),
    add: (files, purpose) => {
      const added = Array.from(files, (file): Sending => {
        return { key: crypto.randomUUID(), file, purpose, state: { at: "waiting" } };
      });
      setRows((all) => [...all, ...added]);
      for (const row of added) start(row);
    },
    again: start,
    dismiss: (row) => {
      setRows((all) => all.map((other) => (other.key === row.key ? { ...other, dismissed: true } : other)));
    },
  };
}
