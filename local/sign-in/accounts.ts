import { createHmac, scryptSync, timingSafeEqual } from "node:crypto";
import { toBase32 } from "./totp.ts";

/** One invented person who can sign in, as the user pool knows them. */
export type Account = {
  readonly sub: string;
  readonly email: string;
  readonly name: string;
  readonly groups: readonly string[];
  readonly passwordHash: Buffer;
  readonly totpSecret: string;
};

/** What seeding says of an account; the password is the same for all seeded people and is printed at start. */
export type SeededAccount = Pick<Account, "sub" | "email" | "name" | "groups">;

/** Builds accounts whose secrets derive from the local secret, so that they stay the same between starts. */
export function accountsOf(
  seeded: readonly SeededAccount[],
  password: string,
  localSecret: string,
): readonly Account[] {
  return seeded.map((account) => ({
    ...account,
    passwordHash: hashOf(password, account.sub),
    totpSecret: toBase32(
      createHmac("sha256", localSecret).update(`totp ${account.sub}`).digest().subarray(0, 20),
    ),
  }));
}

/** Whether the password is this account's; takes as long for an unknown account. */
export function passwordMatches(account: Account | undefined, password: string): boolean {
  const given = hashOf(password, account?.sub ?? "nobody");
  return account !== undefined && timingSafeEqual(given, account.passwordHash);
}

const hashOf = (password: string, salt: string) => scryptSync(password, salt, 32, { N: 1024 });
