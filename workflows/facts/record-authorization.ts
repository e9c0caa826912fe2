import type { RequestEvent } from "../request/events.ts";
import type { AuthorizationOnFile } from "./facts.ts";

/** The signed forms after an event. A revocation never removes the form: what was sent before it stays explained. */
export function recordAuthorization(
  authorizations: readonly AuthorizationOnFile[],
  event: RequestEvent,
): readonly AuthorizationOnFile[] {
  if (event.type === "authorization.recorded") {
    const { authorizationId, documentId, authorization } = event;
    return [...authorizations, { authorizationId, documentId, authorization, revocations: [] }];
  }
  if (event.type === "authorization.revoked") {
    const { authorizationId, form, receivedAt } = event;
    return authorizations.map((one) =>
      one.authorizationId === authorizationId
        ? { ...one, revocations: [...one.revocations, { form, receivedAt }] }
        : one,
    );
  }
  return authorizations;
}
