import { conditionsHold } from "./conditions.ts";
import { type PolicyDocument, type PolicyStatement, type Principal, REGION, ROOT_ARN } from "./principals.ts";
import { type ContextKeys, filledIn, matches, matchesArn } from "./wildcards.ts";

/** Condition keys of a request beyond those that follow from the principal. */
export type RequestContext = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What someone wants to do: `action` as `service:Operation`, `resource` as an ARN. */
export type AccessRequest = {
  readonly principal: Principal;
  readonly action: string;
  readonly resource: string;
  readonly context: RequestContext;
};

/** Whether a request may proceed, and which policy said so. */
export type Evaluation = { readonly allowed: boolean; readonly reason: string };

/** How a policy's `Principal` element speaks of a caller: by its own ARN (or `*`), or only through its account. */
type Naming = "itself" | "its account" | "not at all";

/**
 * Decides a request within one account as AWS does: an explicit deny wins, otherwise an identity policy or a resource
 * policy naming the caller must allow. For KMS keys use `local/kms`, where the key policy is required.
 */
export function evaluate(
  request: AccessRequest & {
    readonly resourcePolicy?: PolicyDocument | undefined;
    readonly identityPolicies?: readonly PolicyDocument[];
  },
): Evaluation {
  const identity = request.identityPolicies ?? request.principal.policies;
  const resource = request.resourcePolicy;

  const denied = explicitDeny(request, identity, resource);
  if (denied !== undefined) return { allowed: false, reason: denied };

  if (request.principal.arn === ROOT_ARN) return { allowed: true, reason: "the account root" };
  const own = identity.flatMap((policy) => applicable(policy, "Allow", request)).at(0);
  if (own !== undefined) return { allowed: true, reason: `identity policy allows${sid(own)}` };

  const granted = namedIn(resource, "Allow", request, ["itself"]).at(0);
  if (granted !== undefined) return { allowed: true, reason: `resource policy allows${sid(granted)}` };

  return { allowed: false, reason: "no policy allows it" };
}

/** Why a request is explicitly denied, or undefined when it is not. A deny that names the account reaches everyone in it. */
export function explicitDeny(
  request: AccessRequest,
  identity: readonly PolicyDocument[],
  resource: PolicyDocument | undefined,
): string | undefined {
  const own = identity.flatMap((policy) => applicable(policy, "Deny", request)).at(0);
  if (own !== undefined) return `identity policy denies explicitly${sid(own)}`;
  const theirs = namedIn(resource, "Deny", request, ["itself", "its account"]).at(0);
  return theirs === undefined ? undefined : `resource policy denies explicitly${sid(theirs)}`;
}

/** The statements of a resource policy that apply to the request and name its principal in one of the given ways. */
export function namedIn(
  policy: PolicyDocument | undefined,
  effect: "Allow" | "Deny",
  request: AccessRequest,
  ways: readonly Naming[],
): PolicyStatement[] {
  if (policy === undefined) return [];
  return applicable(policy, effect, request).filter((statement) =>
    ways.includes(naming(statement, request.principal)),
  );
}

/** The statements of a policy with this effect whose action, resource and conditions fit the request, whomever they name. */
export function applicable(
  policy: PolicyDocument,
  effect: "Allow" | "Deny",
  request: AccessRequest,
): PolicyStatement[] {
  const context = contextOf(request);
  return listed(policy.Statement).filter(
    (statement) =>
      statement.Effect === effect &&
      actionFits(statement, request.action) &&
      resourceFits(statement, request.resource, context) &&
      conditionsHold(statement.Condition, context),
  );
}

/** A statement's name for messages: ` (Sid)`, or nothing. */
export function sid(statement: PolicyStatement): string {
  return statement.Sid === undefined ? "" : ` (${statement.Sid})`;
}

function naming(statement: PolicyStatement, principal: Principal): Naming {
  if (statement.NotPrincipal !== undefined)
    return named(statement.NotPrincipal, principal) === "not at all" ? "itself" : "not at all";
  return named(statement.Principal, principal);
}

function named(element: unknown, principal: Principal): Naming {
  if (element === "*") return "itself";
  if (typeof element !== "object" || element === null) return "not at all";
  const kinds = new Map(Object.entries(element).map(([kind, names]) => [kind, listed<unknown>(names)]));
  const arns = kinds.get("AWS") ?? [];
  if (arns.includes("*") || arns.includes(principal.arn) || kinds.get("Service")?.includes(principal.arn))
    return "itself";
  const account = [principal.accountId, `arn:aws:iam::${principal.accountId}:root`];
  if (!arns.some((name) => account.some((own) => own === name))) return "not at all";
  // A service is no member of the account.
  return principal.arn.startsWith("arn:") ? "its account" : "not at all";
}

function actionFits(statement: PolicyStatement, action: string): boolean {
  const fits = (patterns: string | readonly string[]) =>
    listed(patterns).some((pattern) => matches(pattern, action, new Map(), true));
  if (statement.Action !== undefined) return fits(statement.Action);
  if (statement.NotAction !== undefined) return !fits(statement.NotAction);
  throw new Error(`policy statement${sid(statement)} has neither Action nor NotAction`);
}

function resourceFits(statement: PolicyStatement, resource: string, context: ContextKeys): boolean {
  const fits = (patterns: string | readonly string[]) =>
    listed(patterns).some((pattern) => pattern === "*" || matchesArn(pattern, resource, context));
  if (statement.Resource !== undefined) return fits(statement.Resource);
  // Where a variable stands for nothing, neither the resources named nor all the others are meant.
  if (statement.NotResource !== undefined)
    return (
      listed(statement.NotResource).every((pattern) => filledIn(pattern, context) !== undefined) &&
      !fits(statement.NotResource)
    );
  throw new Error(`policy statement${sid(statement)} has neither Resource nor NotResource`);
}

function contextOf({ principal, context }: AccessRequest): ContextKeys {
  const given: RequestContext = {
    "aws:PrincipalArn": principal.arn,
    "aws:PrincipalAccount": principal.accountId,
    "aws:PrincipalIsAWSService": String(!principal.arn.startsWith("arn:")),
    "aws:RequestedRegion": REGION,
    // Traffic on the loopback interface leaves no machine; the policies that demand TLS are meant for the network.
    "aws:SecureTransport": "true",
    ...context,
  };
  return new Map(
    Object.entries(given).flatMap(([key, value]) =>
      value === undefined ? [] : [[key.toLowerCase(), value] as const],
    ),
  );
}

function listed<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? value : [value as T];
}
