import { operationsOf } from "./tokens.ts";
import type { Operation } from "./tokens.ts";

/** Operations held at once: a page of words has some thousand, each takes a third of a kilobyte. */
const mostHeld = 100_000;
/** So many streams are held whatever they hold: a page is read beside the forms it draws. */
const leastStreams = 12;

type Held = { operations: readonly Operation[] | undefined };
const held: Held[] = [];
let count = 0;

/**
 * The operations of a stream, read when they are first asked for and again where they were let go meanwhile: a book's do not
 * all fit into the memory that one document may take. Throws as operationsOf does.
 */
export function heldOperations(text: string): () => readonly Operation[] {
  const own: Held = { operations: undefined };
  return () => {
    if (own.operations) return own.operations;
    const operations = operationsOf(text);
    own.operations = operations;
    held.push(own);
    count += operations.length;
    while (count > mostHeld && held.length > leastStreams) {
      const oldest = held.shift();
      count -= oldest?.operations?.length ?? 0;
      if (oldest) oldest.operations = undefined;
    }
    return operations;
  };
}
