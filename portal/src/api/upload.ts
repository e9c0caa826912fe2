import type { AnnounceUpload } from "../../../workflows/contract/intake.ts";
import type { UploadTicket } from "../../../workflows/contract/outward.ts";
import type { PaperPurpose } from "../../../workflows/contract/papers.ts";
import { uploadContentType } from "../../../workflows/contract/papers.ts";
import { refusalBeforeSending } from "./before-sending.ts";
import { digestOf } from "./digest.ts";
import { wordsOf } from "./said.ts";

/**
 * Where one upload is. `sent` means that the storage has it; whether it is admitted is learned by asking later. A failed
 * one keeps its ticket, so that sending again is the same paper and not a second one.
 */
export type UploadState =
  | { readonly at: "waiting" }
  | { readonly at: "hashing" }
  | { readonly at: "sending"; readonly share: number; readonly ticket: UploadTicket }
  | { readonly at: "sent"; readonly ticket: UploadTicket }
  | {
      readonly at: "failed";
      readonly words: string;
      /** Whether the same file may do better when it is sent again. */
      readonly again: boolean;
      readonly ticket?: UploadTicket | undefined;
    };

/** What is sent, and what announces it: the API of the page that sends it. */
export type Upload = {
  readonly file: File;
  readonly purpose: PaperPurpose;
  readonly announce: (upload: AnnounceUpload) => Promise<UploadTicket>;
  /** The ticket of an earlier try of the same file. */
  readonly ticket?: UploadTicket | undefined;
};

const stalledAfterMilliseconds = 60_000;

/** A form of the storage by which one file is posted. */
type PostForm = Pick<UploadTicket, "url" | "fields">;
export type Ending = "stored" | "refused" | "broken" | "stalled";
export const endingWords = {
  refused: "The storage refused the file: it differs from what was announced. Choose the file again.",
  broken: "The connection broke while sending. Send the file again.",
  stalled: "Nothing went out for a minute. Check your connection, then send the file again.",
} as const satisfies Record<Exclude<Ending, "stored">, string>;

/** Posts a file to the storage, under a name that says nothing, reporting the share sent. */
export function postFile(to: PostForm, file: Blob, onShare: (share: number) => void): Promise<Ending> {
  const form = new FormData();
  for (const [name, value] of Object.entries(to.fields)) form.append(name, value);
  form.append("file", new File([file], "file.pdf", { type: uploadContentType }));
  const request = new XMLHttpRequest();
  return new Promise((resolve) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = (ending: Ending) => {
      clearTimeout(timer);
      resolve(ending);
    };
    const awaitNews = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        end("stalled");
        request.abort();
      }, stalledAfterMilliseconds);
    };
    request.upload.addEventListener("progress", (event) => {
      awaitNews();
      if (event.lengthComputable) onShare(event.loaded / event.total);
    });
    request.addEventListener("load", () => {
      end(request.status >= 200 && request.status < 300 ? "stored" : "refused");
    });
    request.addEventListener("error", () => {
      end("broken");
    });
    request.open("POST", to.url);
    request.send(form);
    awaitNews();
  });
}

/** Hashes, announces and sends one file, and tells `report` each step; never throws, a failure is a state. */
export async function sendPaper(upload: Upload, report: (state: UploadState) => void): Promise<void> {
  const { file } = upload;
  const refusal = refusalBeforeSending(file);
  if (refusal !== undefined) {
    report({ at: "failed", words: refusal, again: false });
    return;
  }
  try {
    const ticket = upload.ticket ?? (await announced(upload, report));
    const send = () => {
      report({ at: "sending", share: 0, ticket });
      return postFile(ticket, file, (share) => {
        report({ at: "sending", share, ticket });
      });
    };
    const ending = await send();
    // A ticket of an earlier try may have run out meanwhile: then the file is announced anew.
    if (ending === "refused" && upload.ticket !== undefined) {
      await sendPaper({ ...upload, ticket: undefined }, report);
    } else if (ending === "stored") {
      report({ at: "sent", ticket });
    } else {
      report({ at: "failed", words: endingWords[ending], again: true, ticket });
    }
  } catch (error) {
    report({
      at: "failed",
      words: wordsOf(error, "The file could not be sent. Send it again."),
      again: true,
    });
  }
}

async function announced(
  { file, purpose, announce }: Upload,
  report: (state: UploadState) => void,
): Promise<UploadTicket> {
  report({ at: "hashing" });
  const sha256 = await digestOf(file);
  return announce({
    purpose,
    fileName: file.name,
    contentType: uploadContentType,
    size: file.size,
    sha256,
  });
}
