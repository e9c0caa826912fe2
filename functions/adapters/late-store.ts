import type { ObjectStore } from "./object-store.s3.ts";
import { once } from "./once.ts";

const storage = once(async () => {
  const [{ objectStore }, { storageClient }] = await Promise.all([
    import("./object-store.s3.ts"),
    import("./clients/s3.ts"),
  ]);
  return { objectStore, client: storageClient() };
});

/** Reading and writing in one bucket, for functions that mostly do neither: the storage's client is loaded with the first. */
export function lateStore(bucket: string): Pick<ObjectStore, "read" | "put"> {
  const store = async () => {
    const { objectStore, client } = await storage();
    return objectStore(client, bucket);
  };
  return {
    read: async (...asked) => (await store()).read(...asked),
    put: async (object) => (await store()).put(object),
  };
}
