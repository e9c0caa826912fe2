import { createPrivateKey, generateKeyPair, type KeyObject, randomBytes } from "node:crypto";
import { promisify } from "node:util";
import { KEY_SPECS, type KeySpec } from "./key-specs.ts";
import type { KeyRecord } from "./key-state.ts";

const makeKeyPair = promisify(generateKeyPair);

/** Fresh material for a key of this spec, in Base64: raw bytes, or PKCS#8 for asymmetric keys. */
export async function newMaterial(spec: KeySpec): Promise<string> {
  const facts = KEY_SPECS[spec];
  if (facts.usage === "ENCRYPT_DECRYPT") return randomBytes(32).toString("base64");
  if (facts.usage === "GENERATE_VERIFY_MAC") return randomBytes(facts.bytes).toString("base64");
  const { privateKey } =
    "curve" in facts
      ? await makeKeyPair("ec", { namedCurve: facts.curve })
      : await makeKeyPair("rsa", { modulusLength: facts.modulusLength });
  return privateKey.export({ type: "pkcs8", format: "der" }).toString("base64");
}

/** The newest material of a key as raw bytes. */
export function newestMaterial(key: KeyRecord): Buffer {
  return Buffer.from(key.material.at(-1) ?? "", "base64");
}

/** The private key of an asymmetric key. */
export function privateKeyOf(key: KeyRecord): KeyObject {
  return createPrivateKey({ key: newestMaterial(key), format: "der", type: "pkcs8" });
}
