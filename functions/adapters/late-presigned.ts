import { once } from "./once.ts";
import type { DownloadLinks, UploadTickets } from "./presigned.s3.ts";

const storage = once(async () => {
  const { storageClient } = await import("./clients/s3.ts");
  return storageClient();
});
const presigned = () => import("./presigned.s3.ts");

/** Upload tickets, for functions that mostly answer something else: the storage's client is loaded with the first one. */
export const lateTickets =
  (bucket: string): UploadTickets =>
  async (target, upload) =>
    (await presigned()).uploadTickets(await storage(), bucket)(target, upload);

/** Download links, loaded in the same way. */
export const lateLinks =
  (bucket: string): DownloadLinks =>
  async (download) =>
    (await presigned()).downloadLinks(await storage(), bucket)(download);
