import { momentTitles, moments } from "../../../workflows/contract/guidance-words.ts";
import { explainMoment, type Point } from "../../../workflows/law/explainers/explain-moment.ts";
import { heading, item, plain } from "./markdown.ts";

const pointLine = ({ words, citations, confidence }: Point): string =>
  item(`${plain(words)} (**${citations.map(plain).join("; ")}**, ${confidence})`);

/** The sentences staff are shown beside a task under federal law, each a rule's own. */
export const guidanceLines = (on: string): readonly string[] => [
  ...heading(2, "What staff are shown beside a task"),
  ...moments.flatMap((moment) => {
    const { federal } = explainMoment(moment, undefined, on);
    return [...heading(3, plain(momentTitles[moment])), ...federal.points.map(pointLine)];
  }),
];

/** What a state adds beside each task; nothing where it adds nothing. */
export const stateGuidanceLines = (code: string, name: string, on: string): readonly string[] => [
  ...heading(3, `${name}: what staff are shown besides`),
  ...moments.flatMap((moment) => {
    const { state } = explainMoment(moment, code, on);
    const points = state?.points ?? [];
    return points.length === 0
      ? []
      : [item(`${plain(momentTitles[moment])}:`), ...points.map((point) => `  ${pointLine(point)}`)];
  }),
];
