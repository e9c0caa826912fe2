import type { RequestOverview } from "../../workflows/contract/staff.ts";
import { localDateOf } from "../../workflows/facts/local-date.ts";
import { copiesOfFiles } from "../../workflows/retention/copies.ts";
import type { Profile } from "../../workflows/contract/profile.ts";
import type { EventRow } from "../../workflows/ports.ts";
import type { RequestContext } from "../../workflows/request/context.ts";
import type { Recorded } from "../../workflows/request/recorded.ts";

type Kept = {
  readonly context: Pick<RequestContext, "filesDisposal">;
  readonly events: readonly Pick<EventRow, "recorded">[];
  readonly profile: Pick<Profile, "fileNames">;
};

/** The disposal of the files as its events tell it; of one that was declined nothing but the timeline. */
export function filesDisposalView({
  context: { filesDisposal },
  events,
  profile,
}: Kept): Pick<RequestOverview, "filesDisposal"> {
  if (filesDisposal === null) return {};
  const told = events.map(({ recorded }) => recorded);
  const last = <Type extends (typeof told)[number]["type"]>(type: Type) =>
    told.findLast((event): event is Extract<(typeof told)[number], { type: Type }> => event.type === type);
  const { state, counted } = filesDisposal;
  const proposed = last("files.disposal-proposed");
  const ordered = state === "proposed" ? undefined : last("files.disposal-ordered");
  const destroyed = state === "destroyed" ? last("files.destroyed") : undefined;
  const ended = state === "stopped" ? last("files.disposal-stopped") : destroyed;
  if (proposed === undefined) return {};
  const { at } = proposed;
  return {
    filesDisposal: {
      state,
      ground: proposed.ground,
      proposed: { by: nameOf(proposed.actor), at },
      ...(ordered ? { ordered: { by: nameOf(ordered.actor), at: ordered.at } } : {}),
      ...(ended ? { endedAt: ended.at } : {}),
      ...(destroyed ? { edition: destroyed.edition } : {}),
      ...(counted === null
        ? {}
        : {
            counted: {
              papers: counted.papers.map(({ documentId, versions }) => ({
                name: profile.fileNames[documentId] ?? "document.pdf",
                versions,
              })),
              productions: counted.productions,
              binders: counted.binders,
            },
          }),
      copies: [...(destroyed ? copiesOfFiles(localDateOf(destroyed.at, "UTC")) : [])],
    },
  };
}

const nameOf = (actor: Recorded["actor"]): string => (actor.kind === "staff" ? actor.name : "The product");
