import { once } from "./once.ts";
import type { DownloadLinks, UploadTickets } from "./presigned.s3.ts";

const presigned = once(async () => {
  const { downloadLinks, storageClient, uploadTickets } = await import("./presigned.s3.ts");
  return { downloadLinks, uploadTickets, storage: storageClient() };
});

/** Upload tickets, for functions that mostly answer something else: the storage's client is loaded with the first one. */
export const lateTickets =
  (bucket: string): UploadTickets =>
  async (target, upload) => {
    const { uploadTickets, storage } = await presigned();
    return uploadTickets(storage, bucket)(target, upload);
  };

/** Download links, loaded in the same way. */
export const lateLinks =
  (bucket: string): DownloadLinks =>
  async (download) => {
    const { downloadLinks, storage } = await presigned();
    return downloadLinks(storage, bucket)(download);
  };
