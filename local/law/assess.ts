import { createInterface } from "node:readline";
import * as z from "zod";
import { caseFileSchema } from "../../workflows/contract/case-file.ts";
import { assess } from "../../workflows/law/assess.ts";

const envelope = z.strictObject({ id: z.string(), caseFile: z.unknown() });

type Refusal = {
  readonly id: string | null;
  readonly error: { code: string; message: string; path: string };
};

const pointer = (path: readonly PropertyKey[]): string => path.map((key) => `/${String(key)}`).join("");

const refuse = (id: string | null, code: string, error: z.ZodError): Refusal => {
  const [issue] = error.issues;
  return { id, error: { code, message: issue?.message ?? "invalid", path: pointer(issue?.path ?? []) } };
};

/** Answers one line of input: a determination, or a refusal that says what was wrong and where. */
export function answerLine(line: string): object {
  let given: unknown;
  try {
    given = JSON.parse(line);
  } catch {
    const message = 'A line must be one JSON object {"id": ..., "caseFile": ...}.';
    return { id: null, error: { code: "not-json", message, path: "" } };
  }
  const request = envelope.safeParse(given);
  if (!request.success) return refuse(null, "not-a-request", request.error);
  const { id } = request.data;
  const caseFile = caseFileSchema.safeParse(request.data.caseFile);
  if (!caseFile.success) return refuse(id, "invalid-case-file", caseFile.error);
  return { id, determination: assess(caseFile.data) };
}

if (import.meta.main) {
  let refused = false;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (line.trim() === "") continue;
    const answer = answerLine(line);
    refused ||= "error" in answer;
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
  process.exitCode = refused ? 1 : 0;
}
