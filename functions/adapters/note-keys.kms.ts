import { DecryptCommand, GenerateDataKeyCommand, ReEncryptCommand } from "@aws-sdk/client-kms";
import type { KMSClient } from "@aws-sdk/client-kms";
import type { NoteContext, ReleaseContext } from "./note-envelope.ts";

/** A data key in both forms; whoever asked for it wipes `plaintext` after use. */
export type NewDataKey = { readonly plaintext: Uint8Array; readonly wrapped: Uint8Array };
/** Makes a data key that is bound to one note. The import may do this and nothing else with the notes key. */
export type WrapNote = (context: NoteContext) => Promise<NewDataKey>;

export function wrapNote(client: KMSClient, notesKeyArn: string): WrapNote {
  return async (context) => {
    const { Plaintext, CiphertextBlob } = await client.send(
      new GenerateDataKeyCommand({
        KeyId: notesKeyArn,
        KeySpec: "AES_256",
        EncryptionContext: { ...context },
      }),
    );
    if (!Plaintext || !CiphertextBlob) throw new Error("the key service answered without a data key");
    return { plaintext: Plaintext, wrapped: CiphertextBlob };
  };
}

/** Opens one note's data key for one request: re-wrapped inside the key service first, then opened under the release key. */
export type ReleaseNote = (note: {
  readonly wrapped: Uint8Array;
  readonly from: NoteContext;
  readonly to: ReleaseContext;
  readonly grantToken: string;
}) => Promise<Uint8Array>;

export function releaseNote(client: KMSClient, notesKeyArn: string, releaseKeyArn: string): ReleaseNote {
  return async ({ wrapped, from, to, grantToken }) => {
    const rewrapped = await client.send(
      new ReEncryptCommand({
        CiphertextBlob: wrapped,
        SourceKeyId: notesKeyArn,
        SourceEncryptionContext: { ...from },
        DestinationKeyId: releaseKeyArn,
        DestinationEncryptionContext: { ...to },
        GrantTokens: [grantToken],
      }),
    );
    const opened = await client.send(
      new DecryptCommand({
        CiphertextBlob: rewrapped.CiphertextBlob,
        KeyId: releaseKeyArn,
        EncryptionContext: { ...to },
      }),
    );
    if (!opened.Plaintext) throw new Error("the key service answered without a data key");
    return opened.Plaintext;
  };
}
