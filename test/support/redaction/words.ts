import { line, makeOf } from "./sheet.ts";

/** Invented people and what an invented record might say of them. */
const people = [
  "Marta Quillfeather",
  "Oskar Brandwijk",
  "Delphine Umbrowe",
  "Tobias Hartnagel",
  "Ruth Castellane",
];
const sayings = [
  "reports sleeping better since the dose was changed.",
  "will return in two weeks; homework was discussed.",
  "denies thoughts of harming self or others today.",
  "was seen with spouse, who described the weekend.",
  "continues weekly sessions and attends the group.",
];

/** What was to be redacted in one of five samples. */
export const secretOf = (n: number): string => people[n % people.length] ?? "";

/** Lines of an ordinary record from the top of a sample's page downwards, none where the secret stands. */
export function ordinaryLines(n: number, lines = 8): string {
  const make = makeOf(n);
  const top = make.media[1] - 60;
  return Array.from({ length: lines }, (_, at) =>
    line(`${at + 1}. Client ${sayings[(n + at) % sayings.length]}`, 60, top - at * make.size * 1.6, make),
  ).join("");
}

/** Where the secret of a sample stands, and the box around it, with some room. */
export function secretPlace(n: number): {
  readonly x: number;
  readonly y: number;
  readonly box: readonly [number, number, number, number];
} {
  const { media, size } = makeOf(n);
  const [x, y] = [90, Math.round(media[1] / 2) - 40];
  const width = secretOf(n).length * size * 0.66;
  return { x, y, box: [x - 4, y - size * 0.35, x + width, y + size * 1.05] };
}

/** The secret as it is drawn, with operators before it. */
export const secretLine = (n: number, more = ""): string => {
  const { x, y } = secretPlace(n);
  return line(secretOf(n), x, y, makeOf(n), more);
};
