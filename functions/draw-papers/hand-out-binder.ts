import { uploadLimitBytes } from "../../workflows/contract/papers.ts";
import type { Place } from "../../workflows/papers/binder.ts";
import type { Paper } from "../../workflows/papers/paper.ts";
import type { RequestKey } from "../../workflows/ports.ts";
import type { PaperOnFile } from "../../workflows/request/context.ts";
import type { ToBind } from "../adapters/pdf-binder.ts";
import { newId, sha256Hex } from "../adapters/digests.ts";
import { paperKeyOf } from "../adapters/object-created.ts";
import type { ObjectStore } from "../adapters/object-store.s3.ts";
import type { DownloadLinks } from "../adapters/presigned.s3.ts";

/** Where the papers that came in are read from, and where binders lie until they are swept. */
export type BinderShelves = {
  readonly casePapers: Pick<ObjectStore, "read">;
  readonly binders: Pick<ObjectStore, "put">;
  readonly links: DownloadLinks;
};

/** Binds everything into one file, stores it under a name that says nothing, and makes the link of one minute to it. */
export async function handOutBinder(
  { casePapers, binders, links }: BinderShelves,
  key: RequestKey,
  {
    papers,
    copies,
    draw,
    fileName,
  }: {
    readonly papers: readonly PaperOnFile[];
    readonly copies: ToBind["copies"];
    readonly draw: (places: readonly Place[]) => Paper;
    readonly fileName: string;
  },
  at: Date,
): Promise<string> {
  const { bind } = await import("../adapters/pdf-binder.ts");
  const read = ({ documentId }: PaperOnFile) =>
    casePapers.read(paperKeyOf({ ...key, documentId }), uploadLimitBytes);
  const bytes = await bind({ papers, copies, read, draw }, at);
  const object = `${key.practiceId}/${key.requestId}/${newId("bnd")}`;
  await binders.put({
    key: object,
    bytes,
    contentType: "application/pdf",
    sha256: sha256Hex(bytes),
  });
  return links({ key: object, fileName });
}
