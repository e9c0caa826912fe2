import type * as z from "zod";
import { fieldAt, type FieldKind } from "../../portal/src/forms/schema-field.ts";
import {
  authorizationSchema,
  caseFileSchema,
  segmentSchema,
  type CaseFile,
} from "../../workflows/contract/case-file.ts";
import { addDays } from "../../workflows/deadlines/civil-calendar.ts";
import { assess } from "../../workflows/law/assess.ts";

const lists: Readonly<Record<string, z.ZodType>> = {
  authorizations: authorizationSchema,
  segments: segmentSchema,
};

/** How a fact of the case file is asked for; `*` stands for a place in a list of forms, records or people. */
function kindAt(pointer: string): FieldKind {
  const [, list = "", rest = ""] = /^\/(\w+)\/\*(\/.+)$/.exec(pointer) ?? [];
  return fieldAt(lists[list] ?? caseFileSchema, rest === "" ? pointer.replace("*", "0") : rest);
}

/** Answers that a fact of the kind can have, the day of assessment given; not known is one of them. */
function answers(field: FieldKind, on: string): readonly unknown[] {
  switch (field.kind) {
    case "yes-no":
      return [undefined, true, false];
    case "choice":
      return [undefined, ...field.options];
    case "many":
      return [undefined, [], ...field.options.map((option) => [option])];
    case "date":
      return [undefined, ...[-25_000, -900, -20, -1, 0, 1, 30].map((days) => addDays(on, days))];
    case "clinicians":
      return [undefined, [], ["somebody"]];
    case "dates":
      return [undefined, [], [addDays(on, 5)]];
    case "instant":
      return [undefined, ...[-30, 30].map((days) => `${addDays(on, days)}T09:00:00-05:00`)];
    case "number":
      return [undefined, 0, 5, 13, 16, 40, 150];
    case "text":
      return [undefined, "CA", "TX", "Pacific/Kiritimati", "Court order"];
    case "elsewhere":
      throw new Error("No single field holds this fact, so no single answer can be tried.");
  }
}

/** The value with the answer at the place; undefined where it has no list, or no such place in it. */
function replaced(value: unknown, keys: readonly string[], answer: unknown): unknown {
  const [key = "", ...deeper] = keys;
  if (keys.length === 0) return answer;
  if (key === "*") {
    if (!Array.isArray(value) || value.length === 0) return undefined;
    const first = replaced(value[0], deeper, answer);
    return first === undefined ? undefined : [first, ...value.slice(1)];
  }
  const group = { ...(value as Record<string, unknown> | undefined) };
  const inside = replaced(group[key], deeper, answer);
  if (inside === undefined && deeper.includes("*")) return undefined;
  return { ...group, [key]: inside };
}

/** What the law says of a case; which facts a reason names is left out, for naming a fact is not yet reading it. */
export const answerOf = (caseFile: CaseFile): string =>
  JSON.stringify(assess(caseFile), (key, value: unknown) => (key === "factsUsed" ? undefined : value));

/** Whether some answer to a fact changes what the law says of one of the cases, given with what it says of each. */
export function decidesSomething(
  pointer: string,
  cases: readonly { readonly caseFile: CaseFile; readonly answer: string }[],
): boolean {
  const field = kindAt(pointer);
  const keys = pointer.slice(1).split("/");
  return cases.some(({ caseFile, answer }) =>
    answers(field, caseFile.asOf.assessedOn).some((one) => {
      const other = caseFileSchema.safeParse(replaced(caseFile, keys, one));
      return other.success && answerOf(other.data) !== answer;
    }),
  );
}
