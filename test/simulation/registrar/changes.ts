import { practicePartition, practiceProfileKey } from "../../../functions/adapters/ledger-keys.ts";
import type { LedgerKey, RequestKey } from "../../../functions/adapters/ledger-keys.ts";
import {
  memberRows,
  memberSchema,
  patientRows,
  practiceRows,
  practiceSchema,
} from "../../../functions/adapters/practice-rows.ts";
import type { Member, Practice } from "../../../functions/adapters/practice-rows.ts";
import type { Role } from "../../../workflows/access/roles.ts";
import type { Recorded } from "../../../workflows/request/recorded.ts";
import type { CalendarDate } from "../../../workflows/vocabulary/dates.ts";
import { patient, practice, recordIds, staff } from "../practice.ts";
import type { StaffName } from "../practice.ts";
import type { Row } from "../world/dynamodb.ts";
import { aMinute } from "../world/world.ts";
import type { World } from "../world/world.ts";

// What is written of a practice past every request: memberships and parts by the registrar, treatment and births by the desk,
// records by the import.

/** What becomes true of the practice, its people or its patient, and what may not be recorded while it is so. */
export type Change = {
  readonly what: string;
  /** Whose letters may be missing: whoever is no member, or has another part, is not written to. */
  readonly of?: readonly StaffName[];
  /** Made in the moment in which the writer is asked about this request. */
  readonly begin: (world: World, request: RequestKey) => void;
  readonly end: (world: World) => void;
  /** It is in the rows of that request alone itself: a step on what may be old is committed only where that is the newest. */
  readonly ofTheRequest?: true;
  /** Whether an event was decided on what was true before. */
  readonly belies: (recorded: Recorded) => boolean;
};

const putAll = ({ ledger }: World, rows: readonly Row[]): void => {
  for (const row of rows) ledger.put(row);
};
const isBy = ({ actor }: Recorded, { sub }: Pick<Member, "sub">) =>
  actor.kind === "staff" && actor.sub === sub;

const ownRow = ({ ledger }: World): Row => {
  const { pk, sk } = practiceProfileKey(practice.practiceId);
  const row = ledger.rows.get(`${pk}|${sk}`);
  if (!row) throw new Error("the practice is not in the ledger");
  return row;
};
const peopleIn = ({ ledger }: World): readonly Member[] =>
  [...ledger.partition(practicePartition(practice.practiceId)).values()]
    .filter(({ sk }) => String(sk).startsWith("MEMBER#"))
    .map((row) => memberSchema.parse(row));
/** A practice too large for its row to hold its people, or whose row an earlier version wrote: each is read alone. */
export const keepPeopleApart = (world: World): void =>
  world.ledger.put({ ...ownRow(world), people: undefined });
/** Puts the row of the practice as the registrar does, with its people if it held them before. */
const practiceIs = (world: World, now: Practice, people: readonly Member[]): void => {
  const apart = ownRow(world)["people"] === undefined;
  putAll(world, practiceRows(now, people));
  if (apart) keepPeopleApart(world);
};
/** Enters, changes or removes members as the registrar does: their own rows and that of the practice, in one moment. */
function membersAre(world: World, change: (people: readonly Member[]) => readonly Member[]): void {
  const before = peopleIn(world);
  const people = change(before);
  for (const gone of before.filter(({ sub }) => !people.some((one) => one.sub === sub)))
    for (const { pk, sk } of memberRows(gone) as readonly LedgerKey[]) world.ledger.remove({ pk, sk });
  practiceIs(world, practiceSchema.parse(ownRow(world)), people);
  putAll(world, people.flatMap(memberRows));
}
/** Members as they are from now on, in the place of what they were. */
const become =
  (...changed: readonly Member[]) =>
  (people: readonly Member[]): readonly Member[] => [
    ...people.filter(({ sub }) => !changed.some((one) => one.sub === sub)),
    ...changed,
  ];

/** Somebody leaves the practice. */
export const membershipEnds = (name: StaffName): Change => ({
  what: `the membership of the ${name} had ended`,
  of: [name],
  begin: (world) => membersAre(world, (people) => people.filter(({ sub }) => sub !== staff[name].sub)),
  end: (world) => membersAre(world, become(staff[name])),
  belies: (recorded) => isBy(recorded, staff[name]),
});

/** Somebody has other roles from now on. */
export const rolesBecome = (name: StaffName, roles: Role[]): Change => ({
  what: `the ${name} was ${roles.join(" and ")} by then`,
  of: [name],
  begin: (world) => membersAre(world, become({ ...staff[name], roles })),
  end: (world) => membersAre(world, become(staff[name])),
  belies: (recorded) =>
    isBy(recorded, staff[name]) &&
    recorded.actor.kind === "staff" &&
    recorded.actor.roles.some((role) => !roles.includes(role)),
});

