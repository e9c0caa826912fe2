import { describe, expect, it } from "vitest";
import type { Recorded } from "../../workflows/request/recorded.ts";
import { dehydrate, restore } from "../../workflows/request/snapshot.ts";
import { deepFactor, seededRandom } from "../support/deep.ts";
import { further } from "../support/request/found.ts";
import type { Found } from "../support/request/found.ts";
import {
  clocks,
  contestThemes,
  courseEvents,
  everyEvent,
  incidents,
  money,
  accounting,
  pauses,
  phases,
  returns,
} from "../support/request/representative.ts";
import { faultsOfStep } from "../support/request/step-faults.ts";
import { happened, note, psychotherapyNote, subpoena, vera } from "../support/request/told.ts";

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
const after = [...clocks, ...accounting, ...pauses, ...incidents, ...phases, ...returns, ...money];
const strays = [...courseEvents, ...contestThemes.flat(), ...after, ...everyEvent];

type Walk = {
  readonly releases: number;
  readonly accepted: number;
  readonly refused: number;
  readonly faults: readonly string[];
};

function walkOnce(seed: number): Walk {
  const random = seededRandom(seed);
  const faults: string[] = [];
  let [at, releases, accepted, refused]: [Found | undefined, number, number, number] = [
    further(undefined, happened("request.opened")),
    0,
    1,
    0,
  ];
  const offer = (told: Recorded): void => {
    const next = further(at, told);
    if (next === undefined) {
      refused += 1;
      return;
    }
    accepted += 1;
    // Every step goes through storage, as it does in the product.
    at = { ...next, snapshot: restore(JSON.parse(JSON.stringify(dehydrate(next.snapshot)))) };
    faults.push(...faultsOfStep(at).map((fault) => `seed ${seed}: ${fault}`));
    if (told.type === "production.released") releases += 1;
  };
  // Short ways make most releases; now and then the walk goes back some steps, as after a revocation.
  for (let step = 0; step < path.length; step += 1) {
    const planned = path[step];
    while (random() < 0.25) offer(strays[Math.floor(random() * strays.length)] ?? happened("hold.lifted"));
    if (planned && random() > 0.03) offer(planned);
    if (random() < 0.04) step = Math.max(0, step - Math.floor(random() * 12));
    if (random() < 0.1) offer(happened("hold.lifted"));
  }
  return { releases, accepted, refused, faults };
}

describe("random ways through a request", { timeout: 600_000 }, () => {
  it("never end in a release that an independent reading of the history finds unlawful", () => {
    const began = performance.now();
    const walks = Array.from({ length: 1_500 * deepFactor }, (_, seed) => walkOnce(seed + 1));
    const sum = (of: "accepted" | "refused") => walks.reduce((all, one) => all + one[of], 0);
    const [accepted, refused] = [sum("accepted"), sum("refused")];
    const seconds = Math.round((performance.now() - began) / 1000);
    console.info(
      `${walks.length} walks: ${accepted} events accepted, ${refused} refused, in ${seconds} seconds`,
    );
    expect(walks.flatMap(({ faults }) => faults).slice(0, 10)).toEqual([]);
    // A deep run is a long one: two hundred thousand events and more.
    expect(accepted + refused).toBeGreaterThan(deepFactor > 1 ? 200_000 : 40_000);
    // The reading would pass if nothing were ever released: enough walks must get there.
    expect(walks.filter(({ releases }) => releases > 0).length).toBeGreaterThan(walks.length / 20);
  });
});
