import type { CaseFile } from "../../workflows/contract/case-file.ts";
import type { Determination } from "../../workflows/contract/determination.ts";
import { assess } from "../../workflows/law/assess.ts";
import { neighbours } from "./neighbours/index.ts";
import { vignettes } from "./vignette.ts";

type Heard = { readonly caseFile: CaseFile } & Pick<
  Determination,
  "reasons" | "controlling" | "needsCounsel"
>;

let heard: readonly Heard[] | undefined;

/** What the rules say to every invented case. Asked by the first test that wants it, never while tests are collected. */
export function heardByEachCase(): readonly Heard[] {
  heard ??= [...vignettes, ...neighbours].map(({ caseFile }) => {
    const { reasons, controlling, needsCounsel } = assess(caseFile);
    return { caseFile, reasons, controlling, needsCounsel };
  });
  return heard;
}
