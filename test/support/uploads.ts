import { createHash } from "node:crypto";
import { expect } from "vitest";
import { call, until } from "../../local/journey/api.ts";
import type { AnnounceUpload } from "../../workflows/contract/intake.ts";
import type { IntakeView, Paper, UploadTicket } from "../../workflows/contract/outward.ts";
import { openDraft } from "./drafts.ts";
import { onePage, streamObject } from "./pdf-files.ts";
import { harborLight, objectKeys } from "./stack-parts.ts";
import type { TestStack } from "./stack.ts";

/** A draft of a stranger, with the token that opens it. */
export type Draft = { readonly requestId: string; readonly token: string };

export const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
export const plain = streamObject(Buffer.from("q Q"));
/** A small PDF that differs from every other of its number. */
export const good = (number: number) => onePage(plain, { extra: [`<</Number ${number}>>`] });

/** The name under which a paper lies in the quarantine and, once admitted, among the case papers. */
export const keyOf = ({ requestId }: Draft, documentId: string) =>
  `${harborLight}/${requestId}/${documentId}`;

/** Sends bytes by a ticket, with form fields changed as told; gives status and body of the storage's answer. */
export async function send(
  { url, fields }: UploadTicket,
  bytes: Uint8Array,
  changed: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly body: string }> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, ...changed })) form.append(name, value);
  form.append("file", new Blob([Uint8Array.from(bytes)], { type: "application/pdf" }), "file.pdf");
  const answer = await fetch(url, { method: "POST", body: form });
  return { status: answer.status, body: await answer.text() };
}

let drafts = 0;

/** A stranger who opens drafts on a running stack, sends files to them and looks what became of each. */
export function strangerOf(stack: () => TestStack) {
  /** A new draft; each takes twenty files. */
  const newDraft = async (): Promise<Draft> => {
    drafts += 1;
    const { requestId, intakeToken } = await openDraft(stack(), `harriet.colby+${drafts}@colbymarsh.example`);
    return { requestId, token: intakeToken };
  };
  const announce = ({ requestId, token }: Draft, bytes: Uint8Array, more: Partial<AnnounceUpload> = {}) =>
    call<UploadTicket>(stack().portalOrigin, "announceIntakeUpload", {
      token,
      parameters: { requestId },
      body: {
        purpose: "legal-process",
        fileName: "subpoena.pdf",
        contentType: "application/pdf",
        size: bytes.length,
        sha256: sha256(bytes),
        ...more,
      },
    });
  const viewOf = ({ requestId, token }: Draft) =>
    call<IntakeView>(stack().portalOrigin, "viewIntake", { token, parameters: { requestId } });
  /** The paper once the gate has judged it. */
  const judged = async (draft: Draft, documentId: string): Promise<Paper> => {
    const ours = (view: IntakeView) => view.papers.find((paper) => paper.documentId === documentId);
    const view = await until(
      "the gate to judge a paper",
      () => viewOf(draft),
      (seen) => ours(seen)?.state !== "announced",
      90,
    );
    const paper = ours(view);
    if (!paper) throw new Error("the draft does not know the paper");
    return paper;
  };
  return {
    newDraft,
    announce,
    viewOf,
    judged,
    offer: async (draft: Draft, bytes: Uint8Array, more: Partial<AnnounceUpload> = {}): Promise<Paper> => {
      const ticket = await announce(draft, bytes, more);
      expect((await send(ticket, bytes)).status).toBe(204);
      return judged(draft, ticket.documentId);
    },
    inBucket: (bucket: string, draft: Draft) =>
      objectKeys(stack(), bucket, `${harborLight}/${draft.requestId}/`),
  };
}
