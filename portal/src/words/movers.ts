import type { CounselPaper, MotionStage, movers } from "../../../workflows/contract/motions.ts";

type Mover = (typeof movers)[number];

/** Who may move the court, to stand inside a sentence. */
export const moverNames = {
  practice: "the practice",
  patient: "the patient",
  party: "a party",
} as const satisfies Record<Mover, string>;

const inOneLine = new Intl.ListFormat("en", { type: "conjunction" });

/** The practice's papers that counsel signs off, to stand inside a sentence. */
export const counselPapers = {
  "motion-to-quash": "the motion to quash",
  "protective-order-motion": "the motion for a protective order",
  "in-camera-request": "the request for in camera review",
  "objection-letter": "the objection letter",
  appeal: "an appeal",
} as const satisfies Record<CounselPaper, string>;

const stageWords: Readonly<Record<MotionStage, string>> = {
  opposed: "opposed",
  heard: "heard",
  appealed: "on appeal",
};
/** How far each motion has come that is more than filed; nothing where none is. */
export function stagesInWords(stages: Readonly<Partial<Record<Mover, MotionStage>>>): string | undefined {
  const rows = Object.entries(stages) as [Mover, MotionStage][];
  if (rows.length === 0) return undefined;
  return `${inOneLine.format(rows.map(([mover, stage]) => `that of ${moverNames[mover]} is ${stageWords[stage]}`))}.`.replace(
    /^t/,
    "T",
  );
}

/** Whose motions to quash are before the court, and that the practice's own is only drafted; nothing where there are none. */
export function motionsInWords(filed: readonly Mover[], drafted: boolean): string | undefined {
  const before =
    filed.length === 0
      ? []
      : [
          `Before the court: the ${filed.length === 1 ? "motion" : "motions"} of ${inOneLine.format(filed.map((mover) => moverNames[mover]))}.`,
        ];
  const draft = drafted ? ["The practice's own motion is drafted and not filed."] : [];
  const words = [...before, ...draft];
  return words.length === 0 ? undefined : words.join(" ");
}

/** Whose motion the court, or the practice, can end: what is filed, and a draft that is given up. */
export const moversToDecide = (filed: readonly Mover[], drafted: boolean): readonly Mover[] =>
  drafted && !filed.includes("practice") ? ["practice", ...filed] : filed;
