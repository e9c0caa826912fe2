import { describe, expect, it } from "vitest";
import type { Log } from "../../../../functions/adapters/log.ts";
import type { Seen } from "../../../../functions/adapters/looks.ts";
import type { EventRow } from "../../../../workflows/ports.ts";
import type { PageErrand } from "../../../../functions/adapters/redaction/shown-pages.ts";
import { pageRoutes } from "../../../../functions/show-pages/routes.ts";
import type { RouteName } from "../../../../workflows/contract/http.ts";
import { recordMarksSchema, recordPagesSchema } from "../../../../workflows/contract/record-pages.ts";
import type { StepResult } from "../../../../workflows/contract/step-result.ts";
import type { MarkStep } from "../../../../workflows/contract/redaction-marks.ts";
import { aPatient, ids, members } from "../../../support/desk.ts";
import { answerOf, httpCall, throughTheEdge } from "../../../support/fake-calls.ts";
import type { Asked } from "../../../support/fake-calls.ts";
import { file as ofPapers } from "../../../support/paper-desk.ts";
import { happened } from "../../../support/request/told.ts";
import { aView, aWriter } from "../../../support/request-views.ts";
import { accessToken, proposed, records, sealedId } from "../../../support/staff-api.ts";

const pageRouteNames = ["recordMarks", "openPages", "showPage", "searchPage", "previewPage"] as const;
const box = { left: 100, top: 200, right: 300, bottom: 240 };
const bodies: Partial<Record<RouteName, unknown>> = {
  openPages: {},
  showPage: { width: 800 },
  searchPage: { words: ["Elm Street"], names: [] },
  previewPage: { width: 800, boxes: [{ box, reason: "privilege" }] },
};
const shown = { picture: "aGk=", words: [], hasPicture: false };
const [record] = records;
const sha256 = record?.sha256 ?? "";

/** The routes over one request for which a record and a sealed note are proposed. */
function aBench(
  steps: readonly (readonly MarkStep[])[] = [],
  answers: readonly StepResult[] = [],
  failing?: "unreadable" | "too-many-words",
) {
  const writer = aWriter(...answers);
  const asked: PageErrand[] = [];
  const lines: Parameters<Log>[] = [];
  const seenBy: Seen[] = [];
  const events = steps.map((of, at): EventRow => ({
    seq: at + 1,
    eventId: ids.event(`mark-${at}`),
    recorded: happened("record.marked", { documentId: ids.paper, recordSha256: sha256, steps: [...of] }),
    prevHash: "",
    hash: "",
  }));
  const file = { ...ofPapers, ...aView(proposed), events };
  const handler = pageRoutes({
    practices: {
      member: async (sub) => members.find((member) => member.sub === sub),
      patient: async (practiceId) => (practiceId === ids.practice ? aPatient : undefined),
      record: async (practiceId, _ref, documentId) =>
        practiceId === ids.practice ? records.find((row) => row.documentId === documentId) : undefined,
    },
    file: async ({ practiceId }) => (practiceId === ids.practice ? file : undefined),
    records: { read: async () => Buffer.from("bytes") },
    pages: async (_bytes, errand) => {
      asked.push(errand);
      if (failing) return { ok: false, reason: failing };
      switch (errand.errand) {
        case "measure":
          return { ok: true, is: "measured", pages: [{ width: 612, height: 792 }] };
        case "search":
          return { ok: true, is: "searched", found: { found: [], readWords: [], isRead: true } };
        case "show":
        case "preview":
          return { ok: true, is: "shown", shown };
      }
    },
    submit: writer.submit,
    looks: async (seen) => void seenBy.push(seen),
    edge: throughTheEdge,
    log: (...line) => void lines.push(line),
  });
  const call = async (route: RouteName, more: Asked = {}) =>
    answerOf(
      await handler(
        httpCall(route, {
          sub: ids.clinicianSub,
          bearer: accessToken,
          ...(route in bodies ? { body: bodies[route] } : {}),
          ...more,
          params: { requestId: ids.request, documentId: ids.paper, page: "1", ...more.params },
        }),
      ),
    );
  return { call, writer, asked, lines, seenBy };
}

