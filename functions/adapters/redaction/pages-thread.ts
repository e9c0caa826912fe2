import { runErrand } from "./errand-thread.ts";
import type { PagesErrand } from "./pages-worker.ts";
import type { PageAnswer, PageErrand } from "./shown-pages.ts";

/** Looks at one record. Throws only when the engines cannot be loaded, which no document can bring about. */
export type AskPages = (bytes: Uint8Array, asked: PageErrand) => Promise<PageAnswer>;

/** The gateway waits 29 seconds for an answer, of which the engines take some to load. */
const longestMs = 20_000;
const died: PageAnswer = { ok: false, reason: "unreadable" };
// Imported when it is needed, so that a bundle keeps it as a file of its own.
const engine = async () => new URL((await import("./pages-worker.ts")).pagesWorkerFile);

/** Looks at a record in a thread of its own that a document can kill or hold up without harm: then it cannot be read. */
export function askPagesInThread(file: () => Promise<URL> = engine, patienceMs = longestMs): AskPages {
  return async (bytes, asked) => {
    const errand: PagesErrand = { errand: "pages", bytes, asked };
    return runErrand(await file(), errand, { longestMs: patienceMs, loadingMs: 8000, died });
  };
}
