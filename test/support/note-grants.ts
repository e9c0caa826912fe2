import {
  CreateGrantCommand,
  ListGrantsCommand,
  ReEncryptCommand,
  RetireGrantCommand,
} from "@aws-sdk/client-kms";
import { HeadObjectCommand } from "@aws-sdk/client-s3";
import { noteContextOf } from "../../functions/adapters/note-envelope.ts";
import { objectStore } from "../../functions/adapters/object-store.s3.ts";
import { recordObjectKey, wrappedKeyOf } from "../../functions/adapters/sealed-notes.ts";
import type { Stack } from "../../local/stack.ts";
import { harborLight, keysAs, roleOf, settingOf, storageAs } from "./stack-parts.ts";

/** The ARNs of the key that wraps the notes' data keys, and of the one they are re-wrapped under. */
export const notesKeyOf = (stack: Stack) => settingOf(stack, "open-vault", "NOTES_KEY_ARN");
export const releaseKeyOf = (stack: Stack) => settingOf(stack, "assemble-production", "RELEASE_KEY_ARN");

export const contextOf = (patientRef: string, documentId: string) => ({
  ...noteContextOf(harborLight, patientRef, documentId),
});

/** A grant made by hand with the credentials of the one role that may make it. */
export async function grantByHand(stack: Stack, patientRef: string, documentId: string) {
  const client = keysAs(stack, roleOf(stack, "open-vault"));
  const { GrantId = "", GrantToken = "" } = await client.send(
    new CreateGrantCommand({
      KeyId: notesKeyOf(stack),
      Name: `by-hand/by-hand/${documentId}`,
      GranteePrincipal: roleOf(stack, "assemble-production").principal.arn,
      RetiringPrincipal: roleOf(stack, "open-vault").principal.arn,
      Operations: ["ReEncryptFrom"],
      Constraints: { EncryptionContextEquals: contextOf(patientRef, documentId) },
    }),
  );
  client.destroy();
  return { documentId, grantId: GrantId, grantToken: GrantToken };
}

/** Takes a grant back. */
export async function retire(stack: Stack, GrantId: string): Promise<void> {
  const client = keysAs(stack, roleOf(stack, "open-vault"));
  await client.send(new RetireGrantCommand({ KeyId: notesKeyOf(stack), GrantId }));
  client.destroy();
}

/** The grants that stand on the notes key now. */
export async function grantIds(stack: Stack): Promise<readonly string[]> {
  const client = keysAs(stack, roleOf(stack, "open-vault"));
  const { Grants = [] } = await client.send(new ListGrantsCommand({ KeyId: notesKeyOf(stack) }));
  client.destroy();
  return Grants.map(({ GrantId = "" }) => GrantId).toSorted();
}

/** The wrapped data key of a sealed note. */
export async function wrappedKey(stack: Stack, patientRef: string, documentId: string): Promise<Uint8Array> {
  const client = storageAs(stack, roleOf(stack, "assemble-production"));
  const Key = recordObjectKey(harborLight, patientRef, documentId);
  const Bucket = settingOf(stack, "assemble-production", "NOTES_BUCKET");
  const { Metadata = {} } = await client.send(new HeadObjectCommand({ Bucket, Key }));
  const noteKeys = objectStore(client, settingOf(stack, "assemble-production", "NOTE_KEYS_BUCKET"));
  return wrappedKeyOf(noteKeys, Key, Metadata).finally(() => client.destroy());
}

/** Re-wraps a note's data key as the assembly does. */
export async function rewrap(
  stack: Stack,
  patientRef: string,
  to: Readonly<Record<"practiceId" | "requestId" | "authorizationId" | "documentId", string>>,
  grantTokens: readonly string[] = [],
): Promise<Uint8Array> {
  const client = keysAs(stack, roleOf(stack, "assemble-production"));
  const answer = client.send(
    new ReEncryptCommand({
      CiphertextBlob: await wrappedKey(stack, patientRef, to.documentId),
      SourceKeyId: notesKeyOf(stack),
      SourceEncryptionContext: contextOf(patientRef, to.documentId),
      DestinationKeyId: releaseKeyOf(stack),
      DestinationEncryptionContext: { ...to },
      GrantTokens: [...grantTokens],
    }),
  );
  const { CiphertextBlob } = await answer.finally(() => client.destroy());
  if (!CiphertextBlob) throw new Error("the key service answered without a re-wrapped key");
  return CiphertextBlob;
}
