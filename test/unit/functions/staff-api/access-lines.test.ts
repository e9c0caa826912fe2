import { describe, expect, it } from "vitest";
import { routes } from "../../../../workflows/contract/http.ts";
import type { RouteName } from "../../../../workflows/contract/http.ts";
import { ids } from "../../../support/desk.ts";
import { anApi } from "../../../support/staff-api.ts";

type StaffRoute = {
  [Route in RouteName]: (typeof routes)[Route]["session"] extends "staff" ? Route : never;
}[RouteName];
/** How it is kept who was shown what: a line, an event of the request, a line of the import; or nobody is shown a patient. */
const kept: Readonly<Record<StaffRoute, "line" | "own line" | "event" | "import" | "nothing shown">> = {
  me: "nothing shown",
  guidance: "nothing shown",
  calendarState: "nothing shown",
  makeCalendar: "nothing shown",
  revokeCalendar: "nothing shown",
  worklist: "line",
  overview: "line",
  requestRecords: "line",
  findPatients: "line",
  patient: "line",
  patientAccounting: "line",
  drawUpPatientAccounting: "line",
  papersToSend: "line",
  drawUpPaper: "line",
  accounting: "line",
  drawUpAccounting: "line",
  retention: "line",
  searchShelves: "line",
  proposeDisposal: "line",
  decideDisposal: "line",
  drawCertificate: "line",
  command: "event",
  announceStaffUpload: "event",
  paperLink: "event",
  recordLink: "event",
  courtLink: "event",
  addPatient: "import",
  correctBirthDate: "import",
  sealMisfiled: "import",
  importRecord: "import",
  announceRecord: "import",
  classifyRecord: "import",
  unclassifiedLink: "own line",
  paperNotesLink: "own line",
  ownNotes: "line",
  readOwnNote: "own line",
  openReading: "event",
  readingLink: "own line",
  endReading: "nothing shown",
  recordMarks: "line",
  openPages: "event",
  showPage: "line",
  searchPage: "line",
  previewPage: "line",
};
const lined = (Object.keys(kept) as StaffRoute[]).filter(
  (route) => kept[route] === "line" && routes[route].fn === "staff-api",
);

describe("whoever is shown a patient or a request", () => {
  it("is known for every route of the staff", () => {
    const ofStaff = Object.entries(routes).filter(([, { session }]) => session === "staff");
    expect(Object.keys(kept).toSorted()).toEqual(ofStaff.map(([name]) => name).toSorted());
    expect(lined).toHaveLength(5);
  });

  it.each(lined)("stands on the log with the roles that let them look: %s", async (route) => {
    const { call, lines } = anApi();
    expect((await call(route, { body: { name: "Rowan" } })).status).toBe(200);
    const shown = lines.filter(([level]) => level === "access");
    expect(shown).toMatchObject([
      [
        "access",
        "shown",
        { route, practiceId: ids.practice, personId: ids.manager, roles: "practice-manager" },
      ],
    ]);
    expect(JSON.stringify(shown)).not.toMatch(/Rowan|Quillfeather|Colby/u);
    expect(shown.some(([, , fields]) => fields?.requestId === ids.request)).toBe(
      routes[route].path.includes("{requestId}"),
    );
  });

  it("does not stand there for what was refused, nor for what shows nobody", async () => {
    const { call, lines } = anApi();
    expect((await call("overview", { params: { requestId: ids.otherRequest } })).status).toBe(404);
    expect((await call("me")).status).toBe(200);
    expect(lines.filter(([level]) => level === "access")).toEqual([]);
  });
});
