import { requestPartition } from "../../../functions/adapters/ledger-keys.ts";
import { eventsIn } from "../../../functions/adapters/request-file.dynamodb.ts";
import type { Submission } from "../../../workflows/contract/submission.ts";
import type { Recorded } from "../../../workflows/request/recorded.ts";
import type { People } from "../people.ts";
import { staff } from "../practice.ts";
import { inTask } from "../world/tasks.ts";
import type { Task } from "../world/tasks.ts";
import type { World } from "../world/world.ts";
import type { Change } from "./changes.ts";

type Ground = { readonly world: World; readonly people: People };
/** When a change is made: as the writer is asked to take the first event of this type. */
export type Coming = {
  readonly before: Recorded["type"];
  readonly change: Change;
  /** After so long it is taken back. */
  readonly forMs: number;
};

type Book = {
  readonly change: Change;
  /** The rows of the request that the writer was asked about. */
  readonly pk: string;
  readonly since: number;
  until: number;
};

/** How old a read may be, of what lets nothing leave. */
const oldestReadMs = 2_000;

/** What lets something leave, opens a vault or takes off what kept it back, told a second time. */
const lettingOut: ReadonlySet<Recorded["type"]> = new Set([
  "review.completed",
  "vault.requested",
  "vault.approved",
  "vault.opened",
  "release.confirmed",
  "production.numbered",
  "production.assembled",
  "production.certified",
  "production.released",
  "requester.email-confirmed",
  "link.issued",
  "paper.viewed",
  "record.viewed",
  "hold.lifted",
  "patient-notice.cleared",
  "privilege.waived",
  "privilege.overruled",
  "in-camera.ruled",
  "in-camera.declined",
  "order.vacated",
  "order.reinstated",
  "legal-hold.lifted",
]);

/** What is only reported, told a second time: it says again what was judged before, and rests on nothing else. */
const reported: ReadonlySet<Recorded["type"]> = new Set([
  "upload.announced",
  "document.refused",
  "vault.refused",
  "vault.closed",
  "production.failed",
  "production.discarded",
  "files.counted",
  "files.destroyed",
  "files.disposal-stopped",
  "transfer.finished",
  "effect.failed",
]);
const saysAgain = ({ type, actor }: Recorded) => actor.kind !== "staff" && reported.has(type);

const away = new WeakMap<World, Set<string>>();
/** The addresses of those who for a while were no members, or had another part. */
export const awayIn = (world: World): ReadonlySet<string> => away.get(world) ?? new Set();

/**
 * RG: makes changes as the writer is asked to take an event, and looks at each event as it is committed: one that lets
 * something leave rests on what was true when the writer was asked, every other but a report on what was true two seconds before.
 */
export function keepBooks({ world, people }: Ground, comings: readonly Coming[]): void {
  const [waiting, absent] = [new Set(comings), new Set<string>()];
  away.set(world, absent);
  const books: Book[] = [];
  const [asked, askedIn] = [new Map<string, number>(), new WeakMap<Task, number>()];
  world.watchers.invoked = (fn, event) => {
    if (fn !== "advance-request") return;
    const now = world.time.now();
    const { practiceId, requestId, eventId, event: said } = event as Submission;
    const task = inTask.getStore();
    if (task) askedIn.set(task, now);
    if (!asked.has(eventId)) asked.set(eventId, now);
    for (const coming of waiting) {
      // One at a time: each is taken back to how everything was.
      if (coming.before !== said.type || books.some(({ until }) => until > now)) continue;
      waiting.delete(coming);
      const { change, forMs } = coming;
      change.begin(world, { practiceId, requestId });
      for (const name of change.of ?? []) absent.add(staff[name].email);
      const pk = requestPartition({ practiceId, requestId });
      const book: Book = { change, pk, since: now, until: Number.POSITIVE_INFINITY };
      books.push(book);
      world.time.at(now + forMs, () => {
        book.until = world.time.now();
        change.end(world);
      });
    }
  };
  const before = world.watchers.rowWritten;
  world.watchers.rowWritten = (row) => {
    before(row);
    if (books.length === 0 || !String(row["sk"]).startsWith("EVENT#")) return;
    const task = inTask.getStore();
    for (const { eventId, recorded } of eventsIn([row])) {
      const begun = (task && askedIn.get(task)) ?? asked.get(eventId) ?? world.time.now();
      for (const { change, pk, since, until } of books) {
        if (change.ofTheRequest ? row["pk"] !== pk : saysAgain(recorded)) continue;
        const grace = lettingOut.has(recorded.type) && !change.ofTheRequest ? 0 : oldestReadMs;
        if (since + grace <= begun && world.time.now() < until && change.belies(recorded))
          people.tellOf(`RG: ${recorded.type} was taken although ${change.what}`);
      }
    }
  };
}
