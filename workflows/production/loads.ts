/** What one process of the engine reads before another takes its place: what it forgot to give back goes with it. */
const mostOfOneProcess = { pages: 1_000, bytes: 100_000_000 } as const;

type Load = { readonly pages: number; readonly bytes: number };
/** What the process that works now has read. */
export type Loads = { pages: number; bytes: number };

export const engineLoads = (): Loads => ({ pages: 0, bytes: 0 });

/** Whether a document goes to a new process, being more than the one before may still read; and counts it. */
export function isNewLoad(loads: Loads, { pages, bytes }: Load): boolean {
  const full =
    loads.pages > 0 &&
    (loads.pages + pages > mostOfOneProcess.pages || loads.bytes + bytes > mostOfOneProcess.bytes);
  loads.pages = (full ? 0 : loads.pages) + pages;
  loads.bytes = (full ? 0 : loads.bytes) + bytes;
  return full;
}
