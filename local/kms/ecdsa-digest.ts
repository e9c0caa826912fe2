import { createECDH, type KeyObject, randomBytes } from "node:crypto";

// node:crypto signs messages only, never a digest made elsewhere, so ECDSA over a digest (FIPS 186-5, 6.4) is computed
// here from the one curve operation it does offer: a scalar times the generator.
const ORDERS: ReadonlyMap<string, bigint> = new Map([
  ["prime256v1", 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n],
  ["secp256k1", 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n],
  [
    "secp384r1",
    0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
  ],
  [
    "secp521r1",
    0x01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409n,
  ],
]);

/** A DER signature over a digest no longer than the curve's order, as KMS pairs hashes and curves. */
export function signDigest(curve: string, key: KeyObject, digest: Uint8Array): Buffer {
  const order = orderOf(curve);
  const d = privateScalar(key);
  for (;;) {
    const k = 1n + (fromBytes(randomBytes(80)) % (order - 1n));
    const r = abscissaOf(curve, k) % order;
    const s = modulo(inverse(k, order) * (fromBytes(digest) + r * d), order);
    if (r !== 0n && s !== 0n) return derSequence(r, s);
  }
}

/** Whether a DER signature is right for a digest; false also when it is not DER. */
export function verifyDigest(
  curve: string,
  key: KeyObject,
  digest: Uint8Array,
  signature: Uint8Array,
): boolean {
  const order = orderOf(curve);
  const pair = readDerSequence(Buffer.from(signature));
  if (pair === undefined || pair.some((part) => part < 1n || part >= order)) return false;
  const [r, s] = pair;
  const w = inverse(s, order);
  // u1·G + u2·Q = (u1 + u2·d)·G, because whoever verifies here also holds d.
  const u = modulo(fromBytes(digest) * w + r * w * privateScalar(key), order);
  return u !== 0n && abscissaOf(curve, u) % order === r;
}

function orderOf(curve: string): bigint {
  const order = ORDERS.get(curve);
  if (order === undefined) throw new Error(`the order of curve ${curve} is not known`);
  return order;
}

function privateScalar(key: KeyObject): bigint {
  return fromBytes(Buffer.from(key.export({ format: "jwk" }).d ?? "", "base64url"));
}

function abscissaOf(curve: string, scalar: bigint): bigint {
  const point = createECDH(curve);
  const size = Math.ceil(orderOf(curve).toString(2).length / 8);
  point.setPrivateKey(Buffer.from(scalar.toString(16).padStart(size * 2, "0"), "hex"));
  const uncompressed = point.getPublicKey();
  return fromBytes(uncompressed.subarray(1, 1 + (uncompressed.length - 1) / 2));
}

const fromBytes = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).toString("hex") || "0"}`);

const modulo = (value: bigint, order: bigint) => ((value % order) + order) % order;

function inverse(value: bigint, order: bigint): bigint {
  let [a, b, x, y] = [modulo(value, order), order, 1n, 0n];
  while (a > 1n) {
    const quotient = a / b;
    [a, b] = [b, a % b];
    [x, y] = [y, x - quotient * y];
  }
  return modulo(x, order);
}

function derSequence(...integers: readonly bigint[]): Buffer {
  const parts = integers.map((integer) => {
    const hex = integer.toString(16);
    const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, "hex");
    return derValue(0x02, (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);
  });
  return derValue(0x30, Buffer.concat(parts));
}

function derValue(tag: number, content: Buffer): Buffer {
  const length = content.length < 0x80 ? [content.length] : [0x81, content.length];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

function readDerSequence(bytes: Buffer): readonly [bigint, bigint] | undefined {
  const outer = readDerValue(bytes, 0x30);
  const first = outer && readDerValue(outer.content, 0x02);
  const second = first && readDerValue(first.rest, 0x02);
  if (!second || outer.rest.length + second.rest.length > 0) return undefined;
  return [fromBytes(first.content), fromBytes(second.content)];
}

function readDerValue(bytes: Buffer, tag: number): { content: Buffer; rest: Buffer } | undefined {
  const long = bytes[1] === 0x81;
  const length = bytes[long ? 2 : 1];
  const start = long ? 3 : 2;
  if (bytes[0] !== tag || length === undefined || bytes.length < start + length) return undefined;
  return { content: bytes.subarray(start, start + length), rest: bytes.subarray(start + length) };
}
