import type { Certificate, DestroyedRecord } from "../../workflows/contract/retention.ts";
import { localDateOf } from "../../workflows/facts/local-date.ts";
import { copiesLeft } from "../../workflows/retention/copies.ts";
import { isApart, spanOf } from "../../workflows/retention/shelf.ts";
import type { Holder } from "../../workflows/retention/disposition.ts";
import type { DocumentId } from "../../workflows/vocabulary/ids.ts";
import type { StoredDisposal } from "../adapters/disposals.dynamodb.ts";
import { destroyAll, RecordLeft } from "./carry-out.ts";
import type { CarryOut, Of, Until } from "./carry-out.ts";
import { everythingOf, foundIn, plus, postedOf, sumOf } from "./places.ts";
import type { Stored } from "./places.ts";

/**
 * How long after the last record was destroyed the last look is taken, in milliseconds: longer than an import may run
 * (infra/function-settings.ts: 29 seconds), so that none is left that began while the record was still there, and than the
 * sweep takes that destroys copies for readers of what is no longer there (infra/constructs/triggers.ts: each minute).
 */
export const settleMs = 180_000;

/** So many records are looked at together. */
const together = 16;

/** `held`: a request came, and of these records something had come in since they were destroyed, which stays for it. */
export type LookedAt =
  | {
      readonly outcome: "clean";
      readonly records: readonly DestroyedRecord[];
      /** Requests that keep the record now: they came too late. */
      readonly holders: readonly Holder[];
    }
  | {
      readonly outcome: "held";
      readonly holders: readonly Holder[];
      readonly partly: readonly DocumentId[];
    };

/**
 * The last look, in every place, at every record that was destroyed. What an import stored that was under way meanwhile is
 * destroyed here, and with `posted` whatever of the patient was posted and not taken in, for it may be one of them. Throws
 * when something is left.
 */
export async function lastLook(
  ports: CarryOut,
  of: Of,
  { until, posted }: { readonly until: Until; readonly posted: boolean },
): Promise<LookedAt> {
  const { practiceId, disposal } = of;
  const gone = await destroyedBy(ports, of);
  const ids = gone.map(({ documentId }) => documentId);
  const late = await leftOf(ports, of, ids);
  const holders = await ports.holders(practiceId, disposal.patientRef);
  if (holders.length > 0 && late.size > 0) return { outcome: "held", holders, partly: [...late.keys()] };
  for (const stored of late.values()) await destroyAll(ports, stored, until);
  if (posted && holders.length === 0) await destroyAll(ports, await postedOf(ports.places, of), until);
  if (late.size > 0 && (await leftOf(ports, of, ids)).size > 0) throw new RecordLeft();
  const records = gone.map((record) => ({
    ...record,
    found: plus(record.found, foundIn(late.get(record.documentId) ?? [])),
  }));
  return { outcome: "clean", records, holders };
}

/** What this disposal has destroyed so far. */
export async function destroyedBy(
  { disposals }: Pick<CarryOut, "disposals">,
  { practiceId, disposal }: Of,
): Promise<readonly DestroyedRecord[]> {
  const all = await disposals.disposed(practiceId, disposal.patientRef);
  const byId = new Map(all.map((one) => [one.documentId, one]));
  return disposal.items.flatMap(({ documentId, class: of, authorId }) => {
    const one = byId.get(documentId);
    if (one?.state !== "destroyed" || one.disposalId !== disposal.disposalId) return [];
    const { at: destroyedAt, found } = one;
    return [{ documentId, class: of, ...(isApart(of) ? { authorId } : {}), destroyedAt, found }];
  });
}

/** What is stored of records of which nothing should be. */
async function leftOf(
  { places }: CarryOut,
  of: Of,
  ids: readonly DocumentId[],
): Promise<ReadonlyMap<DocumentId, readonly Stored[]>> {
  const left = new Map<DocumentId, readonly Stored[]>();
  for (let at = 0; at < ids.length; at += together)
    await Promise.all(
      ids.slice(at, at + together).map(async (documentId) => {
        const stored = await everythingOf(places, of, documentId);
        if (sumOf(foundIn(stored)) > 0) left.set(documentId, stored);
      }),
    );
  return left;
}

/** The certificate of what a disposal has destroyed. */
export function certificateOf(
  disposal: StoredDisposal,
  {
    timeZone,
    ...said
  }: Pick<Certificate, "confirmed" | "finishedAt" | "records" | "tooLate"> & { readonly timeZone: string },
): Certificate {
  const { disposalId, patientRef, edition, treatmentEndedOn, ground, proposed, items } = disposal;
  const { firstOn, lastOn } = spanOf(items.filter((item) => !isApart(item.class)));
  return {
    disposalId,
    patientRef,
    edition,
    treatmentEndedOn,
    ground,
    proposed,
    ...(firstOn === undefined || lastOn === undefined ? {} : { span: { firstOn, lastOn } }),
    ...said,
    copies: copiesLeft(localDateOf(said.finishedAt, timeZone)),
  };
}
