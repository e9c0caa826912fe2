import type { StoredVersion } from "../../functions/adapters/stored-versions.s3.ts";
import {
  paperNotesKey,
  productionPrefix,
  workingPrefix,
} from "../../functions/adapters/production-objects.ts";
import { destroyFiles } from "../../functions/destroy-files/destroy-files.ts";
import type { Submission } from "../../workflows/contract/submission.ts";
import { disposalStopped, filesCounted, filesDestroyed } from "../../workflows/request/files.ts";
import type { RequestContext } from "../../workflows/request/context.ts";
import type { Holder } from "../../workflows/retention/disposition.ts";
import { ids } from "./desk.ts";
import { aView, readerOf } from "./request-views.ts";

type Place = "papers" | "binders" | "productions";
type Kept = StoredVersion & { readonly place: Place };

const paper = {
  documentId: ids.paper,
  purpose: "legal-process",
  sha256: "a".repeat(64),
  size: 100,
  state: "going",
  sentBy: "requester",
  duplicateOf: null,
  read: true,
  pages: 1,
  refusal: null,
} as const;
/** A closed request whose files two people ordered to be destroyed. */
export const orderedFiles: Partial<RequestContext> = {
  stage: "closed",
  patientRef: ids.patient,
  papers: [paper],
  assemblies: [{ productionId: ids.production, files: "going" }],
  filesDisposal: {
    state: "ordered",
    proposedBy: [ids.manager],
    orderedAt: "2033-01-02T12:00:00Z",
    counted: null,
  },
};

const under = `${ids.practice}/${ids.request}/`;
const prefix = productionPrefix(ids.key, ids.production);
/** What is stored of it in three buckets, with what is none of it. */
const stored = (): Kept[] => [
  { place: "papers", key: `${under}${ids.paper}`, versionId: "v1" },
  { place: "papers", key: `${under}${ids.paper}`, versionId: "v2" },
  { place: "papers", key: `${under}doc_${"9".repeat(26)}`, versionId: "v1" },
  { place: "binders", key: `${under}bnd_${"1".repeat(26)}`, versionId: "v1" },
  { place: "productions", key: `${prefix}production.pdf`, versionId: "v1" },
  { place: "productions", key: `${prefix}manifest.json`, versionId: "v1" },
  { place: "productions", key: `${prefix}manifest.json`, versionId: "m1", isMarker: true },
  { place: "productions", key: paperNotesKey(ids.key, ids.production), versionId: "v1" },
  { place: "productions", key: `${workingPrefix(ids.key, ids.production)}0-part`, versionId: "v1" },
  { place: "productions", key: `${under}pdn_${"9".repeat(26)}/production.pdf`, versionId: "v1" },
];
/** What must be left when everything that is ordered is gone. */
export const othersFiles = [`${under}doc_${"9".repeat(26)}`, `${under}pdn_${"9".repeat(26)}/production.pdf`];

const changes = {
  "files.counted": filesCounted,
  "files.destroyed": filesDestroyed,
  "files.disposal-stopped": disposalStopped,
};
type Reported = keyof typeof changes;

/** The files in storage that keeps what is on hold, and a ledger that takes the reports as the lifecycle does. */
export function filesToDestroy(before: Partial<RequestContext> = orderedFiles) {
  const all = stored();
  const held = new Set<string>();
  const nameOf = ({ key, versionId }: StoredVersion) => `${key} ${versionId}`;
  for (const one of all) if (one.place === "productions" && !one.isMarker) held.add(nameOf(one));
  const told: Submission["event"][] = [];
  const lifted: string[] = [];
  let context = aView(before).context;
  let holders: readonly Holder[] = [];
  let [calls, breaksAt] = [0, Infinity];
  let beforeCall: (n: number) => void = () => undefined;
  const called = () => {
    calls += 1;
    beforeCall(calls);
    if (calls === breaksAt) throw new Error("the process was killed");
  };
  const place = (of: Place) => ({
    list: async (start: string) => {
      called();
      return all.filter((one) => one.place === of && one.key.startsWith(start));
    },
    destroy: async (version: StoredVersion) => {
      called();
      if (held.has(nameOf(version))) throw new Error("the version is on legal hold");
      const at = all.findIndex((one) => nameOf(one) === nameOf(version));
      if (at >= 0) all.splice(at, 1);
    },
  });
  const ports = {
    requests: readerOf(() => aView(context)),
    holders: async () => {
      called();
      return holders;
    },
    places: { papers: place("papers"), binders: place("binders"), productions: place("productions") },
    release: async (version: StoredVersion) => {
      called();
      if (version.isMarker) throw new Error("a delete marker has no hold");
      lifted.push(nameOf(version));
      held.delete(nameOf(version));
    },
    submit: async ({ event }: Submission) => {
      called();
      told.push(event);
      const change = changes[event.type as Reported];
      context = { ...context, ...change({ context, event: { ...event } as never }) };
      return { outcome: "accepted", version: 1, seq: 1 } as const;
    },
    log: () => undefined,
  };
  return {
    run: () => destroyFiles(ports, ids.key),
    keys: () => all.map(({ key }) => key),
    told: () => told.map(({ type }) => type),
    saidLast: () => told.at(-1),
    lifted,
    context: () => context,
    remember: (change: Partial<RequestContext>) => {
      context = { ...context, ...change };
    },
    hold: (by: readonly Holder[]) => {
      holders = by;
    },
    breakAt: (n: number) => {
      [calls, breaksAt] = [0, n];
    },
    calls: () => calls,
    onCall: (act: (n: number) => void) => {
      calls = 0;
      beforeCall = act;
    },
  };
}
