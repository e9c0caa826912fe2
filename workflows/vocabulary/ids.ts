declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** One practice of the organisation; leads every table key, access check and encryption context. `prc_…` */
export type PracticeId = Branded<"PracticeId">;
/** One request for records, from first upload to closing. `req_…` */
export type RequestId = Branded<"RequestId">;
/** One person of the practice; two accounts of one person share it. `per_…` */
export type PersonId = Branded<"PersonId">;
/** A reference to a patient; carries no name. `pat_…` */
export type PatientRef = Branded<"PatientRef">;
/** One stored document: a paper that came in, or a record of the practice. `doc_…` */
export type DocumentId = Branded<"DocumentId">;
/** The opening authority of the vault: an authorization, an order, or a recorded exception. `aut_…` */
export type AuthorizationId = Branded<"AuthorizationId">;
/** One assembled production. `pdn_…` */
export type ProductionId = Branded<"ProductionId">;
/** One download link made for the verified recipient. `lnk_…` */
export type LinkId = Branded<"LinkId">;
/** One step of a negotiation. `prp_…` */
export type ProposalId = Branded<"ProposalId">;
/** The disposal of one patient's record. `dsp_…` */
export type DisposalId = Branded<"DisposalId">;
/** One reading of one psychotherapy note by one person. `rdg_…` */
export type ReadingId = Branded<"ReadingId">;
/** The idempotency key of one command; the sender chooses it. */
export type EventId = Branded<"EventId">;
