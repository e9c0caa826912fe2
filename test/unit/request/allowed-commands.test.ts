import { describe, expect, it } from "vitest";
import { commandsOf } from "../../../workflows/access/may.ts";
import { staffCommandNames } from "../../../workflows/contract/commands.ts";
import { allowedCommands } from "../../../workflows/request/allowed-commands.ts";
import { decide } from "../../../workflows/request/decide.ts";
import type { RequestSnapshot } from "../../../workflows/request/snapshot.ts";
import { requestMachine } from "../../../workflows/request/machine.ts";
import { initialTransition } from "xstate";
import {
  aJudgement,
  attorney,
  ezra,
  form,
  happened,
  mara,
  note,
  paz,
  psychotherapyNote,
} from "../../support/request/told.ts";
import {
  assessing,
  building,
  deficient,
  opened,
  readyForRelease,
  released,
  remembering,
  retrieving,
  reviewed,
  reviewing,
  submitted,
  triaged,
  vaultApproved,
  vaultOpen,
  vaultOpening,
  walk,
} from "../../support/request/walk.ts";

const staff = (person: typeof mara | typeof ezra | typeof paz) => ({ ...person, roles: [...person.roles] });
const enabled = (snapshot: RequestSnapshot, person: typeof mara | typeof ezra | typeof paz) =>
  allowedCommands(snapshot, staff(person))
    .filter((one) => one.enabled)
    .map((one) => one.command);

describe("the commands a person may give", () => {
  it("are those of the person's roles, each with a reason when it is refused now", () => {
    for (const person of [mara, ezra, paz]) {
      const listed = allowedCommands(triaged(), staff(person));
      expect(listed.map((one) => one.command)).toEqual(commandsOf(person.roles));
      for (const { enabled: now, words } of listed) expect(now === (words === undefined)).toBe(true);
    }
  });

  it("are none before anything is recorded", () => {
    const [blank] = initialTransition(requestMachine);
    expect(allowedCommands(blank, staff(mara))).toEqual([]);
    expect(allowedCommands(remembering(opened(), { judgement: null }), staff(mara))).toEqual([]);
  });

  it("open up along the course", () => {
    expect(enabled(opened(), mara)).toContain("closeRequest");
    expect(enabled(triaged(), mara)).toEqual(
      expect.arrayContaining([
        "recordFacts",
        "verifyRequester",
        "returnPaper",
        "recordAuthorization",
        "placeHold",
      ]),
    );
    expect(enabled(triaged(), mara)).not.toContain("confirmWeight");
    expect(enabled(assessing(), mara)).toContain("confirmWeight");
    expect(enabled(retrieving(), mara)).toContain("proposeRecords");
    expect(enabled(reviewing(), ezra)).toContain("reviewRecord");
    expect(enabled(walk(reviewing(), happened("record.reviewed")).snapshot, ezra)).toContain(
      "completeReview",
    );
    expect(enabled(reviewed(), paz)).toContain("confirmRelease");
    expect(enabled(readyForRelease(), mara)).toContain("releaseProduction");
    expect(enabled(released(), mara)).toContain("closeRequest");
    expect(enabled(walk(triaged(), happened("request.closed")).snapshot, mara)).toEqual([
      "reopenRequest",
      // What left by another way, a fax for one, may come to light at any time.
      "openIncident",
    ]);
  });

  it("include the vault only for notes, and the second look only for others", () => {
    expect(enabled(reviewed(), mara)).not.toContain("requestVault");
    const notes = reviewed([note, psychotherapyNote]);
    expect(enabled(notes, mara)).toContain("requestVault");
    expect(enabled(walk(notes, happened("vault.requested")).snapshot, ezra)).toContain("approveVault");
    expect(enabled(vaultApproved(), paz)).toContain("confirmRelease");
    const words = allowedCommands(reviewed(), staff(mara)).find(
      (one) => one.command === "confirmRelease",
    )?.words;
    expect(words).toContain("You proposed the records");
  });

  it.each(["order", "45 CFR 164.512(d)", form] as const)(
    "include the vault under what opens it: %s",
    (by) => {
      const judgement = aJudgement({ notesOpenedBy: [by] });
      const recorded = walk(reviewed([note, psychotherapyNote]), happened("authorization.recorded")).snapshot;
      expect(enabled(remembering(recorded, { judgement }), mara)).toContain("requestVault");
      const nothing = remembering(recorded, { judgement: aJudgement({ notesOpenedBy: [] }) });
      expect(enabled(nothing, mara)).not.toContain("requestVault");
    },
  );

  it.each(["another-person", undefined] as const)(
    "do not include the vault under a form that is not known to be the matched patient's: %s (45 CFR 164.508(c)(1)(vi))",
    (forPatient) => {
      const read = happened("authorization.recorded", { forPatient });
      const recorded = walk(reviewed([note, psychotherapyNote]), read).snapshot;
      const judgement = aJudgement({ notesOpenedBy: [form] });
      expect(enabled(remembering(recorded, { judgement }), mara)).not.toContain("requestVault");
    },
  );

  it("include the answers that the contest waits for", () => {
    const contested = walk(
      triaged(),
      happened("counsel.signed-off"),
      happened("motion-to-quash.filed"),
      happened("protective-order.sought"),
      happened("objection.served"),
      happened("hold.placed"),
      happened("authorization.recorded", { forPatient: undefined }),
      happened("negotiation.proposed", { by: "requester" }, { by: attorney }),
    ).snapshot;
    expect(enabled(contested, mara)).toEqual(
      expect.arrayContaining([
        "recordMotionDecision",
        "recordProtectiveOrder",
        "recordProtectiveOrderDenied",
        "liftObjection",
        "liftHold",
        "answerProposal",
        "revokeAuthorization",
      ]),
    );
    expect(enabled(triaged(), mara)).toEqual(
      expect.arrayContaining([
        "propose",
        "serveObjection",
        "draftMotionToQuash",
        "fileMotionToQuash",
        "seekProtectiveOrder",
      ]),
    );
  });

  it("cover every command, at every station, without throwing", () => {
    const everybody = { ...mara, roles: ["practice-manager", "clinician", "privacy-officer"] as const };
    for (const station of [
      opened,
      submitted,
      triaged,
      assessing,
      deficient,
      retrieving,
      reviewing,
      reviewed,
      vaultApproved,
      vaultOpening,
      vaultOpen,
      building,
      readyForRelease,
      released,
    ]) {
      const snapshot = station();
      const listed = allowedCommands(snapshot, { ...everybody, roles: [...everybody.roles] });
      expect(listed.map((one) => one.command)).toEqual(staffCommandNames);
    }
  });

  it("ask the machine and leave it as it was", () => {
    const before = triaged();
    const context = structuredClone(before.context);
    enabled(before, mara);
    expect(before.context).toEqual(context);
    expect(decide(before, happened("facts.recorded")).outcome).toBe("accepted");
  });
});
