import { describe, expect, it } from "vitest";
import type { Look } from "../../../../workflows/contract/looks.ts";
import { looksViewSchema } from "../../../../workflows/contract/looks.ts";
import type { PersonId } from "../../../../workflows/vocabulary/ids.ts";
import { ids, members } from "../../../support/desk.ts";
import { aDesk, theFile } from "../../../support/paper-desk.ts";

const officerId = members.find(({ sub }) => sub === ids.officerSub)?.personId ?? ids.manager;
const aLook = (at: string, more: Partial<Look> = {}): Look => ({
  at,
  practiceId: ids.practice,
  personId: ids.manager,
  roles: ["practice-manager"],
  what: "request",
  basis: "desk",
  requestId: ids.request,
  patients: [ids.patient],
  nonce: "0".repeat(64),
  ...more,
});
const byAuthor: Partial<Look> = {
  personId: ids.clinician,
  roles: ["clinician"],
  basis: "approves",
  patients: undefined,
};
const looked = {
  "2026-11-20": [
    aLook("2026-11-20T09:00:00.000Z"),
    aLook("2026-11-20T10:00:00.000Z", { requestId: ids.otherRequest, patients: [ids.otherPatient] }),
    aLook("2026-11-20T11:00:00.000Z", { ...byAuthor, what: "note-before-approval" }),
    aLook("2026-11-20T11:30:00.000Z", { ...byAuthor, what: "paper-notes" }),
  ],
  "2026-11-21": [aLook("2026-11-21T08:00:00.000Z", { what: "patient", requestId: undefined })],
  "2026-10-20": [aLook("2026-10-20T08:00:00.000Z")],
};
const officer = { sub: ids.officerSub };
const ofRequest = { ...officer, params: { upToOn: "2026-11-21" } };
const ofPatient = { ...officer, params: { patientRef: ids.patient, upToOn: "2026-11-21" } };

describe("who looked (45 CFR 164.312(b))", () => {
  it("is shown to the privacy officer of a request, with what, why and on which basis, a month at a time", async () => {
    const { call, seenBy } = aDesk({ looked });
    const { status, body } = await call("requestLooks", ofRequest);
    expect(status).toBe(200);
    const { looks, ...page } = looksViewSchema.parse(body);
    expect(page).toEqual({ fromOn: "2026-10-22", upToOn: "2026-11-21", goesOn: false });
    expect(looks).toEqual([
      {
        at: "2026-11-20T09:00:00.000Z",
        by: "Dana Whitfield",
        roles: ["practice-manager"],
        what: "The request",
        why: "To work on the request",
        basis: expect.stringContaining("45 CFR 164.506(c)(1)"),
      },
    ]);
    // That they looked at it is a look as well.
    expect(seenBy).toMatchObject([{ what: "looks", requestId: ids.request, by: { personId: officerId } }]);
  });

  it("is shown of a patient through every page that named them, and earlier days when asked for", async () => {
    const { call } = aDesk({ looked });
    const { looks } = looksViewSchema.parse((await call("patientLooks", ofPatient)).body);
    expect(looks.map(({ at }) => at)).toEqual(["2026-11-21T08:00:00.000Z", "2026-11-20T09:00:00.000Z"]);
    const earlier = await call("patientLooks", {
      ...ofPatient,
      params: { ...ofPatient.params, upToOn: "2026-10-21" },
    });
    expect(looksViewSchema.parse(earlier.body)).toMatchObject({
      looks: [{ at: "2026-10-20T08:00:00.000Z" }],
      goesOn: true,
    });
  });

  it("is told to nobody else, and of nothing of another practice", async () => {
    const { call } = aDesk({ looked });
    for (const sub of [ids.managerSub, ids.clinicianSub])
      expect(await call("requestLooks", { ...ofRequest, sub })).toMatchObject({ status: 403 });
    expect(await call("requestLooks", { ...ofRequest, sub: ids.strangerSub })).toMatchObject({ status: 404 });
    for (const upToOn of ["yesterday", "0001-01-01"])
      expect(await call("requestLooks", { ...officer, params: { upToOn } })).toMatchObject({ status: 404 });
  });

  it("is the same to an officer whether or not anybody looked at a psychotherapy note", async () => {
    const without = {
      ...looked,
      "2026-11-20": looked["2026-11-20"].filter(({ what }) => what === "request"),
    };
    for (const [route, asked] of [
      ["requestLooks", ofRequest],
      ["saveRequestLooks", ofRequest],
      ["patientLooks", ofPatient],
    ] as const)
      expect((await aDesk({ looked }).call(route, asked)).body, `${route}`).toEqual(
        (await aDesk({ looked: without }).call(route, asked)).body,
      );
    // An officer who wrote the note knows of their own look.
    const own = {
      "2026-11-20": [
        aLook("2026-11-20T11:00:00.000Z", { ...byAuthor, personId: officerId, what: "paper-notes" }),
      ],
    };
    const { looks } = looksViewSchema.parse(
      (await aDesk({ looked: own }).call("requestLooks", ofRequest)).body,
    );
    expect(looks).toMatchObject([{ what: "Where notes on paper lie" }]);
  });

  it("is saved as a table that holds no formula, and names who has left by their id", async () => {
    const gone = `per_${"z".repeat(26)}` as PersonId;
    const { call } = aDesk({
      looked: { "2026-11-20": [aLook("2026-11-20T09:00:00.000Z", { personId: gone })] },
      named: "=1+1",
    });
    const csv = Buffer.from(
      theFile((await call("saveRequestLooks", { ...ofRequest, body: {} })).body).base64,
      "base64",
    );
    expect(csv.toString("utf8")).toContain(`"Somebody who has left (${gone})"`);
    const { call: other } = aDesk({ looked, named: "=1+1" });
    const table = theFile((await other("saveRequestLooks", { ...ofRequest, body: {} })).body);
    expect(Buffer.from(table.base64, "base64").toString("utf8")).toContain(`"'=1+1"`);
    expect(table.fileName).toMatch(/^who-looked-[\w-]+-2026-10-22-to-2026-11-21\.csv$/);
  });
});
