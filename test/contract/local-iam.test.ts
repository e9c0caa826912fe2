import { runSimulation } from "@cloud-copilot/iam-simulate";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate, type RequestContext } from "../../local/iam/evaluate.ts";
import {
  ACCOUNT_ID,
  accountRoot,
  type PolicyDocument,
  type PolicyStatement,
  type Principal,
  ROOT_ARN,
  servicePrincipal,
} from "../../local/iam/principals.ts";
import { decideAccess } from "../../local/kms/access.ts";
import { EMPTY_STATE, type EncryptionContext, type KeyRecord, keyArn } from "../../local/kms/key-state.ts";
import { deepFactor } from "../support/deep.ts";

const ROLE = `arn:aws:iam::${ACCOUNT_ID}:role/release`;
const policyOf = (Statement: PolicyStatement[]): PolicyDocument => ({ Version: "2012-10-17", Statement });

// Few words, often the same ones, so that policies and requests meet about as often as they miss.
const word = fc.constantFrom("a", "b", "ab", "A", "1");
const wordPattern = fc.oneof(
  word,
  fc.constantFrom("*", "a*", "?", "${aws:PrincipalAccount}", "${*}", "${aws:UserAgent}b", "${aws:TagKeys}"),
);
const number = fc.constantFrom("0", "1", "1.0", "2", "-3.5");
const moment = fc.constantFrom("2026-11-21T00:00:00Z", "2026-11-21T01:00:00Z", "2027-01-01T00:00:00Z");
const truth = fc.constantFrom("true", "false");
const queue = "arn:aws:sqs:us-east-1:000000000000:queue";
const arn = fc.constantFrom("arn:aws:s3:::records/a/b", "arn:aws:s3:::records", queue);
const arnPattern = fc.oneof(
  arn,
  fc.constantFrom(
    "arn:aws:s3:::*",
    "arn:aws:s3:::records/*",
    "arn:*:s3:::records/a*",
    "arn:aws:s3:*:*:records*",
    "arn:aws:sqs:*:000000000000:*",
    "arn:aws:sqs:us-east-1:*:q?eue",
  ),
);

const orSeveral = <T>(one: fc.Arbitrary<T>) => fc.oneof(one, fc.array(one, { minLength: 1, maxLength: 3 }));
const comparisons = ["Equals", "NotEquals", "LessThan", "LessThanEquals", "GreaterThan", "GreaterThanEquals"];

const kindOfCondition = (names: string[], keys: string[], values: fc.Arbitrary<string>) =>
  fc
    .tuple(
      fc.constantFrom("", "", "ForAllValues:", "ForAnyValue:"),
      fc.constantFrom(...names),
      fc.constantFrom("", "", "IfExists"),
      fc.constantFrom(...keys),
      orSeveral(values),
    )
    .map(([set, name, ifExists, key, wanted]) => ({ [`${set}${name}${ifExists}`]: { [key]: wanted } }));

const condition = fc.oneof(
  kindOfCondition(
    ["Equals", "Like", "EqualsIgnoreCase"].flatMap((name) => [`String${name}`, `StringNot${name}`]),
    ["aws:UserAgent", "AWS:useragent", "aws:Referer", "aws:TagKeys", "aws:TagKeys", "aws:PrincipalAccount"],
    wordPattern,
  ),
  kindOfCondition(
    ["ArnLike", "ArnEquals", "ArnNotLike", "ArnNotEquals"],
    ["aws:SourceArn", "aws:PrincipalArn"],
    arnPattern,
  ),
  kindOfCondition(
    comparisons.map((name) => `Numeric${name}`),
    ["aws:MultiFactorAuthAge"],
    number,
  ),
  kindOfCondition(
    comparisons.map((name) => `Date${name}`),
    ["aws:CurrentTime"],
    moment,
  ),
  kindOfCondition(["Bool"], ["aws:SecureTransport", "aws:MultiFactorAuthPresent"], truth),
  fc
    .tuple(fc.constantFrom("aws:UserAgent", "aws:TagKeys", "aws:MultiFactorAuthAge"), orSeveral(truth))
    .map(([key, wanted]) => ({ Null: { [key]: wanted } })),
);
const conditions = fc
  .array(condition, { maxLength: 2 })
  .map((several): NonNullable<PolicyStatement["Condition"]> => Object.assign({}, ...several));

