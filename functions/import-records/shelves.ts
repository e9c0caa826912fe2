import { keysClient } from "../adapters/clients/kms.ts";
import { storageClient } from "../adapters/clients/s3.ts";
import { wrapNote } from "../adapters/note-keys.kms.ts";
import { objectStore } from "../adapters/object-store.s3.ts";
import { storedVersions } from "../adapters/stored-versions.s3.ts";
import { takePdf } from "../adapters/pdf-intake.ts";
import type { Config } from "./config.ts";
import type { Shelves } from "./import-record.ts";
import type { Sealing } from "./seal-misfiled.ts";

/** Where records are read, sealed and stored; the engine that reads them is most of this function's code. */
export function shelves(config: Config): Shelves & Pick<Sealing, "versions"> {
  const storage = storageClient();
  return {
    records: objectStore(storage, config.RECORDS_BUCKET),
    notes: objectStore(storage, config.NOTES_BUCKET),
    wrapNote: wrapNote(keysClient(), config.NOTES_KEY_ARN),
    takePdf,
    versions: storedVersions(storage, config.RECORDS_BUCKET),
  };
}
