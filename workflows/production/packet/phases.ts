import { batesNumber } from "../bates.ts";
import type { PacketDocumentRow, PacketManifest } from "./manifest.ts";
import type { PacketPlan } from "./plan.ts";

/** The plan of a later production on one request: its numbers and its phase go on from those before. */
export function afterThose(plan: PacketPlan, before: readonly PacketManifest[]): PacketPlan {
  if (before.length === 0) return plan;
  if (before.some(({ prefix }) => prefix !== plan.prefix))
    throw new Error("an earlier production has another prefix: it is of another request");
  return {
    ...plan,
    firstNumber: Math.max(...before.map(({ lastNumber }) => lastNumber)) + 1,
    phase: Math.max(...before.map(({ phase }) => phase)) + 1,
  };
}

/**
 * What a packet would show that an earlier production of the same file kept back: a page that stayed out there, a reason that
 * something was taken out of a page for. Who releases it after all gives its file anew, as a document of its own.
 */
export function tellsMore(
  rows: readonly PacketDocumentRow[],
  before: readonly Pick<PacketManifest, "documents">[],
): readonly string[] {
  const earlier = before.flatMap(({ documents }) => documents);
  return rows.flatMap((row) => {
    const stays = new Set(row.withheld.map(({ page }) => page));
    const taken = new Set(row.redacted.map(({ page, reason }) => `${page} ${reason}`));
    return earlier
      .filter(({ sha256 }) => sha256 === row.sha256)
      .flatMap(({ withheld, redacted, batesFirst }) => [
        ...withheld
          .filter(({ page }) => !stays.has(page))
          .map(({ page }) => `page ${page} of ${row.name} stayed out under ${batesFirst}, and would go now`),
        ...redacted
          .filter(({ page, reason }) => !stays.has(page) && !taken.has(`${page} ${reason}`))
          .map(
            ({ page, reason }) =>
              `page ${page} of ${row.name} was redacted under ${batesFirst} for ${reason}, and is not now`,
          ),
      ]);
  });
}

/** What is wrong with the numbers of productions on one request, in the order in which they went: each goes on behind the one before, none gives a number again. */
export function wrongBetween(
  packets: readonly Pick<PacketManifest, "prefix" | "firstNumber" | "lastNumber" | "phase">[],
): readonly string[] {
  return packets.flatMap((packet, at) => {
    const before = packets[at - 1];
    if (!before) return [];
    const first = batesNumber(packet.prefix, packet.firstNumber);
    if (before.prefix !== packet.prefix) return [`${first}: the production before has another prefix`];
    return [
      ...(packet.firstNumber > before.lastNumber
        ? []
        : [
            `${first}: the production before has numbers up to ${batesNumber(before.prefix, before.lastNumber)}`,
          ]),
      ...(packet.phase > before.phase
        ? []
        : [`${first}: its phase does not come after that of the production before`]),
    ];
  });
}
