import { outwardViewOf } from "../../../functions/requester-api/outward-view.ts";
import type { Recorded } from "../../../workflows/request/recorded.ts";
import { dehydrate } from "../../../workflows/request/snapshot.ts";
import { statesOf } from "../../../workflows/request/states-of.ts";
import { aProfile } from "../request-views.ts";
import { ids } from "../desk.ts";
import type { Found } from "./found.ts";
import { historyOf, passedBy } from "./found.ts";

// What happens only about somebody who is a patient: the match, the records, their review, the vault, the production.
const onlyOfPatients =
  /^(patient\.|patient-notice\.|privilege\.waived|records?\.|review\.|release\.|vault\.|production\.|court-link\.|court\.)/;
const endsOfPatients: ReadonlySet<string> = new Set([
  "withheld_privilege",
  "withheld_no_authority",
  "released_full",
  "released_partial",
]);

/** The same request about somebody the practice does not know: nothing of a patient happens, and it ends for want of records. */
export function twinOf(history: readonly Recorded[]): readonly Recorded[] {
  return history.flatMap((event): readonly Recorded[] => {
    if (onlyOfPatients.test(event.type)) return [];
    if (event.type === "request.closed" && endsOfPatients.has(event.outcome))
      return [{ ...event, outcome: "no_records" }];
    return [event];
  });
}

/** All that the requester sees of it. */
export function outwardOf({ snapshot }: Found): unknown {
  const standing = dehydrate(snapshot);
  const { trackingNumber, openedAt } = snapshot.context;
  const view = {
    ...standing,
    version: 1,
    trackingNumber: trackingNumber ?? "",
    receivedAt: openedAt ?? "",
    states: statesOf(standing),
  };
  return outwardViewOf(ids.key, view, aProfile, "Harbor Light Counseling");
}

/** Whether the requester was told of a release, which tells of a patient as it must; what went to the court alone tells nothing. */
const tellsOfRelease = (history: readonly Recorded[]): boolean =>
  history.some(
    ({ type, judgement }) => type === "production.released" && judgement.goesToCourtAlone !== true,
  );

/** How the outward view of a request differs from that of its twin; nothing where it tells no more. */
export function faultsOfTwin(one: Found): readonly string[] {
  const history = historyOf(one);
  if (tellsOfRelease(history)) return [];
  const twin = passedBy(twinOf(history)).at(-1);
  const [own, other] = [JSON.stringify(outwardOf(one)), twin && JSON.stringify(outwardOf(twin))];
  return own === other ? [] : [`after ${history.map(({ type }) => type).join(" ")}: ${own} is not ${other}`];
}
