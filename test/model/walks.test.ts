import { describe, expect, it } from "vitest";
import { decide } from "../../workflows/request/decide.ts";
import type { Recorded } from "../../workflows/request/recorded.ts";
import { dehydrate, restore } from "../../workflows/request/snapshot.ts";
import type { RequestSnapshot } from "../../workflows/request/snapshot.ts";
import { deepFactor, seededRandom } from "../support/deep.ts";
import { faultsOfLink, faultsOfRelease } from "../support/request/history.ts";
import {
  contestThemes,
  courseEvents,
  everyEvent,
  incidents,
  money,
  pauses,
  phases,
  returns,
} from "../support/request/representative.ts";
import { happened, note, numbersFrom, psychotherapyNote, subpoena, vera } from "../support/request/told.ts";
import { opened } from "../support/request/walk.ts";

// The way to a release, as it would be told; a walk follows it, and strays from it at random.
const path: readonly Recorded[] = [
  happened("upload.announced"),
  happened("request.submitted"),
  happened("document.admitted"),
  happened("requester.email-confirmed"),
  happened("facts.recorded"),
  happened("requester.identity-verified"),
  happened("weight.confirmed"),
  happened("patient.matched"),
  happened("authorization.recorded"),
  happened("records.proposed", { documentIds: [note, psychotherapyNote] }),
  happened("record.reviewed"),
  happened("record.reviewed", { documentId: psychotherapyNote }),
  happened("review.completed"),
  happened("vault.requested", { authority: { kind: "authorization", documentId: subpoena } }),
  happened("vault.approved"),
  happened("vault.approved", {}, { by: vera }),
  happened("release.confirmed"),
  happened("vault.opened"),
  happened("production.numbered"),
  happened("production.assembled"),
  happened("vault.closed"),
  happened("production.released"),
  happened("link.issued"),
];
const after = [...pauses, ...incidents, ...phases, ...returns, ...money];
const strays = [...courseEvents, ...contestThemes.flat(), ...after, ...everyEvent];

type Walk = { readonly releases: number; readonly faults: readonly string[] };

/** A report of the assembly names the numbers that were set aside for it. */
function underItsNumbers(event: Recorded, { context }: RequestSnapshot): Recorded {
  const first = context.production?.firstNumber;
  return event.type === "production.assembled" && first ? { ...event, ...numbersFrom(first) } : event;
}

function walkOnce(seed: number): Walk {
  const random = seededRandom(seed);
  const history: Recorded[] = [happened("request.opened")];
  const faults: string[] = [];
  let snapshot: RequestSnapshot = opened();
  let releases = 0;
  const offer = (told: Recorded): void => {
    const event = underItsNumbers(told, snapshot);
    const decision = decide(snapshot, event);
    if (decision.outcome !== "accepted") return;
    history.push(event);
    // Every step goes through storage, as it does in the product.
    snapshot = restore(JSON.parse(JSON.stringify(dehydrate(decision.snapshot))));
    faults.push(...faultsOfLink(history).map((fault) => `seed ${seed}: ${fault}`));
    if (event.type !== "production.released") return;
    releases += 1;
    faults.push(...faultsOfRelease(history).map((fault) => `seed ${seed}: ${fault}`));
  };
  // Short ways make most releases; now and then the walk goes back some steps, as after a revocation.
  for (let at = 0; at < path.length; at += 1) {
    const planned = path[at];
    while (random() < 0.25) offer(strays[Math.floor(random() * strays.length)] ?? happened("hold.lifted"));
    if (planned && random() > 0.03) offer(planned);
    if (random() < 0.04) at = Math.max(0, at - Math.floor(random() * 12));
    if (random() < 0.1) offer(happened("hold.lifted"));
  }
  return { releases, faults };
}

describe("random ways through a request", { timeout: 600_000 }, () => {
  it("never end in a release that an independent reading of the history finds unlawful", () => {
    const walks = Array.from({ length: 1_500 * deepFactor }, (_, seed) => walkOnce(seed + 1));
    expect(walks.flatMap(({ faults }) => faults).slice(0, 10)).toEqual([]);
    // The reading would pass if nothing were ever released: enough walks must get there.
    expect(walks.filter(({ releases }) => releases > 0).length).toBeGreaterThan(walks.length / 20);
  });
});
