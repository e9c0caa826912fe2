import { skew } from "../accounts.ts";
import type { Recorded } from "../../../workflows/request/recorded.ts";
import type { Told } from "../told.ts";
import type { History } from "../history.ts";
import type { World } from "../world/world.ts";
import { clockFaults } from "./clock-faults.ts";
import { preservationFaults } from "./files.ts";
import { keepsBack, recalled, signedOffBefore, stopsRelease } from "./standing.ts";
import { undoneFaults } from "./undone-faults.ts";

/** Nothing is released or handed over while something stands against it. */
const leavingFaults = (history: History): readonly string[] =>
  history.flatMap((event, at) => {
    const before = history.slice(0, at);
    if (event.type === "production.released")
      return stopsRelease(before, event).map((why) => `CT: released although ${why}`);
    if (event.type !== "link.issued") return [];
    const back = recalled(before).has(event.productionId) ? ["it is recalled"] : [];
    return [...keepsBack(before, event), ...back].map((why) => `CT: a link was made although ${why}`);
  });

/** The practice goes to court through counsel, each time anew (FRCP 11(a)). */
const counselFaults = (history: History): readonly string[] =>
  history.flatMap((event, at) => {
    // What others file uses up no sign-off of the practice's counsel.
    const before = history
      .slice(0, at)
      .filter((one) => one.type !== "motion-to-quash.filed" || one.by === "practice");
    const signed = (paper: string, ...uses: readonly Recorded["type"][]) =>
      signedOffBefore(before, paper, uses) ? [] : [`CT: ${paper} went to court without counsel`];
    if (event.type === "motion-to-quash.filed" && event.by === "practice")
      return signed("motion-to-quash", "motion-to-quash.drafted", "motion-to-quash.filed");
    if (event.type === "motion-to-quash.appealed" && event.by === "practice") return signed("appeal");
    if (event.type === "protective-order.sought" && event.by === "practice")
      return signed("protective-order-motion");
    return event.type === "in-camera.asked" ? signed("in-camera-request") : [];
  });

/** An incident is closed once it is assessed and everybody was told; one that is open has its clocks. */
function incidentFaults({ snapshot, events }: Told): readonly string[] {
  const history = events.map(({ recorded }) => recorded);
  const opened = history.findLastIndex(({ type }) => type === "incident.opened");
  if (opened < 0) return [];
  const since = history.slice(opened);
  const assessed = since.findLast((event) => event.type === "incident.assessed");
  const finding = assessed?.type === "incident.assessed" ? assessed.finding : undefined;
  const told = new Set(since.flatMap((event) => (event.type === "incident.notice-given" ? [event.to] : [])));
  const closed = since.some(({ type }) => type === "incident.closed");
  const owed = finding === "breach" ? ["individuals", "hhs"].filter((to) => !told.has(to as never)) : [];
  const clock = snapshot.context.clocks["breach-individual-notice"];
  return [
    ...(snapshot.context.incident === null ? ["CT: an incident vanished"] : []),
    ...(closed && finding === undefined ? ["CT: an incident was closed and never assessed"] : []),
    ...(closed ? owed.map((to) => `CT: an incident was closed and ${to} never told`) : []),
    ...(!closed && owed.includes("individuals") && (!clock || clock.state === "closed")
      ? ["CT: no clock counts towards the notice of a breach"]
      : []),
  ];
}

/** What left under an order to return or destroy it is owed until somebody showed that it was. */
function returnFaults({ snapshot, events }: Told): readonly string[] {
  const history = events.map(({ recorded }) => recorded);
  const [order, released, met] = [
    history.findIndex((event) => event.type === "protective-order.entered" && event.returnOrDestroy),
    history.findLastIndex(({ type }) => type === "production.released"),
    history.findLastIndex(({ type }) => type === "return-duty.met"),
  ];
  if (order < 0 || released < order) return [];
  const stands = ["owed", "reminded"].includes(snapshot.value.returnDuty);
  const { returnDuty, clocks } = snapshot.context;
  return [
    ...(returnDuty === null ? ["CT: a return duty vanished"] : []),
    ...(released > met && !stands ? ["CT: what left under an order is not asked back"] : []),
    ...(released < met && stands ? ["CT: what was returned is asked back for ever"] : []),
    ...(returnDuty?.dueOn && !clocks["return-or-destroy"] ? ["CT: no clock counts towards a return"] : []),
  ];
}

