import { isMainThread, parentPort, workerData } from "node:worker_threads";
import type { ErrandAnswer } from "./errand-thread.ts";
import type { PageAnswer, PageErrand } from "./shown-pages.ts";

// Loaded twice: by the function, which learns where this file lies, and as a thread of its own, which looks at one record.

/** What the thread is given: no environment and no keys. */
export type PagesErrand = {
  readonly errand: "pages";
  readonly bytes: Uint8Array;
  readonly asked: PageErrand;
};

/** Where this file lies, in a bundle too. */
export const pagesWorkerFile = import.meta.url;

const isErrand = (data: unknown): data is PagesErrand =>
  typeof data === "object" && data !== null && "errand" in data && data.errand === "pages";

if (!isMainThread && parentPort && isErrand(workerData)) {
  const { onPages } = await import("./shown-pages.ts");
  const { lazyPictureReader } = await import("./picture-reader.ts");
  const reader = lazyPictureReader();
  const say = (answer: ErrandAnswer<PageAnswer>) => parentPort?.postMessage(answer);
  say({ ready: true });
  say({ done: await onPages(workerData.bytes, workerData.asked, reader.read) });
  await reader.close();
}
