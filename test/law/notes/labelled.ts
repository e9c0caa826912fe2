import { readdirSync, readFileSync } from "node:fs";
import * as z from "zod";

const noteSchema = z.strictObject({
  id: z.string(),
  keptAs: z.enum(["psychotherapy-note", "progress-note"]),
  form: z.enum(["SOAP", "DAP", "BIRP", "narrative", "process"]),
  session: z.object({ on: z.string(), author: z.string() }),
  text: z.string(),
  labels: z.array(
    z.object({
      kind: z.enum(["a", "b", "c"]),
      item: z
        .enum([
          "medication",
          "session-times",
          "modality-frequency",
          "test-results",
          "diagnosis",
          "functional-status",
          "treatment-plan",
          "symptoms",
          "prognosis",
          "progress",
        ])
        .nullish(),
      quote: z.string(),
    }),
  ),
});

const practiceSchema = z.strictObject({
  id: z.string(),
  practice: z.object({
    sessions: z.array(
      z.object({
        on: z.string(),
        patient: z.string(),
        progressNote: z.boolean(),
        psychotherapyNote: z.boolean(),
      }),
    ),
    calls: z.enum([
      "two-sets",
      "one-set-called-psychotherapy-notes",
      "one-set-called-progress-notes",
      "unknown",
    ]),
  }),
  labels: z.array(
    z.object({ kind: z.enum(["d", "e"]), on: z.string().optional(), patient: z.string().optional() }),
  ),
});

/** An invented note and what a person found in it, by kind and words. */
export type LabelledNote = z.infer<typeof noteSchema>;

/** An invented practice and what a person found in its session list. */
export type LabelledPractice = z.infer<typeof practiceSchema>;

/** The half that was there while the rules were written, and the half written by somebody who never saw a rule. */
export type Half = "development" | "held";

/** One half of the labelled set. */
export function labelled(half: Half): {
  readonly notes: readonly LabelledNote[];
  readonly practices: readonly LabelledPractice[];
} {
  const folder = new URL(`${half}/`, import.meta.url);
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .toSorted();
  const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), "utf8"));
  const isPractice = (name: string): boolean => name.startsWith("practices-");
  return {
    notes: names.filter((name) => !isPractice(name)).map((name) => noteSchema.parse(read(name))),
    practices: names.filter(isPractice).map((name) => practiceSchema.parse(read(name))),
  };
}
