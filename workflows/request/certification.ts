import type { RequestContext } from "./context.ts";
import type { Recorded, RecordedOf } from "./recorded.ts";

// The custodian's certificate for the production in hand (FRE 902(11)): it falls with the production it speaks of.

type Remembered = { readonly context: RequestContext };

/** Whether the production in hand is certified. */
export const isCertified = ({ certification, production }: RequestContext): boolean =>
  certification !== null && certification.productionId === production?.productionId;

export const isNotYetCertified = ({ context }: Remembered): boolean => !isCertified(context);
/** Where the paper asks for certified copies nothing goes without the certificate. */
export const certifiedWhereAsked = ({ context, event }: Remembered & { readonly event: Recorded }): boolean =>
  event.judgement.certificationAsked !== true || isCertified(context);

export const certified = ({
  event,
}: {
  readonly event: RecordedOf<"production.certified">;
}): Partial<RequestContext> => {
  if (event.actor.kind !== "staff") throw new Error("a requirement lets only staff certify");
  return {
    certification: { productionId: event.productionId, by: event.actor.personId, at: event.at },
  };
};
