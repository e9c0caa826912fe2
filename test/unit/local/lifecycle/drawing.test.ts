import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { chart } from "../../../../local/lifecycle/chart.ts";
import { drawing } from "../../../../local/lifecycle/draw.ts";
import { requestMachine } from "../../../../workflows/request/machine.ts";

type Node = typeof requestMachine.root;
const below = (node: Node): readonly Node[] => [
  node,
  ...Object.values(node.states).flatMap((one) => below(one as Node)),
];
const picture = join(import.meta.dirname, "..", "..", "..", "..", "docs", "images", "lifecycle.svg");

/** Every move that the machine writes, as `from event to`; a state's own name stands for what is inside it. */
const written = below(requestMachine.root).flatMap((node) =>
  [...node.transitions.values()]
    .flat()
    .flatMap(({ target, eventType }) =>
      (target ?? [])
        .filter((one) => one !== node)
        .map((one) => [node.path.join("."), eventType, one.path.join(".")] as const),
    ),
);

describe("the picture of the lifecycle", () => {
  it("in the documentation shows the machine as it is; after a change, run npm run lifecycle:diagram", () => {
    expect(readFileSync(picture, "utf8") === drawing()).toBe(true);
  });

  it("has every state of every region that moves", () => {
    const leaves = below(requestMachine.root).filter((node) => Object.keys(node.states).length === 0);
    const drawn = chart().flatMap((region) => region.leaves.map(({ id }) => id));
    expect(leaves.map((node) => node.path.join(".")).filter((id) => !drawn.includes(id))).toEqual([
      "file.kept",
    ]);
  });

  it("has every event that moves a region, from each state in which it does", () => {
    const shown = new Set(
      chart().flatMap(({ arrows, exits }) =>
        [...arrows.map((one) => ({ ...one, from: [one.from] })), ...exits].flatMap(({ from, labels }) =>
          from.flatMap((id) => labels.map((label) => `${id} ${label.split(" ")[0]}`)),
        ),
      ),
    );
    expect(written.length).toBeGreaterThan(100);
    expect(written.filter(([from, event]) => !shown.has(`${from} ${event}`))).toEqual([]);
  });

  it("leads an arrow to every state but the first of its region", () => {
    const lonely = chart().flatMap(({ leaves, arrows }) =>
      leaves
        .filter(({ id, isInitial }) => !isInitial && arrows.every(({ to }) => to !== id))
        .map(({ id }) => id),
    );
    expect(lonely).toEqual([]);
  });
});
