import * as z from "zod";

const opaqueId = z.string().regex(/^[a-z]{3}_[0-9a-z]{26}$/);
const word = z.string().regex(/^[A-Za-z0-9.:_-]{1,120}$/);

// The only things a log line may say. Each field is an id, a word of ours or a number: free text has no place to hide in.
const fieldSchema = z.strictObject({
  correlationId: word.optional(),
  route: word.optional(),
  code: word.optional(),
  status: z.int().optional(),
  practiceId: opaqueId.optional(),
  requestId: opaqueId.optional(),
  documentId: opaqueId.optional(),
  productionId: opaqueId.optional(),
  authorizationId: opaqueId.optional(),
  linkId: opaqueId.optional(),
  disposalId: opaqueId.optional(),
  readingId: opaqueId.optional(),
  personId: opaqueId.optional(),
  /** Under which roles somebody was shown something, with points between. */
  roles: word.optional(),
  eventType: word.optional(),
  effectKind: word.optional(),
  actorKind: word.optional(),
  errorName: word.optional(),
  /** Source address of a refused call. */
  address: z
    .string()
    .regex(/^[0-9a-fA-F.:]{2,45}$/)
    .optional(),
  attempt: z.int().optional(),
  count: z.int().optional(),
  durationMs: z.number().optional(),
  version: z.int().optional(),
});
export type LogFields = z.infer<typeof fieldSchema>;
export type Level = "info" | "warn" | "access" | "security" | "error";
/** Writes one line; `what` is a stable kebab-case word. */
export type Log = (level: Level, what: string, fields?: LogFields) => void;

/** A structured logger of one function. A field outside the list is refused: its name is logged, its value never. */
export function createLog(
  fn: string,
  write: (line: string) => void = (line) => void process.stdout.write(line),
  now: () => Date = () => new Date(),
): Log {
  return (level, what, fields = {}) => {
    const parsed = fieldSchema.safeParse(fields);
    const head = { at: now().toISOString(), fn, level, what };
    if (parsed.success) {
      write(`${JSON.stringify({ ...head, ...parsed.data })}\n`);
      return;
    }
    const refusedFields = parsed.error.issues.flatMap((issue) =>
      issue.code === "unrecognized_keys" ? issue.keys : [String(issue.path[0])],
    );
    write(`${JSON.stringify({ ...head, refusedFields: refusedFields.map((name) => name.slice(0, 40)) })}\n`);
  };
}

/** The name of an error's class: the only part of an error that may be logged. */
export function errorNameOf(error: unknown): string {
  const name = error instanceof Error ? error.name : "NotAnError";
  return word.safeParse(name).success ? name : "Error";
}
