import { largestFile } from "../../../workflows/contract/records.ts";
import type { recordImportedSchema, RecordUpload } from "../../../workflows/contract/records.ts";
import type { z } from "zod";
import { refusalBeforeSending } from "./before-sending.ts";
import { digestOf } from "./digest.ts";
import { Said } from "./said.ts";
import { problemOf } from "./problem-of.ts";
import { endingWords, postFile } from "./upload.ts";

/** How far one record has come on its way in. */
export type RecordState =
  | { readonly at: "hashing" }
  | { readonly at: "sending"; readonly share: number }
  | { readonly at: "taking-in" }
  /** Nobody has looked for malware in it yet. */
  | { readonly at: "being-scanned" };
export type TakenIn = z.output<typeof recordImportedSchema>;

/** What is said of a record besides its file; its kind is among it. */
export type RecordSaid = Readonly<Record<string, unknown>> & { readonly importId: string };
type Calls = {
  readonly announce: (asked: {
    readonly importId: string;
    readonly size: number;
    readonly sha256: string;
  }) => Promise<RecordUpload>;
  readonly takeIn: (
    asked: RecordSaid & { readonly upload?: { readonly sha256: string } },
  ) => Promise<TakenIn>;
};

/**
 * Announces, posts and brings in one record, and tells `report` each step; of a note on paper there is no file. Sent again with
 * the same importId it is the same record: what was lost on the way back is not taken in twice. Throws what the API refuses,
 * and words where the storage does.
 */
export async function sendRecord(
  file: File | undefined,
  said: RecordSaid,
  { announce, takeIn }: Calls,
  report: (state: RecordState) => void,
): Promise<TakenIn> {
  const asked = file === undefined ? said : await posted(file, said, announce, report);
  report({ at: "taking-in" });
  for (const pause of pausesMs) {
    try {
      return await takeIn(asked);
    } catch (error) {
      if (problemOf(error).code !== "not-yet-scanned") throw error;
    }
    report({ at: "being-scanned" });
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return takeIn(asked);
}

/** What is said of the record, and under which digest its file lies now. */
async function posted(
  file: File,
  said: RecordSaid,
  announce: Calls["announce"],
  report: (state: RecordState) => void,
) {
  report({ at: "hashing" });
  const sha256 = await digestOf(file);
  const ticket = await announce({ importId: said.importId, size: file.size, sha256 });
  report({ at: "sending", share: 0 });
  const ending = await postFile(ticket, file, (share) => {
    report({ at: "sending", share });
  });
  if (ending !== "stored") throw new Said(endingWords[ending]);
  return { ...said, upload: { sha256 } };
}

/** Between two times that a file is asked for which is not scanned yet, in milliseconds: some two minutes in all. */
const pausesMs = [1, 2, 3, 5, 8, 10, 10, 10, 10, 10].map((seconds) => seconds * 1000);

/** What keeps a record from being sent at all, in words. */
export const refusalOfRecord = (file: File): string | undefined => refusalBeforeSending(file, largestFile);
