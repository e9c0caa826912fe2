import { evaluate, type RequestContext } from "../iam/evaluate.ts";
import type { PolicyDocument, Principal } from "../iam/principals.ts";
import { RefusedCall } from "./refused-call.ts";

/** One permission that a call needs; `status` is what the service answers with when it is missing (400 or 403). */
export type NeededPermission = {
  readonly action: string;
  readonly resource: string;
  readonly context?: RequestContext;
  readonly resourcePolicy?: PolicyDocument;
  readonly status?: number;
};

/** Throws RefusedCall AccessDeniedException unless the principal's policies grant the permission. */
export function authorize(principal: Principal, needed: NeededPermission): void {
  const { action, resource, context = {}, resourcePolicy, status = 400 } = needed;
  const { allowed, reason } = evaluate({ principal, action, resource, context, resourcePolicy });
  if (allowed) return;
  throw new RefusedCall(
    "AccessDeniedException",
    `User: ${principal.arn} is not authorized to perform: ${action} on resource: ${resource} because ${reason}`,
    status,
  );
}
