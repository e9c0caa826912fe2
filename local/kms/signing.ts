import {
  constants,
  createHmac,
  createPublicKey,
  type KeyObject,
  sign,
  timingSafeEqual,
  verify,
} from "node:crypto";
import { signDigest, verifyDigest } from "./ecdsa-digest.ts";
import { newestMaterial, privateKeyOf } from "./key-material.ts";
import { hashOf, KEY_SPECS } from "./key-specs.ts";
import type { KeyRecord } from "./key-state.ts";
import { KmsError } from "./kms-error.ts";
import { signPkcs1Digest, signPssDigest, verifyPkcs1Digest, verifyPssDigest } from "./rsa-digest.ts";

/** What is signed: a message of at most 4096 bytes, or a digest made by the caller. */
export type Signable = { readonly kind: "RAW" | "DIGEST"; readonly bytes: Uint8Array };

const DIGEST_BYTES = { sha224: 28, sha256: 32, sha384: 48, sha512: 64 };

/** A signature as AWS KMS makes it: DER for ECDSA, RFC 8017 for RSA. Throws ValidationException for a digest of wrong length. */
export function makeSignature(key: KeyRecord, algorithm: string, { kind, bytes }: Signable): Buffer {
  const hash = hashOf(algorithm);
  const privateKey = privateKeyOf(key);
  if (kind === "RAW") return sign(hash, bytes, paddingFor(algorithm, privateKey));
  demandLength(bytes, DIGEST_BYTES[hash]);
  if (algorithm.startsWith("ECDSA")) return signDigest(curveOf(key), privateKey, bytes);
  return algorithm.includes("PSS")
    ? signPssDigest(privateKey, hash, bytes)
    : signPkcs1Digest(privateKey, hash, bytes);
}

/** Whether a signature is right. Throws ValidationException for a digest of wrong length. */
export function checkSignature(
  key: KeyRecord,
  algorithm: string,
  { kind, bytes }: Signable,
  signature: Uint8Array,
): boolean {
  const hash = hashOf(algorithm);
  const privateKey = privateKeyOf(key);
  if (kind === "RAW")
    return verify(hash, bytes, paddingFor(algorithm, createPublicKey(privateKey)), signature);
  demandLength(bytes, DIGEST_BYTES[hash]);
  if (algorithm.startsWith("ECDSA")) return verifyDigest(curveOf(key), privateKey, bytes, signature);
  return algorithm.includes("PSS")
    ? verifyPssDigest(privateKey, hash, bytes, signature)
    : verifyPkcs1Digest(privateKey, hash, bytes, signature);
}

/** The public half of an asymmetric key as SubjectPublicKeyInfo in DER. */
export function publicKeyOf(key: KeyRecord): Buffer {
  return createPublicKey(privateKeyOf(key)).export({ type: "spki", format: "der" });
}

/** A message authentication code. */
export function makeMac(key: KeyRecord, algorithm: string, message: Uint8Array): Buffer {
  return createHmac(hashOf(algorithm), newestMaterial(key)).update(message).digest();
}

/** Whether a message authentication code is right. */
export function checkMac(key: KeyRecord, algorithm: string, message: Uint8Array, mac: Uint8Array): boolean {
  const expected = makeMac(key, algorithm, message);
  return expected.length === mac.length && timingSafeEqual(expected, mac);
}

function paddingFor(algorithm: string, key: KeyObject) {
  if (!algorithm.includes("PSS")) return { key };
  return { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
}

function curveOf(key: KeyRecord): string {
  const facts = KEY_SPECS[key.spec];
  if (!("curve" in facts)) throw new Error(`${key.spec} has no curve`);
  return facts.curve;
}

function demandLength(digest: Uint8Array, length: number): void {
  if (digest.length !== length)
    throw new KmsError(
      "ValidationException",
      `Digest is ${digest.length} bytes; this algorithm signs ${length}.`,
    );
}
