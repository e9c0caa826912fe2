import { randomUUID } from "node:crypto";
import { rolesMayCause } from "../../workflows/access/may.ts";
import { requestIdSchema } from "../../workflows/contract/ids.ts";
import { drawUpSchema, paperNameSchema } from "../../workflows/contract/papers-to-send.ts";
import type { DrawnUp, PapersToSend } from "../../workflows/contract/papers-to-send.ts";
import type { RequestKey } from "../../workflows/ports.ts";
import { cleanedCopies } from "../../workflows/request/cleaned-copies.ts";
import type { EventId } from "../../workflows/vocabulary/ids.ts";
import type { EdgeCheck } from "../adapters/edge-check.ts";
import { created, httpHandler, ok, parsed, refuse, showing } from "../adapters/http-router.ts";
import type { Call, HttpHandler, Reply, RouteHandler } from "../adapters/http-router.ts";
import type { RecordLook } from "../adapters/looks.ts";
import type { Practices } from "../adapters/practices.dynamodb.ts";
import { notFound, refusal } from "../adapters/problem-response.ts";
import type { ReadFile, RequestFile } from "../adapters/request-file.dynamodb.ts";
import { memberOf } from "../adapters/staff-member.ts";
import { timelineWithoutRecords } from "../staff-api/timeline.ts";
import { accountingRoutes } from "./accounting-routes.ts";
import type { AccountingPorts } from "./accounting-routes.ts";
import type { BinderShelves } from "./hand-out-binder.ts";
import { lookRoutes } from "./look-routes.ts";
import type { LookPorts } from "./look-routes.ts";
import { paperSources } from "./paper-sources.ts";
import type { HistoryRow } from "../../workflows/papers/binder.ts";
import type { PaperSources } from "../../workflows/papers/case.ts";

type Ports = AccountingPorts &
  LookPorts & {
    readonly practices: Pick<Practices, "byId" | "member" | "members" | "patient" | "recordsNamed">;
    readonly file: ReadFile;
    readonly shelves: BinderShelves;
    readonly looks: RecordLook;
    readonly edge: EdgeCheck;
  };
type OfRequest = (asked: {
  readonly key: RequestKey;
  readonly sources: PaperSources;
  readonly history: readonly HistoryRow[];
  readonly call: Call;
}) => Promise<Reply>;

/** What was done, without what was done with records: that is for those who may see them, and counsel asks for it. */
const historyOf = ({ events }: RequestFile): readonly HistoryRow[] =>
  timelineWithoutRecords(events).map(({ at, actor, words }) => ({ at, actor: actor.name, words }));

/** The routes of the papers: which the request calls for, one of them, drawn up afresh, and the accounting of disclosures. */
export function paperRoutes(ports: Ports): HttpHandler {
  const onRequest =
    (answer: OfRequest): RouteHandler =>
    async (call) => {
      const staff = await memberOf(ports.practices, call.sub);
      if ("problem" in staff) return staff;
      const requestId = requestIdSchema.safeParse(call.params["requestId"]);
      if (!requestId.success) return refuse(notFound());
      const key = { practiceId: staff.member.practiceId, requestId: requestId.data };
      const file = await ports.file(key);
      if (!file) return refuse(notFound());
      if (!rolesMayCause(staff.member.roles, "paper.drawn-up"))
        return refuse(
          refusal(
            "not-allowed-for-role",
            "Papers are drawn up by the desk: practice manager or privacy officer.",
          ),
        );
      const sources = await paperSources(ports.practices, key, file, ports.now());
      if (!sources) return refuse(notFound());
      const reply = await answer({ key, sources, history: historyOf(file), call });
      const { patientRef } = file.context;
      return showing(reply, staff.member, {
        what: "papers",
        requestId: key.requestId,
        ...(patientRef ? { patients: [patientRef] } : {}),
      });
    };
  return httpHandler(
    "draw-papers",
    {
      ...accountingRoutes(ports),
      ...lookRoutes(ports),
      papersToSend: onRequest(async ({ sources, history }) => {
        const { offered, papersCalledFor, papersKeptBack } = await import("./papers.ts");
        const papers = await Promise.all(
          papersCalledFor(sources, history).map((called) => offered(called, sources)),
        );
        return ok({ papers, keptBack: papersKeptBack(sources) } satisfies PapersToSend);
      }),
      drawUpPaper: onRequest(async ({ key, sources, history, call }) => {
        const name = paperNameSchema.safeParse(call.params["paper"]);
        if (!name.success) return refuse(notFound());
        const asked = parsed(drawUpSchema, call.body);
        if ("problem" in asked) return asked;
        const { contentTypes, formsOf, papersCalledFor, papersKeptBack, setPaper } =
          await import("./papers.ts");
        const called = papersCalledFor(sources, history).find(({ template }) => template.paper === name.data);
        const keptBack = papersKeptBack(sources).find(({ paper }) => paper === name.data);
        if (keptBack) return refuse(refusal("refused-by-law", keptBack.why));
        if (!called)
          return refuse(refusal("wrong-state", "The request, as it stands, does not call for this paper."));
        const { form } = asked.value;
        const { paper, version } = called.template;
        if (!formsOf(paper).includes(form))
          return refuse(refusal("invalid-field", "The binder holds pages of others: ask for it as PDF."));
        const fileName = `${sources.trackingNumber}-${paper}.${form}`;
        // On record before anybody has it.
        const record = () =>
          ports.submit({
            ...key,
            eventId: randomUUID() as EventId,
            actor: { kind: "staff", token: call.bearer ?? "" },
            event: { type: "paper.drawn-up", paper, version, form },
          });
        if (paper === "binder") {
          // Recorded first: whoever may not have it, for one because the sign-in is too old, has none bound.
          const told = await record();
          if (told.outcome === "refused") return refuse(told.problem);
          const { handOutBinder } = await import("./hand-out-binder.ts");
          const { papers } = sources.context;
          const copies = cleanedCopies(sources.events.map(({ recorded }) => recorded));
          const asked = { papers, copies, draw: called.draw, fileName };
          const url = await handOutBinder(ports.shelves, key, asked, ports.now());
          return created({ url } satisfies DrawnUp);
        }
        const bytes = await setPaper(called.draw(), form, ports.now());
        const told = await record();
        if (told.outcome === "refused") return refuse(told.problem);
        return created({
          fileName,
          contentType: contentTypes[form],
          base64: Buffer.from(bytes).toString("base64"),
        } satisfies DrawnUp);
      }),
    },
    ports,
  );
}
