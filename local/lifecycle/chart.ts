import { requestMachine } from "../../workflows/request/machine.ts";

type Node = typeof requestMachine.root;
type Transition = NonNullable<Node["always"]>[number];

/** A state that has no states inside. */
export type Leaf = {
  readonly id: string;
  readonly name: string;
  /** How the product tells of it. */
  readonly words: string;
  /** The state around it, where there is one between it and the region. */
  readonly group: string | undefined;
  readonly isInitial: boolean;
};
/** What moves a region from one state to another; what happens without moving it is not here. */
export type Arrow = { readonly from: string; readonly to: string; readonly labels: readonly string[] };
/** What moves so many states to the same one that arrows would hide the course. */
export type Exit = {
  readonly from: readonly string[];
  readonly to: string;
  readonly labels: readonly string[];
};
/** One part of the machine, which moves beside the others. */
export type Region = {
  readonly name: string;
  readonly leaves: readonly Leaf[];
  readonly groups: readonly string[];
  readonly arrows: readonly Arrow[];
  readonly exits: readonly Exit[];
};

const many = 4;

const childrenOf = (node: Node): readonly Node[] => Object.values(node.states) as readonly Node[];
const below = (node: Node): readonly Node[] => [node, ...childrenOf(node).flatMap(below)];
const isLeaf = (node: Node): boolean => childrenOf(node).length === 0;
const idOf = (node: Node): string => node.path.join(".");

/** The leaf that is entered when this state is. */
function entered(node: Node): Node {
  const [first] = node.initial.target ?? [];
  return isLeaf(node) || first === undefined ? node : entered(first as Node);
}

const spaced = (name: string): string => name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();

/** The event, and what must be so beyond its own requirements. */
function labelOf({ eventType, guard }: Transition): string {
  const question = typeof guard === "string" ? spaced(guard.replace(/^lawful/, "")) : "";
  // What moves by itself waits for no event, and its type is empty.
  return [String(eventType), question === "" ? "" : `[${question}]`].filter(Boolean).join(" ");
}

type Move = { readonly from: string; readonly to: string; readonly label: string };

const movesOf = (node: Node): readonly Move[] =>
  [...(node.always ?? []), ...[...node.transitions.values()].flat()].flatMap((transition) => {
    const [target] = transition.target ?? [];
    const from = idOf(node);
    const to = target && idOf(entered(target as Node));
    if (to === undefined || to === from) return [];
    return [{ from, to, label: labelOf(transition) }];
  });

type Some<T> = readonly [T, ...T[]];
const grouped = <T>(items: readonly T[], keyOf: (item: T) => string): readonly Some<T>[] =>
  [...Map.groupBy(items, keyOf).values()] as unknown as readonly Some<T>[];

function regionOf(region: Node): Region {
  const nodes = below(region).slice(1);
  const moves = nodes.flatMap(movesOf);
  const sames = grouped(moves, ({ to, label }) => `${label} ${to}`);
  const few = sames.filter((same) => same.length < many).flat();
  const common = sames.filter((same) => same.length >= many);
  const begin = idOf(entered(region));
  const order = nodes.map(idOf);
  // Every state is led to by an arrow: of those that would hide the course, by the one from the state written next to it.
  const lone = grouped(common.flat(), ({ to }) => to)
    .filter(([first]) => few.every(({ to }) => to !== first.to))
    .map((same) =>
      same.toSorted(
        (a, b) =>
          Math.abs(order.indexOf(a.from) - order.indexOf(a.to)) -
          Math.abs(order.indexOf(b.from) - order.indexOf(b.to)),
      ),
    )
    .flatMap((near) => near.filter(({ from }) => from === near[0]?.from));
  const arrows = grouped([...few, ...lone], ({ from, to }) => `${from} ${to}`).map((same): Arrow => ({
    from: same[0].from,
    to: same[0].to,
    labels: [...new Set(same.map(({ label }) => label))],
  }));
  const exits = grouped(
    common.map((same) => ({ from: same.map(({ from }) => from), to: same[0].to, label: same[0].label })),
    ({ from, to }) => [to, ...from].join(" "),
  ).map((same): Exit => ({ from: same[0].from, to: same[0].to, labels: same.map(({ label }) => label) }));
  return {
    name: region.key,
    leaves: nodes.filter(isLeaf).map((node) => ({
      id: idOf(node),
      name: node.key,
      words: node.meta?.words ?? "",
      group: node.parent === region ? undefined : idOf(node.parent as Node),
      isInitial: idOf(node) === begin,
    })),
    groups: nodes.filter((node) => !isLeaf(node)).map(idOf),
    arrows,
    exits,
  };
}

/** The lifecycle of a request as a picture needs it, read from the machine itself; regions with one state do not move. */
export function chart(): readonly Region[] {
  return childrenOf(requestMachine.root)
    .filter((region) => childrenOf(region).length > 1)
    .map(regionOf);
}
