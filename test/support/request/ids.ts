import type {
  AuthorizationId,
  DocumentId,
  LinkId,
  PatientRef,
  PersonId,
  ProductionId,
  ProposalId,
  ReadingId,
} from "../../../workflows/vocabulary/ids.ts";

// Ids of the product's shape, readable in a test: the name without its i, l, o, u, padded with zeros to 26 characters.
const id = (prefix: string, name: string) => `${prefix}_${name.replace(/[ilou]/g, "x").padEnd(26, "0")}`;

export const doc = (name: string) => id("doc", name) as DocumentId;
export const person = (name: string) => id("per", name) as PersonId;
export const aut = (name: string) => id("aut", name) as AuthorizationId;
export const pdn = (name: string) => id("pdn", name) as ProductionId;
export const lnk = (name: string) => id("lnk", name) as LinkId;
export const rdg = (name: string) => id("rdg", name) as ReadingId;
export const prp = (name: string) => id("prp", name) as ProposalId;
export const pat = (name: string) => id("pat", name) as PatientRef;
