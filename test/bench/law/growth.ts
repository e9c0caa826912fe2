import type { CaseFile, Segment } from "../../../workflows/contract/case-file.ts";
import { assess } from "../../../workflows/law/assess.ts";
import { vignettes } from "../../law/vignette.ts";
import { cpuMs, summary, warmUps } from "../rounds.ts";

/** Documents in a case, from a single note to a thick chart. */
export const sizes = [1, 5, 50, 500] as const;

const kinds: readonly Segment[] = vignettes
  .flatMap(({ caseFile }) => caseFile.segments ?? [])
  .filter(({ sentAt }) => sentAt === undefined);

/** The case with so many documents, each a piece of some invented case in turn. */
const withDocuments = (caseFile: CaseFile, count: number): CaseFile => ({
  ...caseFile,
  segments: Array.from({ length: count }, (_, n): Segment => ({
    ...kinds[n % kinds.length],
    id: `document-${n}`,
  })),
});

/** Some invented cases, one in fifteen. */
const cases = vignettes.map(({ caseFile }) => caseFile).filter((_, at) => at % 15 === 0);
const bySize = sizes.map((size) => cases.map((caseFile) => withDocuments(caseFile, size)));

/** CPU microseconds of whole assessments for each document, by size; thin cases more than once. */
const usPerDocument = (): readonly number[] =>
  bySize.map((some, n) => {
    const size = sizes[n] ?? 1;
    const times = Math.min(20, Math.ceil(250 / size));
    const begun = cpuMs();
    for (let time = 0; time < times; time += 1) for (const caseFile of some) assess(caseFile);
    return ((cpuMs() - begun) * 1000) / (times * some.length * size);
  });

/** The cost of a document at each size, and that of the thickest case over that of the one before. */
export function growth(rounds: number) {
  const found = Array.from({ length: warmUps + rounds }, usPerDocument).slice(warmUps);
  return {
    us: sizes.map((_, n) => summary(found.map((us) => us[n] ?? Number.NaN)).median),
    ratio: summary(found.map((us) => (us.at(-1) ?? Number.NaN) / (us.at(-2) ?? Number.NaN))),
  };
}
