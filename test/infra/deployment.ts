import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ducesApp, type DucesAppProps } from "../../infra/duces-app.ts";

export const account = "000000000000";
export const region = "us-east-1";
export const stackNames = ["DucesLedger", "DucesRequest", "DucesPortal"] as const;
export type StackName = (typeof stackNames)[number];

type Json = Readonly<Record<string, unknown>>;
/** One resource of the synthesized templates; references are resolved to the ARNs and names they would have. */
export type Resource = {
  readonly id: string;
  readonly stack: StackName;
  readonly type: string;
  readonly properties: Json;
  readonly retained: boolean;
};

/** The product without bundling: synthesized into a folder of its own. */
function synthesize(props: DucesAppProps = {}): string {
  const outdir = mkdtempSync(join(tmpdir(), "duces-infra-"));
  ducesApp({ ...props, outdir, context: { "aws:cdk:bundling-stacks": [], ...props.context } }).synth();
  return outdir;
}

type Template = {
  readonly Resources: Record<
    string,
    { Type: string; Properties?: Json; DeletionPolicy?: string; UpdateReplacePolicy?: string }
  >;
  readonly Outputs?: Record<string, { Value: unknown; Export?: { Name: string } }>;
};

let asItStands: readonly Resource[] | undefined;

/** All resources of the three stacks as they stand, or with other settings, read as a deployment would read them. */
export const deployment = (props?: DucesAppProps): readonly Resource[] =>
  props === undefined ? (asItStands ??= resourcesOf({})) : resourcesOf(props);

function resourcesOf(props: DucesAppProps): readonly Resource[] {
  const folder = synthesize(props);
  const templates = stackNames.map((stack) => ({
    stack,
    template: JSON.parse(readFileSync(join(folder, `${stack}.template.json`), "utf8")) as Template,
  }));
  rmSync(folder, { recursive: true });
  const types = new Map(
    templates.flatMap(({ template }) =>
      Object.entries(template.Resources).map(([id, { Type }]) => [id, Type]),
    ),
  );
  const exported = new Map(
    templates.flatMap(({ template }) =>
      Object.values(template.Outputs ?? {}).flatMap(({ Value, Export }) =>
        Export ? [[Export.Name, Value] as const] : [],
      ),
    ),
  );
  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolve);
    if (typeof value !== "object" || value === null) return value;
    const [[name, argument] = ["", undefined], ...more] = Object.entries(value);
    if (more.length === 0 && (name === "Ref" || name.startsWith("Fn::"))) return intrinsic(name, argument);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolve(item)]));
  };
  const intrinsic = (name: string, argument: unknown): unknown => {
    const parts = (Array.isArray(argument) ? argument : [argument]).map(resolve);
    switch (name) {
      case "Ref":
        return refOf(String(parts[0]), types);
      case "Fn::GetAtt":
        return attributeOf(String(parts[0]), String(parts[1]), types);
      case "Fn::Join":
        return (parts[1] as string[]).join(String(parts[0]));
      case "Fn::ImportValue":
        return resolve(exported.get(String(parts[0])) ?? failing(`no stack exports ${String(parts[0])}`));
      case "Fn::Select":
        return (parts[1] as string[])[Number(parts[0])];
      case "Fn::Split":
        return String(parts[1]).split(String(parts[0]));
      default:
        return failing(`the templates use ${name}, which this reader does not know`);
    }
  };
  return templates.flatMap(({ stack, template }) =>
    Object.entries(template.Resources).map(([id, resource]) => ({
      id,
      stack,
      type: resource.Type,
      properties: resolve(resource.Properties ?? {}) as Json,
      retained: resource.DeletionPolicy === "Retain" && resource.UpdateReplacePolicy === "Retain",
    })),
  );
}

const failing = (words: string): never => {
  throw new Error(words);
};

const pseudo = new Map([
  ["AWS::Partition", "aws"],
  ["AWS::AccountId", account],
  ["AWS::Region", region],
  ["AWS::URLSuffix", "amazonaws.com"],
]);

const local = (service: string, rest: string) => `arn:aws:${service}:${region}:${account}:${rest}`;
const arnOfType: Readonly<Record<string, (id: string) => string>> = {
  "AWS::S3::Bucket": (id) => `arn:aws:s3:::${id.toLowerCase()}`,
  "AWS::KMS::Key": (id) => local("kms", `key/${id}`),
  "AWS::IAM::Role": (id) => `arn:aws:iam::${account}:role/${id}`,
  "AWS::DynamoDB::GlobalTable": (id) => local("dynamodb", `table/${id}`),
  "AWS::Lambda::Function": (id) => local("lambda", `function:${id}`),
  "AWS::SQS::Queue": (id) => local("sqs", id),
  "AWS::SecretsManager::Secret": (id) => local("secretsmanager", `secret:${id}`),
  "AWS::Logs::LogGroup": (id) => local("logs", `log-group:${id}:*`),
};
const arnOf = (id: string, type = ""): string | undefined => arnOfType[type]?.(id);

function refOf(name: string, types: ReadonlyMap<string, string>): string {
  const type = types.get(name);
  if (type === "AWS::S3::Bucket") return name.toLowerCase();
  if (type === "AWS::SNS::Topic") return `arn:aws:sns:${region}:${account}:${name}`;
  if (type === "AWS::SecretsManager::Secret") return local("secretsmanager", `secret:${name}`);
  if (type === "AWS::Lambda::Alias") return `arn:aws:lambda:${region}:${account}:alias-of:${name}`;
  return (
    pseudo.get(name) ?? (types.has(name) ? name : failing(`a template refers to ${name}, which is not there`))
  );
}

function attributeOf(id: string, attribute: string, types: ReadonlyMap<string, string>): string {
  const type = types.get(id);
  if (type === undefined) failing(`a template asks ${id} for ${attribute}, but there is no ${id}`);
  const arn = arnOf(id, type);
  if (attribute === "Arn" && arn !== undefined) return arn;
  if (attribute === "StreamArn" && arn !== undefined) return `${arn}/stream/1`;
  if (attribute === "ProviderURL") return `https://cognito-idp.${region}.amazonaws.com/${id}`;
  if (attribute === "ApiEndpoint") return `https://${id}.execute-api.${region}.amazonaws.com`;
  return `${id}.${attribute}`;
}

/** The resources of one type. */
export const ofType = (all: readonly Resource[], type: string): readonly Resource[] =>
  all.filter((resource) => resource.type === type);

/** The one resource whose logical id is this name and a hash; throws unless there is exactly one. */
export function the(all: readonly Resource[], name: string, type?: string): Resource {
  const found = all.filter(
    ({ id, type: its }) => new RegExp(`^${name}(?:[0-9A-F]{8})?$`, "u").test(id) && (!type || its === type),
  );
  const [only] = found;
  if (!only || found.length > 1)
    throw new Error(`expected one resource called ${name}, found ${found.length}`);
  return only;
}

/** The ARN of a resource. */
export const arn = ({ id, type }: Resource): string => arnOf(id, type) ?? failing(`${type} has no ARN here`);

/** A value inside properties, by path; undefined when there is none. */
export const at = (value: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>(
    (inner, key) => (typeof inner === "object" && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
