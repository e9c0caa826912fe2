import { describe, expect, it } from "vitest";
import { allowedCommands } from "../../../workflows/request/allowed-commands.ts";
import type { Effect } from "../../../workflows/request/effects.ts";
import { nextActionOf } from "../../../workflows/request/next-action.ts";
import { standingWithoutNotes } from "../../../workflows/request/without-notes.ts";
import { effectSchema, mailTemplateSchema } from "../../../workflows/request/effects.ts";
import { undoneWords } from "../../../workflows/request/undone-words.ts";
import { form, happened, letterKey, mara, production } from "../../support/request/told.ts";
import { problemOf } from "../../support/request/verdict.ts";
import {
  building,
  deficient,
  opened,
  remembering,
  submitted,
  triaged,
  unheld,
  vaultOpen,
  vaultOpening,
  walk,
} from "../../support/request/walk.ts";

const letter = { kind: "send-mail", template: "paper-returned", to: "requester" } as const;
const keyOf = (seq: number) => `${seq}/0`;
const failing = (effect: Effect, seq = 3, goesOn = false) =>
  happened("effect.failed", { effectKey: keyOf(seq), effect, goesOn });
const undoneOf = ({ snapshot }: ReturnType<typeof walk>) => snapshot.context.undone;

describe("an effect that failed", () => {
  const failed = walk(deficient(), happened("effect.failed"));

  it("is a task of the desk, wherever the request stands", () => {
    expect(undoneOf(failed)).toEqual([
      { effectKey: letterKey, effect: letter, goesOn: false, failedAt: "2026-12-02T15:00:00Z" },
    ]);
    expect(nextActionOf(failed.snapshot).words).toMatch(/has failed: see Hold and close\.$/u);
    const ended = walk(failed.snapshot, happened("request.closed"));
    expect(undoneOf(ended)).toHaveLength(1);
  });

  it("is ordered once more, as it was meant, by trying again", () => {
    const again = walk(failed.snapshot, happened("effect.retried"));
    expect(again.effects).toContainEqual(letter);
    expect(undoneOf(again)).toEqual([]);
    expect(nextActionOf(again.snapshot).words).not.toContain("failed");
  });

  it("is settled by who did it by hand and says how, without another letter", () => {
    const settled = walk(failed.snapshot, happened("effect.done-by-hand"));
    expect([undoneOf(settled), settled.effects]).toEqual([[], []]);
  });

  it("is settled once: what is no task any more is refused in words", () => {
    const settled = walk(failed.snapshot, happened("effect.done-by-hand")).snapshot;
    for (const event of [happened("effect.retried"), happened("effect.done-by-hand")])
      expect(problemOf(settled, event)).toMatchObject({
        code: "wrong-state",
        words: expect.stringContaining("Nothing has failed that is still to be done.") as string,
      });
  });

  it("takes the place of an older one about the same: one letter is enough", () => {
    const twice = walk(
      failed.snapshot,
      failing(letter, 4),
      failing({ ...letter, template: "request-closed" }, 5),
    );
    expect(undoneOf(twice).map(({ effectKey }) => effectKey)).toEqual([keyOf(4), keyOf(5)]);
  });

  it("shuts the two commands with their reason while nothing has failed", () => {
    const words = (at: typeof failed.snapshot) =>
      allowedCommands(at, { ...mara, roles: [...mara.roles] })
        .filter(({ command }) => command === "tryAgain" || command === "recordDoneByHand")
        .map((row) => [row.enabled, row.words]);
    const nothing = "Nothing has failed that is still to be done.";
    expect(words(deficient())).toEqual([
      [false, nothing],
      [false, nothing],
    ]);
    expect(words(failed.snapshot)).toEqual([
      [true, undefined],
      [true, undefined],
    ]);
  });
});

