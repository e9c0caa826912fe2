import { randomUUID } from "node:crypto";
import type { Refusal } from "../../workflows/contract/problem.ts";
import type { StaffLink } from "../../workflows/contract/staff.ts";
import type { Caller } from "../../workflows/contract/submission.ts";
import type { RequestKey } from "../../workflows/ports.ts";
import type { DocumentId, EventId } from "../../workflows/vocabulary/ids.ts";
import { linkSeconds } from "../adapters/lifetimes.ts";
import { openRecord } from "../adapters/open-record.ts";
import type { Download } from "../adapters/presigned.s3.ts";
import { notFound, refusal } from "../adapters/problem-response.ts";
import type { Desk, Shelf, Speaker } from "./desk.ts";

type Linked = { readonly link: StaffLink } | { readonly problem: Refusal };

/** A link to an admitted paper. That somebody looked is on record before anybody can look. */
export async function paperLink(
  desk: Desk,
  { caller }: Speaker,
  key: RequestKey,
  documentId: DocumentId,
): Promise<Linked> {
  const request = await desk.requests.read(key);
  const papers = request?.context.papers ?? [];
  const at = papers.findIndex((paper) => paper.documentId === documentId && paper.state === "admitted");
  if (!request || at < 0) return { problem: notFound() };
  // The sender's file name may hold a patient's name, and a link is an address: the name in it is ours.
  const fileName = `${request.trackingNumber}-paper-${at + 1}.pdf`;
  const object = `${key.practiceId}/${key.requestId}/${documentId}`;
  return viewed(
    desk,
    desk.papers,
    caller,
    key,
    { type: "paper.viewed", documentId },
    { key: object, fileName },
  );
}

/** A link to a record that is proposed for this request; a psychotherapy note is opened by nobody here. */
export async function recordLink(
  desk: Desk,
  { member, caller }: Speaker,
  key: RequestKey,
  documentId: DocumentId,
): Promise<Linked> {
  const request = await desk.requests.read(key);
  if (!request) return { problem: notFound() };
  const opened = await openRecord(desk.practices, member, request.context, documentId);
  if ("problem" in opened) return opened;
  const fileName = `${request.trackingNumber}-record-${opened.at + 1}.pdf`;
  return viewed(
    desk,
    desk.records,
    caller,
    key,
    { type: "record.viewed", documentId },
    { key: opened.key, fileName },
  );
}

async function viewed(
  { submit, now }: Desk,
  shelf: Shelf,
  actor: Caller,
  key: RequestKey,
  event: { readonly type: "paper.viewed" | "record.viewed"; readonly documentId: DocumentId },
  download: Download,
): Promise<Linked> {
  // Nobody has looked at what cannot be read.
  if (!(await shelf.tryRead(download)))
    return { problem: refusal("unavailable", "The document cannot be read at the moment. Try again later.") };
  const eventId = randomUUID() as EventId;
  const result = await submit({ ...key, eventId, actor, event });
  if (result.outcome === "refused") return { problem: result.problem };
  const expiresAt = new Date(now().getTime() + linkSeconds * 1000).toISOString();
  return { link: { url: await shelf.link(download), expiresAt } };
}
