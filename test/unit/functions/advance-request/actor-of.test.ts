import { describe, expect, it } from "vitest";
import { actorOf } from "../../../../functions/advance-request/actor-of.ts";
import type { Role } from "../../../../workflows/access/roles.ts";
import type { RequestEvent } from "../../../../workflows/request/events.ts";
import { aPatient, ids, members } from "../../../support/desk.ts";
import { likely } from "../../../support/request/told.ts";
import { aView } from "../../../support/request-views.ts";

describe("whoever gives a command about one patient's records", () => {
  const { context } = aView({ patientRef: ids.patient });
  const [, treating] = members;
  if (!treating) throw new Error("a clinician is needed");
  const answered = async (event: RequestEvent, roles: readonly Role[], personId = ids.manager) => {
    const practices = {
      member: async () => ({ ...treating, personId, roles: [...roles] }),
      members: async () => members,
      patient: async () => aPatient,
    };
    const actor = { kind: "staff", sub: treating.sub } as const;
    const named = await actorOf(practices, { ...ids.key, eventId: ids.event("one"), actor, event }, context);
    if ("problem" in named) return named.problem;
    return named.actor.kind === "staff" && named.actor.treats === true ? "treating staff" : named.actor.kind;
  };

  it.each([
    "record.reviewed",
    "review.completed",
    "vault.requested",
    "note.reading-asked",
    "note.marked",
    "vault.approved",
    "vault.declined",
  ] as const)(
    "treats the patient, or is refused before anything is said of the records: %s (AB-020)",
    async (type) => {
      expect(await answered(likely[type], ["clinician"])).toMatchObject({
        code: "not-allowed-for-role",
        status: 403,
        words: expect.stringMatching(/^Only a clinician who treats the patient/),
      });
      expect(await answered(likely[type], ["clinician"], ids.clinician)).toBe("treating staff");
    },
  );

  it("is the privacy officer where the vault is concerned, and the desk where it is asked for", async () => {
    expect(await answered(likely["vault.approved"], ["privacy-officer"])).toBe("staff");
    expect(await answered(likely["vault.requested"], ["practice-manager"])).toBe("staff");
    // Who manages and treats others approves as a clinician, and is none of this patient's.
    expect(await answered(likely["vault.approved"], ["practice-manager", "clinician"])).toMatchObject({
      words: "Only a clinician who treats the patient, or the privacy officer, decides about the vault.",
    });
  });

  it("is recorded as treating only where that is so: the officer who treats others is the officer here", async () => {
    const both = ["clinician", "privacy-officer"] as const;
    expect(await answered(likely["vault.approved"], both)).toBe("staff");
    expect(await answered(likely["vault.approved"], both, ids.clinician)).toBe("treating staff");
  });

  it("may be anybody of the role where no record is touched", async () => {
    expect(await answered(likely["hold.placed"], ["clinician"])).toBe("staff");
    expect(await answered(likely["release.confirmed"], ["privacy-officer"])).toBe("staff");
  });
});
