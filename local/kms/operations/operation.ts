import * as z from "zod";
import type { Caller, Service } from "../service.ts";

/** One KMS operation: the shape of its input, and what it does for a caller. */
export type Operation<Input extends z.ZodType, Output extends object> = {
  readonly input: Input;
  readonly run: (service: Service, caller: Caller, input: z.output<Input>) => Output | Promise<Output>;
};

/**
 * Describes an operation. Unknown parameters are refused, since ignoring one (say `DryRun`) could do what the caller
 * asked not to do.
 */
export function operation<Shape extends z.ZodRawShape, Output extends object>(
  shape: Shape,
  run: Operation<z.ZodObject<Shape, z.core.$strict>, Output>["run"],
): Operation<z.ZodObject<Shape, z.core.$strict>, Output> {
  return { input: z.strictObject(shape), run };
}

/** Bytes: Base64 on the wire, a Uint8Array from callers in the process. */
export const blob = (min: number, max: number) =>
  z
    .union([
      z.base64().transform((text): Uint8Array => Buffer.from(text, "base64")),
      z.instanceof(Uint8Array),
    ])
    .refine((bytes) => bytes.length >= min && bytes.length <= max, `must be ${min} to ${max} bytes`);

/** A key id, key ARN, alias name or alias ARN. */
export const keyName = z.string().min(1).max(2048);

/** Pairs bound to a ciphertext. */
export const encryptionContext = z.record(z.string(), z.string());

/** Tokens that make grants count before they have spread. */
export const grantTokens = z.array(z.string().min(1)).max(10);
