import { describe, expect, it } from "vitest";
import { brokenAt } from "../../../../functions/advance-request/event-row.ts";
import { unpack } from "../../../../functions/adapters/packed.ts";
import type { RequestEvent } from "../../../../workflows/request/events.ts";
import { aDesk, anOpening, ids } from "../../../support/desk.ts";

describe("the single writer", () => {
  it("opens a request in one step: snapshot, event, pointers, profile, and no place in a queue yet", async () => {
    const desk = aDesk();
    expect(await desk.submit("requester", anOpening())).toEqual({ outcome: "accepted", version: 1, seq: 1 });
    expect(desk.sortKeys()).toEqual(
      expect.arrayContaining([
        "CASE#SNAPSHOT",
        `EVENT#${anOpening().eventId}`,
        "CASE#FACTS",
        "DETERMINATION",
        "CASE#PROFILE",
      ]),
    );
    expect(desk.row("CASE#SNAPSHOT")).toMatchObject({
      version: 1,
      trackingNumber: "26-HLC-12345-A",
      requesterName: "Harriet Colby",
    });
    expect(desk.row("CASE#SNAPSHOT")).not.toHaveProperty("queueKey");
  });

  it("takes the submission for the time of receipt, not the day on which the draft was begun", async () => {
    const desk = aDesk();
    await desk.submit("requester", anOpening());
    const begun = desk.row("CASE#SNAPSHOT")?.["receivedAt"];
    await desk.open();
    const received = desk.row("CASE#SNAPSHOT")?.["receivedAt"];
    expect(begun).toBe("2026-11-21T12:01:00.000Z");
    expect(String(received) > String(begun)).toBe(true);
    await desk.submit(
      "staff",
      desk.staff(ids.managerSub, {
        type: "hold.placed",
        kind: "specialist",
        reason: "Counsel asked.",
        followUpOn: "2026-12-01",
      }),
    );
    expect(desk.row("CASE#SNAPSHOT")?.["receivedAt"]).toBe(received);
  });

  it("puts a request on the desk's queue of what failed, and takes it off once that is settled", async () => {
    const desk = aDesk();
    await desk.open();
    const failed: RequestEvent = {
      type: "effect.failed",
      effectKey: "2/0",
      effect: { kind: "send-mail", template: "request-submitted", to: "managers" },
      goesOn: false,
    };
    await desk.submit("effects", desk.by("effects", failed));
    expect(desk.row("UNDONE")).toMatchObject({
      queue: "failed",
      undone: 1,
      trackingNumber: "26-HLC-12345-A",
    });
    const again: RequestEvent = { type: "effect.retried", effectKey: "2/0" };
    await desk.submit("staff", desk.staff(ids.managerSub, again));
    expect(desk.row("UNDONE")).toBeUndefined();
    const orders = desk
      .rows()
      .filter(({ sk }) => sk.startsWith(`OUTBOX#${String(desk.version()).padStart(10, "0")}`));
    expect(orders.map(({ effect }) => effect)).toEqual([failed.effect]);
  });

  it("takes what happened in court from the day on which it did", async () => {
    const desk = aDesk();
    await desk.submit("requester", anOpening());
    await desk.open();
    const filed = (filedOn: string) =>
      desk.submit(
        "staff",
        desk.staff(ids.managerSub, { type: "motion-to-quash.filed", filedOn, by: "patient" }),
      );
    expect(await filed("2026-12-15")).toMatchObject({
      outcome: "refused",
      problem: {
        code: "invalid-field",
        words: expect.stringMatching(/still to come.+once it has happened/),
      },
    });
    expect(await filed("2026-11-21")).toMatchObject({ outcome: "accepted" });
    const decided = (decidedOn: string) =>
      desk.submit(
        "staff",
        desk.staff(ids.managerSub, {
          type: "motion-to-quash.decided",
          decidedOn,
          result: "denied",
          by: "patient",
        }),
      );
    expect(await decided("2026-12-15")).toMatchObject({ outcome: "refused" });
    expect(await decided("2026-11-21")).toMatchObject({ outcome: "accepted" });
  });

  it("keeps names out of every row but the profile and the requester's name in the worklist", async () => {
    const desk = aDesk();
    await desk.submit("requester", anOpening());
    const elsewhere = desk.rows().filter(({ sk }) => sk !== "CASE#PROFILE" && sk !== "CASE#SNAPSHOT");
    expect(JSON.stringify(elsewhere)).not.toMatch(/Colby|Quillfeather|example\.test/);
    const row = desk.row("CASE#SNAPSHOT");
    const memory = unpack(row?.["snapshot"] as Uint8Array);
    expect(JSON.stringify([row, memory])).not.toContain("Quillfeather");
  });

  it("answers the same event again as the first time, and writes nothing (AB-036)", async () => {
    const desk = aDesk();
    const first = await desk.submit("requester", anOpening());
    const before = desk.rows();
    expect(await desk.submit("requester", anOpening())).toEqual(first);
    expect(desk.rows()).toEqual(before);
  });

  it("answers an event as applied that moved the request past the version it was given for", async () => {
    const desk = aDesk();
    await desk.open();
    const event = {
      type: "hold.placed",
      kind: "specialist",
      reason: "Counsel asked.",
      followUpOn: "2026-12-01",
    } as const;
    const once = desk.staff(ids.managerSub, event, desk.version());
    const first = await desk.submit("staff", once);
    expect(await desk.submit("staff", once)).toEqual(first);
    expect(first).toMatchObject({ outcome: "accepted" });
  });

  it("refuses the same key for something else (AB-036)", async () => {
    const desk = aDesk();
    await desk.submit("requester", anOpening());
    const other = anOpening();
    const result = await desk.submit("requester", {
      ...other,
      profile: { ...other.profile, subject: { name: "Another" } },
    });
    expect(result).toMatchObject({ outcome: "refused", problem: { code: "already-used-key", status: 422 } });
  });

  it("refuses a tracking number that another request has", async () => {
    const desk = aDesk();
    await desk.submit("requester", anOpening());
    const other = { ...anOpening(), requestId: ids.otherRequest, eventId: ids.event("opened-b") };
    expect(await desk.submit("requester", other)).toMatchObject({ problem: { code: "already-used-key" } });
  });

  it("refuses a stale version and says which one is stored", async () => {
    const desk = aDesk();
    await desk.open();
    const stale = desk.staff(
      ids.managerSub,
      { type: "hold.placed", kind: "specialist", reason: "Counsel asked.", followUpOn: "2026-12-01" },
      0,
    );
    expect(await desk.submit("staff", stale)).toMatchObject({
      outcome: "refused",
      problem: { code: "stale-version", status: 409, currentVersion: desk.version() },
    });
  });

  it("takes roles from the membership only: a clinician gives no command of the desk", async () => {
    const desk = aDesk();
    await desk.open();
    const asked = desk.staff(ids.clinicianSub, {
      type: "requester.identity-verified",
      method: "bar-directory",
      authorityVerified: true,
    });
    expect(await desk.submit("staff", asked)).toMatchObject({
      problem: { code: "not-allowed-for-role", status: 403 },
    });
  });

  it("answers another practice's staff as if the request did not exist", async () => {
    const desk = aDesk();
    await desk.open();
    const event = {
      type: "hold.placed",
      kind: "specialist",
      reason: "Counsel asked.",
      followUpOn: "2026-12-01",
    } as const;
    const foreign = await desk.submit("staff", desk.staff(ids.strangerSub, event));
    const unknown = await desk.submit("staff", {
      ...desk.staff(ids.managerSub, event),
      requestId: ids.otherRequest,
    });
    expect(foreign).toEqual(unknown);
    expect(foreign).toMatchObject({ problem: { code: "not-found" } });
  });

  it.each([
    ["requester", { type: "weight.confirmed" }],
    ["staff", { type: "clock.elapsed", clockId: "return-date", generation: 1 }],
    ["requester", { type: "clock.elapsed", clockId: "return-date", generation: 1 }],
    ["clock", { type: "vault.closed", retired: 0 }],
    ["documents", { type: "request.submitted" }],
    ["delivery", { type: "production.released", productionId: ids.production }],
  ] as const)("lets nobody say through the %s door what belongs to another: %j", async (door, event) => {
    const desk = aDesk();
    await desk.open();
    const before = desk.rows();
    expect(await desk.submit(door, desk.by(door, event))).toMatchObject({
      problem: { code: "not-allowed-for-role" },
    });
    expect(desk.rows()).toEqual(before);
  });

  it("does not take a requester's word for the confirmed address", async () => {
    const desk = aDesk();
    await desk.submit("requester", { ...anOpening(), actor: { kind: "requester", emailConfirmed: true } });
    expect(desk.events()[0]).toMatchObject({
      recorded: { actor: { kind: "requester", emailConfirmed: false } },
    });
  });

  it("lets names and addresses come with the opening only: to whom links are mailed is changed by no later event", async () => {
    const desk = aDesk();
    await desk.open();
    const before = desk.rows();
    const stranger = { name: "Harriet Colby", email: "somebody.else@example.test" };
    const subject = { name: "Another" };
    const patches = [
      { requester: stranger },
      { subject },
      { caption: "In re" },
      { fileNames: { [ids.paper]: "x" } },
    ];
    for (const profile of patches)
      for (const [door, event] of [
        ["requester", { type: "request.withdrawn" }],
        ["documents", { type: "document.refused", documentId: ids.paper, reason: "encrypted" }],
        [
          "staff",
          { type: "hold.placed", kind: "specialist", reason: "Counsel asked.", followUpOn: "2026-12-01" },
        ],
      ] as const)
        expect(await desk.submit(door, { ...desk.by(door, event), profile })).toMatchObject({
          outcome: "refused",
          problem: { code: "invalid-field", fields: [{ pointer: "/profile" }] },
        });
    expect(desk.rows()).toEqual(before);
  });

  it("matches no patient whom the practice does not have", async () => {
    const desk = aDesk();
    await desk.open();
    const result = await desk.submit(
      "staff",
      desk.staff(ids.managerSub, { type: "patient.matched", patientRef: ids.otherPatient }),
    );
    expect(result).toMatchObject({
      problem: { code: "invalid-field", fields: [{ pointer: "/payload/patientRef" }] },
    });
  });

  it("records no more than the rows of a request hold, and says what to do", async () => {
    const desk = aDesk();
    await desk.open();
    const before = desk.rows();
    const patch = { forum: { court: "c".repeat(130_000) } };
    expect(
      await desk.submit("staff", desk.staff(ids.managerSub, { type: "facts.recorded", patch })),
    ).toMatchObject({
      problem: { code: "too-large", status: 413, words: expect.stringContaining("64 kB is the most") },
    });
    expect(desk.rows()).toEqual(before);
  });

  it("links every event to the one before, and the chain shows where it was touched", async () => {
    const desk = aDesk();
    await desk.open();
    const events = desk.events();
    expect(events.length).toBeGreaterThan(2);
    expect(brokenAt(ids.key, events)).toBeUndefined();
    expect(desk.row("CASE#SNAPSHOT")?.["headHash"]).toBe(events.at(-1)?.hash);
    const touched = events.map((row) =>
      row.seq === 2 ? { ...row, recorded: { ...row.recorded, at: "2020-01-01T00:00:00Z" } } : row,
    );
    expect(brokenAt(ids.key, touched)).toBe(2);
    expect(brokenAt(ids.key, events.toSpliced(1, 1))).toBe(2);
    expect(brokenAt({ ...ids.key, requestId: ids.otherRequest }, events)).toBe(1);
  });

  it("decides again on what is stored when another writer was quicker", async () => {
    const desk = aDesk();
    await desk.open();
    const version = desk.version();
    desk.beforeNextCommit(() =>
      desk.submit(
        "staff",
        desk.staff(ids.managerSub, {
          type: "hold.placed",
          kind: "specialist",
          reason: "Counsel asked.",
          followUpOn: "2026-12-01",
        }),
      ),
    );
    const viewed = desk.staff(ids.clinicianSub, { type: "paper.viewed", documentId: ids.paper });
    expect(await desk.submit("staff", viewed)).toMatchObject({ outcome: "accepted", version: version + 2 });
    expect(desk.events().map(({ seq }) => seq)).toEqual(desk.events().map((_, at) => at + 1));
  });

  it("lets only one of two through who saw the same version", async () => {
    const desk = aDesk();
    await desk.open();
    const seen = desk.version();
    const hold = (reason: string) =>
      desk.staff(
        ids.managerSub,
        { type: "hold.placed", kind: "specialist", reason, followUpOn: "2026-12-01" },
        seen,
      );
    const results = await Promise.all([
      desk.submit("staff", hold("First.")),
      desk.submit("staff", hold("Second.")),
    ]);
    expect(results.map(({ outcome }) => outcome).toSorted()).toEqual(["accepted", "refused"]);
    expect(results.find(({ outcome }) => outcome === "refused")).toMatchObject({
      problem: { code: "stale-version" },
    });
  });

  it("gives up after eleven tries and says so", async () => {
    const desk = aDesk({ commit: async () => ({ outcome: "busy" }) });
    expect(await desk.submit("requester", anOpening())).toMatchObject({
      problem: { code: "unavailable", status: 503 },
    });
  });

  it("records the determination whole, and its summary and pack versions with the event", async () => {
    const desk = aDesk();
    await desk.open();
    const row = desk.row("DETERMINATION");
    expect(unpack(row?.["determination"] as Uint8Array)).toMatchObject({ schemaVersion: 1 });
    const versions = unpack(row?.["packVersions"] as Uint8Array);
    expect(versions).toMatchObject({ "us-hipaa": expect.any(String) });
    expect(desk.events().at(-1)?.recorded.judgement.packVersions).toEqual(versions);
  });
});
