import type { Determination } from "../contract/determination.ts";
import { assess } from "../law/assess.ts";
import { packVersions } from "../law/packs/index.ts";
import type { Judgement } from "../request/judgement.ts";
import type { DocumentId } from "../vocabulary/ids.ts";
import { caseFileOf } from "./case-file-of.ts";
import type { OnFile } from "./case-file-of.ts";
import { judgementOf } from "./judgement-of.ts";

/** What the law makes of a case at one moment, and the summary of it that the lifecycle reads. */
export function judge(
  onFile: OnFile,
  approved: readonly DocumentId[],
): { readonly determination: Determination; readonly judgement: Judgement } {
  const caseFile = caseFileOf(onFile);
  const determination = assess(caseFile);
  const { records } = onFile;
  return {
    determination,
    judgement: judgementOf(determination, { caseFile, records, approved, packVersions }),
  };
}
