import {
  CreateGrantCommand,
  ListGrantsCommand,
  NotFoundException,
  RetireGrantCommand,
  RevokeGrantCommand,
} from "@aws-sdk/client-kms";
import type { GrantListEntry, KMSClient } from "@aws-sdk/client-kms";
import * as z from "zod";
import { documentIdSchema, patientRefSchema, practiceIdSchema } from "../../workflows/contract/ids.ts";
import type { NoteContext } from "./note-envelope.ts";

/** What a grant was made for: two requests may name one authority, and their grants are not each other's. */
export type GrantOpening = { readonly requestId: string; readonly authorizationId: string };
/** One grant as it stands on the notes key. */
export type NoteGrant = GrantOpening & {
  readonly grantId: string;
  readonly documentId: string;
  readonly createdAt: Date;
};
export type NewGrant = { readonly grantId: string; readonly grantToken: string };

/** Grants on the notes key, each for one note under one opening authority of one request. */
export type NoteGrants = {
  /** Lets the assembly re-wrap this one note's data key; asking again for the same three gives the same grant. */
  readonly create: (opening: GrantOpening, note: NoteContext) => Promise<NewGrant>;
  /** Every grant on the key: those that `create` makes, and the ids of those of another name, shape or note. */
  readonly list: () => Promise<{ readonly ours: readonly NoteGrant[]; readonly strange: readonly string[] }>;
  /** A grant that is gone already counts as retired. */
  readonly retire: (grantId: string) => Promise<void>;
  /** Takes back a grant whose retiring principal is somebody else; one that is gone already counts as revoked. */
  readonly revoke: (grantId: string) => Promise<void>;
};

type GrantKeys = {
  readonly notesKeyArn: string;
  readonly granteeArn: string;
  readonly retirerArn: string;
};

export function noteGrants(client: KMSClient, keys: GrantKeys): NoteGrants {
  const KeyId = keys.notesKeyArn;
  return {
    create: async (opening, note) => {
      const { GrantId, GrantToken } = await client.send(
        new CreateGrantCommand({
          KeyId,
          Name: grantName(opening, note.documentId),
          GranteePrincipal: keys.granteeArn,
          RetiringPrincipal: keys.retirerArn,
          Operations: ["ReEncryptFrom"],
          Constraints: { EncryptionContextEquals: { ...note } },
        }),
      );
      if (!GrantId || !GrantToken) throw new Error("the key service answered without a grant");
      return { grantId: GrantId, grantToken: GrantToken };
    },
    list: async () => {
      const ours: NoteGrant[] = [];
      const strange: string[] = [];
      let Marker: string | undefined;
      do {
        const page = await client.send(new ListGrantsCommand({ KeyId, ...(Marker ? { Marker } : {}) }));
        for (const entry of page.Grants ?? []) {
          const grant = noteGrantOf(entry, keys);
          if (grant) ours.push(grant);
          else if (entry.GrantId) strange.push(entry.GrantId);
        }
        Marker = page.Truncated ? page.NextMarker : undefined;
      } while (Marker);
      return { ours, strange };
    },
    retire: (GrantId) => unlessGone(client.send(new RetireGrantCommand({ KeyId, GrantId }))),
    revoke: (GrantId) => unlessGone(client.send(new RevokeGrantCommand({ KeyId, GrantId }))),
  };
}

async function unlessGone(taking: Promise<unknown>): Promise<void> {
  try {
    await taking;
  } catch (error) {
    if (!(error instanceof NotFoundException)) throw error;
  }
}

// All ids stand in the name, so that the list of grants can be read without the ledger.
const grantName = ({ requestId, authorizationId }: GrantOpening, documentId: string): string =>
  `${requestId}/${authorizationId}/${documentId}`;

const noteContextSchema = z.strictObject({
  practiceId: practiceIdSchema,
  class: z.literal("psychotherapy-notes"),
  patientRef: patientRefSchema,
  documentId: documentIdSchema,
});

/**
 * A grant as `create` makes it, in every part: to the one grantee, to be retired by the one retirer, for one operation, and
 * for one note alone. Undefined of any other.
 */
function noteGrantOf(entry: GrantListEntry, keys: GrantKeys): NoteGrant | undefined {
  const { Name, GrantId, CreationDate, GranteePrincipal, RetiringPrincipal, Operations, Constraints } = entry;
  const [requestId, authorizationId, documentId, ...more] = Name?.split("/") ?? [];
  if (!GrantId || !requestId || !authorizationId || !documentId || more.length > 0) return undefined;
  const lent =
    GranteePrincipal === keys.granteeArn &&
    RetiringPrincipal === keys.retirerArn &&
    Operations?.join() === "ReEncryptFrom";
  const note = noteContextSchema.safeParse(Constraints?.EncryptionContextEquals);
  const isBound = note.success && Constraints?.EncryptionContextSubset === undefined;
  if (!lent || !isBound || note.data.documentId !== documentId) return undefined;
  return { grantId: GrantId, requestId, authorizationId, documentId, createdAt: CreationDate ?? new Date(0) };
}
