import type { DownloadLink } from "../../../workflows/contract/outward.ts";

/** How far a download came: so many bytes of the file with this tag. */
export type Reached = { readonly here: number; readonly tag: string | null };
type Fetched = {
  /** Asks for a link, each of which is recorded; none while nobody answers. Throws what is refused. */
  readonly link: () => Promise<Pick<DownloadLink, "url" | "expiresAt"> | undefined>;
  /** Takes the next bytes, in their order. */
  readonly take: (bytes: Uint8Array<ArrayBuffer>) => Promise<void> | void;
  /** Told after each piece: how much is here, and of how much. */
  readonly progress: (here: number, all: number) => void;
  /** Waits before it is tried again, for the n-th time in a row. */
  readonly pause: (nth: number) => Promise<void>;
  readonly now: () => number;
};
type Ended =
  | { readonly end: "whole" }
  | { readonly end: "another-file" }
  | { readonly end: "broken-off"; readonly reached: Reached };

const mostTries = 6;
/** A link that ends so soon is not begun with any more, in milliseconds. */
const tooShort = 5_000;

/**
 * Fetches one file however often the connection breaks: it goes on behind the last byte that came, with a new link where the
 * former has run out, and only as long as the storage says that it is the same file. After some tries without a byte it stops,
 * and can be begun again where it is. Throws what asking for a link throws.
 */
export async function fetchWhole(
  { link, take, progress, pause, now }: Fetched,
  begun: Reached = { here: 0, tag: null },
): Promise<Ended> {
  let { here, tag } = begun;
  let [all, tries]: [number, number] = [Number.POSITIVE_INFINITY, 0];
  let held: Awaited<ReturnType<Fetched["link"]>> | undefined;
  while (here < all) {
    if (tries === mostTries) return { end: "broken-off", reached: { here, tag } };
    if (tries > 0) await pause(tries);
    tries += 1;
    held = held && Date.parse(held.expiresAt) - now() > tooShort ? held : await link();
    if (held === undefined) continue;
    const headers: Record<string, string> = tag === null ? {} : { range: `bytes=${here}-`, "if-match": tag };
    try {
      const answer = await fetch(held.url, { headers, cache: "no-store", credentials: "omit" });
      if (answer.status === 412 || (here > 0 && answer.status === 200)) return { end: "another-file" };
      if (!answer.ok || answer.body === null) {
        // Run out by the clock of the storage, or not to be had for now.
        held = undefined;
        continue;
      }
      tag = answer.headers.get("etag");
      all = here + Number(answer.headers.get("content-length"));
      const reader = answer.body.getReader();
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
        await take(piece.value);
        here += piece.value.length;
        tries = 0;
        progress(here, all);
      }
    } catch (error) {
      // What a broken line throws; nothing else is tried again.
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return { end: "whole" };
}
