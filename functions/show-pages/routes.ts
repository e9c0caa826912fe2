import { randomUUID } from "node:crypto";
import { documentIdSchema, requestIdSchema } from "../../workflows/contract/ids.ts";
import {
  previewPageSchema,
  searchPageSchema,
  showPageSchema,
} from "../../workflows/contract/record-pages.ts";
import { inPoints } from "../../workflows/production/redaction/marks.ts";
import type { RequestKey } from "../../workflows/ports.ts";
import type { DocumentId, EventId } from "../../workflows/vocabulary/ids.ts";
import type { EdgeCheck } from "../adapters/edge-check.ts";
import { httpHandler, ok, parsed, refuse, showing } from "../adapters/http-router.ts";
import type { Call, HttpHandler, Reply, RouteHandler } from "../adapters/http-router.ts";
import type { Log } from "../adapters/log.ts";
import type { RecordLook } from "../adapters/looks.ts";
import type { ObjectStore } from "../adapters/object-store.s3.ts";
import { openRecord } from "../adapters/open-record.ts";
import type { OpenRecord } from "../adapters/open-record.ts";
import type { Practices } from "../adapters/practices.dynamodb.ts";
import { notFound, refusal } from "../adapters/problem-response.ts";
import type { AskPages } from "../adapters/redaction/pages-thread.ts";
import type { PageAnswer, PageErrand } from "../adapters/redaction/shown-pages.ts";
import type { ReadFile, RequestFile } from "../adapters/request-file.dynamodb.ts";
import type { RequestWriter } from "../adapters/request-writer.lambda.ts";
import { largestRecord } from "../adapters/sealed-notes.ts";
import { memberOf } from "../adapters/staff-member.ts";
import { marksView } from "./marks-view.ts";

/** What the pages of records are shown from. */
export type PagePorts = {
  readonly practices: Pick<Practices, "member" | "patient" | "record">;
  readonly file: ReadFile;
  readonly records: Pick<ObjectStore, "read">;
  readonly pages: AskPages;
  readonly submit: RequestWriter;
  readonly looks: RecordLook;
  readonly edge: EdgeCheck;
  readonly log: Log;
};
type Asked = {
  readonly key: RequestKey;
  readonly file: RequestFile;
  readonly documentId: DocumentId;
  readonly opened: OpenRecord;
  readonly call: Call;
};
type Answer = (asked: Asked) => Promise<Reply>;
type Answered = Extract<PageAnswer, { readonly ok: true }>;

/**
 * The routes by which the pages of a record are looked at, searched and seen as they would leave. Everything is asked by POST and
 * answered in a body that nothing keeps; each answer stands on the log, and that a record was opened in the request's history.
 */
export function pageRoutes(ports: PagePorts): HttpHandler {
  const onRecord =
    (answer: Answer): RouteHandler =>
    async (call) => {
      const staff = await memberOf(ports.practices, call.sub);
      if ("problem" in staff) return staff;
      const { member } = staff;
      const requestId = requestIdSchema.safeParse(call.params["requestId"]);
      const documentId = documentIdSchema.safeParse(call.params["documentId"]);
      if (!requestId.success || !documentId.success) return refuse(notFound());
      const key = { practiceId: member.practiceId, requestId: requestId.data };
      const file = await ports.file(key);
      if (!file) return refuse(notFound());
      const opened = await openRecord(ports.practices, member, file.context, documentId.data);
      if ("problem" in opened) return opened;
      const reply = await answer({ key, file, documentId: documentId.data, opened, call });
      const { patientRef } = opened.record;
      return showing(reply, member, {
        what: "pages",
        requestId: key.requestId,
        patients: [patientRef],
        documentId: documentId.data,
      });
    };
  /** Does an errand on a record, and answers as `of` makes of it what came out; a page that cannot be had is refused in words. */
  const ask = async (
    { opened }: Asked,
    errand: PageErrand,
    of: (answer: Answered) => Promise<Reply | undefined> | Reply | undefined,
  ): Promise<Reply> => {
    const bytes = await ports.records.read(opened.key, largestRecord);
    const answer = await ports.pages(bytes, errand);
    if (!answer.ok) return refuse(answer.reason === "too-many-words" ? tooFull : notDrawn);
    return (await of(answer)) ?? refuse(notDrawn);
  };
  const onPage = (answer: (asked: Asked, page: number) => Promise<Reply>): RouteHandler =>
    onRecord(async (asked) => {
      const page = Number(asked.call.params["page"]);
      const isThere = Number.isInteger(page) && page >= 1 && page <= asked.opened.record.pages;
      return isThere ? answer(asked, page) : refuse(notFound());
    });
  return httpHandler(
    "show-pages",
    {
      recordMarks: onRecord(async ({ file, opened }) => ok(marksView(file, opened.record))),
      openPages: onRecord(async (asked) => {
        const { key, documentId, opened, call } = asked;
        // Nobody has looked at what cannot be read: that it was opened is recorded once it is measured.
        return ask(asked, { errand: "measure" }, async (measured) => {
          if (measured.is !== "measured") return undefined;
          const result = await ports.submit({
            ...key,
            eventId: randomUUID() as EventId,
            actor: { kind: "staff", token: call.bearer ?? "" },
            event: { type: "record.viewed", documentId },
          });
          if (result.outcome === "refused") return refuse(result.problem);
          return ok({ recordSha256: opened.record.sha256, pages: measured.pages });
        });
      }),
      showPage: onPage(async (asked, page) => {
        const body = parsed(showPageSchema, asked.call.body);
        if ("problem" in body) return body;
        return ask(asked, { errand: "show", page, ...body.value }, pictureOf);
      }),
      searchPage: onPage(async (asked, page) => {
        const search = parsed(searchPageSchema, asked.call.body);
        if ("problem" in search) return search;
        const { name, birthDate } = asked.opened.patient;
        const patient = { name, birthDate };
        return ask(asked, { errand: "search", page, search: search.value, patient }, (searched) =>
          searched.is === "searched" ? ok(searched.found) : undefined,
        );
      }),
      previewPage: onPage(async (asked, page) => {
        const body = parsed(previewPageSchema, asked.call.body);
        if ("problem" in body) return body;
        const { width, boxes } = body.value;
        const marked = boxes.map(({ box, reason }) => ({ page, box: inPoints(box), reason }));
        return ask(asked, { errand: "preview", width, boxes: marked }, pictureOf);
      }),
    },
    ports,
  );
}

const pictureOf = (answer: Answered): Reply | undefined =>
  answer.is === "shown" ? ok(answer.shown) : undefined;

const tooFull = refusal(
  "too-large",
  "This page holds more words than can be shown here, many more than a page of print: words that nobody sees may be among them. Trying again does not help. Open the file itself, and withhold the record or have it replaced.",
);
const notDrawn = refusal(
  "unavailable",
  "This page could not be read or drawn in time. Try again; if it fails once more, open the file itself and withhold the record or have it replaced.",
);
