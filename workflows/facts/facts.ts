import * as z from "zod";
import { authorizationSchema, caseFileSchema } from "../contract/case-file.ts";
import type { CaseFile } from "../contract/case-file.ts";
import { authorizationIdSchema, documentIdSchema, instantSchema, patientRefSchema } from "../contract/ids.ts";

/**
 * What has been recorded about a request, without the records and the signed forms, which are kept beside it.
 * A fact that is absent is unknown: never false, zero or none.
 */
export const factsSchema = caseFileSchema
  .partial()
  .omit({ schemaVersion: true, segments: true, authorizations: true, asOf: true });
export type Facts = z.infer<typeof factsSchema>;

/** For whom a form is: the patient it was compared with by whoever checked it, or somebody else. */
export const forPatientSchema = z.union([patientRefSchema, z.literal("another-person")]);

/** A signed form as staff read it, and every revocation of it since. */
export const authorizationOnFileSchema = z.strictObject({
  authorizationId: authorizationIdSchema,
  /** The paper it was read from. */
  documentId: documentIdSchema,
  authorization: authorizationSchema.omit({ id: true }),
  /** Absent until somebody has compared it with the matched patient. */
  forPatient: forPatientSchema.optional(),
  revocations: z.array(z.strictObject({ form: z.enum(["written", "oral"]), receivedAt: instantSchema })),
});
export type AuthorizationOnFile = z.infer<typeof authorizationOnFileSchema>;

/** Before anybody has looked. */
export const noFacts: Facts = {};

/** What staff record: any part of the case file. */
type FactsPatch = { readonly [Key in keyof CaseFile]?: unknown };

type Plain = { readonly [key: string]: unknown };

/**
 * Lays a patch over the facts: groups are merged fact by fact, lists and single facts are replaced, what the patch does
 * not mention stays. Lists are facts as a whole: a list of two that replaces a list of three has lost one on purpose.
 */
export function mergeFacts(facts: Facts, patch: FactsPatch): Facts {
  const { schemaVersion: _version, ...told } = patch;
  return merge(facts as Plain, told as Plain) as Facts;
}

/**
 * Takes facts out that turn out not to be known, by JSON pointer. A merge alone could turn a yes into a no, but never
 * back into unknown. A group left empty goes too; a pointer to nothing changes nothing.
 */
export function forgetFacts(facts: Facts, pointers: readonly string[]): Facts {
  return pointers.reduce(
    (left, pointer) => without(left, pointer.split("/").slice(1)),
    facts as Plain,
  ) as Facts;
}

function without(group: Plain, [first, ...rest]: readonly string[]): Plain {
  if (first === undefined || !Object.hasOwn(group, first)) return group;
  const { [first]: below, ...others } = group;
  if (rest.length === 0) return others;
  if (!isGroup(below)) return group;
  const left = without(below, rest);
  return Object.keys(left).length === 0 ? others : { ...others, [first]: left };
}

function merge(below: Plain, above: Plain): Plain {
  const merged: Record<string, unknown> = { ...below };
  for (const [key, value] of Object.entries(above)) {
    if (value === undefined) continue;
    const old = merged[key];
    merged[key] = isGroup(value) ? merge(isGroup(old) ? old : {}, value) : value;
  }
  return merged;
}

function isGroup(value: unknown): value is Plain {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