/** I6: every release is one row of the accounting, with the pages and the first number of its packet. */
function phaseFaults({ snapshot, events }: Told): readonly string[] {
  const released = events.flatMap(({ recorded }) =>
    recorded.type === "production.released" ? [`${recorded.productionId} ${recorded.at}`] : [],
  );
  const rows = snapshot.context.phases.map(({ productionId, releasedAt }) => `${productionId} ${releasedAt}`);
  const spans = snapshot.context.phases.map(({ firstNumber, pages }) => [firstNumber, firstNumber + pages]);
  const twice = spans.some(([from = 0], n) => n > 0 && from < (spans[n - 1]?.[1] ?? 0));
  return [
    ...(released.join() === rows.join() ? [] : ["I6: the accounting does not list what was released"]),
    ...(twice ? ["I15: two productions of one request share page numbers"] : []),
  ];
}

/** I13: what is stored of a request stands under its practice, and so does every list that it is on. */
function placeFaults({ key: { practiceId }, rows }: Told): readonly string[] {
  const keys = rows.flatMap(({ pk, queueKey, dueKey }) => [pk, queueKey, dueKey]);
  const astray = keys.some((one) => typeof one === "string" && !one.startsWith(`PRACTICE#${practiceId}#`));
  return astray ? ["I13: a row of a request stands outside its practice"] : [];
}

const desk = ["practice-manager", "privacy-officer"];
/** Who alone may say what, told a second time. */
const sayers: Partial<Record<Recorded["type"], readonly string[]>> = {
  "hold.lifted": desk,
  "production.released": desk,
  "production.certified": desk,
  "patient-notice.cleared": desk,
  "record.reviewed": ["clinician"],
  "record.marked": ["clinician"],
  "review.completed": ["clinician"],
  "vault.approved": ["clinician", "privacy-officer"],
  "legal-hold.lifted": ["privacy-officer"],
  "incident.assessed": ["privacy-officer"],
  "incident.closed": ["privacy-officer"],
};
const roleFaults = (history: History): readonly string[] =>
  history.flatMap(({ type, actor }) => {
    const allowed = sayers[type];
    const fits = !allowed || (actor.kind === "staff" && actor.roles.some((role) => allowed.includes(role)));
    return fits ? [] : [`I4: ${type} was taken from whoever may not say it`];
  });

/** The vault is not opened while the request was paused, longer than an opening takes; two clocks that are wrong may be twice as far apart. */
const openingTakesMs = 60_000;
const openingFaults = ({ skewed }: World, history: History): readonly string[] =>
  history.flatMap(({ type, at }, n) => {
    if (type !== "vault.opened") return [];
    const last = history.slice(0, n).findLast((event) => /^hold\.|request\.closed/.test(event.type));
    const paused =
      last?.type === "hold.placed" &&
      Date.parse(at) - Date.parse(last.at) > openingTakesMs + (skewed ? 2 * skew : 0);
    return paused ? ["CT: the vault was opened while the request was paused"] : [];
  });

/** What the contest, the pauses and what went wrong must never lead to. */
export function contestFaults(world: World, told: Told): readonly string[] {
  const history = told.events.map(({ recorded }) => recorded);
  return [
    ...leavingFaults(history),
    ...counselFaults(history),
    ...incidentFaults(told),
    ...returnFaults(told),
    ...phaseFaults(told),
    ...placeFaults(told),
    ...roleFaults(history),
    ...openingFaults(world, history),
    ...clockFaults(told),
    ...preservationFaults(world, told),
    ...undoneFaults(told),
  ];
}
