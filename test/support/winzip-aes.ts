import { createCipheriv, createHmac, pbkdf2Sync } from "node:crypto";

/** A file of an encrypted archive: what its headers say, whether its code holds, and what it is. */
export type Unlocked = {
  readonly name: string;
  readonly encrypted: boolean;
  readonly method: number;
  readonly crc: number;
  /** Data of the extra field 0x9901: version, "AE", strength, method. */
  readonly extra: string;
  readonly salt: string;
  readonly verified: boolean;
  readonly authentic: boolean;
  readonly content: Buffer;
};

/**
 * Reads an encrypted archive by the specification of WinZip (AE-2, AES-256) with what Node has, and with nothing of the library that
 * writes it.
 */
export function unlocked(archive: Buffer, password: string): readonly Unlocked[] {
  const end = archive.lastIndexOf(Buffer.from("504b0506", "hex"));
  const found: Unlocked[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const names = at + 46;
    const extras = names + archive.readUInt16LE(at + 28);
    const next = extras + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
    const local = archive.readUInt32LE(at + 42);
    const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const data = archive.subarray(from, from + archive.readUInt32LE(at + 20));
    found.push({
      name: archive.toString("utf8", names, extras),
      encrypted: (archive.readUInt16LE(at + 8) & 1) === 1 && (archive.readUInt16LE(local + 6) & 1) === 1,
      method: archive.readUInt16LE(at + 10),
      crc: archive.readUInt32LE(at + 16),
      extra: extraField(archive.subarray(extras, next)),
      ...opened(data, password),
    });
    at = next;
  }
  return found;
}

function extraField(extras: Buffer): string {
  for (let at = 0; at + 4 <= extras.length; at += 4 + extras.readUInt16LE(at + 2))
    if (extras.readUInt16LE(at) === 0x9901)
      return extras.toString("hex", at + 4, at + 4 + extras.readUInt16LE(at + 2));
  return "none";
}

/** Salt (16), two bytes that tell a wrong password, the file, and ten bytes of HMAC-SHA1 over it as it lies there. */
function opened(data: Buffer, password: string) {
  const keys = pbkdf2Sync(password, data.subarray(0, 16), 1000, 66, "sha1");
  const [locked, code] = [data.subarray(18, -10), data.subarray(-10)];
  const due = createHmac("sha1", keys.subarray(32, 64)).update(locked).digest().subarray(0, 10);
  return {
    salt: data.toString("hex", 0, 16),
    verified: keys.subarray(64).equals(data.subarray(16, 18)),
    authentic: due.equals(code),
    content: counted(locked, keys.subarray(0, 32)),
  };
}

/** Counter mode, its counter from one with the lowest byte first: the one of Node has the highest first. */
function counted(locked: Buffer, key: Buffer): Buffer {
  const counters = Buffer.alloc(Math.ceil(locked.length / 16) * 16);
  for (let block = 0; block * 16 < counters.length; block += 1) counters.writeUInt32LE(block + 1, block * 16);
  const cipher = createCipheriv("aes-256-ecb", key, null).setAutoPadding(false);
  const stream = cipher.update(counters);
  return Buffer.from(locked.map((byte, at) => byte ^ (stream[at] ?? 0)));
}
