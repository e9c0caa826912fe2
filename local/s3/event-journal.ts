import { randomUUID } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { readJsonFiles, removeDurably, writeDurably } from "./durable-file.ts";

/** What is said when an object has come into being. */
export type ObjectCreated = {
  readonly bucket: string;
  readonly key: string;
  readonly versionId: string;
  readonly size: number;
  readonly etag: string;
};

/** Announces each committed object at least once, whatever crashes in between. */
export type EventJournal = {
  /** Notes the event before the commit; the answer is to be called after it. */
  intend(event: ObjectCreated): Promise<{ committed(): void; abandoned(): Promise<void> }>;
  /** Announces what the last run committed and did not deliver; `exists` says whether the commit happened. */
  recover(exists: (event: ObjectCreated) => boolean): Promise<void>;
  close(): Promise<void>;
};

const retryAfter = 250;
const closeWithin = 1000;

/** Opens the journal in its directory; `announce` counts as delivered when it returns (or its promise resolves) without error. */
export const openEventJournal = async (
  directory: string,
  announce: (event: ObjectCreated) => void | Promise<void>,
): Promise<EventJournal> => {
  await mkdir(directory, { recursive: true });
  const leftOver = [...(await readJsonFiles(directory))];
  const running = new Set<Promise<void>>();
  const timers = new Set<NodeJS.Timeout>();
  let closed = false;

  const deliver = async (name: string, event: ObjectCreated): Promise<void> => {
    try {
      await announce(event);
    } catch {
      // The receiver is not ready; the entry stays on disk, so that neither this run nor the next forgets it.
      if (closed) return;
      const timer = setTimeout(() => {
        timers.delete(timer);
        start(name, event);
      }, retryAfter);
      timers.add(timer);
      return;
    }
    await removeDurably(join(directory, name));
  };

  const start = (name: string, event: ObjectCreated): void => {
    const delivery = deliver(name, event).finally(() => {
      running.delete(delivery);
    });
    running.add(delivery);
  };

  return {
    intend: async (event) => {
      const name = `${randomUUID()}.json`;
      await writeDurably(join(directory, name), JSON.stringify(event));
      return {
        committed: () => {
          start(name, event);
        },
        abandoned: () => removeDurably(join(directory, name)),
      };
    },
    recover: async (exists) => {
      for (const [name, entry] of leftOver.splice(0)) {
        // Entries are written by this module alone and by whole files, so their shape is trusted.
        const event = entry as ObjectCreated;
        if (exists(event)) start(name, event);
        else await removeDurably(join(directory, name));
      }
    },
    close: async () => {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
      // A receiver that hangs must not keep the process: its events stay in the journal and are announced at the next start.
      const patience = new Promise<void>((resolve) => {
        timers.add(setTimeout(resolve, closeWithin));
      });
      await Promise.race([Promise.all(running), patience]);
      for (const timer of timers) clearTimeout(timer);
    },
  };
};
