import type { CounselPaper } from "../../workflows/contract/motions.ts";
import type { PaperSources } from "../../workflows/papers/case.ts";
import { draftOf } from "../../workflows/papers/draft.ts";
import { canonicalJson, sha256Hex } from "../adapters/digests.ts";

/** The digest by which a sign-off knows its draft: the same facts and the same template give the same. */
export function draftDigest(paper: CounselPaper, sources: PaperSources): string | undefined {
  const draft = draftOf(paper, sources);
  return draft && sha256Hex(canonicalJson(draft));
}