describe("the pages of a record", () => {
  it.each(pageRouteNames)(
    "are for those who see the patient's records, and each look is on record: %s",
    async (route) => {
      const { call, lines, seenBy } = aBench();
      expect((await call(route, { sub: ids.otherClinicianSub })).status).toBe(403);
      expect((await call(route, { sub: ids.strangerSub })).status).toBe(404);
      expect(seenBy).toEqual([]);
      for (const sub of [ids.clinicianSub, ids.managerSub, ids.officerSub])
        expect((await call(route, { sub })).status).toBe(200);
      const shownTo = {
        what: "pages",
        requestId: ids.request,
        patients: [ids.patient],
        documentId: ids.paper,
      };
      expect(seenBy).toMatchObject([shownTo, shownTo, shownTo]);
      expect(JSON.stringify(lines)).not.toMatch(/Elm Street|Quillfeather/u);
    },
  );

  it.each(pageRouteNames)(
    "are never those of a psychotherapy note, nor of what was not proposed: %s",
    async (route) => {
      const { call, asked } = aBench();
      const other = `doc_${"7".repeat(26)}`;
      expect(await call(route, { params: { documentId: sealedId } })).toMatchObject({
        status: 422,
        body: { code: "refused-by-law" },
      });
      expect((await call(route, { params: { documentId: other } })).status).toBe(404);
      expect(asked).toEqual([]);
    },
  );

  it("are opened in the history of the request before anybody is told anything of them", async () => {
    const { call, writer } = aBench();
    const { body } = await call("openPages");
    expect(recordPagesSchema.parse(body)).toEqual({
      recordSha256: sha256,
      pages: [{ width: 612, height: 792 }],
    });
    expect(writer.told.map(({ event }) => event)).toEqual([{ type: "record.viewed", documentId: ids.paper }]);
    const problem = { type: "about:blank", status: 422, code: "wrong-state", words: "Closed." } as const;
    const refused = await aBench([], [{ outcome: "refused", problem }]).call("openPages");
    expect(refused).toMatchObject({ status: 422, body: { words: "Closed." } });
  });

  it("that cannot be drawn are said to be so in words, and nobody has opened them", async () => {
    const { call, writer } = aBench([], [], "unreadable");
    for (const route of ["openPages", "showPage", "searchPage", "previewPage"] as const)
      expect(await call(route)).toMatchObject({ status: 503, body: { code: "unavailable" } });
    expect(writer.told).toEqual([]);
  });

  it("that hold more words than an answer has room for are refused in words that say what to do", async () => {
    const { call } = aBench([], [], "too-many-words");
    for (const route of ["showPage", "searchPage", "previewPage"] as const)
      expect(await call(route)).toMatchObject({
        status: 413,
        body: { code: "too-large", words: expect.stringContaining("Open the file itself") as string },
      });
  });

  it("are counted from one to the last", async () => {
    const { call } = aBench();
    for (const page of ["0", "-1", "1.5", "x", String((record?.pages ?? 0) + 1)])
      expect((await call("showPage", { params: { page } })).status).toBe(404);
  });

  it("are asked for with what is to be seen and nothing else", async () => {
    const { call, asked } = aBench();
    expect((await call("showPage", { body: { width: 9000 } })).status).toBe(422);
    expect((await call("searchPage", { body: { words: ["x"], names: [] } })).status).toBe(422);
    expect((await call("previewPage", { body: { width: 800, boxes: [] } })).status).toBe(422);
    await call("previewPage");
    expect(asked).toEqual([
      {
        errand: "preview",
        width: 800,
        boxes: [{ page: 1, box: { left: 10, top: 20, right: 30, bottom: 24 }, reason: "privilege" }],
      },
    ]);
  });
});

describe("the marks of a record", () => {
  it("are read back with who made them, and the number that comes next", async () => {
    const { call } = aBench([
      [{ step: "drawn", mark: 1, page: 1, box, reason: "other-person" }],
      [{ step: "proposed", mark: 2, page: 1, box, reason: "contact-detail", as: "phone-number" }],
      [{ step: "questioned", mark: 1 }],
    ]);
    const { marks, nextMark } = recordMarksSchema.parse((await call("recordMarks")).body);
    expect(nextMark).toBe(3);
    expect(marks).toMatchObject([
      { mark: 1, state: "standing", reason: "other-person", by: { name: expect.any(String) } },
      { mark: 2, state: "waiting", as: "phone-number" },
    ]);
    expect(marks[0]?.questionedBy).toBe(marks[0]?.by.name);
    expect(marks[1]).not.toHaveProperty("questionedBy");
  });
});
