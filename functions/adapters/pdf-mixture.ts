import type { PagesToRead } from "../../workflows/contract/pages-to-read.ts";
import { checkNote } from "../../workflows/notes/check-note.ts";
import { pageTexts } from "./pdf-text.ts";

/** The row of a record names no more pages than this of each kind: who has to read two hundred reads them all. */
const mostNamed = 200;

/** Looks at the words of each page as the note checker does; what it finds is a flag for a person, and proves nothing. */
export async function pagesToRead(bytes: Uint8Array): Promise<PagesToRead> {
  const pages = await pageTexts(bytes);
  const numbers = (are: (page: (typeof pages)[number]) => boolean) =>
    pages.flatMap((page, at) => (are(page) ? [at + 1] : [])).slice(0, mostNamed);
  return {
    mixed: numbers(({ words }) =>
      checkNote({ keptAs: "progress-note", text: words }).some(
        ({ kind, confidence: { level } }) => kind === "session-content" && level !== "possible",
      ),
    ),
    unread: numbers(({ whole }) => !whole),
  };
}
