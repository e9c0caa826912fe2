import { interleave, movesAt } from "./interleavings.ts";
import type { Interleaved, Move, Scene } from "./interleavings.ts";
import { meet } from "./touches.ts";

// Dynamic partial-order reduction after Flanagan and Godefroid (POPL 2005): a run is played, and only where two of its
// calls of different actors touch the same thing is the later one tried before the earlier. Their sleep sets are left out:
// some orders are played that differ in nothing.

/** Moves that meet in a scene. */
export type Meeting = { readonly scene: Scene; readonly moves: readonly Move[] };
export type Explored = {
  readonly runs: number;
  /** Orders that were left out because the meeting had as many as were asked for. */
  readonly left: number;
  readonly broken: readonly { readonly order: readonly string[]; readonly violations: readonly string[] }[];
};

/** Where meetings take place. */
export const scenes: readonly Scene[] = [
  ...(["triaged", "proposed", "reviewed", "half-vaulted", "vaulted", "assembled", "released"] as const).map(
    (station) => ({ station }),
  ),
  { station: "vaulted", after: { by: "privacyOfficer", command: "confirmRelease" } },
  { station: "assembled", after: { by: "manager", command: "releaseProduction" } },
];

/** Every two commands that may be given in a station, and every one while what the last one intends is performed. */
export async function meetings(): Promise<readonly Meeting[]> {
  const all: Meeting[] = [];
  for (const scene of scenes) {
    const moves = byCommand(await movesAt(scene));
    for (const [n, [first, others]] of moves.entries()) {
      if (scene.after) all.push({ scene, moves: [first] });
      else {
        const [again] = others;
        if (again) all.push({ scene, moves: [first, again] });
        for (const [second, seconds] of moves.slice(n + 1)) {
          const other = [second, ...seconds].find(({ by }) => by !== first.by) ?? second;
          all.push({ scene, moves: [first, other] });
        }
      }
    }
  }
  return all;
}

/** Every three commands of a station, each by another person where that can be. */
export async function threesomes(): Promise<readonly Meeting[]> {
  const all: Meeting[] = [];
  for (const scene of scenes.filter(({ after }) => !after)) {
    const moves = byCommand(await movesAt(scene)).map(([first]) => first);
    for (const [a, one] of moves.entries())
      for (const [b, two] of moves.entries())
        if (b > a) for (const three of moves.slice(b + 1)) all.push({ scene, moves: [one, two, three] });
  }
  return all;
}

/** One person for each command, and whoever else may give it. */
function byCommand(moves: readonly Move[]): readonly (readonly [Move, readonly Move[]])[] {
  return moves
    .filter(({ command }, n) => moves.findIndex((one) => one.command === command) === n)
    .map((first) => [first, moves.filter((one) => one.command === first.command && one.by !== first.by)]);
}

/** Plays the orders of the calls of a meeting that can differ, at most so many. */
export async function explore({ scene, moves }: Meeting, most: number): Promise<Explored> {
  const names = ["one", "two", "three"].slice(0, moves.length);
  const waiting: (readonly string[])[] = [[]];
  const begun = new Set([""]);
  const broken: { order: readonly string[]; violations: readonly string[] }[] = [];
  const serial = scene.after ? undefined : await inTurn({ scene, moves }, names);
  let runs = 0;
  for (let order = waiting.pop(); order && runs < most; order = waiting.pop()) {
    const played = await interleave(scene, moves, order);
    runs += 1;
    const violations = [
      ...played.violations,
      ...(serial && !serial.has(played.outcome)
        ? [`L5: what came of it comes of no order of the commands one after the other: ${played.outcome}`]
        : []),
    ];
    if (violations.length > 0) broken.push({ order: played.steps.map(({ actor }) => actor), violations });
    for (const other of otherOrders(played)) {
      if (begun.has(other.join())) continue;
      begun.add(other.join());
      waiting.push(other);
    }
  }
  return { runs, left: waiting.length, broken };
}

/** What comes of the commands given one after the other, in every order. */
async function inTurn({ scene, moves }: Meeting, names: readonly string[]): Promise<ReadonlySet<string>> {
  const outcomes = new Set<string>();
  for (const order of permutations(names)) {
    // Who is named goes as long as there is something to go on with; then the next.
    const calls = order.flatMap((name) => Array.from({ length: 200 }, () => name));
    outcomes.add((await interleave(scene, moves, calls)).outcome);
  }
  return outcomes;
}

function permutations(names: readonly string[]): readonly (readonly string[])[] {
  if (names.length <= 1) return [names];
  return names.flatMap((name) =>
    permutations(names.filter((one) => one !== name)).map((rest) => [name, ...rest]),
  );
}

/** Before each call, who else should have gone first at the last call of another that it meets. */
function otherOrders({ steps }: Interleaved): readonly (readonly string[])[] {
  return steps.flatMap((later, n) => {
    const at = steps
      .slice(0, n)
      .findLastIndex(({ actor, touches }) => actor !== later.actor && meet(touches, later.touches));
    const earlier = steps[at];
    if (!earlier) return [];
    const before = steps.slice(0, at).map(({ actor }) => actor);
    const instead = earlier.could.includes(later.actor)
      ? [later.actor]
      : earlier.could.filter((one) => one !== earlier.actor);
    return instead.map((actor) => [...before, actor]);
  });
}