const called = fc.constantFrom(
  ["s3:GetObject", "arn:aws:s3:::records/a/b"] as const,
  ["s3:PutObject", "arn:aws:s3:::records/a"] as const,
  ["s3:ListBucket", "arn:aws:s3:::records"] as const,
  ["sqs:SendMessage", "arn:aws:sqs:us-east-1:000000000000:queue"] as const,
);
const action = called.map(([name]) => name);
const actionPattern = fc.oneof(
  action,
  fc.constantFrom("*", "s3:*", "S3:get*", "s3:?etObject", "sqs:*Message"),
);
const statement = fc
  .record({
    Effect: fc.constantFrom("Allow" as const, "Allow" as const, "Deny" as const),
    actions: orSeveral(actionPattern),
    resources: orSeveral(
      fc.oneof(arnPattern, fc.constantFrom("*", "arn:aws:s3:::records/${aws:UserAgent}/?")),
    ),
    others: orSeveral(arnPattern),
    butAction: fc.integer({ min: 0, max: 5 }),
    butResource: fc.integer({ min: 0, max: 5 }),
    Condition: conditions,
  })
  .map(({ Effect, actions, resources, others, butAction, butResource, Condition }): PolicyStatement => {
    const spoken = butAction === 0 ? { NotAction: actions } : { Action: actions };
    const meant = butResource === 0 ? { NotResource: others } : { Resource: resources };
    return { Effect, ...spoken, ...meant, Condition };
  });

const principalElement = fc.oneof(
  fc.constant("*"),
  orSeveral(
    fc.constantFrom(ROLE, ROOT_ARN, ACCOUNT_ID, "*", "arn:aws:iam::000000000000:role/other", "111111111111"),
  ).map((AWS) => ({ AWS })),
  fc.constant({ Service: "s3.amazonaws.com" }),
);
const resourceStatement = fc
  .tuple(statement, principalElement)
  .map(([one, Principal]): PolicyStatement => ({ ...one, Principal }));

const context = fc
  .record(
    {
      "aws:UserAgent": word,
      "aws:TagKeys": fc.array(word, { minLength: 1, maxLength: 3 }),
      "aws:SourceArn": arn,
      "aws:MultiFactorAuthAge": number,
      "aws:CurrentTime": moment,
      "aws:MultiFactorAuthPresent": truth,
    },
    { requiredKeys: [] },
  )
  .map((keys): RequestContext => ({ ...keys, "aws:SecureTransport": "true" }));

const request = fc.record({
  called,
  context,
  identity: fc.array(statement, { maxLength: 3 }),
  resourcePolicy: fc.array(resourceStatement, { maxLength: 3 }),
});

const VIA = "s3.us-east-1.amazonaws.com";
const KEY_ID = "11111111-2222-3333-4444-555555555555";
const operation = fc.constantFrom("Decrypt", "Encrypt", "GenerateDataKey");
const keyStatement = fc
  .record({
    Effect: fc.constantFrom("Allow" as const, "Allow" as const, "Allow" as const, "Deny" as const),
    Action: orSeveral(fc.constantFrom("kms:*", "kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*")),
    Resource: fc.constantFrom("*", "*", keyArn(KEY_ID), keyArn("other")),
    Condition: fc.constantFrom<NonNullable<PolicyStatement["Condition"]>>(
      {},
      {},
      { StringEquals: { "kms:ViaService": VIA } },
      { Null: { "kms:ViaService": "true" } },
      { "ForAllValues:StringEquals": { "kms:EncryptionContextKeys": ["requestId"] } },
      { "ForAnyValue:StringEquals": { "kms:EncryptionContextKeys": ["requestId"] } },
    ),
  })
  .map((one): PolicyStatement => one);
