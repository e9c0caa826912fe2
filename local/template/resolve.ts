import type { Assembly, Resource } from "./assembly.ts";
import { account, distributionDomain, physicalOf, region, servicesDomain } from "./physical.ts";
import type { Physical } from "./physical.ts";

/** One resource with every intrinsic function worked out. */
export type Resolved = {
  readonly type: string;
  readonly stack: string;
  readonly logicalId: string;
  readonly physical: Physical;
  readonly properties: Readonly<Record<string, unknown>>;
};

/** Every resource of every stack, ready to be stood up locally. */
export type Deployment = {
  readonly resources: readonly Resolved[];
  /** Resources of one CloudFormation type. */
  readonly ofType: (type: string) => readonly Resolved[];
  /** The asset folder of each function's code, by function name. */
  readonly codeOf: (fn: Resolved) => string;
};

/** Where the portal and the AWS services are served locally; they take the place of addresses in AWS. */
export type Addresses = {
  readonly portalOrigin: string;
  readonly awsOrigin: string;
  /** Where the user pool publishes its keys, under the paths it has in AWS; its name as an issuer stays. */
  readonly signInOrigin: string;
};

/** Works out `Ref`, `Fn::GetAtt`, `Fn::Join`, `Fn::Sub`, `Fn::Select`, `Fn::Split`, `Fn::ImportValue` and pseudo parameters. */
export function resolveAssembly(assembly: Assembly, addresses: Addresses): Deployment {
  const exported = new Map<string, unknown>();
  const named = new Map<string, Map<string, Physical>>();
  for (const stack of assembly.stacks) {
    const names = new Map<string, Physical>();
    const ids = Object.entries(stack.resources);
    for (const [id, resource] of ids) names.set(id, physicalOf(resource.Type, stack.name, id));
    for (const [id, resource] of ids) {
      if (resource.Type === "AWS::Lambda::Alias") names.set(id, aliasOf(resource, names));
      if (resource.Type === "AWS::SES::EmailIdentity") names.set(id, identityOf(resource));
    }
    named.set(stack.name, names);
  }

  const resolverOf = (stack: Assembly["stacks"][number]) => {
    const names = named.get(stack.name) ?? new Map<string, Physical>();
    const reference = (id: string): unknown => {
      if (id in pseudo) return pseudo[id];
      if (id === "AWS::StackName") return stack.name;
      if (id === "AWS::StackId")
        return `arn:aws:cloudformation:${region}:${account}:stack/${stack.name}/local`;
      const resource = names.get(id);
      if (resource) return resource.ref;
      const parameter = stack.parameters[id];
      if (parameter) return parameter.Default ?? "";
      throw new Error(`The template of ${stack.name} refers to ${id}, which it does not define.`);
    };
    const attribute = (id: string, name: string): unknown => {
      const resource = names.get(id);
      if (!resource)
        throw new Error(`The template of ${stack.name} reads ${id}.${name}, but defines no ${id}.`);
      return resource.attributes[name] ?? `${resource.ref}.${name}`;
    };
    const resolve = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(resolve).filter((item) => item !== noValue);
      if (value === null || typeof value !== "object")
        return typeof value === "string" ? localAddress(value) : value;
      const entries = Object.entries(value);
      const [first] = entries;
      if (entries.length === 1 && first && (first[0] === "Ref" || first[0].startsWith("Fn::"))) {
        const worked = intrinsic(first[0], first[1]);
        return typeof worked === "string" ? localAddress(worked) : worked;
      }
      return Object.fromEntries(
        entries.map(([key, item]) => [key, resolve(item)] as const).filter(([, item]) => item !== noValue),
      );
    };
    const intrinsic = (name: string, argument: unknown): unknown => {
      switch (name) {
        case "Ref":
          return reference(String(argument));
        case "Fn::GetAtt": {
          const [id, attributeName] = Array.isArray(argument) ? argument : String(argument).split(".");
          return attribute(String(id), String(attributeName));
        }
        case "Fn::Join": {
          const [separator, parts] = argument as [string, unknown];
          return (resolve(parts) as readonly unknown[]).map(String).join(separator);
        }
        case "Fn::Sub": {
          const [text, variables] = Array.isArray(argument)
            ? (argument as [string, Record<string, unknown>])
            : [String(argument), {}];
          return text.replaceAll(/\$\{([^}]+)\}/g, (_whole, key: string) => {
            if (key in variables) return String(resolve(variables[key]));
            const [id, attributeName] = key.split(".");
            return String(attributeName && id ? attribute(id, attributeName) : reference(key));
          });
        }
        case "Fn::Select": {
          const [index, list] = argument as [number | string, unknown];
          return (resolve(list) as readonly unknown[])[Number(index)];
        }
        case "Fn::Split": {
          const [separator, text] = argument as [string, unknown];
          return String(resolve(text)).split(separator);
        }
        case "Fn::ImportValue":
          return exported.get(String(resolve(argument)));
        case "Fn::GetAZs":
          return [`${region}a`, `${region}b`];
        default:
          throw new Error(
            `The template of ${stack.name} uses ${name}, which the local stack does not work out.`,
          );
      }
    };
    return resolve;
  };
  // An own domain of the distribution stands in settings and policies as text.
  const ownDomains = assembly.stacks.flatMap((stack) => Object.values(stack.resources).flatMap(aliasesOf));
  const localAddress = (text: string) =>
    ownDomains
      .reduce((worked, domain) => worked.replaceAll(`https://${domain}`, addresses.portalOrigin), text)
      .replaceAll(`https://${distributionDomain}`, addresses.portalOrigin)
      .replaceAll(`https://${servicesDomain}`, addresses.awsOrigin)
      .replace(publishedKeys, `${addresses.signInOrigin}$1`);

  // Exports first: a stack may import from one that comes later in the manifest. Two passes settle chains of two.
  for (let pass = 0; pass < 2; pass += 1) {
    for (const stack of assembly.stacks) {
      const resolve = resolverOf(stack);
      for (const output of Object.values(stack.outputs)) {
        if (output.Export) exported.set(String(resolve(output.Export.Name)), resolve(output.Value));
      }
    }
  }

  const resources = assembly.stacks.flatMap((stack) => {
    const resolve = resolverOf(stack);
    return Object.entries(stack.resources).map(([logicalId, resource]: [string, Resource]) => ({
      type: resource.Type,
      stack: stack.name,
      logicalId,
      physical: named.get(stack.name)?.get(logicalId) ?? physicalOf(resource.Type, stack.name, logicalId),
      properties: resolve(resource.Properties ?? {}) as Readonly<Record<string, unknown>>,
    }));
  });
  return {
    resources,
    ofType: (type) => resources.filter((resource) => resource.type === type),
    codeOf: (fn) => {
      const code = fn.properties["Code"] as { readonly S3Key?: string };
      const hash =
        (code.S3Key ?? "")
          .replace(/\.zip$/, "")
          .split("/")
          .at(-1) ?? "";
      const folder = assembly.assets.get(hash);
      if (!folder)
        throw new Error(`No bundle was synthesized for ${fn.logicalId}. Run "npm run synth" again.`);
      return folder;
    },
  };
}

