import { describe, expect, it } from "vitest";
import type { Assembly } from "../../../local/template/assembly.ts";
import { resolveAssembly } from "../../../local/template/resolve.ts";
import { rolesOf } from "../../../local/template/roles.ts";

const addresses = {
  portalOrigin: "http://127.0.0.1:1",
  awsOrigin: "http://127.0.0.1:2",
  signInOrigin: "http://127.0.0.1:3",
};
const stack = (
  name: string,
  resources: Assembly["stacks"][number]["resources"],
  outputs: Assembly["stacks"][number]["outputs"] = {},
) => ({ name, resources, outputs, parameters: {} });
const property = (assembly: Assembly, logicalId: string, name: string) =>
  resolveAssembly(assembly, addresses).resources.find((resource) => resource.logicalId === logicalId)
    ?.properties[name];

describe("working out a template", () => {
  it("sends whoever reads the pool's keys to the sign-in here, and leaves the pool's name as issuer", () => {
    const pool = "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_abc";
    const properties = { keys: `${pool}/.well-known/jwks.json`, issuer: pool };
    const assembly: Assembly = {
      assets: new Map(),
      stacks: [stack("one", { Some: { Type: "AWS::Lambda::Function", Properties: properties } })],
    };
    expect(property(assembly, "Some", "keys")).toBe("http://127.0.0.1:3/us-east-1_abc/.well-known/jwks.json");
    expect(property(assembly, "Some", "issuer")).toBe(pool);
  });

  it("joins, substitutes, splits and selects", () => {
    const assembly: Assembly = {
      assets: new Map(),
      stacks: [
        stack("one", {
          Bucket: { Type: "AWS::S3::Bucket" },
          User: {
            Type: "AWS::Test::Thing",
            Properties: {
              joined: { "Fn::Join": ["", [{ "Fn::GetAtt": ["Bucket", "Arn"] }, "/*"]] },
              substituted: { "Fn::Sub": "${AWS::Region}/${Bucket}" },
              selected: { "Fn::Select": [1, { "Fn::Split": ["-", "a-b-c"] }] },
              dropped: { Ref: "AWS::NoValue" },
            },
          },
        }),
      ],
    };
    expect(property(assembly, "User", "joined")).toBe("arn:aws:s3:::one-bucket/*");
    expect(property(assembly, "User", "substituted")).toBe("us-east-1/one-bucket");
    expect(property(assembly, "User", "selected")).toBe("b");
    expect(resolveAssembly(assembly, addresses).resources[1]?.properties).not.toHaveProperty("dropped");
  });

  it("imports what another stack exports", () => {
    const assembly: Assembly = {
      assets: new Map(),
      stacks: [
        stack("user", {
          User: { Type: "AWS::Test::Thing", Properties: { key: { "Fn::ImportValue": "owner:key" } } },
        }),
        stack(
          "owner",
          { Key: { Type: "AWS::KMS::Key" } },
          { Out: { Value: { Ref: "Key" }, Export: { Name: "owner:key" } } },
        ),
      ],
    };
    expect(property(assembly, "User", "key")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("puts the local addresses in place of the distribution's and the queues'", () => {
    const assembly: Assembly = {
      assets: new Map(),
      stacks: [
        stack("one", {
          Site: { Type: "AWS::CloudFront::Distribution" },
          Queue: { Type: "AWS::SQS::Queue" },
          User: {
            Type: "AWS::Test::Thing",
            Properties: {
              origin: { "Fn::Join": ["", ["https://", { "Fn::GetAtt": ["Site", "DomainName"] }]] },
              queue: { Ref: "Queue" },
            },
          },
        }),
      ],
    };
    expect(property(assembly, "User", "origin")).toBe(addresses.portalOrigin);
    expect(property(assembly, "User", "queue")).toBe(`${addresses.awsOrigin}/000000000000/one-Queue`);
  });

  it("says which resource a template lacks", () => {
    const assembly: Assembly = {
      assets: new Map(),
      stacks: [stack("one", { User: { Type: "AWS::Test::Thing", Properties: { x: { Ref: "Nobody" } } } })],
    };
    expect(() => resolveAssembly(assembly, addresses)).toThrow(
      "The template of one refers to Nobody, which it does not define.",
    );
  });

  it("gives each role the policies that are attached to it, and no others", () => {
    const policy = (action: string) => ({ Statement: [{ Effect: "Allow", Action: action, Resource: "*" }] });
    const assembly: Assembly = {
      assets: new Map(),
      stacks: [
        stack("one", {
          Reader: { Type: "AWS::IAM::Role" },
          Writer: {
            Type: "AWS::IAM::Role",
            Properties: { Policies: [{ PolicyDocument: policy("s3:PutObject") }] },
          },
          Attached: {
            Type: "AWS::IAM::ManagedPolicy",
            Properties: { Roles: [{ Ref: "Reader" }], PolicyDocument: policy("s3:GetObject") },
          },
        }),
      ],
    };
    const roles = rolesOf(resolveAssembly(assembly, addresses), "secret");
    const actions = (role: string) =>
      roles
        .keyOf(`arn:aws:iam::000000000000:role/one-${role}`)
        .principal.policies.flatMap(({ Statement }) => [Statement].flat().map(({ Action }) => Action));
    expect(actions("Reader")).toEqual(["s3:GetObject"]);
    expect(actions("Writer")).toEqual(["s3:PutObject"]);
  });
});
