import { fileAndWait } from "../work.ts";
import type { Case, Station } from "../work.ts";
import { seeThrough } from "../worker.ts";
import type { Contest, Ground } from "../contest/acts.ts";
import { does, hour } from "../contest/acts.ts";
import { aMinute } from "../world/world.ts";
import { keepBooks } from "./books.ts";
import type { Coming } from "./books.ts";
import * as is from "./changes.ts";
import type { Change } from "./changes.ts";
import { factsAreTorn } from "./torn.ts";

type Job = (ground: Ground) => Readonly<Record<string, () => Promise<void>>>;

/** The practice works on a request while something changes past it, in the moment in which the writer is asked. */
const changing =
  (
    comings: (ground: Ground) => readonly Coming[],
    { withNotes = true, coming = {} }: { readonly withNotes?: boolean; readonly coming?: AtStations } = {},
  ): Job =>
  (ground) => {
    const one: Case = { withNotes, email: "harriet0@colby.example" };
    keepBooks(ground, comings(ground));
    return {
      attorney: () => fileAndWait(ground, one),
      practice: () => seeThrough(patiently(ground), one, async (station) => coming[station]?.(ground, one)),
    };
  };
/** Whoever may not look for a while looks later. */
const patiently = ({ people, ...rest }: Ground): Ground => {
  const overview: typeof people.overview = (...asked) =>
    people.until("a look at the request", () => people.overview(...asked).catch(() => undefined));
  return { ...rest, people: { ...people, overview } };
};
type AtStations = Partial<Record<Station, Contest>>;

/** The colleague stands in for the manager, and releases in that part. */
const releasedInAPart: Contest = async (ground, one) => {
  is.beginToStandIn(ground.world, "colleague", "manager", 1);
  await ground.world.time.sleep(aMinute);
  const { production } = await ground.people.overview("privacyOfficer", one.requestId ?? "");
  await does(ground, one, "colleague", "releaseProduction", { productionId: production?.productionId });
};
/** A person is given back what they were before the practice tries again. */
const forAWhile = (before: Coming["before"], change: Change): Coming => ({
  before,
  change,
  forMs: aMinute / 2,
});
const forHours = (before: Coming["before"], change: Change): Coming => ({ before, change, forMs: 5 * hour });

/** What the manager says, whose eyes the practice sees with: without them it looks at nothing until they are back. */
const saidByTheManager = ["records.proposed", "vault.requested", "production.released"] as const;
const saidByOthers = ["record.reviewed", "review.completed", "vault.approved", "release.confirmed"] as const;
const reported = ["vault.opened", "production.numbered", "production.assembled", "link.issued"] as const;
const ofTheManager = [is.membershipEnds("manager"), is.rolesBecome("manager", ["clinician"])] as const;
const ofOthers = [
  is.membershipEnds("privacyOfficer"),
  is.membershipEnds("clinician"),
  is.rolesBecome("privacyOfficer", ["practice-manager"]),
  is.treatmentEnds("clinician"),
  is.standsIn("privacyOfficer", "manager"),
  is.standsIn("privacyOfficer", "clinician"),
] as const;
const ofTheCase = [is.patientIsAChild, is.practiceIsAProgram] as const;

/** The same in a practice whose row does not hold its people. */
const apart =
  (comings: readonly Coming[]) =>
  ({ world }: Ground): readonly Coming[] => {
    is.keepPeopleApart(world);
    return comings;
  };

/** Two changes, each drawn, before events that are drawn. */
const drawn = ({ chance }: Ground): readonly Coming[] => {
  const draw = <T>(from: readonly T[]): readonly T[] =>
    from.slice(Math.floor(chance() * from.length)).slice(0, 1);
  const coming = (
    befores: readonly Coming["before"][],
    changes: readonly Change[],
    lasting: typeof forAWhile,
  ): readonly Coming[] =>
    draw(befores).flatMap((before) => draw(changes).map((change) => lasting(before, change)));
  return [0, 1].flatMap(() => {
    const which = chance();
    if (which < 0.3) return coming(saidByTheManager, ofTheManager, forAWhile);
    if (which < 0.6) return coming(saidByOthers, ofOthers, forAWhile);
    return coming([...saidByTheManager, ...saidByOthers, ...reported], ofTheCase, forHours);
  });
};
const plain = { withNotes: false };

/** The jobs in which the practice, its people or its patient change while something is about to leave. */
export const registrarJobs = {
  "member-leaves": changing(() => [forAWhile("production.released", is.membershipEnds("manager"))], plain),
  "officer-leaves": changing(() => [forAWhile("release.confirmed", is.membershipEnds("privacyOfficer"))]),
  "officer-of-many-leaves": changing(
    apart([forAWhile("release.confirmed", is.membershipEnds("privacyOfficer"))]),
    plain,
  ),
  "role-taken": changing(() => [
    forAWhile("vault.approved", is.rolesBecome("privacyOfficer", ["practice-manager"])),
  ]),
  "treatment-ends": changing(() => [forAWhile("review.completed", is.treatmentEnds("clinician"))]),
  "stands-in": changing(
    () => [forAWhile("release.confirmed", is.standsIn("privacyOfficer", "manager"))],
    plain,
  ),
  "child-opening": changing(() => [forHours("vault.opened", is.patientIsAChild)]),
  "child-released": changing(() => [forHours("production.released", is.patientIsAChild)]),
  "program-linked": changing(() => [forHours("link.issued", is.practiceIsAProgram)], plain),
  "note-found": changing(() => [forHours("production.released", is.recordIsANote)], plain),
  "part-ends": changing(() => [forAWhile("production.released", is.partEnds("colleague", "manager"))], {
    ...plain,
    coming: { assembled: releasedInAPart },
  }),
  "part-of-many-ends": changing(
    apart([forAWhile("production.released", is.partEnds("colleague", "manager"))]),
    { ...plain, coming: { assembled: releasedInAPart } },
  ),
  torn: changing(() =>
    (["release.confirmed", "vault.opened", "production.assembled", "link.issued"] as const).map((before) => ({
      before,
      change: factsAreTorn(),
      forMs: 4 * aMinute,
    })),
  ),
  "all-change": changing(drawn),
} as const satisfies Record<string, Job>;
