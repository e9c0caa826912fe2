import { describe, expect, it } from "vitest";
import type { RequestFile } from "../../../../functions/adapters/request-file.dynamodb.ts";
import { requestOverview } from "../../../../functions/staff-api/request-overview.ts";
import { timelineWithoutRecords } from "../../../../functions/staff-api/timeline.ts";
import { requestOverviewSchema } from "../../../../workflows/contract/staff.ts";
import { assess } from "../../../../workflows/law/assess.ts";
import type { Recorded } from "../../../../workflows/request/recorded.ts";
import { dehydrate } from "../../../../workflows/request/snapshot.ts";
import type { RequestSnapshot } from "../../../../workflows/request/snapshot.ts";
import { statesOf } from "../../../../workflows/request/states-of.ts";
import { standingOf } from "../../../../workflows/request/stored-snapshot.ts";
import { aPatient, ids, members } from "../../../support/desk.ts";
import { happened, note, psychotherapyNote } from "../../../support/request/told.ts";
import {
  building,
  released,
  reviewed,
  vaultApproved,
  vaultOpen,
  vaultOpening,
  walk,
} from "../../../support/request/walk.ts";
import { aRecord } from "../../../support/records.ts";
import { aProfile, aView } from "../../../support/request-views.ts";

describe("the overview of a patient whose records are not the member's", () => {
  const told = [
    happened("records.proposed", { documentIds: [note, psychotherapyNote] }),
    happened("record.reviewed", { documentId: psychotherapyNote }),
    happened("vault.requested"),
    happened("vault.approved"),
    happened("production.assembled"),
    happened("transfer.finished"),
  ];
  const rows = [aRecord(note, false), aRecord(psychotherapyNote, true)];
  const treating = members[1];
  if (!treating) throw new Error("a clinician is needed");
  const other = { ...treating, personId: ids.manager };
  const law = assess({ schemaVersion: 1, asOf: { assessedOn: "2026-11-21" } });
  const piece = { class: "psychotherapy-notes", outcome: "release" } as const;
  const fileOf = (snapshot: RequestSnapshot): RequestFile => ({
    ...aView({}),
    ...standingOf(dehydrate(snapshot)),
    states: statesOf(standingOf(dehydrate(snapshot))),
    profile: aProfile,
    facts: {},
    determination: {
      ...law,
      segments: { [psychotherapyNote]: piece },
      outcomes: { "psychotherapy-notes": { outcome: "release", segmentIds: [psychotherapyNote] } },
      missingFacts: [
        ...law.missingFacts,
        { pointer: "/segments/1/author/license", question: "Which licence does the writer hold?" },
      ],
    },
    packVersions: {},
    events: told.map((recorded, seq) => ({
      seq,
      eventId: ids.event(`told-${seq}`),
      recorded,
      prevHash: "",
      hash: "",
    })),
    effects: [{ key: "k", kind: "open-vault", status: "open", attempts: 0 }],
  });
  const seenBy = (member: typeof other, standing = vaultApproved()) => {
    const file = fileOf(standing);
    const sources = {
      now: new Date("2026-11-21T12:00:00Z"),
      key: ids.key,
      file,
      member,
      members,
      patient: aPatient,
      records: rows,
    };
    return requestOverviewSchema.parse(requestOverview(sources));
  };

  it("gives the class and the decision of ordinary records, and nothing else of them", () => {
    const seen = seenBy(other);
    expect(seen.records).toEqual([]);
    expect(seen.unseenRecords).toEqual([{ class: "progress-notes", decision: "approve" }]);
    expect(seen.patient).toEqual({ patientRef: ids.patient, name: aPatient.name });
    expect(JSON.stringify(seen)).not.toMatch(/Session 3|2026-03-04|1987-04-19/);
  });

  it("reads as if there were no psychotherapy notes (45 CFR 164.501)", () => {
    const without = seenBy(other, reviewed([note]));
    for (const standing of [vaultApproved(), vaultOpening(), vaultOpen()]) {
      const seen = seenBy(other, standing);
      expect(seen.vault).toBeUndefined();
      // One sentence for all that was done with records, whoever did it and in however many steps.
      expect(seen.timeline.map(({ words, type, actor }) => `${type} ${actor.name}: ${words}`)).toEqual([
        "records.handled The practice: The practice worked on the records.",
      ]);
      expect(JSON.stringify(seen)).not.toContain(psychotherapyNote);
      expect(seen.nextAction.words).not.toMatch(/vault|notes/);
      expect(seen.determination?.missingFacts).toEqual(law.missingFacts);
    }
    expect(seenBy(other, vaultApproved())).toEqual(without);
    expect(seenBy(other, vaultOpening()).states).toEqual(seenBy(other, building()).states);
  });

  it("gives no page count, no page number, no digest and no size of a production", () => {
    const { snapshot: fetched } = walk(
      released(),
      happened("requester.email-confirmed"),
      happened("link.issued"),
      happened("transfer.finished"),
    );
    const seen = JSON.stringify(seenBy(other, fetched));
    expect(seenBy(treating, fetched).production?.pages).toBe(3);
    expect(seen).not.toMatch(/"pages":3|bates|Sha256|bytesSent/);
    expect(seenBy(other, fetched).links[0]?.transfer?.complete).toBe(true);
  });

  it("has the same timeline with a vault and without, whatever lay between, and another row for what is chosen after a release", () => {
    const timelineOf = (...recorded: readonly Recorded[]) =>
      timelineWithoutRecords(
        recorded.map((one, seq) => ({
          seq: seq + 1,
          eventId: ids.event(`told-${seq}`),
          recorded: one,
          prevHash: "",
          hash: "",
        })),
      );
    const [opened, chosen] = [happened("request.opened"), happened("records.proposed")];
    const [held, on] = [happened("hold.placed"), happened("hold.lifted")];
    const out = [happened("release.confirmed"), happened("production.assembled")];
    const gone = happened("production.released");
    const vault = [happened("vault.requested"), happened("vault.approved"), happened("vault.approved")];
    const reviews = [happened("record.reviewed"), happened("review.completed")];
    const plain = timelineOf(opened, chosen, ...reviews, held, on, ...out, gone, chosen);
    const begun = [opened, chosen, happened("record.reviewed"), ...reviews, held, ...vault, on];
    const withNotes = timelineOf(...begun, ...out, happened("vault.closed"), gone, chosen);
    expect(withNotes).toEqual(plain);
    expect(plain.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(plain.filter(({ type }) => type === "records.handled")).toHaveLength(2);
  });

  it("keeps the second look to those who may know what it waits for, with or without a vault", () => {
    const confirm = (member: typeof other, standing: RequestSnapshot) =>
      seenBy(member, standing).allowed.find(({ command }) => command === "confirmRelease");
    const waiting = reviewed([note, psychotherapyNote]);
    for (const standing of [waiting, reviewed([note]), vaultApproved()])
      expect(confirm(other, standing)).toEqual({
        command: "confirmRelease",
        enabled: false,
        words: "Only a clinician who treats the patient, or the desk, takes the second look.",
      });
    expect(confirm(treating, waiting)?.words).toContain("Psychotherapy notes are among the approved");
  });

  it("offers neither the records nor the vault to a clinician who does not treat the patient, in the words of the writer", () => {
    const words = (member: typeof other, command: string) => {
      const row = seenBy(member).allowed.find((one) => one.command === command);
      return row?.enabled === true ? "offered" : row?.words;
    };
    const [records, vault, ask] = [
      "Only a clinician who treats the patient decides about the records.",
      "Only a clinician who treats the patient, or the privacy officer, decides about the vault.",
      "Only a clinician who treats the patient, or the desk, asks to open the vault.",
    ];
    expect(["reviewRecord", "completeReview"].map((command) => words(other, command))).toEqual([
      records,
      records,
    ]);
    expect(["approveVault", "declineVault"].map((command) => words(other, command))).toEqual([vault, vault]);
    expect(words(other, "requestVault")).toBe(ask);
    expect(words(treating, "declineVault")).toBe("offered");
    expect(words({ ...other, roles: ["practice-manager", "clinician"] }, "approveVault")).toBe(vault);
    expect(words({ ...other, roles: ["privacy-officer"] }, "declineVault")).toBe("offered");
  });

  it("is whole for a clinician who treats the patient, and for the desk", () => {
    const [manager] = members;
    for (const member of [treating, manager]) {
      if (!member) throw new Error("a member is needed");
      const seen = seenBy(member);
      expect(seen.records.map(({ sealed }) => sealed)).toEqual([false, true]);
      expect(seen.unseenRecords).toBeUndefined();
      expect(seen.vault?.documentIds).toEqual([psychotherapyNote]);
      expect(seen.patient?.birthDate).toBe(aPatient.birthDate);
    }
  });
});
