import type { AuthorizationForm, CaseFile, Segment } from "../contract/case-file.ts";
import { settled, waiting, type Answer } from "./predicate.ts";

/** What a check may look at: the form, its pointer, and the moment of assessment. */
export type FormView = { readonly caseFile: CaseFile; readonly form: AuthorizationForm; readonly at: string };

/** The segments of a case that have not left, each with its place. */
export const unsentOf = ({ segments = [] }: CaseFile): readonly { segment: Segment; index: number }[] =>
  segments
    .map((segment, index) => ({ segment, index }))
    .filter(({ segment }) => segment.sentAt === undefined);

const field = (view: FormView, path: string): unknown =>
  path
    .split("/")
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], view.form);

/** Whether a fact of the form is recorded as true; it waits while nobody has recorded it. */
export const recordedTrue =
  (path: string) =>
  (view: FormView): Answer => {
    const value = field(view, path);
    return value === undefined
      ? waiting(`${view.at}/${path}`)
      : settled(value === true, `${view.at}/${path}`);
  };
