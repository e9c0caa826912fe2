import { limits } from "../contract/limits.ts";
import type { RequestContext, UndoneOnFile } from "./context.ts";
import type { Effect } from "./effects.ts";
import type { Recorded, RecordedOf } from "./recorded.ts";
import type { Requirements } from "./requirement.ts";
import type { DocumentId } from "../vocabulary/ids.ts";

// Effects that the product gave up, or tries in vain: each is a task of the desk until it is tried again, done by hand, or
// needed no longer.

type Remembered = { readonly context: RequestContext };
type Change = Pick<RequestContext, "undone">;

/** What an effect is about: of two about the same only the newer is a task. */
function aimOf(effect: Effect): string {
  switch (effect.kind) {
    case "send-mail":
      return `${effect.kind} ${effect.template} ${effect.to}`;
    case "start-clock":
    case "cancel-clock":
      return `${effect.kind} ${effect.clockId}`;
    case "open-vault":
    case "close-vault":
    case "destroy-files":
      return effect.kind;
    case "assemble-production":
    case "discard-production":
      return `${effect.kind} ${effect.productionId}`;
    case "await-paper":
      return `${effect.kind} ${effect.documentId}`;
  }
}

/** Whether a paper was announced of which nobody knows more; what was sent again is awaited no longer once it is there. */
export function isAwaited({ stage, papers }: RequestContext, documentId: DocumentId): boolean {
  const paper = papers.find((one) => one.documentId === documentId);
  if (stage === "closed" || paper?.state !== "announced") return false;
  return !papers.some(
    ({ state, sha256, purpose, sentBy }) =>
      state === "admitted" && sha256 === paper.sha256 && purpose === paper.purpose && sentBy === paper.sentBy,
  );
}

/** Whether the request still needs it: what became of it otherwise is nobody's task. */
function isStillNeeded(context: RequestContext, { effect }: UndoneOnFile): boolean {
  switch (effect.kind) {
    case "send-mail":
      return effect.template !== "confirm-email" || !context.emailConfirmed;
    case "start-clock": {
      const clock = context.clocks[effect.clockId];
      return clock !== undefined && clock.wakesOn !== null && clock.generation === effect.generation;
    }
    case "cancel-clock":
      return false; // its wake-up finds nobody
    case "open-vault":
      return context.vault?.grantsOut === true && !context.vault.opened;
    case "close-vault":
      return context.vault?.grantsOut === true;
    case "assemble-production":
      return (
        context.production?.productionId === effect.productionId && context.production.state === "assembling"
      );
    case "discard-production":
      return context.assemblies.some(
        ({ productionId, files }) => productionId === effect.productionId && files === "to-destroy",
      );
    case "destroy-files":
      return context.filesDisposal?.state === "ordered";
    case "await-paper":
      return isAwaited(context, effect.documentId);
  }
}

/** The tasks that are left once an event was taken in. */
export const stillUndone = (context: RequestContext): Change => ({
  undone: context.undone.filter((one) => isStillNeeded(context, one)),
});

const taskOf = ({ undone }: RequestContext, effectKey: string): UndoneOnFile | undefined =>
  undone.find((one) => one.effectKey === effectKey);

/** The effect that is to be tried again, as it was meant. */
export const effectAgain = ({
  context,
  event,
}: Remembered & { readonly event: RecordedOf<"effect.retried"> }): readonly Effect[] => {
  const task = taskOf(context, event.effectKey);
  return task === undefined ? [] : [task.effect];
};

export const effectFailed = ({
  context,
  event: { effectKey, effect, goesOn, at },
}: Remembered & { readonly event: RecordedOf<"effect.failed"> }): Change => ({
  undone: [
    ...context.undone.filter((one) => aimOf(one.effect) !== aimOf(effect)),
    { effectKey, effect, goesOn, failedAt: at },
    // Were there ever more, the oldest would be left to the timeline; what is never given up goes on without it.
  ].slice(-limits.undone),
});

type Settled = RecordedOf<"effect.retried"> | RecordedOf<"effect.done-by-hand">;
export const taskSettled = ({ context, event }: Remembered & { readonly event: Settled }): Change => ({
  undone: context.undone.filter(({ effectKey }) => effectKey !== event.effectKey),
});

/** What a person can do in the product's place: write, telephone and ask, or keep a date; nobody turns a key or builds a file. */
export const canBeDoneByHand = ({ effect }: UndoneOnFile): boolean =>
  effect.kind === "send-mail" || effect.kind === "start-clock" || effect.kind === "await-paper";

const isUndone = {
  holds: ({ context, event }: Remembered & { readonly event: Settled }) =>
    taskOf(context, event.effectKey) !== undefined,
  code: "wrong-state",
  words: "Nothing has failed that is still to be done.",
} as const;

export const ofUndone = {
  "effect.failed": [],
  "effect.retried": [isUndone],
  "effect.done-by-hand": [
    isUndone,
    {
      holds: ({ context, event }: Remembered & { readonly event: Recorded }) =>
        event.type === "effect.done-by-hand" &&
        context.undone.some((one) => one.effectKey === event.effectKey && canBeDoneByHand(one)),
      code: "wrong-state",
      words:
        "This cannot be done by hand: the product alone can do it. Try it again, or tell whoever runs it.",
    },
  ],
} as const satisfies Partial<Requirements>;
