import type { CaseFile } from "../contract/case-file.ts";

type Happened = NonNullable<CaseFile["events"]>[number];
type Dated = { readonly event: Happened; readonly index: number };

const patientSide: readonly (string | undefined)[] = ["patient", "patient-counsel"];

/** Whose motion or objection it is; one of a party that is not named is that party's. */
const moverOf = ({ type, by }: Happened): string =>
  (type !== "motion-to-quash-filed" && type !== "ruling-appealed") || patientSide.includes(by)
    ? "patient"
    : (by ?? "party");

/** Whose motion a ruling is about, where that is recorded: the court is who rules. */
const ruledFor = ({ by }: Happened): string | undefined =>
  by === "court" ? undefined : patientSide.includes(by) ? "patient" : by;

// What is asked for on a day comes before what is ruled on it, and an appeal after the ruling it is against.
const order: Readonly<Partial<Record<Happened["type"], number>>> = {
  "motion-decided": 1,
  "ruling-appealed": 2,
};
/** By day. */
const inOrder = ({ event: a }: Dated, { event: b }: Dated): number =>
  (a.occurredOn ?? "").localeCompare(b.occurredOn ?? "") || (order[a.type] ?? 0) - (order[b.type] ?? 0);

/**
 * Indices of the motions to stop the production, and of the patient's objections that count, on which no court has ruled by
 * today; the practice's own motion is not among them. A ruling settles what its mover asked for. One of which nobody recorded
 * whose motion it was settles the only one there is, and of several none before there are as many rulings as movers.
 */
export function undecided(
  { asOf, events = [] }: CaseFile,
  objectionCounts: (event: Happened) => boolean,
): readonly number[] {
  const open = new Map<string, readonly number[]>();
  let unnamed = 0;
  for (const { event, index } of events.map((event, index) => ({ event, index })).toSorted(inOrder)) {
    const asks =
      event.type === "patient-motion-to-quash-filed" ||
      event.type === "motion-to-quash-filed" ||
      event.type === "ruling-appealed" ||
      (event.type === "patient-objected" && objectionCounts(event));
    if (asks) open.set(moverOf(event), [...(open.get(moverOf(event)) ?? []), index]);
    if (event.type !== "motion-decided" || (event.occurredOn ?? "") > asOf.assessedOn) continue;
    const mover = ruledFor(event);
    if (mover !== undefined) open.delete(mover);
    else if (++unnamed >= open.size) open.clear();
    if (open.size === 0) unnamed = 0;
  }
  return [...open]
    .flatMap(([mover, indices]) => (mover === "practice" ? [] : indices))
    .toSorted((a, b) => a - b);
}
