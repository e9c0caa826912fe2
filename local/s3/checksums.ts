import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";

/** The algorithms S3 takes as additional checksums, in the spelling of x-amz-checksum-algorithm. */
export const checksumAlgorithms = ["CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256"] as const;

/** One of S3's additional checksum algorithms. */
export type ChecksumAlgorithm = (typeof checksumAlgorithms)[number];

/** A checksum being computed; `digest` answers the base64 form used on the wire and may be called once. */
type ChecksumHasher = { update(bytes: Uint8Array): void; digest(): string };

/** The checksum of an object as S3 keeps it; a composite one is over the parts' checksums and cannot be checked against the bytes. */
export type StoredChecksum = {
  readonly algorithm: ChecksumAlgorithm;
  readonly value: string;
  readonly type: "FULL_OBJECT" | "COMPOSITE";
};

// Both polynomials bit-reversed, as every table-driven reflected CRC uses them.
const castagnoli = 0x82f63b78;
const nvmeHigh = 0x9a6c9329;
const nvmeLow = 0xac4bc9b5;

const crc32cTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ castagnoli : crc >>> 1;
  return crc >>> 0;
});

const crc64Tables = (() => {
  const high = new Uint32Array(256);
  const low = new Uint32Array(256);
  for (let byte = 0; byte < 256; byte += 1) {
    let h = 0;
    let l = byte;
    for (let bit = 0; bit < 8; bit += 1) {
      const odd = l & 1;
      l = (l >>> 1) | ((h & 1) << 31);
      h >>>= 1;
      if (odd) {
        h ^= nvmeHigh;
        l ^= nvmeLow;
      }
    }
    high[byte] = h >>> 0;
    low[byte] = l >>> 0;
  }
  return { high, low };
})();

const base64Of32Bits = (value: number): string => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes.toString("base64");
};

const crc32Hasher = (): ChecksumHasher => {
  let crc = 0;
  return {
    update: (bytes) => {
      crc = crc32(bytes, crc);
    },
    digest: () => base64Of32Bits(crc),
  };
};

const crc32cHasher = (): ChecksumHasher => {
  let crc = 0xffffffff;
  return {
    update: (bytes) => {
      for (const byte of bytes) crc = (crc >>> 8) ^ (crc32cTable[(crc ^ byte) & 0xff] ?? 0);
    },
    digest: () => base64Of32Bits(~crc),
  };
};

const crc64NvmeHasher = (): ChecksumHasher => {
  let high = 0xffffffff;
  let low = 0xffffffff;
  return {
    update: (bytes) => {
      for (const byte of bytes) {
        const index = (low ^ byte) & 0xff;
        low = ((low >>> 8) | (high << 24)) ^ (crc64Tables.low[index] ?? 0);
        high = (high >>> 8) ^ (crc64Tables.high[index] ?? 0);
      }
    },
    digest: () => {
      const bytes = Buffer.alloc(8);
      bytes.writeUInt32BE(~high >>> 0, 0);
      bytes.writeUInt32BE(~low >>> 0, 4);
      return bytes.toString("base64");
    },
  };
};

const hashHasher = (name: "sha1" | "sha256"): ChecksumHasher => {
  const hash = createHash(name);
  return {
    update: (bytes) => {
      hash.update(bytes);
    },
    digest: () => hash.digest("base64"),
  };
};

/** Begins a checksum over bytes that arrive in pieces. */
export const createChecksum = (algorithm: ChecksumAlgorithm): ChecksumHasher => {
  switch (algorithm) {
    case "CRC32":
      return crc32Hasher();
    case "CRC32C":
      return crc32cHasher();
    case "CRC64NVME":
      return crc64NvmeHasher();
    case "SHA1":
      return hashHasher("sha1");
    case "SHA256":
      return hashHasher("sha256");
  }
};

/** The header (or trailer, or form field) that carries a checksum of this algorithm. */
export const checksumHeader = (algorithm: ChecksumAlgorithm): string =>
  `x-amz-checksum-${algorithm.toLowerCase()}`;

/** The algorithm a header name or x-amz-checksum-algorithm value names, or undefined when it names none. */
export const checksumAlgorithmOf = (name: string): ChecksumAlgorithm | undefined => {
  const wanted = name
    .toUpperCase()
    .replace(/^X-AMZ-CHECKSUM-/, "")
    .trim();
  return checksumAlgorithms.find((algorithm) => algorithm === wanted);
};
