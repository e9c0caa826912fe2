import type { StaffCommandName } from "../../workflows/contract/commands.ts";
import { allowedCommands } from "../../workflows/request/allowed-commands.ts";
import { likelyEvent } from "../../workflows/request/likely-event.ts";
import { statesOf } from "../../workflows/request/states-of.ts";
import { newToken } from "../../functions/adapters/digests.ts";
import type { History } from "./history.ts";
import { violationsAtRest, watchNotes } from "./invariants.ts";
import { requestsIn } from "./told.ts";
import type { Told } from "./told.ts";
import { people, signedIn } from "./people.ts";
import type { Given } from "./people.ts";
import { staff } from "./practice.ts";
import type { StaffName } from "./practice.ts";
import { standstillAt } from "./stations.ts";
import type { Standstill } from "./stations.ts";
import { touchesOf } from "./touches.ts";
import type { Touch } from "./touches.ts";
import type { Station } from "./work.ts";
import { wireSources } from "./world/sources.ts";
import { aMinute, openWorld } from "./world/world.ts";
import type { Conductor, Saved, Weather, World } from "./world/world.ts";

/** Where two people may meet: a station, or the moment after this command at it, with its effects not yet performed. */
export type Scene = { readonly station: Station; readonly after?: Move };
/** A command by a person. */
export type Move = { readonly by: StaffName; readonly command: StaffCommandName };
/** One call that was made, who could have gone instead, and what it touched. */
type Step = {
  readonly actor: string;
  readonly could: readonly string[];
  readonly touches: readonly Touch[];
};
export type Interleaved = {
  readonly steps: readonly Step[];
  readonly violations: readonly string[];
  /** What each was answered, where the request stands and what happened to it, whatever the order. */
  readonly outcome: string;
  /** The events of the request at the end. */
  readonly history: History;
};

const aGiven = (n: number) => ["one", "two", "three"][n] ?? "more";
const calm = (conductor?: Conductor): Weather => ({
  seed: 2,
  fault: () => undefined,
  delay: () => 0,
  copies: () => 1,
  conductor,
});

/** Everybody who may give a command now, with what they would most likely say. */
export function movesIn({ snapshot: { context, value } }: Told): readonly Move[] {
  return (Object.keys(staff) as StaffName[]).flatMap((by) => {
    const { personId, sub, roles, name } = staff[by];
    const actor = { kind: "staff", personId, sub, roles, name } as never;
    return allowedCommands({ value, context } as never, actor).flatMap(({ command, enabled }) =>
      enabled ? { by, command } : [],
    );
  });
}

/** A move against the version that was last seen; seen again when that was stale. */
async function make(world: World, { by, command }: Move, told: Told, given: Given[]): Promise<void> {
  const { requestId } = told.key;
  const { judgement, openedAt } = told.snapshot.context;
  if (!judgement || !openedAt) throw new Error("nobody has judged the request yet");
  const at = new Date(world.time.now() - aMinute).toISOString() as typeof openedAt;
  const { type: _type, ...payload } = likelyEvent(command, { context: told.snapshot.context, judgement, at });
  const commandId = newToken().slice(0, 32);
  const ask = (expectedVersion: number) =>
    people(world).call("command", {
      ...signedIn(world, by),
      params: { requestId },
      body: { commandId, expectedVersion, command, payload },
    });
  let answer = await ask(told.events.length);
  for (let tries = 0; answer.body["code"] === "stale-version" && tries < 5; tries += 1)
    answer = await ask(Number(answer.body["currentVersion"]));
  given.push({ by, requestId, command, commandId, answer });
}

