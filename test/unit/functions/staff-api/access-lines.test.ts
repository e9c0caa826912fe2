import { describe, expect, it } from "vitest";
import { routes } from "../../../../workflows/contract/http.ts";
import type { RouteName } from "../../../../workflows/contract/http.ts";
import { ids } from "../../../support/desk.ts";
import { anApi, sealedId } from "../../../support/staff-api.ts";

type StaffRoute = {
  [Route in RouteName]: (typeof routes)[Route]["session"] extends "staff" ? Route : never;
}[RouteName];
/** How it is kept who was shown what: a look, an event of the request, a line of the import; or nobody is shown a patient. */
const kept: Readonly<Record<StaffRoute, "look" | "event" | "import" | "nothing shown">> = {
  me: "nothing shown",
  guidance: "nothing shown",
  calendarState: "nothing shown",
  makeCalendar: "nothing shown",
  revokeCalendar: "nothing shown",
  worklist: "look",
  overview: "look",
  requestRecords: "look",
  findPatients: "look",
  patient: "look",
  patientAccounting: "look",
  drawUpPatientAccounting: "look",
  requestLooks: "look",
  saveRequestLooks: "look",
  patientLooks: "look",
  savePatientLooks: "look",
  papersToSend: "look",
  drawUpPaper: "look",
  accounting: "look",
  drawUpAccounting: "look",
  retention: "look",
  searchShelves: "look",
  proposeDisposal: "look",
  decideDisposal: "look",
  drawCertificate: "look",
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
  unclassifiedLink: "look",
  paperNotesLink: "look",
  ownNotes: "look",
  readOwnNote: "look",
  openReading: "event",
  readingLink: "look",
  endReading: "nothing shown",
  recordMarks: "look",
  openPages: "event",
  showPage: "look",
  searchPage: "look",
  previewPage: "look",
};
const lined = (Object.keys(kept) as StaffRoute[]).filter(
  (route) => kept[route] === "look" && routes[route].fn === "staff-api",
);

describe("whoever is shown a patient or a request", () => {
  it("is known for every route of the staff", () => {
    const ofStaff = Object.entries(routes).filter(([, { session }]) => session === "staff");
    expect(Object.keys(kept).toSorted()).toEqual(ofStaff.map(([name]) => name).toSorted());
    expect(lined).toHaveLength(5);
  });

  it.each(lined)("is on record, and on the log, with the roles that let them look: %s", async (route) => {
    const { call, lines, seenBy } = anApi();
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
    expect(seenBy).toMatchObject([{ by: { practiceId: ids.practice, personId: ids.manager } }]);
    const ofPatient = route === "worklist" ? undefined : [ids.patient];
    expect(seenBy[0]?.patients).toEqual(ofPatient);
    expect(JSON.stringify(seenBy)).not.toContain(sealedId);
  });

  it.each(lined)("is shown nothing while that cannot be put on record: %s", async (route) => {
    const { call, lines } = anApi(undefined, [], { mayRecord: false });
    const { status, body } = await call(route, { body: { name: "Rowan" } });
    expect({ status, code: body["code"] }).toEqual({ status: 503, code: "unavailable" });
    expect(JSON.stringify(body)).not.toMatch(/Rowan|Quillfeather|Colby/u);
    expect(lines).toContainEqual(["error", "look-not-recorded", expect.objectContaining({ route })]);
  });

  it("is counted among those who see the chart, alike whether or not they wrote notes", async () => {
    for (const sub of [ids.managerSub, ids.clinicianSub]) {
      const { call, lines } = anApi();
      for (const route of ["patient", "requestRecords"] as const) await call(route, { sub });
      const counts = lines
        .filter(([, what]) => what === "records-listed")
        .map(([, , fields]) => fields?.count);
      expect(counts, `${sub}`).toEqual([1, 1]);
    }
  });

  it("does not stand there for what was refused, nor for what shows nobody", async () => {
    const { call, lines, seenBy } = anApi();
    expect((await call("overview", { params: { requestId: ids.otherRequest } })).status).toBe(404);
    expect((await call("me")).status).toBe(200);
    expect(lines.filter(([level]) => level === "access")).toEqual([]);
    expect(seenBy).toEqual([]);
  });
});
