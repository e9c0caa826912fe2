import type { RequestFile } from "../../functions/adapters/request-file.dynamodb.ts";
import { storedCaseOf } from "../../functions/adapters/case-on-file.ts";
import type { Log } from "../../functions/adapters/log.ts";
import type { Seen } from "../../functions/adapters/looks.ts";
import { paperRoutes } from "../../functions/draw-papers/routes.ts";
import type { AccountingEntry } from "../../workflows/contract/accounting.ts";
import type { RouteName } from "../../workflows/contract/http.ts";
import type { Look } from "../../workflows/contract/looks.ts";
import { drawnUpSchema } from "../../workflows/contract/papers-to-send.ts";
import type { StepResult } from "../../workflows/contract/step-result.ts";
import { aPatient, aPractice, ids, members } from "./desk.ts";
import { answerOf, httpCall, throughTheEdge } from "./fake-calls.ts";
import type { Asked } from "./fake-calls.ts";
import { fullSources } from "./papers.ts";
import { aView, aWriter, readerOf } from "./request-views.ts";
import { aShelf } from "./shelf.ts";

const { context, onFile, profile } = fullSources;
/** A request whose papers can all be drawn up. */
export const file: RequestFile = {
  ...aView(context),
  profile,
  facts: storedCaseOf({
    facts: onFile.facts,
    authorizations: [],
    records: [],
    described: [],
    patientRef: ids.patient,
  }),
  determination: undefined,
  packVersions: {},
  events: [],
  effects: [],
};

/** What was disclosed of its patient; the name begins like a formula. */
export const disclosure: AccountingEntry = {
  entry: "disclosure",
  requestId: ids.request,
  trackingNumber: "HLC-1",
  at: "2026-11-20T12:00:00.000Z",
  productionId: ids.production,
  on: "2026-11-20",
  to: { name: "=Harriet Colby", throughCourt: false },
  what: {
    classes: ["progress-notes"],
    fromOn: "2026-01-05",
    toOn: "2026-01-05",
    records: 1,
    pages: 2,
  },
  purpose: "Answer to a subpoena",
};

type Desk = {
  readonly answers?: readonly StepResult[];
  readonly of?: RequestFile;
  readonly now?: string;
  readonly disclosed?: readonly AccountingEntry[];
  /** Who looked, by day. */
  readonly looked?: Readonly<Record<string, readonly Look[]>>;
  /** What the practice manager is called. */
  readonly named?: string;
};
/** The routes of the papers over one request of one practice. */
export function aDesk({
  answers = [],
  of = file,
  now = "2026-11-21T12:00:00Z",
  disclosed = [disclosure],
  looked = {},
  named = members.find(({ sub }) => sub === ids.managerSub)?.name ?? "",
}: Desk = {}) {
  const writer = aWriter(...answers);
  const [casePapers, binders] = [aShelf(), aShelf()];
  const lines: Parameters<Log>[] = [];
  const seenBy: Seen[] = [];
  const own = (practiceId: string) => practiceId === ids.practice;
  const handler = paperRoutes({
    practices: {
      member: async (sub) => members.find((member) => member.sub === sub),
      byId: async () => aPractice,
      members: async () => members.map((one) => (one.sub === ids.managerSub ? { ...one, name: named } : one)),
      patient: async (practiceId, patientRef) =>
        own(practiceId) && patientRef === ids.patient ? aPatient : undefined,
      recordsNamed: async () => [],
    },
    file: async ({ practiceId, requestId }) =>
      own(practiceId) && requestId === ids.request ? of : undefined,
    submit: writer.submit,
    requests: { read: async (key) => (own(key.practiceId) ? readerOf(() => of).read(key) : undefined) },
    accounting: async () => disclosed,
    shelves: {
      casePapers,
      binders,
      links: async ({ key, fileName }) => `https://files.example.test/${key}?name=${fileName}`,
    },
    now: () => new Date(now),
    readLooks: async (practiceId, day) => (own(practiceId) ? (looked[day] ?? []) : []),
    looks: async (seen) => void seenBy.push(seen),
    edge: throughTheEdge,
    log: (...line) => void lines.push(line),
  });
  const call = async (route: RouteName, { params, ...more }: Asked = {}) =>
    answerOf(
      await handler(
        httpCall(route, {
          sub: ids.managerSub,
          bearer: "header-of-a-token.claims-of-a-token.signature",
          params: { requestId: ids.request, paper: "objection-letter", ...params },
          ...more,
        }),
      ),
    );
  return { call, writer, binders, lines, seenBy };
}

/** The answer where it is a file, not a link to one. */
export function theFile(body: unknown) {
  const drawn = drawnUpSchema.parse(body);
  if ("url" in drawn) throw new Error("expected a file");
  return drawn;
}