const scenes = new Map<string, Promise<Saved>>();
/** The account as a scene begins. */
export async function begin({ station, after }: Scene): Promise<Saved> {
  const { saved } = await standstillAt(station);
  if (!after) return saved;
  const name = `${station} ${after.by} ${after.command}`;
  const known = scenes.get(name) ?? afterMove(saved, after);
  scenes.set(name, known);
  return known;
}
/** Nobody is woken: what the command intends stays to be done. */
async function afterMove(saved: Standstill["saved"], move: Move): Promise<Saved> {
  const world = await openWorld(calm(), saved);
  try {
    const [told] = requestsIn(world);
    const given: Given[] = [];
    if (told) world.time.start("one", () => make(world, move, told, given));
    while (await world.time.step(world.time.now() + aMinute));
    if (given[0]?.answer.status !== 200) throw new Error(`${move.command} is not possible there`);
    return world.save();
  } finally {
    world.close();
  }
}

/** What moves may be made in a scene, one of each command and person. */
export async function movesAt(scene: Scene): Promise<readonly Move[]> {
  const world = await openWorld(calm(), await begin(scene));
  try {
    const [told] = requestsIn(world);
    return told ? movesIn(told) : [];
  } finally {
    world.close();
  }
}

/** Plays moves beside each other, the calls in the order that is begun with; then one after the other as they come. */
export async function interleave(
  scene: Scene,
  moves: readonly Move[],
  order: readonly string[],
): Promise<Interleaved> {
  const saved = await begin(scene);
  const steps: Step[] = [];
  const relay = scene.after ? ["relay", "assemble-production"] : [];
  const actors = [...moves.map((_move, n) => aGiven(n)), ...relay];
  const conductor: Conductor = (held) => {
    const could = [...new Set(held.map(({ actor }) => actor))].filter((actor) => actors.includes(actor));
    const wanted = order[steps.length] ?? steps.at(-1)?.actor;
    const actor = could.find((one) => one === wanted) ?? could[0];
    const chosen = held.find((one) => one.actor === actor);
    if (chosen && actor !== undefined)
      steps.push({ actor, could, touches: touchesOf(chosen.call, chosen.input) });
    return chosen;
  };
  const weather = calm(conductor);
  const world = await openWorld(weather, saved);
  const [violations, given]: [string[], Given[]] = [[], []];
  const tell = (violation: string) => void violations.push(violation);
  try {
    wireSources(world, weather);
    watchNotes(world, tell);
    const [told] = requestsIn(world);
    if (!told) throw new Error("there is no request in the scene");
    for (const [n, move] of moves.entries())
      void world.time
        .start(aGiven(n), () => make(world, move, told, given))
        .ending.then((end) => {
          if (end.ended === "badly") tell(`${move.command} could not be given: ${String(end.error)}`);
        });
    if (scene.after) world.time.start("relay", () => relayed(world, told));
    while (await world.time.step(world.time.now() + 30 * aMinute));
    violations.push(...(await violationsAtRest(world, given, { goesOn: true })));
    const answers = moves.map(({ by, command }) => {
      const answer = given.find((one) => one.by === by && one.command === command)?.answer;
      // Why one is refused follows from what it met, and two reasons may hold at once.
      return [command, answer === undefined || answer.status >= 300 ? "refused" : "done"];
    });
    const [end] = requestsIn(world);
    const happened = end?.events.map(({ recorded }) => recorded.type).toSorted();
    const outcome = JSON.stringify([answers, end && statesOf(end.snapshot), happened]);
    const history = end?.events.map(({ recorded }) => recorded) ?? [];
    return { steps, violations: [...new Set(violations)], outcome, history };
  } catch (error) {
    return { steps, violations: [...violations, String(error)], outcome: "", history: [] };
  } finally {
    world.close();
  }
}

/** The stream brings what was to be done when the scene began. */
async function relayed(world: World, { rows }: Told): Promise<void> {
  const open = rows.filter(({ sk, status }) => String(sk).startsWith("OUTBOX#") && status === "open");
  const Records = open.map(({ pk, sk }, n) => ({
    eventName: "INSERT",
    dynamodb: { SequenceNumber: String(n + 1), Keys: { pk: { S: pk }, sk: { S: sk } } },
  }));
  await world.time.wait<void>((answer) => {
    void world.invoke("dispatch-outbox", { Records }).ending.then(() => answer());
  });
}
