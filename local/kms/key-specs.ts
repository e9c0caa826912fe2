/** The key specs of AWS KMS that this stand-in makes. */
export type KeySpec =
  | "SYMMETRIC_DEFAULT"
  | "ECC_NIST_P256"
  | "ECC_NIST_P384"
  | "ECC_NIST_P521"
  | "ECC_SECG_P256K1"
  | "RSA_2048"
  | "RSA_3072"
  | "RSA_4096"
  | "HMAC_224"
  | "HMAC_256"
  | "HMAC_384"
  | "HMAC_512";

/** What a key may be used for. */
export type KeyUsage = "ENCRYPT_DECRYPT" | "SIGN_VERIFY" | "GENERATE_VERIFY_MAC";

type Hash = "sha224" | "sha256" | "sha384" | "sha512";

/** What follows from a key's spec: its usage, its algorithms, and how its material is made. */
type SpecFacts =
  | { readonly usage: "ENCRYPT_DECRYPT"; readonly algorithms: readonly ["SYMMETRIC_DEFAULT"] }
  | { readonly usage: "GENERATE_VERIFY_MAC"; readonly algorithms: readonly [string]; readonly bytes: number }
  | { readonly usage: "SIGN_VERIFY"; readonly algorithms: readonly string[]; readonly curve: string }
  | { readonly usage: "SIGN_VERIFY"; readonly algorithms: readonly string[]; readonly modulusLength: number };

const RSA_ALGORITHMS = ["PKCS1_V1_5", "PSS"].flatMap((padding) =>
  ["256", "384", "512"].map((bits) => `RSASSA_${padding}_SHA_${bits}`),
);

const ecc = (curve: string, bits: string): SpecFacts => ({
  usage: "SIGN_VERIFY",
  algorithms: [`ECDSA_SHA_${bits}`],
  curve,
});
const rsa = (modulusLength: number): SpecFacts => ({
  usage: "SIGN_VERIFY",
  algorithms: RSA_ALGORITHMS,
  modulusLength,
});
const hmac = (bits: number): SpecFacts => ({
  usage: "GENERATE_VERIFY_MAC",
  algorithms: [`HMAC_SHA_${bits}`],
  bytes: bits / 8,
});

/** Every known spec. */
export const KEY_SPECS: Readonly<Record<KeySpec, SpecFacts>> = {
  SYMMETRIC_DEFAULT: { usage: "ENCRYPT_DECRYPT", algorithms: ["SYMMETRIC_DEFAULT"] },
  ECC_NIST_P256: ecc("prime256v1", "256"),
  ECC_NIST_P384: ecc("secp384r1", "384"),
  ECC_NIST_P521: ecc("secp521r1", "512"),
  ECC_SECG_P256K1: ecc("secp256k1", "256"),
  RSA_2048: rsa(2048),
  RSA_3072: rsa(3072),
  RSA_4096: rsa(4096),
  HMAC_224: hmac(224),
  HMAC_256: hmac(256),
  HMAC_384: hmac(384),
  HMAC_512: hmac(512),
};

/** The hash an algorithm such as `ECDSA_SHA_256` ends with. */
export function hashOf(algorithm: string): Hash {
  const hash = `sha${algorithm.slice(-3)}`;
  if (hash === "sha224" || hash === "sha256" || hash === "sha384" || hash === "sha512") return hash;
  throw new Error(`${algorithm} does not end in a SHA-2 length`);
}
