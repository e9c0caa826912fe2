import type { MarkView } from "../../../../workflows/contract/record-pages.ts";
import type { FoundAs, MarkBox, MarkStep } from "../../../../workflows/contract/redaction-marks.ts";
import type { RedactionReason } from "../../../../workflows/contract/redaction.ts";

/** A box that is not saved yet; `as` when a search proposed it and a person has confirmed it. */
export type NewMark = {
  readonly id: string;
  readonly page: number;
  readonly box: MarkBox;
  readonly reason: RedactionReason;
  readonly as?: FoundAs;
  /** That a person looked, and the place stays: kept with who said so, takes nothing out. */
  readonly isDeclined?: true;
};
/** What is to become of a saved mark. */
export type Edit =
  | { readonly step: "changed"; readonly box: MarkBox; readonly reason: RedactionReason }
  | { readonly step: "confirmed"; readonly reason: RedactionReason }
  | { readonly step: "declined" | "withdrawn" | "questioned" | "upheld" };
/** What was done and is not saved: places and reasons, none of the words. */
export type Draft = { readonly added: readonly NewMark[]; readonly edits: ReadonlyMap<number, Edit> };
/** The draft as it is, what it was before and what was undone; `last` joins acts that belong together, as keys held down. */
export type Work = {
  readonly now: Draft;
  readonly past: readonly Draft[];
  readonly future: readonly Draft[];
  readonly last?: string | undefined;
};

export const emptyDraft: Draft = { added: [], edits: new Map() };
export const blankWork: Work = { now: emptyDraft, past: [], future: [] };

export type Act =
  | { readonly do: "add"; readonly marks: readonly NewMark[] }
  | { readonly do: "change"; readonly key: string; readonly box: MarkBox; readonly reason: RedactionReason }
  | { readonly do: "remove"; readonly id: string }
  | { readonly do: "edit"; readonly mark: number; readonly edit: Edit | undefined }
  | { readonly do: "undo" | "redo" }
  /** What was saved is none of the draft any more. */
  | { readonly do: "saved"; readonly ids: readonly string[]; readonly marks: readonly number[] };

/** The key by which the screen knows a saved mark. */
export const keyOf = (mark: number): string => `mark-${mark}`;
const markOfKey = (key: string): number => Number(key.slice("mark-".length));

/** The work after an act. */
export function after(work: Work, act: Act): Work {
  switch (act.do) {
    case "undo": {
      const before = work.past.at(-1);
      return before
        ? { now: before, past: work.past.slice(0, -1), future: [work.now, ...work.future] }
        : work;
    }
    case "redo": {
      const [next, ...future] = work.future;
      return next ? { now: next, past: [...work.past, work.now], future } : work;
    }
    case "saved":
      return { now: without(work.now, act), past: [], future: [] };
    case "add":
    case "change":
    case "remove":
    case "edit": {
      const last = act.do === "change" ? `change ${act.key}` : undefined;
      const isSame = last !== undefined && last === work.last;
      const past = isSame ? work.past : [...work.past, work.now];
      return { now: changed(work.now, act), past, future: [], last };
    }
  }
}

type Changing = Exclude<Act, { readonly do: "undo" | "redo" | "saved" }>;

function changed({ added, edits }: Draft, act: Changing): Draft {
  switch (act.do) {
    case "add":
      return { added: [...added, ...act.marks], edits };
    case "remove":
      return { added: added.filter(({ id }) => id !== act.id), edits };
    case "change": {
      const { key, box, reason } = act;
      if (!added.some(({ id }) => id === key))
        return { added, edits: new Map([...edits, [markOfKey(key), { step: "changed", box, reason }]]) };
      return { added: added.map((one) => (one.id === key ? { ...one, box, reason } : one)), edits };
    }
    case "edit": {
      const others = [...edits].filter(([mark]) => mark !== act.mark);
      return { added, edits: new Map(act.edit ? [...others, [act.mark, act.edit]] : others) };
    }
  }
}

const without = (
  { added, edits }: Draft,
  { ids, marks }: { readonly ids: readonly string[]; readonly marks: readonly number[] },
): Draft => ({
  added: added.filter(({ id }) => !ids.includes(id)),
  edits: new Map([...edits].filter(([mark]) => !marks.includes(mark))),
});

/** Whether something is not saved. */
export const isDirty = ({ now }: Work): boolean => now.added.length + now.edits.size > 0;

/** A mark as the screen shows it, saved or not. */
export type ShownMark = {
  readonly key: string;
  readonly page: number;
  readonly box: MarkBox;
  readonly reason: RedactionReason;
  /** `new` and `own` ones may be moved; `waiting` ones are confirmed or declined; those of others are only questioned. */
  readonly is: "new" | "own" | "waiting" | "other";
  readonly as?: FoundAs | undefined;
  readonly saved?: MarkView;
  readonly edit?: Edit | undefined;
};

/** The marks of a record with the draft laid over them; what is gone is not among them. */
export function shownMarks(
  saved: readonly MarkView[],
  { added, edits }: Draft,
  me: string,
): readonly ShownMark[] {
  const known = saved
    .filter(({ state }) => state !== "gone")
    .flatMap((view): readonly ShownMark[] => {
      const edit = edits.get(view.mark);
      if (edit?.step === "declined" || edit?.step === "withdrawn") return [];
      const place = edit && "box" in edit ? edit : view;
      const reason = edit && "reason" in edit ? edit.reason : view.reason;
      const isMine = edit?.step === "confirmed" || view.by.personId === me;
      const is =
        view.state === "waiting" && edit?.step !== "confirmed" ? "waiting" : isMine ? "own" : "other";
      return [
        {
          key: keyOf(view.mark),
          page: view.page,
          box: place.box,
          reason,
          is,
          as: view.as,
          saved: view,
          edit,
        },
      ];
    });
  const adding = added.filter(({ isDeclined }) => isDeclined !== true);
  return [...known, ...adding.map((one): ShownMark => ({ ...one, key: one.id, is: "new" }))];
}

/** Whether a mark takes something out as it stands on the screen. */
export const takesOut = ({ is }: ShownMark): boolean => is !== "waiting";

/** One command's worth of steps, and what of the draft it saves. */
export type Batch = {
  readonly steps: readonly MarkStep[];
  readonly ids: readonly string[];
  readonly marks: readonly number[];
};

/** The steps that save a draft, numbered from `nextMark` on, in commands of at most `most` steps each. */
export function batchesOf({ added, edits }: Draft, nextMark: number, most: number): readonly Batch[] {
  const pieces: Batch[] = [
    ...[...edits].map(([mark, edit]): Batch => ({ steps: [{ ...edit, mark }], ids: [], marks: [mark] })),
    ...added.map(({ id, as, page, box, reason, isDeclined }, at): Batch => {
      const mark = nextMark + at;
      const steps: readonly MarkStep[] =
        as === undefined
          ? [{ step: "drawn", mark, page, box, reason }]
          : [
              { step: "proposed", mark, page, box, reason, as },
              isDeclined ? { step: "declined", mark } : { step: "confirmed", mark, reason },
            ];
      return { steps, ids: [id], marks: [] };
    }),
  ];
  return pieces.reduce<readonly Batch[]>((batches, piece) => {
    const last = batches.at(-1);
    if (!last || last.steps.length + piece.steps.length > most) return [...batches, piece];
    const joined: Batch = {
      steps: [...last.steps, ...piece.steps],
      ids: [...last.ids, ...piece.ids],
      marks: [...last.marks, ...piece.marks],
    };
    return [...batches.slice(0, -1), joined];
  }, []);
}
