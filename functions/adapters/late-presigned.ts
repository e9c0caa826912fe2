import { once } from "./once.ts";
import type { DownloadLinks, TryRead, UploadTickets } from "./presigned.s3.ts";

const presigned = once(async () => {
  const { downloadLinks, storageClient, tryRead, uploadTickets } = await import("./presigned.s3.ts");
  return { downloadLinks, tryRead, uploadTickets, storage: storageClient() };
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

/** Tries to read, loaded in the same way. */
export const lateTry =
  (bucket: string): TryRead =>
  async (object) => {
    const { tryRead, storage } = await presigned();
    return tryRead(storage, bucket)(object);
  };
