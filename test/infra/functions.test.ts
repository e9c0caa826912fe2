import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { functionNames, functionSettings } from "../../infra/function-settings.ts";
import { actorKindOfDoor } from "../../workflows/access/doors.ts";
import { at, deployment, ofType, type Resource, the } from "./deployment.ts";
import { listed } from "./permissions.ts";

const folder = fileURLToPath(new URL("../../functions/", import.meta.url));

let all: readonly Resource[];
beforeAll(() => {
  all = deployment();
});
const functionOf = (name: string) => the(all, `${name.replaceAll("-", "")}Function`, "AWS::Lambda::Function");

describe("the nineteen functions", () => {
  it("are the folders of functions/ that have a handler, each deployed exactly once", () => {
    const folders = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && existsSync(`${folder}${entry.name}/handler.ts`))
      .map(({ name }) => name);
    expect(folders.toSorted()).toEqual(functionNames.toSorted());
    expect(ofType(all, "AWS::Lambda::Function").map(({ id }) => id)).toHaveLength(functionNames.length);
  });

  it.for(functionNames)("%s gets exactly the environment its config.ts asks for", async (name) => {
    const { configSchema } = (await import(`../../functions/${name}/config.ts`)) as {
      configSchema: z.ZodObject;
    };
    const environment = at(functionOf(name).properties, "Environment", "Variables") as Record<string, string>;
    expect(Object.keys(environment).toSorted()).toEqual(Object.keys(configSchema.shape).toSorted());
    expect(configSchema.safeParse(environment).success).toBe(true);
  });

  it("that writes knows the pool whose tokens it reads, and reads its keys over TLS", () => {
    const pool = the(all, "StaffPool", "AWS::Cognito::UserPool").id;
    expect(at(functionOf("advance-request").properties, "Environment", "Variables")).toMatchObject({
      STAFF_POOL_ID: pool,
      STAFF_CLIENT_ID: the(all, "StaffPoolPortal").id,
      STAFF_KEYS_URL: `https://cognito-idp.us-east-1.amazonaws.com/${pool}/.well-known/jwks.json`,
    });
  });

  it("each run Node 24 on arm64, under a role of their own, at most so many at once", () => {
    const roles = functionNames.map((name) => {
      const { properties } = functionOf(name);
      expect(properties).toMatchObject({
        Runtime: "nodejs24.x",
        Architectures: ["arm64"],
        Handler: "index.handler",
        ReservedConcurrentExecutions: functionSettings[name].concurrency,
        Timeout: functionSettings[name].timeoutSeconds,
      });
      return properties["Role"];
    });
    expect(new Set(roles).size).toBe(functionNames.length);
  });

  it("each write to a log of their own, encrypted and kept for a stated time", () => {
    const logs = functionNames.map((name) => {
      const log = the(
        all,
        String(at(functionOf(name).properties, "LoggingConfig", "LogGroup")),
        "AWS::Logs::LogGroup",
      );
      expect(log.properties["KmsKeyId"]).toBe(
        `arn:aws:kms:us-east-1:000000000000:key/${the(all, "KeysLedger").id}`,
      );
      expect(log.properties["RetentionInDays"]).toBe(30);
      return log.id;
    });
    expect(new Set(logs).size).toBe(functionNames.length);
  });

  it("answer within the 29 seconds of the API when they answer over HTTP", () => {
    for (const name of [
      "requester-api",
      "staff-api",
      "import-records",
      "deliver",
      "draw-papers",
      "calendar",
      "dispose-records",
      "read-notes",
      "show-pages",
    ] as const)
      expect(functionSettings[name].timeoutSeconds, `${name}`).toBeLessThanOrEqual(29);
  });

  it("carry no secret, key material or option for Node in their environment", () => {
    for (const name of functionNames) {
      const environment = at(functionOf(name).properties, "Environment", "Variables") as Record<
        string,
        string
      >;
      for (const key of Object.keys(environment))
        expect(key).not.toMatch(/SECRET|PASSWORD|TOKEN|NODE_OPTIONS/u);
    }
  });
});

describe("the doors of advance-request", () => {
  it("are the aliases of one version, named as the contract names them", () => {
    const aliases = ofType(all, "AWS::Lambda::Alias").filter(({ properties }) =>
      /advancerequest/iu.test(JSON.stringify(properties["FunctionName"])),
    );
    expect(aliases.map(({ properties }) => String(properties["Name"])).toSorted()).toEqual(
      Object.keys(actorKindOfDoor).toSorted(),
    );
    expect(new Set(aliases.map(({ properties }) => properties["FunctionName"])).size).toBe(1);
    expect(new Set(aliases.map(({ properties }) => properties["FunctionVersion"])).size).toBe(1);
  });

  it("open for no service and no other account: no resource policy lets anybody else in", () => {
    const permitted = ofType(all, "AWS::Lambda::Permission").map(({ properties }) =>
      String(properties["FunctionName"]),
    );
    expect(
      permitted.filter((name) => /advancerequest|assembleproduction|dispatchoutbox/u.test(name)),
    ).toEqual([]);
  });
});

describe("who may wake a function", () => {
  it("is a service of this account, named with the one source it may come from (AB-017)", () => {
    for (const { id, properties } of ofType(all, "AWS::Lambda::Permission")) {
      expect(String(properties["Principal"]), `${id}`).toMatch(/^(?:apigateway|events)\.amazonaws\.com$/u);
      expect(String(properties["SourceArn"]), `${id}`).toMatch(/Triggers|:000000000000:ApiHttp/u);
    }
  });

  it("for the registrar and the auditor is a person of this account with a second factor", () => {
    for (const name of ["registrar", "auditor"])
      expect(
        at(the(all, `Roles${name}`).properties, "AssumeRolePolicyDocument", "Statement", 0),
      ).toMatchObject({
        Principal: { AWS: "arn:aws:iam::000000000000:root" },
        Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
      });
  });

  it("is trusted by each role: Lambda for functions, the scheduler, the backup and the malware scanner for this account only", () => {
    const trust = ofType(all, "AWS::IAM::Role").map(({ id, properties }) => {
      const [statement, ...more] = listed(
        at(properties, "AssumeRolePolicyDocument", "Statement") as object[],
      );
      expect(more).toEqual([]);
      const account = at(statement, "Condition", "StringEquals", "aws:SourceAccount");
      return [id.slice(0, -8), at(statement, "Principal", "Service"), account];
    });
    const others = trust.filter(([, service]) => service !== "lambda.amazonaws.com");
    expect(trust).toHaveLength(functionNames.length + 6);
    expect(others).toEqual([
      ["Rolesschedule", "scheduler.amazonaws.com", "000000000000"],
      ["Rolesbackup", "backup.amazonaws.com", "000000000000"],
      ["Rolesscanner", "malware-protection-plan.guardduty.amazonaws.com", "000000000000"],
      ["Rolesrecordscanner", "malware-protection-plan.guardduty.amazonaws.com", "000000000000"],
      ["Rolesregistrar", undefined, undefined],
      ["Rolesauditor", undefined, undefined],
    ]);
  });
});
