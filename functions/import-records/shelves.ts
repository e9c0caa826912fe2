import { keysClient } from "../adapters/clients/kms.ts";
import { storageClient } from "../adapters/clients/s3.ts";
import { malwareVerdict, untilScanned } from "../adapters/malware-verdict.s3.ts";
import { wrapNote } from "../adapters/note-keys.kms.ts";
import { objectStore } from "../adapters/object-store.s3.ts";
import { storedVersions } from "../adapters/stored-versions.s3.ts";
import { takePdfInThread } from "../adapters/pdf-thread.ts";
import { downloadLinks, uploadForms } from "../adapters/presigned.s3.ts";
import type { UploadForms } from "../adapters/presigned.s3.ts";
import type { Config } from "./config.ts";
import type { Shelves } from "./import-record.ts";
import type { Finishing } from "./finish-begun.ts";
import type { LookingAt } from "./unclassified-link.ts";

/** All that the routes of records need. */
export type AllShelves = Shelves &
  Pick<Finishing, "versions"> &
  Pick<LookingAt, "incomingLinks"> & { readonly incomingForms: UploadForms };

/** Where records are read, sealed and stored; the engine that reads them is most of this function's code. */
export function shelves(config: Config): AllShelves {
  const storage = storageClient();
  return {
    records: objectStore(storage, config.RECORDS_BUCKET),
    notes: objectStore(storage, config.NOTES_BUCKET),
    noteKeys: objectStore(storage, config.NOTE_KEYS_BUCKET),
    incoming: objectStore(storage, config.INCOMING_BUCKET),
    incomingVersions: storedVersions(storage, config.INCOMING_BUCKET),
    scanVerdict: malwareVerdict(storage, config.INCOMING_BUCKET, untilScanned),
    incomingForms: uploadForms(storage, config.INCOMING_BUCKET),
    incomingLinks: downloadLinks(storage, config.INCOMING_BUCKET),
    wrapNote: wrapNote(keysClient(), config.NOTES_KEY_ARN),
    // Well below what the function and its caller have (infra/function-settings.ts): both must outlive the thread.
    takePdf: takePdfInThread({ heapMb: 448, bytesMb: 192, seconds: 15 }),
    versions: storedVersions(storage, config.RECORDS_BUCKET),
  };
}
