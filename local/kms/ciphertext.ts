import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import type { EncryptionContext, KeyRecord } from "./key-state.ts";
import { KmsError } from "./kms-error.ts";

// Layout: magic(3) | key id length(1) | key id | material version(2) | salt(16) | iv(12) | ciphertext | tag(16).
const MAGIC = Buffer.from("DK\u0001", "latin1");
const [SALT_BYTES, IV_BYTES, TAG_BYTES] = [16, 12, 16];

/** A ciphertext blob taken apart; `header` is what is authenticated together with the encryption context. */
export type Blob = {
  readonly keyId: string;
  readonly header: Uint8Array;
  readonly version: number;
  readonly salt: Uint8Array;
  readonly iv: Uint8Array;
  readonly sealed: Uint8Array;
};

/** Seals bytes under the key's newest material, bound to the encryption context. */
export function seal(key: KeyRecord, plaintext: Uint8Array, context: EncryptionContext): Buffer {
  const version = key.material.length - 1;
  const id = Buffer.from(key.keyId);
  const [salt, iv] = [randomBytes(SALT_BYTES), randomBytes(IV_BYTES)];
  const header = Buffer.concat([MAGIC, Buffer.from([id.length]), id, uint16(version), salt, iv]);
  const cipher = createCipheriv("aes-256-gcm", messageKey(key, version, salt), iv);
  cipher.setAAD(associatedData(header, context));
  return Buffer.concat([header, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

/** Takes a blob apart; throws InvalidCiphertextException when these bytes never came from this KMS. */
export function parseBlob(bytes: Uint8Array): Blob {
  const blob = Buffer.from(bytes);
  const idLength = blob[MAGIC.length] ?? 0;
  const versionAt = MAGIC.length + 1 + idLength;
  const saltAt = versionAt + 2;
  const ivAt = saltAt + SALT_BYTES;
  const sealedAt = ivAt + IV_BYTES;
  if (!blob.subarray(0, MAGIC.length).equals(MAGIC) || blob.length < sealedAt + TAG_BYTES) throw invalid();
  return {
    keyId: blob.toString("utf8", MAGIC.length + 1, versionAt),
    header: blob.subarray(0, sealedAt),
    version: blob.readUInt16BE(versionAt),
    salt: blob.subarray(saltAt, ivAt),
    iv: blob.subarray(ivAt, sealedAt),
    sealed: blob.subarray(sealedAt),
  };
}

/** Opens a blob; throws InvalidCiphertextException when the blob or the encryption context is not the one it was sealed with. */
export function unseal(key: KeyRecord, blob: Blob, context: EncryptionContext): Buffer {
  if (blob.version >= key.material.length) throw invalid();
  const decipher = createDecipheriv("aes-256-gcm", messageKey(key, blob.version, blob.salt), blob.iv);
  decipher.setAAD(associatedData(blob.header, context));
  decipher.setAuthTag(blob.sealed.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(blob.sealed.subarray(0, -TAG_BYTES)), decipher.final()]);
  } catch {
    throw invalid();
  }
}

// A key of its own for every message, so that random nonces never meet under one key.
function messageKey(key: KeyRecord, version: number, salt: Uint8Array): Uint8Array {
  const material = Buffer.from(key.material[version] ?? "", "base64");
  return new Uint8Array(hkdfSync("sha256", material, salt, "duces local kms", 32));
}

function associatedData(header: Uint8Array, context: EncryptionContext): Buffer {
  const pairs = Object.entries(context).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const parts = pairs.flat().map((text) => {
    const bytes = Buffer.from(text);
    return Buffer.concat([uint32(bytes.length), bytes]);
  });
  return Buffer.concat([header, uint32(pairs.length), ...parts]);
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

const invalid = () =>
  new KmsError(
    "InvalidCiphertextException",
    "The ciphertext or the encryption context is not the one that was encrypted.",
  );
