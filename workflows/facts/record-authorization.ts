import { limits } from "../contract/limits.ts";
import { authorityOn } from "../request/authority.ts";
import type { RequestEvent } from "../request/events.ts";
import type { AuthorizationOnFile } from "./facts.ts";

type Revocations = AuthorizationOnFile["revocations"];

/** Of many revocations by word of mouth the last gives way: one in writing must never find the form full of them. */
function roomFor(revocations: Revocations): Revocations {
  if (revocations.length < limits.revocations) return revocations;
  const oral = revocations.findLastIndex(({ form }) => form === "oral");
  return oral < 0 ? revocations : revocations.toSpliced(oral, 1);
}

/**
 * The signed forms after an event. A paper that is read again is the same form, read better. A revocation never removes the
 * form, nor does a new reading remove the revocation: what was sent before it stays explained.
 */
export function recordAuthorization(
  authorizations: readonly AuthorizationOnFile[],
  event: RequestEvent,
): readonly AuthorizationOnFile[] {
  if (event.type === "authorization.recorded") {
    const { documentId, authorization, forPatient } = event;
    const authorizationId = authorityOn(documentId);
    const earlier = authorizations.find((one) => one.documentId === documentId);
    const form = {
      authorizationId,
      documentId,
      authorization,
      ...(forPatient === undefined ? {} : { forPatient }),
      revocations: earlier?.revocations ?? [],
    };
    return earlier ? authorizations.map((one) => (one === earlier ? form : one)) : [...authorizations, form];
  }
  if (event.type === "authorization.revoked") {
    const { authorizationId, form, receivedAt } = event;
    return authorizations.map((one) =>
      one.authorizationId === authorizationId
        ? { ...one, revocations: [...roomFor(one.revocations), { form, receivedAt }] }
        : one,
    );
  }
  return authorizations;
}
