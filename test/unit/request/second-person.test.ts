import { describe, expect, it } from "vitest";
import { note, psychotherapyNote } from "../../support/request/told.ts";
import { ezra, happened, mara, paz, vera } from "../../support/request/told.ts";
import { problemOf, verdict } from "../../support/request/verdict.ts";
import { reviewed, reviewing, walk } from "../../support/request/walk.ts";

const deskAndClinician = { ...mara, roles: ["practice-manager", "clinician"], treats: true };
const ezraAsOfficer = { ...ezra, roles: ["privacy-officer", "clinician"] };

describe("who decides", () => {
  it("lets only a clinician decide about a record", () => {
    expect(verdict(reviewing(), happened("record.reviewed", {}, { by: mara }))).toBe("not-allowed-for-role");
    expect(verdict(reviewing(), happened("record.reviewed", {}, { by: paz }))).toBe("not-allowed-for-role");
    expect(verdict(reviewing(), happened("record.reviewed", {}, { by: ezra }))).toBe("accepted");
  });

  it("lets only a clinician complete the review", () => {
    const decided = walk(reviewing(), happened("record.reviewed")).snapshot;
    expect(verdict(decided, happened("review.completed", {}, { by: mara }))).toBe("not-allowed-for-role");
    expect(verdict(decided, happened("review.completed", {}, { by: vera }))).toBe("accepted");
  });
});

describe("the second look", () => {
  it("is refused to the clinician who reviewed", () => {
    const problem = problemOf(reviewed(), happened("release.confirmed", {}, { by: ezra }));
    expect(problem).toMatchObject({ status: 422, code: "same-person" });
    expect(problem.words).toBe(
      "You reviewed records of this request, or somebody did who counts as one person with you. The second look must be another person's; a practice of one person records an outside review, and confirms a day after.",
    );
  });

  it("is refused to the reviewer in another role, for persons are compared and not accounts", () => {
    expect(verdict(reviewed(), happened("release.confirmed", {}, { by: ezraAsOfficer }))).toBe("same-person");
  });

  it("is refused to the person who proposed the records", () => {
    const problem = problemOf(reviewed(), happened("release.confirmed", {}, { by: mara }));
    expect(problem.words).toContain("You proposed the records");
  });

  it("is refused to the clinician who only completed the review", () => {
    const completed = walk(
      reviewing(),
      happened("record.reviewed", {}, { by: ezra }),
      happened("review.completed", {}, { by: vera }),
    ).snapshot;
    expect(verdict(completed, happened("release.confirmed", {}, { by: vera }))).toBe("same-person");
  });

  it("is refused to a reviewer whose decision another reviewer replaced", () => {
    const replaced = walk(
      reviewing(),
      happened("record.reviewed", {}, { by: vera }),
      happened("record.reviewed", {}, { by: ezra }),
      happened("review.completed", {}, { by: ezra }),
    ).snapshot;
    expect(verdict(replaced, happened("release.confirmed", {}, { by: vera }))).toBe("same-person");
  });

  it("is anybody else's", () => {
    expect(verdict(reviewed(), happened("release.confirmed", {}, { by: paz }))).toBe("accepted");
    expect(verdict(reviewed(), happened("release.confirmed", {}, { by: vera }))).toBe("accepted");
  });

  it("sends the request back to the reviewers, whose decisions stay", () => {
    const { snapshot, effects } = walk(reviewed(), happened("release.returned", {}, { by: paz }));
    expect(snapshot.matches({ course: "clinicianReview" })).toBe(true);
    expect(snapshot.context.reviews).toHaveLength(1);
    expect(effects).toEqual([{ kind: "send-mail", template: "review-needed", to: "clinicians" }]);
    expect(verdict(snapshot, happened("release.confirmed"))).toBe("wrong-state");
  });
});

describe("the two persons of the vault", () => {
  const asked = (by: { readonly kind: string }) =>
    walk(reviewed([note, psychotherapyNote]), happened("vault.requested", {}, { by })).snapshot;

  it("are two: one person cannot approve twice", () => {
    const once = walk(asked(mara), happened("vault.approved", {}, { by: ezra })).snapshot;
    const problem = problemOf(once, happened("vault.approved", {}, { by: ezraAsOfficer }));
    expect(problem).toMatchObject({ code: "same-person" });
    expect(problem.words).toContain("must be another person's");
  });

  it("include a clinician", () => {
    const once = walk(asked(mara), happened("vault.approved", {}, { by: paz })).snapshot;
    const officer = { ...vera, roles: ["privacy-officer"] };
    expect(problemOf(once, happened("vault.approved", {}, { by: officer })).words).toBe(
      "One of the two who approve the vault must be a clinician who treats the patient.",
    );
    expect(verdict(once, happened("vault.approved", {}, { by: ezra }))).toBe("accepted");
  });

  it("count no clinician of other patients, whatever else lets that person approve", () => {
    const treatsOthers = { ...paz, roles: ["clinician", "privacy-officer"], treats: false };
    const once = walk(asked(mara), happened("vault.approved", {}, { by: treatsOthers })).snapshot;
    expect(once.context.vault?.approvals).toMatchObject([{ clinician: false }]);
    const officer = { ...vera, roles: ["privacy-officer"], treats: false };
    expect(verdict(once, happened("vault.approved", {}, { by: officer }))).toBe("not-allowed-for-role");
    expect(verdict(asked(treatsOthers), happened("vault.approved", {}, { by: treatsOthers }))).toBe(
      "same-person",
    );
    const twice = walk(once, happened("vault.approved", {}, { by: ezra })).snapshot;
    expect(twice.context.vault?.approvals.map(({ clinician }) => clinician)).toEqual([false, true]);
  });

  it("may include who asked only as a clinician and as the first", () => {
    expect(verdict(asked(ezra), happened("vault.approved", {}, { by: ezra }))).toBe("accepted");
    expect(verdict(asked(paz), happened("vault.approved", {}, { by: paz }))).toBe("same-person");
    const afterVera = walk(asked(ezra), happened("vault.approved", {}, { by: vera })).snapshot;
    expect(verdict(afterVera, happened("vault.approved", {}, { by: ezra }))).toBe("same-person");
  });

  it("are never from the desk alone", () => {
    expect(verdict(asked(mara), happened("vault.approved", {}, { by: mara }))).toBe("not-allowed-for-role");
    expect(verdict(asked(mara), happened("vault.approved", {}, { by: deskAndClinician }))).toBe("accepted");
  });
});
