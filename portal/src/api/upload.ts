import type { AnnounceUpload } from "../../../workflows/contract/intake.ts";
import type { UploadTicket } from "../../../workflows/contract/outward.ts";
import type { PaperPurpose } from "../../../workflows/contract/papers.ts";
import { uploadContentType } from "../../../workflows/contract/papers.ts";
import { refusalBeforeSending } from "./before-sending.ts";
import { digestOf } from "./digest.ts";

/** Where one upload is. `sent` means that the storage has it; whether it is admitted is learned by asking later. */
export type UploadState =
  | { readonly at: "hashing" }
  | { readonly at: "sending"; readonly share: number }
  | { readonly at: "sent"; readonly documentId: string }
  | { readonly at: "failed"; readonly words: string };

type Announce = (upload: AnnounceUpload) => Promise<UploadTicket>;

/** Posts a file to the storage with its ticket, reporting the share sent; resolves when the storage has accepted it. */
function post(ticket: UploadTicket, file: File, onShare: (share: number) => void): Promise<void> {
  const form = new FormData();
  for (const [name, value] of Object.entries(ticket.fields)) form.append(name, value);
  form.append("file", file);
  const request = new XMLHttpRequest();
  return new Promise((resolve, reject) => {
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) onShare(event.loaded / event.total);
    });
    request.addEventListener("load", () => {
      if (request.status >= 200 && request.status < 300) resolve();
      else
        reject(
          new Error(
            "The storage refused the file: it differs from what was announced. Choose the file again.",
          ),
        );
    });
    request.addEventListener("error", () => {
      reject(new Error("The connection broke while sending. Send the file again."));
    });
    request.open("POST", ticket.url);
    request.send(form);
  });
}

/** Hashes, announces and sends one file, and tells `report` each step; never throws, a failure is a state. */
export async function sendPaper(
  file: File,
  purpose: PaperPurpose,
  announce: Announce,
  report: (state: UploadState) => void,
): Promise<void> {
  const refusal = refusalBeforeSending(file);
  if (refusal !== undefined) {
    report({ at: "failed", words: refusal });
    return;
  }
  try {
    report({ at: "hashing" });
    const sha256 = await digestOf(file);
    const ticket = await announce({
      purpose,
      fileName: file.name,
      contentType: uploadContentType,
      size: file.size,
      sha256,
    });
    report({ at: "sending", share: 0 });
    const typed = new File([file], file.name, { type: uploadContentType });
    await post(ticket, typed, (share) => {
      report({ at: "sending", share });
    });
    report({ at: "sent", documentId: ticket.documentId });
  } catch (error) {
    report({
      at: "failed",
      words: error instanceof Error ? error.message : "The file could not be sent. Send it again.",
    });
  }
}