const keyRequest = fc.record({
  operation,
  via: fc.constantFrom(VIA, undefined),
  encryptionContext: fc.constantFrom<EncryptionContext>(
    {},
    { requestId: "a" },
    { requestId: "a", other: "b" },
  ),
  identity: fc.array(keyStatement, { maxLength: 2 }),
  keyPolicy: fc.array(
    fc
      .tuple(keyStatement, principalElement)
      .map(([one, Principal]): PolicyStatement => ({ ...one, Principal })),
    { minLength: 1, maxLength: 3 },
  ),
});

function contextOf(via: string | undefined, encryptionContext: EncryptionContext): RequestContext {
  const names = Object.keys(encryptionContext);
  return {
    ...(via === undefined ? {} : { "kms:ViaService": via }),
    ...(names.length === 0 ? {} : { "kms:EncryptionContextKeys": names }),
  };
}

type Judged = {
  readonly action: string;
  readonly resource: string;
  readonly context: RequestContext;
  readonly identity: readonly PolicyDocument[];
  readonly resourcePolicy: PolicyDocument | undefined;
};

async function secondOpinion(one: Judged): Promise<boolean> {
  const result = await runSimulation(
    {
      request: {
        principal: ROLE,
        action: one.action,
        resource: { resource: one.resource, accountId: ACCOUNT_ID },
        contextVariables: {
          "aws:PrincipalArn": ROLE,
          "aws:PrincipalAccount": ACCOUNT_ID,
          ...(one.context as Record<string, string | string[]>),
        },
      },
      identityPolicies: one.identity.map((policy, i) => ({ name: `policy${i}`, policy })),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      resourcePolicy: one.resourcePolicy,
    },
    {},
  );
  if (result.resultType === "error") throw new Error(JSON.stringify(result.errors));
  return result.overallResult === "Allowed";
}

// The generated cases are the same in every run; set another seed here to look for new disagreements.
const SEED = 20261121;

