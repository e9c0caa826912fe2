import { describe, expect, it } from "vitest";
import { pageTexts } from "../../../../functions/adapters/pdf-text.ts";
import { readingObjectKey } from "../../../../functions/adapters/reading-objects.ts";
import type { SealedRecord } from "../../../../functions/adapters/practice-rows.ts";
import type { StandingReading } from "../../../../functions/adapters/standing-reading.ts";
import { copyNote } from "../../../../functions/assemble-production/copy-note.ts";
import type { ReadingId } from "../../../../workflows/vocabulary/ids.ts";
import { anAssembly, authorizationId, sealed } from "../../../support/assembly.ts";
import { aPractice, ids } from "../../../support/desk.ts";
import { aShelf } from "../../../support/shelf.ts";

const readingId = `rdg_${"1".repeat(26)}` as ReadingId;
const call = { kind: "copy-note", practiceId: ids.practice, readingId, grantToken: "the token" } as const;
const copyKey = readingObjectKey({ practiceId: ids.practice, readingId });

/** The assembly with one sealed note and a reading of it that stands as often as it is said to when it is asked. */
async function aRoom({
  stands = [true, true],
  onPaper = false,
  changed = false,
}: {
  readonly stands?: readonly boolean[];
  readonly onPaper?: boolean;
  readonly changed?: boolean;
} = {}) {
  const { ports, released, given } = await anAssembly({ onPaper, changed });
  const rows = await ports.practices.recordsNamed();
  const note = rows.find(({ documentId }) => documentId === sealed) as SealedRecord;
  const reading = { practiceId: ids.practice, readingId } as StandingReading["reading"];
  const copies = aShelf();
  const lines: string[] = [];
  let asked = 0;
  const copying = {
    ...ports,
    practices: { byId: async () => aPractice },
    standing: async () => (stands[asked++] === true ? { reading, note, authorizationId } : undefined),
    copies,
    now: () => new Date("2026-11-21T12:00:00Z"),
    log: (_level: string, what: string) => void lines.push(what),
  };
  return { copies, lines, released, given, copy: () => copyNote(copying, call) };
}

const wordsOf = async ({ kept }: ReturnType<typeof aShelf>): Promise<string> =>
  (await pageTexts(kept.get(copyKey)?.bytes ?? Buffer.alloc(0))).map(({ words }) => words).join(" ");

describe("the copy of a note for one reader", () => {
  it("is stored under the reading's name, opened under its four ids with the key that was lent, which is wiped", async () => {
    const { copies, released, given, copy } = await aRoom();
    await copy();
    expect([...copies.kept.keys()]).toEqual([copyKey]);
    expect(await wordsOf(copies)).toContain("SEALED");
    expect(released).toMatchObject([
      {
        grantToken: "the token",
        from: { class: "psychotherapy-notes", documentId: sealed },
        to: { practiceId: ids.practice, requestId: readingId, authorizationId, documentId: sealed },
      },
    ]);
    expect(given.every((key) => key.every((byte) => byte === 0))).toBe(true);
  });

  it("is not made, and no key is asked for, when the reading does not stand", async () => {
    const { copies, lines, released, copy } = await aRoom({ stands: [false] });
    await copy();
    expect([copies.kept.size, released, lines]).toEqual([0, [], ["reading-stays-shut"]]);
  });

  it("is not stored when the reading ended while the note was opened", async () => {
    const { copies, lines, copy } = await aRoom({ stands: [true, false] });
    await copy();
    expect([copies.kept.size, lines]).toEqual([0, ["reading-stays-shut"]]);
  });

  it("is not stored of another text than was sealed", async () => {
    const { copies, copy } = await aRoom({ changed: true });
    await expect(copy()).rejects.toThrow("not the one that was sealed");
    expect(copies.kept.size).toBe(0);
  });

  it("says of a note on paper where it lies", async () => {
    const { copies, copy } = await aRoom({ onPaper: true });
    await copy();
    expect(await wordsOf(copies)).toContain("grey cabinet");
  });
});
