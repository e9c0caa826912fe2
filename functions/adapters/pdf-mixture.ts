import type { PagesToRead } from "../../workflows/contract/pages-to-read.ts";
import { identityOf } from "../../workflows/production/redaction/page-identity.ts";
import type { NamedPatient } from "../../workflows/production/redaction/page-identity.ts";
import { checkNote } from "../../workflows/notes/check-note.ts";
import { pageTexts } from "./pdf-text.ts";

/** The row of a record names no more pages of mixed words than this: who has to read two hundred reads them all. */
const mostMixed = 200;

/** Looks at the words of each page as the note checker does, and at whom they name; what it finds is a flag for a person, and proves nothing. */
export async function pagesToRead(bytes: Uint8Array, patient: NamedPatient): Promise<PagesToRead> {
  const pages = await pageTexts(bytes);
  const numbers = (are: (page: (typeof pages)[number]) => boolean) =>
    pages.flatMap((page, at) => (are(page) ? [at + 1] : []));
  return {
    mixed: numbers(({ words }) =>
      checkNote({ keptAs: "progress-note", text: words }).some(
        ({ kind, confidence: { level } }) => kind === "session-content" && level !== "possible",
      ),
    ).slice(0, mostMixed),
    // Of each of these somebody says whose it is, so that none may be missing.
    unread: numbers(({ whole }) => !whole),
    another: numbers(({ words }) => identityOf([words], patient) === "another"),
  };
}
