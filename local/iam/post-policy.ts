import { parseAmzDate, parseScope, signatureOf } from "./canonical-request.ts";
import type { Principal, PrincipalDirectory } from "./principals.ts";
import { keyOf, sameSignature } from "./signature.ts";
import { refuse, type SignatureRefusal } from "./signature-refusal.ts";

/** A browser form posted to S3: the bucket of its URL and its fields (names in lower case) without the file itself. */
type PostForm = {
  readonly bucket: string;
  readonly fields: Readonly<Record<string, string>>;
};

/** A form whose policy is signed, unexpired and met; the file's size in bytes must still be inside `contentLength`. */
type VerifiedPost = {
  readonly principal: Principal;
  readonly accessKeyId: string;
  readonly signedAt: number;
  readonly expiresAt: number;
  readonly contentLength: { readonly min: number; readonly max: number } | undefined;
};

const UNCOVERED = new Set(["policy", "x-amz-signature", "file", "awsaccesskeyid"]);

type Policy = { readonly expiresAt: number; readonly conditions: readonly unknown[] };

/** Verifies the signature, the expiry and every condition of an S3 POST policy; `now` in milliseconds. */
export function verifyPostPolicy(
  form: PostForm,
  directory: PrincipalDirectory,
  now: number,
): VerifiedPost | SignatureRefusal {
  const { fields } = form;
  const scope = parseScope(fields["x-amz-credential"] ?? "");
  const signedAt = parseAmzDate(fields["x-amz-date"]);
  const [encodedPolicy, signature] = [fields["policy"], fields["x-amz-signature"]];
  if (encodedPolicy === undefined && signature === undefined)
    return refuse(
      "MissingAuthenticationToken",
      "The form carries no policy; anonymous uploads are not accepted.",
    );
  if (
    !scope ||
    scope.service !== "s3" ||
    signedAt === undefined ||
    encodedPolicy === undefined ||
    signature === undefined
  )
    return refuse(
      "AuthorizationHeaderMalformed",
      "The form needs policy, x-amz-credential (s3), x-amz-date and x-amz-signature.",
    );

  const key = keyOf(scope, fields["x-amz-security-token"], directory);
  if ("refused" in key) return key;
  if (!sameSignature(signature, signatureOf(encodedPolicy, key.secretAccessKey, scope)))
    return refuse("SignatureDoesNotMatch", "The form's signature does not match its policy.");

  const policy = readPolicy(encodedPolicy);
  if ("refused" in policy) return policy;
  if (now > policy.expiresAt) return refuse("RequestExpired", "Invalid according to Policy: Policy expired.");

  const values = new Map([...Object.entries(fields), ["bucket", form.bucket]]);
  const uncovered = new Set(
    [...values.keys()].filter((name) => !UNCOVERED.has(name) && !name.startsWith("x-ignore-")),
  );
  let contentLength: VerifiedPost["contentLength"];
  for (const written of policy.conditions) {
    const condition = readCondition(written);
    if (condition === undefined) return refuse("MalformedPolicy", "A condition of the policy is malformed.");
    if (condition.kind === "content-length-range") {
      contentLength = { min: condition.min, max: condition.max };
      continue;
    }
    const value = values.get(condition.field) ?? "";
    const met = condition.kind === "eq" ? value === condition.value : value.startsWith(condition.value);
    if (!met)
      return refuse(
        "PolicyConditionFailed",
        `Invalid according to Policy: Policy Condition failed on field ${condition.field}.`,
      );
    uncovered.delete(condition.field);
  }
  if (uncovered.size > 0)
    return refuse(
      "PolicyConditionFailed",
      `Invalid according to Policy: Extra input fields: ${[...uncovered].join(", ")}`,
    );

  const { accessKeyId, principal } = key;
  return { principal, accessKeyId, signedAt, expiresAt: policy.expiresAt, contentLength };
}

function readPolicy(encodedPolicy: string): Policy | SignatureRefusal {
  const malformed = refuse(
    "MalformedPolicy",
    "The policy must be Base64 of JSON with expiration and conditions.",
  );
  try {
    const policy: unknown = JSON.parse(Buffer.from(encodedPolicy, "base64").toString("utf8"));
    if (typeof policy !== "object" || policy === null) return malformed;
    if (!("expiration" in policy) || !("conditions" in policy) || !Array.isArray(policy.conditions))
      return malformed;
    const expiresAt = Date.parse(String(policy.expiration));
    return Number.isNaN(expiresAt) ? malformed : { expiresAt, conditions: policy.conditions };
  } catch {
    return malformed;
  }
}

type Condition =
  | { readonly kind: "eq" | "starts-with"; readonly field: string; readonly value: string }
  | { readonly kind: "content-length-range"; readonly min: number; readonly max: number };

function readCondition(written: unknown): Condition | undefined {
  if (Array.isArray(written)) {
    const [kind, a, b]: unknown[] = written;
    if (written.length !== 3) return undefined;
    if (kind === "content-length-range") {
      const [min, max] = [Number(a), Number(b)];
      return Number.isSafeInteger(min) && Number.isSafeInteger(max) ? { kind, min, max } : undefined;
    }
    if (kind !== "eq" && kind !== "starts-with") return undefined;
    if (typeof a !== "string" || !a.startsWith("$") || typeof b !== "string") return undefined;
    return { kind, field: a.slice(1).toLowerCase(), value: b };
  }
  if (typeof written !== "object" || written === null) return undefined;
  const [entry, ...more] = Object.entries(written);
  if (entry === undefined || more.length > 0) return undefined;
  return { kind: "eq", field: entry[0].toLowerCase(), value: String(entry[1]) };
}
