import { createHash } from "node:crypto";

export const account = "000000000000";
export const region = "us-east-1";

/** What `Ref` and `Fn::GetAtt` give for one resource. */
export type Physical = { readonly ref: string; readonly attributes: Readonly<Record<string, string>> };

const digest = (text: string) => createHash("sha256").update(text).digest("hex");
const arn = (service: string, rest: string) => `arn:aws:${service}:${region}:${account}:${rest}`;
const shortName = (stack: string, logicalId: string, most: number) => {
  const name = `${stack}-${logicalId}`;
  return name.length <= most ? name : `${name.slice(0, most - 9)}-${digest(name).slice(0, 8)}`;
};

// Names are a pure function of the template, so that a second start finds the data of the first.
const makers: Readonly<Record<string, (stack: string, id: string) => Physical>> = {
  "AWS::S3::Bucket": (stack, id) => {
    const name = shortName(stack, id, 60).toLowerCase();
    return {
      ref: name,
      attributes: {
        Arn: `arn:aws:s3:::${name}`,
        DomainName: `${name}.s3.amazonaws.com`,
        RegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
      },
    };
  },
  "AWS::DynamoDB::GlobalTable": table,
  "AWS::DynamoDB::Table": table,
  "AWS::KMS::Key": (stack, id) => {
    const hex = digest(`${stack}/${id}`);
    const keyId = [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `4${hex.slice(13, 16)}`,
      `8${hex.slice(17, 20)}`,
      hex.slice(20, 32),
    ].join("-");
    return { ref: keyId, attributes: { Arn: arn("kms", `key/${keyId}`), KeyId: keyId } };
  },
  "AWS::SQS::Queue": (stack, id) => {
    const name = shortName(stack, id, 80);
    return {
      ref: `https://${servicesDomain}/${account}/${name}`,
      attributes: {
        Arn: arn("sqs", name),
        QueueName: name,
        QueueUrl: `https://${servicesDomain}/${account}/${name}`,
      },
    };
  },
  "AWS::Lambda::Function": (stack, id) => {
    const name = shortName(stack, id, 64);
    return { ref: name, attributes: { Arn: arn("lambda", `function:${name}`) } };
  },
  "AWS::IAM::Role": (stack, id) => {
    const name = shortName(stack, id, 64);
    const roleId = `AROA${digest(`${stack}/${id}`).slice(0, 16).toUpperCase()}`;
    return { ref: name, attributes: { Arn: `arn:aws:iam::${account}:role/${name}`, RoleId: roleId } };
  },
  "AWS::IAM::ManagedPolicy": (stack, id) => ({
    ref: `arn:aws:iam::${account}:policy/${shortName(stack, id, 128)}`,
    attributes: {},
  }),
  "AWS::Logs::LogGroup": (stack, id) => {
    const name = shortName(stack, id, 200);
    return { ref: name, attributes: { Arn: arn("logs", `log-group:${name}:*`) } };
  },
  "AWS::Scheduler::ScheduleGroup": (stack, id) => {
    const name = shortName(stack, id, 64);
    return { ref: name, attributes: { Arn: arn("scheduler", `schedule-group/${name}`) } };
  },
  "AWS::Cognito::UserPool": (stack, id) => {
    const pool = `${region}_${digest(`${stack}/${id}`).slice(0, 9)}`;
    return {
      ref: pool,
      attributes: {
        Arn: arn("cognito-idp", `userpool/${pool}`),
        UserPoolId: pool,
        ProviderName: `cognito-idp.${region}.amazonaws.com/${pool}`,
        ProviderURL: `https://cognito-idp.${region}.amazonaws.com/${pool}`,
      },
    };
  },
  "AWS::Cognito::UserPoolClient": (stack, id) => {
    const client = digest(`${stack}/${id}`).slice(0, 26);
    return { ref: client, attributes: { ClientId: client } };
  },
  "AWS::SecretsManager::Secret": (stack, id) => {
    const secretArn = arn("secretsmanager", `secret:${shortName(stack, id, 100)}`);
    return { ref: secretArn, attributes: { Id: secretArn } };
  },
  "AWS::ApiGatewayV2::Api": (stack, id) => {
    const api = digest(`${stack}/${id}`).slice(0, 10);
    return {
      ref: api,
      attributes: { ApiId: api, ApiEndpoint: `https://${api}.execute-api.${region}.amazonaws.com` },
    };
  },
  "AWS::CloudFront::Distribution": () => ({
    ref: "LOCALDISTRIBUTION",
    attributes: { Id: "LOCALDISTRIBUTION", DomainName: distributionDomain },
  }),
};

/** Stands for the distribution's host name until the local addresses are known (`resolve.ts` puts them in). */
export const distributionDomain = "portal.invalid";
/** Stands for the address of the AWS services in queue URLs, which the SDK uses as the address to call. */
export const servicesDomain = "services.invalid";

function table(stack: string, id: string): Physical {
  const name = shortName(stack, id, 200);
  const tableArn = arn("dynamodb", `table/${name}`);
  return {
    ref: name,
    attributes: {
      Arn: tableArn,
      StreamArn: `${tableArn}/stream/2026-01-01T00:00:00.000`,
      TableId: digest(tableArn).slice(0, 36),
    },
  };
}

/** Names one resource. Kinds without an own rule get an opaque name that only the template itself refers to. */
export function physicalOf(type: string, stack: string, logicalId: string): Physical {
  const maker = makers[type];
  if (maker) return maker(stack, logicalId);
  const name = shortName(stack, logicalId, 128);
  return { ref: name, attributes: { Arn: arn(type.split("::")[1]?.toLowerCase() ?? "aws", name), Id: name } };
}
