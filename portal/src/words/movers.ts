import type { movers } from "../../../workflows/contract/motions.ts";

type Mover = (typeof movers)[number];

/** Who may move the court, to stand inside a sentence. */
export const moverNames = {
  practice: "the practice",
  patient: "the patient",
  party: "a party",
} as const satisfies Record<Mover, string>;

const inOneLine = new Intl.ListFormat("en", { type: "conjunction" });

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