const day = 24 * 60 * aMinute;
/** Longer than the clocks of two containers differ. */
const aMoment = 10 * aMinute;
/** For so many days somebody takes another's part: since a moment ago, whatever the clock of the writer's container says. */
export function beginToStandIn(world: World, name: StaffName, other: StaffName, days: number): void {
  const [from, until] = [-aMoment, days * day].map((later) =>
    new Date(world.time.now() + later).toISOString(),
  );
  const span = ({ personId, sub }: Member) => [{ personId, sub, from, until }] as Member["standsInFor"];
  membersAre(
    world,
    become(
      { ...staff[name], standsInFor: span(staff[other]) },
      { ...staff[other], stoodInForBy: span(staff[name]) },
    ),
  );
}

/** Somebody takes another's part: the two count as one person. */
export const standsIn = (name: StaffName, other: StaffName): Change => ({
  what: `the ${name} stood in for the ${other} by then`,
  begin: (world) => beginToStandIn(world, name, other, 1),
  end: (world) => membersAre(world, become(staff[name], staff[other])),
  belies: (recorded) =>
    isBy(recorded, staff[name]) &&
    recorded.actor.kind === "staff" &&
    !recorded.actor.countsAsOneWith?.includes(staff[other].personId),
});

/** Whoever somebody stands in for leaves: a part is never handed on. */
export const partEnds = (name: StaffName, other: StaffName): Change => ({
  ...membershipEnds(other),
  what: `the ${other}, for whom the ${name} stood in, was no member any more`,
  belies: (recorded) =>
    isBy(recorded, staff[name]) &&
    recorded.actor.kind === "staff" &&
    staff[other].roles.some((role) => recorded.actor.kind === "staff" && recorded.actor.roles.includes(role)),
});

const patientIs = (world: World, change: Partial<typeof patient>): void =>
  putAll(world, patientRows(practice.practiceId, { ...patient, ...change }));

/** A clinician no longer treats the patient. */
export const treatmentEnds = (name: StaffName): Change => ({
  what: `the ${name} no longer treated the patient`,
  of: [name],
  begin: (world) =>
    patientIs(world, { treatedBy: patient.treatedBy.filter((one) => one !== staff[name].personId) }),
  end: (world) => patientIs(world, {}),
  belies: (recorded) =>
    isBy(recorded, staff[name]) && recorded.actor.kind === "staff" && recorded.actor.treats === true,
});

const released = ({ judgement: { segments } }: Recorded, documentIds: readonly string[]): boolean =>
  documentIds.some((documentId) => segments[documentId as keyof typeof segments] === "release");
/** The patient turns out to be a child: a form that the child signed opens no psychotherapy note. */
export const patientIsAChild: Change = {
  what: "the patient was a child by then",
  begin: (world) => patientIs(world, { birthDate: "2016-04-19" as CalendarDate }),
  end: (world) => patientIs(world, {}),
  belies: (recorded) => released(recorded, recordIds.notes),
};

/** The practice says that it is a program for substance use disorders: a subpoena alone opens nothing of it (42 CFR 2.61). */
export const practiceIsAProgram: Change = {
  what: "the practice was a part 2 program by then",
  begin: (world) => {
    const says = { ...practice.practice, part2Program: true };
    practiceIs(world, { ...practice, practice: says as typeof practice.practice }, peopleIn(world));
  },
  end: (world) => practiceIs(world, practice, peopleIn(world)),
  belies: (recorded) => released(recorded, [...recordIds.ordinary, ...recordIds.notes]),
};

/** What tells records apart that go out; of the other events nobody looks at the shelf. */
const looksAtTheShelf: ReadonlySet<Recorded["type"]> = new Set([
  "release.confirmed",
  "production.released",
  "link.issued",
]);

const [found] = recordIds.ordinary;
/** An ordinary record turns out to be a psychotherapy note; nobody takes that back. */
export const recordIsANote: Change = {
  what: "a record was a psychotherapy note by then",
  begin: (world) => {
    const row = [...world.ledger.rows.values()].find(({ documentId }) => documentId === found);
    if (!row) throw new Error("the first record is not on the shelf");
    const { title: _title, ...rest } = row;
    putAll(world, [{ ...rest, sealed: true, kind: "psychotherapy-note" }]);
    patientIs(world, { misfiled: [found] });
  },
  end: () => {},
  belies: (recorded) => looksAtTheShelf.has(recorded.type) && released(recorded, [found]),
};
