import * as z from "zod";
import { representativeSchema } from "../../../workflows/contract/case-file-record.ts";
import { calendarDate, instant, writerId } from "../../../workflows/contract/scalars.ts";

/** How one fact is asked for, as its schema says. */
export type FieldKind =
  | { readonly kind: "yes-no" }
  | { readonly kind: "choice"; readonly options: readonly string[] }
  | { readonly kind: "many"; readonly options: readonly string[] }
  /** People of the practice, by their ids. */
  | { readonly kind: "clinicians" }
  | { readonly kind: "date" }
  | { readonly kind: "dates" }
  | { readonly kind: "instant" }
  | { readonly kind: "number" }
  | { readonly kind: "text" }
  | { readonly kind: "elsewhere" };

function inner(schema: unknown): unknown {
  return schema instanceof z.ZodOptional ? inner(schema.unwrap()) : schema;
}

function kindOf(schema: unknown): FieldKind {
  if (schema instanceof z.ZodBoolean) return { kind: "yes-no" };
  if (schema instanceof z.ZodEnum) return { kind: "choice", options: schema.options.map(String) };
  if (schema instanceof z.ZodNumber) return { kind: "number" };
  if (schema === calendarDate) return { kind: "date" };
  if (schema === instant) return { kind: "instant" };
  if (schema instanceof z.ZodString) return { kind: "text" };
  if (schema instanceof z.ZodArray) {
    const element = inner(schema.element);
    if (element === calendarDate) return { kind: "dates" };
    if (element === writerId) return { kind: "clinicians" };
    if (element instanceof z.ZodEnum) return { kind: "many", options: element.options.map(String) };
  }
  return { kind: "elsewhere" };
}

/** The parts of a JSON pointer (RFC 6901). */
export function partsOf(pointer: string): readonly string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The people who act for the patient are the one list whose members are asked for fact by fact. */
const memberOf = (schema: unknown, part: string): unknown =>
  schema instanceof z.ZodArray && schema.element === representativeSchema && /^\d+$/.test(part)
    ? schema.element
    : undefined;

/** How the fact at a pointer is asked for; `elsewhere` when no single field can hold it. */
export function fieldAt(root: z.ZodType, pointer: string): FieldKind {
  let schema: unknown = root;
  for (const part of partsOf(pointer)) {
    schema = inner(schema);
    schema =
      schema instanceof z.ZodObject
        ? (schema.shape as Record<string, unknown>)[part]
        : memberOf(schema, part);
  }
  return kindOf(inner(schema));
}
