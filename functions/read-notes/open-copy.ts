import type { ReadingCall } from "../../workflows/contract/calls.ts";
import type { Refusal } from "../../workflows/contract/problem.ts";
import type { ReadingOpened } from "../../workflows/contract/reading.ts";
import { readingMinutes } from "../../workflows/reading/reading.ts";
import type { NoteReading } from "../../workflows/reading/reading.ts";
import type { Instant } from "../../workflows/vocabulary/dates.ts";
import type { ReadingId } from "../../workflows/vocabulary/ids.ts";
import { canonicalJson, sha256Hex } from "../adapters/digests.ts";
import { errorNameOf } from "../adapters/log.ts";
import type { Log } from "../adapters/log.ts";
import { refusal } from "../adapters/problem-response.ts";
import type { StoredVersions } from "../adapters/stored-versions.s3.ts";
import { copiesOf } from "./copies-of.ts";

export type OpeningCopy = {
  readonly vault: (call: ReadingCall) => Promise<void>;
  readonly copies: Pick<StoredVersions, "list">;
  readonly log: Log;
};
/** What was opened, and the reading as the record of the look binds it: its row cannot be changed without that showing. */
export type Opened =
  | {
      readonly opened: ReadingOpened;
      readonly reading: { readonly readingId: ReadingId; readonly sha256: string };
    }
  | { readonly problem: Refusal };

/** When a reading that was asked for at an instant is over. */
export const endOf = (askedAt: Instant): Instant =>
  new Date(Date.parse(askedAt) + readingMinutes * 60_000).toISOString();

/**
 * Has the vault open a reading that is on record; whether it did is seen by whether there is a copy. Asked again it makes no
 * second one.
 */
export async function openCopy(ports: OpeningCopy, reading: NoteReading): Promise<Opened> {
  const { practiceId, readingId, endsAt } = reading;
  const bound = { readingId, sha256: sha256Hex(canonicalJson(reading)) };
  const opened = { opened: { readingId, endsAt }, reading: bound };
  if ((await copiesOf(ports.copies, reading)).length > 0) return opened;
  try {
    await ports.vault({ kind: "open-reading", practiceId, readingId });
  } catch (error) {
    ports.log("error", "vault-unreachable", { practiceId, readingId, errorName: errorNameOf(error) });
  }
  return (await copiesOf(ports.copies, reading)).length > 0 ? opened : { problem: notOpened };
}

const notOpened = refusal(
  "unavailable",
  "The note could not be opened at the moment, and nothing was shown. Ask for it once more in a minute.",
);
