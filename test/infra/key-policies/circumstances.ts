import { account, arn, region, type Resource } from "../deployment.ts";
import { roleOf } from "../permissions.ts";
import { uses } from "./actions.ts";

/** What comes with a call: who calls in whose name, what is bound to the ciphertext, and what a grant would be. */
export type Circumstance = {
  readonly via?: string;
  readonly encryptionContext?: Readonly<Record<string, string>>;
  readonly conditions?: Readonly<Record<string, string | string[]>>;
};
/** The circumstance that a mark stands for, and beside it what comes close and is another. */
export type Marked = { readonly is: Circumstance; readonly isNot: readonly Circumstance[] };

export const noteContext = {
  practiceId: "prc_1",
  class: "psychotherapy-notes",
  patientRef: "pat_1",
  documentId: "doc_1",
};
export const openingContext = {
  practiceId: "prc_1",
  requestId: "req_1",
  authorizationId: "aut_1",
  documentId: "doc_1",
};
const logGroup = (of: string): Circumstance => ({
  encryptionContext: { "aws:logs:arn": `arn:aws:logs:${region}:${of}:log-group:a` },
});
const through = (service: string): Marked => ({
  is: { via: `${service}.${region}.amazonaws.com` },
  isNot: [{ via: `${service}.eu-west-1.amazonaws.com` }, { via: `kinesis.${region}.amazonaws.com` }],
});
const without = (pairs: Readonly<Record<string, string>>): Circumstance[] =>
  Object.keys(pairs).map((left) => ({
    encryptionContext: Object.fromEntries(Object.entries(pairs).filter(([name]) => name !== left)),
  }));
const ofAccount = (id: string): Circumstance => ({ conditions: { "aws:SourceAccount": id } });
const elsewhere = "111111111111";

/**
 * The circumstances by their marks: through S3, DynamoDB, SQS, Secrets Manager or Backup; with the whole context of one note,
 * with the four ids of one opening, for a log group of this account, for this account; and a grant of the one lawful shape.
 */
export const circumstances = (all: readonly Resource[]) =>
  ({
    s: through("s3"),
    d: through("dynamodb"),
    q: through("sqs"),
    m: through("secretsmanager"),
    b: through("backup"),
    n: {
      is: { encryptionContext: noteContext },
      isNot: [
        ...without(noteContext),
        { encryptionContext: { ...noteContext, class: "progress-notes" } },
        { encryptionContext: { ...noteContext, requestId: "req_1" } },
      ],
    },
    r: {
      is: { encryptionContext: openingContext },
      isNot: [
        ...without(openingContext),
        { encryptionContext: { ...openingContext, class: "psychotherapy-notes" } },
      ],
    },
    l: { is: logGroup(account), isNot: [logGroup(elsewhere)] },
    a: { is: ofAccount(account), isNot: [ofAccount(elsewhere)] },
    // Its near misses have a table of their own.
    g: { is: { conditions: lawfulGrant(all) }, isNot: [] },
  }) satisfies Record<string, Marked>;

/** What KMS tells a policy of the only grant that may be made on the key of psychotherapy notes. */
export const lawfulGrant = (all: readonly Resource[]) => ({
  "kms:GrantOperations": ["ReEncryptFrom"],
  "kms:GrantConstraintType": "EncryptionContextEquals",
  "kms:GranteePrincipal": arn(roleOf(all, "assemble-production")),
  "kms:RetiringPrincipal": arn(roleOf(all, "open-vault")),
});

type Mark = keyof ReturnType<typeof circumstances>;

const bound =
  /^(?:Encrypt|Decrypt|ReEncrypt(?:From|To)|GenerateDataKey(?:WithoutPlaintext|Pair|PairWithoutPlaintext)?)$/u;
const use: readonly string[] = Object.values(uses);

/**
 * The marks that can be true of an action: some carry an encryption context, and only a service has a source account. No
 * service administers a key for anybody; one circumstance is asked all the same.
 */
export function marksFor(action: string, isService: boolean): readonly Mark[] {
  if (isService) return bound.test(action) ? ["a", "n", "r", "l"] : ["a"];
  if (!use.includes(action)) return ["d"];
  const services: readonly Mark[] = ["s", "d", "q", "m", "b"];
  if (action === "CreateGrant") return [...services, "g"];
  return bound.test(action) ? [...services, "n", "r", "l"] : services;
}
