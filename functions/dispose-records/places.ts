import type { Found } from "../../workflows/contract/retention.ts";
import type { DocumentId, PatientRef } from "../../workflows/vocabulary/ids.ts";
import { recordObjectKey, uploadPrefix } from "../adapters/sealed-notes.ts";
import type { StoredVersion, StoredVersions } from "../adapters/stored-versions.s3.ts";

/** The places in which something of a record may lie. */
export type Places = Readonly<Record<keyof Found, StoredVersions>>;
/** In the order in which it is destroyed there: the key comes first. */
const places = ["keys", "sealed", "plain", "incoming"] as const satisfies readonly (keyof Found)[];

/** One version or delete marker, and where it lies. */
export type Stored = { readonly place: keyof Found; readonly version: StoredVersion };
type Of = { readonly practiceId: string; readonly disposal: { readonly patientRef: PatientRef } };

/** Everything that is stored of one record; a key of it lies below its name, everything else under it. */
export async function everythingOf(
  all: Places,
  { practiceId, disposal }: Of,
  documentId: DocumentId,
): Promise<readonly Stored[]> {
  const name = recordObjectKey(practiceId, disposal.patientRef, documentId);
  const found = await Promise.all(
    places.map(async (place) => (await all[place].list(name)).map((version) => ({ place, version }))),
  );
  return found.flat();
}

/** Files of the patient that were posted, and that nobody took in. */
export const postedOf = async (all: Places, { practiceId, disposal }: Of): Promise<readonly Stored[]> =>
  (await all.incoming.list(uploadPrefix(practiceId, disposal.patientRef))).map((version) => ({
    place: "incoming" as const,
    version,
  }));

export const foundIn = (stored: readonly Stored[]): Found => {
  const count = (of: keyof Found) => stored.filter(({ place }) => place === of).length;
  return { keys: count("keys"), sealed: count("sealed"), plain: count("plain"), incoming: count("incoming") };
};
export const sumOf = ({ keys, sealed, plain, incoming }: Found): number => keys + sealed + plain + incoming;
/** Whether there is as much in each place as there was. */
export const isWhole = (now: Found, before: Found): boolean =>
  places.every((place) => now[place] >= before[place]);
export const plus = (one: Found, other: Found): Found => ({
  keys: one.keys + other.keys,
  sealed: one.sealed + other.sealed,
  plain: one.plain + other.plain,
  incoming: one.incoming + other.incoming,
});
