import {
  constants,
  createHash,
  type KeyObject,
  privateEncrypt,
  publicDecrypt,
  randomBytes,
} from "node:crypto";

// node:crypto signs messages only; over a digest made elsewhere the padding of RFC 8017 is laid here and RSA applied raw.
const DIGEST_INFO: ReadonlyMap<string, string> = new Map([
  ["sha256", "3031300d060960864801650304020105000420"],
  ["sha384", "3041300d060960864801650304020205000430"],
  ["sha512", "3051300d060960864801650304020305000440"],
]);

/** An RSASSA-PKCS1-v1_5 signature over a digest (RFC 8017, 8.2). */
export function signPkcs1Digest(key: KeyObject, hash: string, digest: Uint8Array): Buffer {
  return privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, digestInfo(hash, digest));
}

/** Whether an RSASSA-PKCS1-v1_5 signature is right for a digest. */
export function verifyPkcs1Digest(
  key: KeyObject,
  hash: string,
  digest: Uint8Array,
  signature: Uint8Array,
): boolean {
  try {
    const padded = publicDecrypt({ key, padding: constants.RSA_PKCS1_PADDING }, signature);
    return padded.equals(digestInfo(hash, digest));
  } catch {
    return false;
  }
}

/** An RSASSA-PSS signature over a digest, salt as long as the digest (RFC 8017, 9.1.1). */
export function signPssDigest(key: KeyObject, hash: string, digest: Uint8Array): Buffer {
  const bits = modulusLength(key) - 1;
  const size = Math.ceil(bits / 8);
  const salt = randomBytes(digest.length);
  const h = saltedHash(hash, digest, salt);
  const block = Buffer.alloc(size - digest.length - 1);
  block.writeUInt8(1, block.length - salt.length - 1);
  salt.copy(block, block.length - salt.length);
  const encoded = Buffer.concat([masked(hash, block, h, bits), h, Buffer.from([0xbc])]);
  return privateEncrypt({ key, padding: constants.RSA_NO_PADDING }, encoded);
}

/** Whether an RSASSA-PSS signature is right for a digest (RFC 8017, 9.1.2). */
export function verifyPssDigest(
  key: KeyObject,
  hash: string,
  digest: Uint8Array,
  signature: Uint8Array,
): boolean {
  const bits = modulusLength(key) - 1;
  let encoded: Buffer;
  try {
    encoded = publicDecrypt({ key, padding: constants.RSA_NO_PADDING }, signature);
  } catch {
    return false;
  }
  const blockEnd = encoded.length - digest.length - 1;
  const h = encoded.subarray(blockEnd, -1);
  if (encoded.at(-1) !== 0xbc) return false;
  const block = masked(hash, encoded.subarray(0, blockEnd), h, bits);
  const saltAt = block.length - digest.length;
  const padding = block.subarray(0, saltAt - 1);
  if (padding.some((byte) => byte !== 0) || block[saltAt - 1] !== 1) return false;
  return saltedHash(hash, digest, block.subarray(saltAt)).equals(h);
}

function digestInfo(hash: string, digest: Uint8Array): Buffer {
  const prefix = DIGEST_INFO.get(hash);
  if (prefix === undefined) throw new Error(`no DigestInfo is known for ${hash}`);
  return Buffer.concat([Buffer.from(prefix, "hex"), digest]);
}

function saltedHash(hash: string, digest: Uint8Array, salt: Uint8Array): Buffer {
  return createHash(hash).update(Buffer.alloc(8)).update(digest).update(salt).digest();
}

/** XOR with MGF1 of the seed, the bits above `bits` cleared: masks a block, and unmasks it again. */
function masked(hash: string, block: Uint8Array, seed: Uint8Array, bits: number): Buffer {
  const out = Buffer.from(block);
  const hashSize = seed.length;
  for (let at = 0; at < out.length; at += hashSize) {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(at / hashSize);
    const mask = createHash(hash).update(seed).update(counter).digest();
    for (let i = 0; i < hashSize && at + i < out.length; i++)
      out[at + i] = (out[at + i] ?? 0) ^ (mask[i] ?? 0);
  }
  out[0] = (out[0] ?? 0) & (0xff >> (Math.ceil(bits / 8) * 8 - bits));
  return out;
}

function modulusLength(key: KeyObject): number {
  const length = key.asymmetricKeyDetails?.modulusLength;
  if (length === undefined) throw new Error("not an RSA key");
  return length;
}