describe("the policy evaluator", () => {
  it("decides as another implementation of AWS's rules does, over generated policies and requests", async () => {
    const outcomes = { allowed: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(request, async ({ called: [name, resource], context: keys, ...policies }) => {
        const identity = policies.identity.length === 0 ? [] : [policyOf(policies.identity)];
        const resourcePolicy =
          policies.resourcePolicy.length === 0 ? undefined : policyOf(policies.resourcePolicy);
        const principal: Principal = { arn: ROLE, accountId: ACCOUNT_ID, policies: identity };
        const ours = evaluate({ principal, action: name, resource, context: keys, resourcePolicy });
        outcomes[ours.allowed ? "allowed" : "refused"]++;
        const theirs = await secondOpinion({
          action: name,
          resource,
          context: keys,
          identity,
          resourcePolicy,
        });
        expect(ours).toEqual({ allowed: theirs, reason: ours.reason });
      }),
      { numRuns: 3000 * deepFactor, seed: SEED },
    );
    // Agreement would prove little if one answer hardly ever came up.
    expect(outcomes.allowed).toBeGreaterThan(300);
    expect(outcomes.refused).toBeGreaterThan(300);
  });

  it("decides about KMS keys as that implementation does: the key policy is required", async () => {
    const outcomes = { allowed: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(keyRequest, async ({ operation, via, encryptionContext, identity, keyPolicy }) => {
        const policies = identity.length === 0 ? [] : [policyOf(identity)];
        const policy = policyOf(keyPolicy);
        const principal: Principal = { arn: ROLE, accountId: ACCOUNT_ID, policies };
        const key: KeyRecord = {
          keyId: KEY_ID,
          spec: "SYMMETRIC_DEFAULT",
          policy,
          description: "",
          createdAt: 0,
          lifecycle: { state: "Enabled" },
          rotation: false,
          material: [""],
        };
        const asked = {
          principal,
          operation,
          via,
          encryptionContext,
          grantTokens: [],
          conditions: {},
          alias: undefined,
        };
        const ours = decideAccess(EMPTY_STATE, key, asked, 0);
        outcomes[ours.allowed ? "allowed" : "refused"]++;
        const theirs = await secondOpinion({
          action: `kms:${operation}`,
          resource: keyArn(KEY_ID),
          context: contextOf(via, encryptionContext),
          identity: policies,
          resourcePolicy: policy,
        });
        expect(ours).toEqual({ allowed: theirs, reason: ours.reason });
      }),
      { numRuns: 1500 * deepFactor, seed: SEED },
    );
    expect(outcomes.allowed).toBeGreaterThan(150);
    expect(outcomes.refused).toBeGreaterThan(150);
  });

  const object = { action: "s3:GetObject", resource: "arn:aws:s3:::records/a", context: {} };
  const reading: PolicyStatement = {
    Effect: "Allow",
    Action: "s3:GetObject",
    Resource: "arn:aws:s3:::records/*",
  };
  const role = (...statements: PolicyStatement[]): Principal => {
    return { arn: ROLE, accountId: ACCOUNT_ID, policies: [policyOf(statements)] };
  };

  it("says which statement decided", () => {
    const own = evaluate({ ...object, principal: role({ ...reading, Sid: "Read" }) });
    expect(own).toEqual({ allowed: true, reason: "identity policy allows (Read)" });
    const Sid = "NotHere";
    const resourcePolicy = policyOf([{ ...reading, Sid, Effect: "Deny", Principal: "*" }]);
    const denied = evaluate({ ...object, principal: role(reading), resourcePolicy });
    expect(denied).toEqual({ allowed: false, reason: "resource policy denies explicitly (NotHere)" });
    expect(evaluate({ ...object, principal: role() })).toEqual({
      allowed: false,
      reason: "no policy allows it",
    });
  });

  it("lets a service in only where a resource policy names it, and never as a member of the account", () => {
    const principal = servicePrincipal("events.amazonaws.com");
    const named = (Principal: unknown) =>
      evaluate({ ...object, principal, resourcePolicy: policyOf([{ ...reading, Principal }]) });
    expect(named({ Service: "events.amazonaws.com" }).allowed).toBe(true);
    expect(named({ Service: "s3.amazonaws.com" }).allowed).toBe(false);
    expect(named({ AWS: ROOT_ARN }).allowed).toBe(false);
  });

  it("allows the account root all but what a resource policy denies", () => {
    expect(evaluate({ ...object, principal: accountRoot }).allowed).toBe(true);
    const deny: PolicyStatement = {
      ...reading,
      Effect: "Deny",
      Principal: "*",
      Condition: { Bool: { "aws:SecureTransport": true } },
    };
    expect(evaluate({ ...object, principal: accountRoot, resourcePolicy: policyOf([deny]) }).allowed).toBe(
      false,
    );
  });

  it("never lets a variable without a value widen a statement", () => {
    const own = { ...reading, Resource: "arn:aws:s3:::records/${aws:username}*" };
    const others: PolicyStatement = {
      Effect: "Allow",
      Action: "*",
      NotResource: "arn:aws:s3:::records/${aws:username}*",
    };
    expect(evaluate({ ...object, principal: role(own) }).allowed).toBe(false);
    expect(evaluate({ ...object, principal: role(others) }).allowed).toBe(false);
    expect(evaluate({ ...object, context: { "aws:username": "a" }, principal: role(own) }).allowed).toBe(
      true,
    );
    expect(evaluate({ ...object, context: { "aws:username": "*" }, principal: role(own) }).allowed).toBe(
      false,
    );
  });

  it("stops at what it does not understand instead of guessing", () => {
    const unknown = { ...reading, Condition: { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } } };
    expect(() => evaluate({ ...object, principal: role(unknown) })).toThrow(/IpAddress is not known/u);
    expect(() => evaluate({ ...object, principal: role({ Effect: "Deny", Action: "*" }) })).toThrow(
      /neither Resource nor NotResource/u,
    );
    expect(() => evaluate({ ...object, principal: role({ Effect: "Deny", Resource: "*" }) })).toThrow(
      /neither Action nor NotAction/u,
    );
  });
});