/** The address of a user pool's keys. */
const publishedKeys =
  /^https:\/\/cognito-idp\.[a-z0-9-]+\.amazonaws\.com(\/[^/]+\/\.well-known\/jwks\.json)$/u;
const noValue = Symbol("AWS::NoValue");
const pseudo: Readonly<Record<string, unknown>> = {
  "AWS::Region": region,
  "AWS::AccountId": account,
  "AWS::Partition": "aws",
  "AWS::URLSuffix": "amazonaws.com",
  "AWS::NoValue": noValue,
};

/** `Ref` of an alias is its ARN, under which callers name the door they use. */
function aliasOf({ Properties = {} }: Resource, names: ReadonlyMap<string, Physical>): Physical {
  const { FunctionName, Name } = Properties as {
    readonly FunctionName: { readonly Ref: string };
    readonly Name: string;
  };
  const ref = `${names.get(FunctionName.Ref)?.attributes["Arn"] ?? ""}:${Name}`;
  return { ref, attributes: { AliasArn: ref } };
}

/** `Ref` of a mail identity is the address or domain itself. */
function identityOf({ Properties = {} }: Resource): Physical {
  return { ref: String(Properties["EmailIdentity"]), attributes: {} };
}

function aliasesOf({ Type, Properties = {} }: Resource): readonly string[] {
  if (Type !== "AWS::CloudFront::Distribution") return [];
  const { DistributionConfig } = Properties as {
    readonly DistributionConfig?: { readonly Aliases?: readonly string[] };
  };
  return DistributionConfig?.Aliases ?? [];
}
