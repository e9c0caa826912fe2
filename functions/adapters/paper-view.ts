import type { Paper } from "../../workflows/contract/outward.ts";
import type { Profile } from "../../workflows/contract/profile.ts";
import { refusalWords } from "../../workflows/contract/papers.ts";
import type { PaperOnFile } from "../../workflows/request/context.ts";

/** One paper as people see it: its shown name, its state, and for a refused one what to do. */
export function paperView(paper: PaperOnFile, fileNames: Profile["fileNames"]): Paper {
  const { documentId, purpose, size, state, pages, refusal, cleaned } = paper;
  return {
    documentId,
    purpose,
    fileName: fileNames[documentId] ?? "document.pdf",
    size,
    state: state === "going" ? "destroyed" : state,
    ...(pages === null ? {} : { pages }),
    ...(cleaned ? { cleaned } : {}),
    ...(refusal === null ? {} : { refusal: { reason: refusal, words: refusalWords[refusal] } }),
  };
}
