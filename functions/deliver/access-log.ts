import { linkIdSchema } from "../../workflows/contract/ids.ts";
import type { RequestKey } from "../../workflows/ports.ts";
import type { LinkId } from "../../workflows/vocabulary/ids.ts";
import { requestOfProductionKey } from "../adapters/production-objects.ts";

/** One download as the storage's own access log tells it. */
export type Transfer = {
  readonly key: RequestKey;
  readonly linkId: LinkId;
  readonly bytesSent: number;
  readonly complete: boolean;
  readonly finishedAt: string;
};

// Fields of a server access log are separated by spaces; those in quotes or brackets may hold some.
const fieldPattern = /"([^"]*)"|\[([^\]]*)\]|(\S+)/g;
const at = { time: 2, operation: 6, key: 7, uri: 8, status: 9, bytesSent: 11, objectSize: 12 } as const;

/** The downloads of one access log, one row per link: the longest, and whether one was whole. */
export function transfersIn(log: string): readonly Transfer[] {
  const byLink = new Map<string, Transfer>();
  for (const line of log.split("\n").flatMap(lineOf)) {
    const earlier = byLink.get(line.linkId);
    byLink.set(line.linkId, earlier ? together(earlier, line) : line);
  }
  return [...byLink.values()];
}

function lineOf(text: string): readonly Transfer[] {
  const fields = [...text.matchAll(fieldPattern)].map(
    ([, quoted, bracketed, plain]) => quoted ?? bracketed ?? plain ?? "",
  );
  const field = (index: number) => fields[index] ?? "-";
  if (field(at.operation) !== "REST.GET.OBJECT") return [];
  const key = requestOfProductionKey(field(at.key).replaceAll("%2F", "/"));
  const query = field(at.uri).split(" ")[1]?.split("?")[1] ?? "";
  const linkId = linkIdSchema.safeParse(new URLSearchParams(query).get("x-duces-link"));
  const status = Number(field(at.status));
  const finishedAt = instantOf(field(at.time));
  if (!key || !linkId.success || !finishedAt || (status !== 200 && status !== 206)) return [];
  const bytesSent = Number(field(at.bytesSent)) || 0;
  const objectSize = Number(field(at.objectSize)) || 0;
  const complete = objectSize > 0 && bytesSent >= objectSize;
  return [{ key, linkId: linkId.data, bytesSent, complete, finishedAt }];
}

/**
 * Two lines of one link. A log says how many bytes a piece had and not which: two pieces may be the same one twice, so
 * only one line that has every byte is a whole transfer.
 */
function together(earlier: Transfer, later: Transfer): Transfer {
  const bytesSent = Math.max(earlier.bytesSent, later.bytesSent);
  const finishedAt = earlier.finishedAt > later.finishedAt ? earlier.finishedAt : later.finishedAt;
  return { ...later, bytesSent, finishedAt, complete: earlier.complete || later.complete };
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `21/Nov/2026:18:04:09 +0000` as an instant; undefined for anything else. */
function instantOf(time: string): string | undefined {
  const [, day, month, year, clock] =
    /^(\d{2})\/([A-Z][a-z]{2})\/(\d{4}):(\d{2}:\d{2}:\d{2}) \+0000$/.exec(time) ?? [];
  const number = months.indexOf(month ?? "") + 1;
  return clock && number > 0 ? `${year}-${String(number).padStart(2, "0")}-${day}T${clock}Z` : undefined;
}
