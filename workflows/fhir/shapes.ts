import * as z from "zod";

// As much of FHIR R4 (4.0.1, https://hl7.org/fhir/R4) as an import reads. What is not named here is not looked at; what
// changes the meaning of the rest (modifierExtension, implicitRules) is named, and refused where it stands.

const text = (most: number) => z.string().max(most);
const many = <Item extends z.ZodType>(item: Item, most: number) => z.array(item).max(most);

/** A code of a system; one without either is read as unknown. */
export const codingSchema = z.object({ system: text(500).optional(), code: text(200).optional() });
export type Coding = z.infer<typeof codingSchema>;
const conceptSchema = z.object({ coding: many(codingSchema, 50).optional() });

const metaSchema = z.object({ security: many(codingSchema, 50).optional() });
const referenceSchema = z.object({ reference: text(2_000).optional(), display: text(500).optional() });

const common = {
  id: z
    .string()
    .regex(/^[A-Za-z0-9.-]{1,64}$/)
    .optional(),
  meta: metaSchema.optional(),
  implicitRules: z.unknown().optional(),
  modifierExtension: z.unknown().optional(),
};

const attachmentSchema = z.object({
  contentType: text(200).optional(),
  data: z.string().optional(),
  url: text(2_000).optional(),
  title: text(2_000).optional(),
});

export const documentReferenceSchema = z.object({
  ...common,
  resourceType: z.literal("DocumentReference"),
  status: z.enum(["current", "superseded", "entered-in-error"]),
  docStatus: z.enum(["preliminary", "final", "amended", "entered-in-error"]).optional(),
  type: conceptSchema.optional(),
  subject: referenceSchema.optional(),
  date: text(40).optional(),
  author: many(referenceSchema, 50).optional(),
  securityLabel: many(conceptSchema, 50).optional(),
  content: many(z.object({ attachment: attachmentSchema, modifierExtension: z.unknown().optional() }), 50),
  context: z.object({ period: z.object({ start: text(40).optional() }).optional() }).optional(),
});
export type DocumentReference = z.infer<typeof documentReferenceSchema>;

export const binarySchema = z.object({
  ...common,
  resourceType: z.literal("Binary"),
  contentType: text(200),
  data: z.string().optional(),
});
export type Binary = z.infer<typeof binarySchema>;

export const patientSchema = z.object({
  ...common,
  resourceType: z.literal("Patient"),
  name: many(
    z.object({
      use: text(20).optional(),
      text: text(500).optional(),
      family: text(200).optional(),
      given: many(text(200), 20).optional(),
    }),
    50,
  ).optional(),
  birthDate: text(20).optional(),
});
export type FhirPatient = z.infer<typeof patientSchema>;

/** A document that is put together of others: its labels are those of all that came with it. */
export const compositionSchema = z.object({
  ...common,
  resourceType: z.literal("Composition"),
  /** A code of v3-Confidentiality, which R4 writes without its system. */
  confidentiality: text(20).optional(),
});

export const bundleSchema = z.object({
  resourceType: z.literal("Bundle"),
  type: z.string(),
  meta: metaSchema.optional(),
  implicitRules: z.unknown().optional(),
  link: many(z.object({ relation: text(100), url: text(4_000) }), 50).optional(),
  entry: z
    .array(
      z.object({
        fullUrl: text(2_000).optional(),
        resource: z.looseObject({ resourceType: text(64) }).optional(),
      }),
    )
    .optional(),
});