describe("an effect that the request waits for", () => {
  const assembling = building();
  const lost = walk(assembling, failing({ kind: "assemble-production", productionId: production }));

  it("makes the desk's the next step, and is not done by hand", () => {
    expect(nextActionOf(lost.snapshot)).toEqual({
      who: "practice-manager",
      words: "The production was not begun. Try it again under Hold and close.",
    });
    expect(problemOf(lost.snapshot, happened("effect.done-by-hand")).words).toMatch(
      /^This cannot be done by hand/u,
    );
  });

  it("is no task once it came about after all, or is needed no longer", () => {
    expect(undoneOf(walk(lost.snapshot, happened("production.assembled")))).toEqual([]);
    expect(undoneOf(walk(lost.snapshot, happened("release.returned")))).toEqual([]);
    expect(
      undoneOf(walk(assembling, failing({ kind: "cancel-clock", clockId: "return-date", generation: 1 }))),
    ).toEqual([]);
  });

  it("is a reminder only while its clock runs in that generation", () => {
    const reminder = { kind: "start-clock", clockId: "return-date", generation: 1, wake: "elapsed" } as const;
    const day = { dueOn: "2026-12-18", at: "2026-12-18T12:00:00Z" };
    const unset = walk(deficient(), failing({ ...reminder, ...day }));
    expect(undoneOf(unset)).toHaveLength(1);
    const rung = happened("clock.elapsed", {}, { at: "2026-12-18T12:00:00Z" });
    expect(undoneOf(walk(unset.snapshot, rung))).toEqual([]);
    expect(undoneOf(walk(deficient(), failing({ ...reminder, ...day, generation: 2 })))).toEqual([]);
  });

  it("is the vault's until the vault reports, and told to nobody who may not see the records", () => {
    const opening = walk(vaultOpening(), failing({ kind: "open-vault", authorizationId: form }));
    expect(undoneOf(opening)).toHaveLength(1);
    expect(standingWithoutNotes(opening.snapshot).context.undone).toEqual([]);
    expect(undoneOf(walk(opening.snapshot, happened("vault.opened")))).toEqual([]);
    const closing = walk(
      vaultOpen(),
      happened("production.assembled"),
      failing({ kind: "close-vault", authorizationId: form }, 4, true),
    );
    expect(undoneOf(closing)).toHaveLength(1);
    expect(undoneOf(walk(closing.snapshot, happened("vault.closed")))).toEqual([]);
  });

  it("is a given-up production that lies in storage, until it is reported destroyed", () => {
    const given = walk(unheld(assembling), happened("release.returned"));
    const left = walk(
      given.snapshot,
      failing({ kind: "discard-production", productionId: production }, 4, true),
    );
    expect(undoneOf(left)).toHaveLength(1);
    expect(undoneOf(walk(left.snapshot, happened("production.discarded")))).toEqual([]);
  });

  it("is the letter that confirms an address only until the address is confirmed", () => {
    const unsent = walk(deficient(), failing({ ...letter, template: "confirm-email" }));
    expect(undoneOf(walk(unsent.snapshot, happened("requester.email-confirmed")))).toEqual([]);
    const confirmed = remembering(deficient(), { emailConfirmed: true });
    expect(undoneOf(walk(confirmed, failing({ ...letter, template: "confirm-email" })))).toEqual([]);
  });
});

describe("the words of what failed", () => {
  const kinds: readonly Effect[] = [
    ...mailTemplateSchema.options.map((template) => ({ ...letter, template })),
    {
      kind: "start-clock",
      clockId: "c",
      generation: 1,
      wake: "elapsed",
      dueOn: "2026-12-18",
      at: "2026-12-18T12:00:00Z",
    },
    { kind: "cancel-clock", clockId: "c", generation: 1 },
    { kind: "open-vault", authorizationId: form },
    { kind: "close-vault", authorizationId: form },
    { kind: "assemble-production", productionId: production },
    { kind: "discard-production", productionId: production },
    { kind: "destroy-files" },
    { kind: "await-paper", documentId: happened("upload.announced").documentId },
  ];

  it("say for every kind what failed and why it matters", () => {
    expect(new Set(kinds.map(({ kind }) => kind)).size).toBe(effectSchema.options.length);
    const said = kinds.map((effect) =>
      undoneWords({ effect, effectKey: letterKey, goesOn: false, failedAt: "" }),
    );
    expect(new Set(said.map(({ what }) => what)).size).toBe(kinds.length);
    for (const { what, why } of said) expect([what, why].every((words) => words.endsWith("."))).toBe(true);
  });
});

describe("a file that was announced", () => {
  const { documentId } = happened("upload.announced");
  const awaiting = { kind: "await-paper", documentId } as const;
  const announced = walk(opened(), happened("upload.announced"));

  it("is waited for once the request is submitted, unless it is there by then", () => {
    expect(announced.effects).toEqual([]);
    expect(walk(announced.snapshot, happened("request.submitted")).effects).toContainEqual(awaiting);
    const there = walk(announced.snapshot, happened("document.admitted"), happened("request.submitted"));
    expect(there.effects).not.toContainEqual(awaiting);
    const another = `doc_${"7".repeat(26)}` as typeof documentId;
    const later = walk(triaged(), happened("upload.announced", { documentId: another }));
    expect(later.effects).toEqual([{ ...awaiting, documentId: another }]);
  });

  it("is the desk's to ask for when it never came, until it is let in, refused, or sent again", () => {
    const missing = walk(submitted(), failing(awaiting));
    expect(undoneOf(missing)).toHaveLength(1);
    expect(walk(missing.snapshot, happened("effect.retried")).effects).toEqual([awaiting]);
    for (const verdict of [happened("document.admitted"), happened("document.refused")])
      expect(undoneOf(walk(missing.snapshot, verdict))).toEqual([]);
    const again = `doc_${"7".repeat(26)}` as typeof documentId;
    const sentAgain = walk(
      missing.snapshot,
      happened("upload.announced", { documentId: again }),
      happened("document.admitted", { documentId: again }),
    );
    expect(undoneOf(sentAgain)).toEqual([]);
    const byHand = walk(missing.snapshot, happened("effect.done-by-hand"));
    expect(undoneOf(byHand)).toEqual([]);
  });
});
