import { beforeAll, describe, expect, it } from "vitest";
import { edgeKeyHeader } from "../../functions/adapters/edge-check.ts";
import { functionNames } from "../../infra/function-settings.ts";
import { httpFunctionNames } from "../../infra/routes.ts";
import { arn, at, deployment, ofType, region, type Resource, the } from "./deployment.ts";
import { administrator, allows, asFunction } from "./permissions.ts";

// The HTTP API's own address answers whoever knows it. What the distribution shows the API is what keeps everybody else out.

let all: readonly Resource[];
let changed: readonly Resource[];
beforeAll(() => {
  all = deployment();
  changed = deployment({ context: { edgeKey: "7" } });
});
const secretsOf = (resources: readonly Resource[]) => ofType(resources, "AWS::SecretsManager::Secret");
const shownBy = (resources: readonly Resource[]) => {
  const origins = at(
    the(resources, "SiteDistribution").properties,
    "DistributionConfig",
    "Origins",
  ) as object[];
  return origins.flatMap((origin) => (at(origin, "OriginCustomHeaders") ?? []) as object[]);
};
const takenBy = (resources: readonly Resource[], fn: string) =>
  at(
    the(resources, `${fn.replaceAll("-", "")}Function`, "AWS::Lambda::Function").properties,
    "Environment",
    "Variables",
    "EDGE_KEYS",
  );

describe("the key that the distribution shows the API", () => {
  it("is made by a deployment, under our key, and stands in no template: the header names it only", () => {
    const [secret, ...more] = secretsOf(all);
    expect(more).toEqual([]);
    expect(secret?.properties).toMatchObject({
      Name: "duces-dev-edge-1",
      KmsKeyId: arn(the(all, "KeysLedger")),
      GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true },
    });
    expect(secret?.properties).not.toHaveProperty("SecretString");
    expect(shownBy(all)).toEqual([
      { HeaderName: edgeKeyHeader, HeaderValue: "{{resolve:secretsmanager:duces-dev-edge-1:SecretString}}" },
    ]);
  });

  it("is known by name to each function that answers over HTTP, and to no other", () => {
    const answering: readonly string[] = httpFunctionNames;
    for (const name of functionNames)
      expect(takenBy(all, name), `${name}`).toBe(answering.includes(name) ? "duces-dev-edge-1" : undefined);
  });

  it("is read by those functions through Secrets Manager, and by no other function", async () => {
    const [secret] = secretsOf(all);
    const answering: readonly string[] = httpFunctionNames;
    const key = the(all, "KeysLedger");
    const via = { context: { "kms:ViaService": `secretsmanager.${region}.amazonaws.com` } };
    if (!secret) throw new Error("the template has no secret");
    for (const name of functionNames) {
      const asker = asFunction(all, name);
      expect(await allows(all, asker, "secretsmanager:GetSecretValue", secret), `${name}`).toBe(
        answering.includes(name),
      );
      expect(await allows(all, asker, "secretsmanager:PutSecretValue", secret), `${name}`).toBe(false);
      expect(await allows(all, asker, "kms:Decrypt", key, via), `${name}`).toBe(answering.includes(name));
    }
    expect(await allows(all, administrator, "kms:Decrypt", key, via)).toBe(false);
  });

  it("changes with the next number: both are taken while one side is ahead, and the former is gone after one more", () => {
    expect(shownBy(changed).map((header) => at(header, "HeaderValue"))).toEqual([
      "{{resolve:secretsmanager:duces-dev-edge-7:SecretString}}",
    ]);
    for (const name of httpFunctionNames)
      expect(takenBy(changed, name), `${name}`).toBe("duces-dev-edge-7 duces-dev-edge-6");
    expect(secretsOf(changed).map(({ properties }) => properties["Name"])).toEqual([
      "duces-dev-edge-7",
      "duces-dev-edge-6",
    ]);
  });
});
