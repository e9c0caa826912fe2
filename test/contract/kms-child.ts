import { ACCOUNT_ID, accountRoot, directoryOf, ROOT_ARN } from "../../local/iam/principals.ts";
import { createKms } from "../../local/kms/kms.ts";

// Makes grants until it is killed, printing the id of each one that was acknowledged.
const dir = process.argv[2];
if (dir === undefined) throw new Error("usage: kms-child.ts <dir>");

const everything = { Effect: "Allow", Principal: { AWS: ROOT_ARN }, Action: "kms:*", Resource: "*" } as const;
const kms = await createKms({ dir, directory: directoryOf([]) });
await kms.ensureKey({ keyId: "key", policy: { Version: "2012-10-17", Statement: everything } });
for (;;) {
  const grant = {
    KeyId: "key",
    GranteePrincipal: `arn:aws:iam::${ACCOUNT_ID}:role/r`,
    Operations: ["Decrypt"],
  };
  const made = await Promise.all([1, 2, 3].map(() => kms.call(accountRoot, "CreateGrant", grant)));
  process.stdout.write(made.map(({ GrantId }) => `${GrantId}\n`).join(""));
}
