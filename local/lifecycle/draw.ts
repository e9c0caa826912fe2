import { chart } from "./chart.ts";
import type { Exit, Region } from "./chart.ts";
import { labelLine, place, textSizes, widthOf } from "./place.ts";
import type { Box, Placed, PlacedArrow } from "./place.ts";

const [margin, gap, titleHeight, legendHeight] = [24, 24, 34, 20];
const style = `
  text { font-family: system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; fill: #1d2433; }
  .region { fill: #f7f8fa; stroke: #c9ced8; }
  .group { fill: #eceff4; stroke: #b8bfcc; stroke-dasharray: 4 3; }
  .state { fill: #ffffff; stroke: #41506b; stroke-width: 1.25; }
  .initial { stroke-width: 2.5; }
  .arrow { fill: none; stroke: #6b7890; stroke-width: 1.1; }
  .back { stroke-dasharray: 5 3; }
  .title { font-size: 16px; font-weight: 650; }
  .name { font-size: ${textSizes.name}px; font-weight: 600; text-anchor: middle; }
  .words { font-size: ${textSizes.words}px; fill: #56617a; text-anchor: middle; }
  .inside { font-size: ${textSizes.words}px; fill: #56617a; font-weight: 600; }
  .label { font-size: ${textSizes.label}px; fill: #2f4f8f; text-anchor: middle; paint-order: stroke; stroke: #f7f8fa; stroke-width: 3px; }
  .exit { font-size: ${textSizes.words}px; }
`;

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const number = (value: number): string => String(Math.round(value * 10) / 10);
const rect = ({ x, y, width, height }: Box, name: string, radius: number): string =>
  `<rect class="${name}" x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}" rx="${radius}"/>`;
const text = (x: number, y: number, name: string, words: string): string =>
  `<text class="${name}" x="${number(x)}" y="${number(y)}">${escaped(words)}</text>`;
const shortOf = (id: string): string => id.split(".").slice(1).join(".");

function arrow({ points, label, labels }: PlacedArrow): { readonly line: string; readonly words: string } {
  const goesBack = (points.at(-1)?.y ?? 0) < (points[0]?.y ?? 0);
  const path = points.map(({ x, y }, n) => `${n === 0 ? "M" : "L"}${number(x)} ${number(y)}`).join(" ");
  return {
    line: `<path class="${goesBack ? "arrow back" : "arrow"}" d="${path}" marker-end="url(#head)"/>`,
    words: labels
      .map((words, n) => text(label.x + label.width / 2, label.y + labelLine * (n + 0.75), "label", words))
      .join(""),
  };
}

const exitLines = ({ from, to, labels }: Exit): readonly string[] => [
  `${shortOf(to)} ← ${labels.join(", ")}`,
  `from ${from.map(shortOf).join(", ")}`,
];

const wrapped = (line: string, width: number): readonly string[] =>
  line.split(/(?<=,) /).reduce<readonly string[]>((lines, word) => {
    const longer = [lines.at(-1), word].filter(Boolean).join(" ");
    return widthOf(longer, textSizes.words) < width ? [...lines.slice(0, -1), longer] : [...lines, word];
  }, []);

type Panel = { readonly width: number; readonly height: number; readonly svg: string };

function panel(placed: Placed): Panel {
  const { region, leaves, groups, arrows } = placed;
  const width = Math.max(placed.width, 260);
  const notes = region.exits.flatMap((exit) => [
    ...exitLines(exit).flatMap((line) => wrapped(line, width - 2 * margin)),
    "",
  ]);
  const height = titleHeight + placed.height + (notes.length === 0 ? 0 : notes.length * 15 + 8);
  const drawn = arrows.map(arrow);
  const svg = [
    rect({ x: 0, y: 0, width, height }, "region", 10),
    text(16, 24, "title", region.name),
    `<g transform="translate(${number((width - placed.width) / 2)} ${titleHeight})">`,
    ...groups.map((group) => rect(group, "group", 8)),
    ...drawn.map(({ line }) => line),
    ...groups.map((group) => text(group.x + 8, group.y + 12, "inside", shortOf(group.id))),
    ...leaves.map(
      (leaf) =>
        rect(leaf, leaf.isInitial ? "state initial" : "state", 7) +
        text(leaf.x + leaf.width / 2, leaf.y + 17, "name", leaf.name) +
        text(leaf.x + leaf.width / 2, leaf.y + 32, "words", leaf.words),
    ),
    ...drawn.map(({ words }) => words),
    "</g>",
    ...notes.map((note, n) =>
      note === "" ? "" : text(16, titleHeight + placed.height + 12 + n * 15, "exit", note),
    ),
  ].join("\n");
  return { width, height, svg };
}

const legend =
  "All regions move side by side. Thick border: where a region begins. Dashed: back. [in brackets]: what must be so besides the event's own requirements; alone, the region moves by itself. Under a region: what many of its states answer alike.";

/** The lifecycle as one picture: the course at the left, the other regions beside it in columns of its height. */
export function drawing(regions: readonly Region[] = chart()): string {
  const panels = regions.map((region) => panel(place(region)));
  const tallest = Math.max(...panels.map(({ height }) => height));
  let [x, y, columnWidth] = [margin, margin, 0];
  let right = 0;
  const placedPanels = panels.map(({ width, height, svg }) => {
    if (y > margin && y + height > tallest + margin) {
      x += columnWidth + gap;
      [y, columnWidth] = [margin, 0];
    }
    const at = `<g transform="translate(${number(x)} ${number(y)})">\n${svg}\n</g>`;
    y += height + gap;
    columnWidth = Math.max(columnWidth, width);
    right = Math.max(right, x + width);
    return at;
  });
  const [width, height] = [Math.ceil(right + margin), Math.ceil(tallest + 2 * margin + legendHeight)];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title">
<title id="title">The lifecycle of a request: its course, and the regions beside it</title>
<style>${style}</style>
<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="#6b7890"/></marker></defs>
<rect width="100%" height="100%" fill="#ffffff"/>
${placedPanels.join("\n")}
${text(margin, height - 16, "exit", legend)}
</svg>
`;
}
