import * as z from "zod";
import { filesDisposalStateSchema } from "../contract/files-left.ts";
import { instantSchema, personIdSchema } from "../contract/ids.ts";
import { limits } from "../contract/limits.ts";
import type { PersonId, ProductionId } from "../vocabulary/ids.ts";
import type { PaperOnFile, RequestContext } from "./context.ts";
import { filesCountedSchema } from "./events-of-files.ts";
import type { FilesCounted } from "./events-of-files.ts";
import { incidentIsOpen } from "./incidents.ts";
import type { Recorded, RecordedOf } from "./recorded.ts";
import { returnIsOwed } from "./return-duty.ts";

// The files of a closed request: papers that came in, and productions that somebody was given. They go by the decision of two
// people, and only once the history says so: from then on nothing rests on them.

/** A disposal of the files of the request: proposed, ordered, and what became of it. */
export const filesDisposalSchema = z.strictObject({
  state: filesDisposalStateSchema,
  /** The proposer, with everybody who counted as one person with them. */
  proposedBy: z
    .array(personIdSchema)
    .min(1)
    .max(1 + 2 * limits.standIns),
  /** When the second person ordered it. */
  orderedAt: instantSchema.nullable(),
  /** What was found, before anything was destroyed. */
  counted: filesCountedSchema.nullable(),
});
export type FilesDisposal = z.infer<typeof filesDisposalSchema>;

type Remembered = { readonly context: RequestContext };
type Known<Type extends Recorded["type"]> = Remembered & { readonly event: RecordedOf<Type> };
type Change = Partial<RequestContext>;
type Files = RequestContext["assemblies"][number]["files"];

/** Whether a disposal of the files has come so far. */
export const disposalIs =
  (...states: readonly FilesDisposal["state"][]) =>
  ({ context: { filesDisposal } }: Remembered): boolean =>
    filesDisposal !== null && states.includes(filesDisposal.state);

const personsOf = ({ actor }: Recorded): PersonId[] => {
  if (actor.kind !== "staff") throw new Error("a requirement lets only staff do this");
  return [actor.personId, ...(actor.countsAsOneWith ?? [])];
};

/** Whether whoever orders is nobody who proposed, nor counts as one person with them. */
export const personIsNotTheProposerOfDisposal = ({
  context: { filesDisposal },
  event,
}: Known<"files.disposal-ordered">): boolean =>
  !personsOf(event).some((person) => filesDisposal?.proposedBy.includes(person));

/** The papers that are there whole, and can be destroyed. */
export const papersThere = ({ papers }: RequestContext): readonly PaperOnFile[] =>
  papers.filter(({ state }) => state === "admitted");

/** Whether what the request itself knows lets its files go: nothing is open in it, owed or preserved. */
export const nothingKeepsItsFiles = ({ context }: Remembered): boolean =>
  context.stage === "closed" && !context.legalHold && !incidentIsOpen({ context }) && !returnIsOwed(context);

/** Whether the ledger has ordered that the files be destroyed, and nothing of the request has come to stand against it. */
export const filesMayGo = (context: RequestContext): boolean =>
  disposalIs("ordered")({ context }) && nothingKeepsItsFiles({ context });

/** What an order is about: whatever was not destroyed before, and that of which an earlier one left a part. */
export const filesGoing = ({ papers, assemblies }: RequestContext) => ({
  papers: papers.filter(({ state }) => state === "going").map(({ documentId }) => documentId),
  productions: assemblies.filter(({ files }) => files === "going").map(({ productionId }) => productionId),
});

const paperStates = (context: RequestContext, next: (paper: PaperOnFile) => PaperOnFile["state"]) => ({
  papers: context.papers.map((paper) => ({ ...paper, state: next(paper) })),
});
const fileStates = (context: RequestContext, next: (id: ProductionId, files: Files) => Files) => ({
  assemblies: context.assemblies.map((one) => ({ ...one, files: next(one.productionId, one.files) })),
});
const disposalAfter = ({ filesDisposal }: RequestContext, change: Partial<FilesDisposal>): Change =>
  filesDisposal === null ? {} : { filesDisposal: { ...filesDisposal, ...change } };

export const disposalProposed = ({ context, event }: Known<"files.disposal-proposed">): Change => ({
  filesDisposal: {
    state: "proposed",
    proposedBy: personsOf(event),
    orderedAt: null,
    // Of what an earlier order left in part it is known how much there was.
    counted: context.filesDisposal?.counted ?? null,
  },
});
export const disposalDeclined = ({ context }: Remembered): Change =>
  context.filesDisposal?.counted ? disposalAfter(context, { state: "stopped" }) : { filesDisposal: null };
export const disposalOrdered = ({ context, event }: Known<"files.disposal-ordered">): Change => ({
  ...paperStates(context, ({ state }) => (state === "admitted" ? "going" : state)),
  ...fileStates(context, (_id, files) => (files === "kept" ? "going" : files)),
  ...disposalAfter(context, { state: "ordered", orderedAt: event.at }),
});
/** Of two attempts that ran at once the one that came first saw more. */
export const filesCounted = ({ context, event }: Known<"files.counted">): Change => {
  const before = context.filesDisposal?.counted;
  const papers = new Map(before?.papers.map((one) => [one.documentId, one.versions]));
  const productions = new Map(before?.productions.map((one) => [one.productionId, one.versions]));
  const counted: FilesCounted = {
    papers: event.papers.map(({ documentId, versions }) => ({
      documentId,
      versions: Math.max(versions, papers.get(documentId) ?? 0),
    })),
    productions: event.productions.map(({ productionId, versions }) => ({
      productionId,
      versions: Math.max(versions, productions.get(productionId) ?? 0),
    })),
    binders: Math.max(event.binders, before?.binders ?? 0),
  };
  return disposalAfter(context, { counted });
};
export const filesDestroyed = ({ context }: Remembered): Change => ({
  ...paperStates(context, ({ state }) => (state === "going" ? "destroyed" : state)),
  ...fileStates(context, (_id, files) => (files === "going" ? "disposed" : files)),
  ...disposalAfter(context, { state: "destroyed" }),
});
/** What is whole is there again; of what is there in part nothing is opened any more. */
export const disposalStopped = ({
  context,
  event: { whole, gone },
}: Known<"files.disposal-stopped">): Change => ({
  ...paperStates(context, ({ documentId, state }) => {
    if (state !== "going") return state;
    if (whole.papers.includes(documentId)) return "admitted";
    return gone.papers.includes(documentId) ? "destroyed" : "going";
  }),
  ...fileStates(context, (id, files) => {
    if (files !== "going") return files;
    if (whole.productions.includes(id)) return "kept";
    return gone.productions.includes(id) ? "disposed" : "going";
  }),
  ...disposalAfter(context, { state: "stopped" }),
});
