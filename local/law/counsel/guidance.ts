import { explainMoment, type Point } from "../../../workflows/law/explainers/explain-moment.ts";
import { moments } from "../../../workflows/law/explainers/moments.ts";
import { heading, item, plain } from "./markdown.ts";

const pointLine = ({ words, citations, confidence }: Point): string =>
  item(`${plain(words)} (**${citations.map(plain).join("; ")}**, ${confidence})`);

/** The sentences staff are shown beside a task under federal law, each a rule's own. */
export const guidanceLines = (on: string): readonly string[] => [
  ...heading(2, "What staff are shown beside a task"),
  ...moments.flatMap((moment) => {
    const { title, federal } = explainMoment(moment, undefined, on);
    return [...heading(3, plain(title)), ...federal.map(pointLine)];
  }),
];

/** What a state adds beside each task; nothing where it adds nothing. */
export const stateGuidanceLines = (code: string, name: string, on: string): readonly string[] => [
  ...heading(3, `${name}: what staff are shown besides`),
  ...moments.flatMap((moment) => {
    const { title, state } = explainMoment(moment, code, on);
    const points = state?.points ?? [];
    return points.length === 0
      ? []
      : [item(`${plain(title)}:`), ...points.map((point) => `  ${pointLine(point)}`)];
  }),
];
