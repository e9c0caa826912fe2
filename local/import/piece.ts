import type { z } from "zod";
import type { importRecordSchema } from "../../workflows/contract/records.ts";

type Distributed<Body> = Body extends unknown ? Omit<Body, "importId"> : never;

/**
 * One document of a source: what the API is to be asked, or why it is not to be taken in. `sourceId` names it for ever and is
 * only ever hashed; `shown` is what may be printed, and names nobody.
 */
export type Piece = { readonly sourceId: string; readonly shown: string } & (
  | {
      readonly is: "readable";
      readonly patient: { readonly names: readonly string[]; readonly birthDate: string };
      /** As its source writes it; whoever signed in, where the source is the practice's own folder. */
      readonly author: string | undefined;
      readonly body: Distributed<z.input<typeof importRecordSchema>>;
    }
  | { readonly is: "refused"; readonly words: string }
);

/** The source as a whole cannot be read; the words name nobody. */
export class SourceUnreadable extends Error {
  override readonly name = "SourceUnreadable";
}
