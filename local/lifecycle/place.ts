import { Graph, layout } from "@dagrejs/dagre";
import type { Arrow, Leaf, Region } from "./chart.ts";

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
type Point = { readonly x: number; readonly y: number };
export type PlacedArrow = Arrow & { readonly points: readonly Point[]; readonly label: Box };
/** A region with everything at its place; x and y are upper left corners. */
export type Placed = {
  readonly region: Region;
  readonly width: number;
  readonly height: number;
  readonly leaves: readonly (Leaf & Box)[];
  readonly groups: readonly ({ readonly id: string } & Box)[];
  readonly arrows: readonly PlacedArrow[];
};

export const textSizes = { name: 13, words: 10.5, label: 10 } as const;
export const labelLine = 13;
/** Wide enough in any of the fonts that a browser may take: a picture must not depend on the machine that draws it. */
export const widthOf = (text: string, size: number): number => Math.ceil(text.length * size * 0.56);

const leafHeight = 40;
const leafWidth = ({ name, words }: Leaf): number =>
  Math.max(90, widthOf(name, textSizes.name) + 28, widthOf(words, textSizes.words) + 24);

const corner = ({ x, y, width, height }: Box): Box => ({
  x: x - width / 2,
  y: y - height / 2,
  width,
  height,
});

/** A group has its name above what is inside. */
const withTitle = (box: Box): Box => ({ ...box, y: box.y - 10, height: box.height + 10 });

/** Puts the states of a region in layers and leads the arrows around them. */
export function place(region: Region): Placed {
  const graph = new Graph({ compound: true, multigraph: true });
  graph.setGraph({ rankdir: "TB", nodesep: 28, edgesep: 14, ranksep: 26, marginx: 16, marginy: 18 });
  for (const id of region.groups) graph.setNode(id, {});
  for (const leaf of region.leaves) {
    graph.setNode(leaf.id, { width: leafWidth(leaf), height: leafHeight });
    if (leaf.group !== undefined) graph.setParent(leaf.id, leaf.group);
  }
  // An arrow cannot end at a group here: it leaves from the last state inside, which stands nearest to where it goes.
  const standIn = (id: string): string => region.leaves.findLast(({ group }) => group === id)?.id ?? id;
  for (const [n, { from, to, labels }] of region.arrows.entries())
    graph.setEdge(
      standIn(from),
      to,
      {
        width: Math.max(...labels.map((label) => widthOf(label, textSizes.label))) + 8,
        height: labels.length * labelLine,
        labelpos: "c",
      },
      String(n),
    );
  layout(graph);
  const boxOf = (id: string): Box => corner(graph.node(id) as Box);
  const arrows = region.arrows.map((arrow, n): PlacedArrow => {
    const edge = graph.edge(standIn(arrow.from), arrow.to, String(n)) as Box & { readonly points: Point[] };
    return { ...arrow, points: edge.points, label: corner(edge) };
  });
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return {
    region,
    width,
    height,
    leaves: region.leaves.map((leaf) => ({ ...leaf, ...boxOf(leaf.id) })),
    groups: region.groups.map((id) => ({ id, ...withTitle(boxOf(id)) })),
    arrows,
  };
}
