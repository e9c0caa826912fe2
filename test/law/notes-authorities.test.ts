import { describe, expect, it } from "vitest";
import type { CaseFile } from "../../workflows/contract/case-file.ts";
import { notesExceptionSchema } from "../../workflows/contract/notes-authority.ts";
import { assess } from "../../workflows/law/assess.ts";
import { authorityOfRule, notesAuthorities } from "../../workflows/law/notes-authorities.ts";
import type { OpeningAuthority } from "../../workflows/law/notes-authorities.ts";
import { psychotherapyNotesGate } from "../../workflows/law/packs/us-hipaa/164-508-gate.ts";
import type { Plain } from "./changed.ts";
import { caseIn, notes, order } from "./neighbours/case.ts";
import { vignettes } from "./vignette.ts";

const nameOf = (authority: OpeningAuthority) =>
  authority.kind === "authorization"
    ? authority.formId
    : authority.kind === "order"
      ? "order"
      : authority.citation;
const openedBy = (caseFile: CaseFile, ids: readonly string[]) => notesAuthorities(caseFile, ids).map(nameOf);

/** The psychotherapy notes of a case that have not left yet, by what the law says of them. */
function notesIn(caseFile: CaseFile) {
  const sent = new Set(
    (caseFile.segments ?? []).flatMap((one) => (one.sentAt === undefined ? [] : [one.id])),
  );
  const notes = Object.entries(assess(caseFile).segments).filter(
    ([id, found]) => found.class === "psychotherapy-notes" && !sent.has(id),
  );
  const having = (released: boolean) =>
    notes.filter(([, { outcome }]) => (outcome === "release") === released).map(([id]) => id);
  return { released: having(true), held: having(false) };
}
const caseOf = (id: string): CaseFile => {
  const found = vignettes.find((vignette) => vignette.id === id);
  if (!found) throw new Error(`there is no vignette ${id}`);
  return found.caseFile;
};

describe("what opens psychotherapy notes (45 CFR 164.508(a)(2))", () => {
  it("is known of every rule of the gate, and of no other", () => {
    expect(Object.keys(authorityOfRule).toSorted()).toEqual(
      psychotherapyNotesGate.map(({ id }) => id).toSorted(),
    );
    const exceptions = Object.values(authorityOfRule).filter(
      (one) => one !== "authorization" && one !== "order",
    );
    expect(new Set(exceptions)).toEqual(new Set(notesExceptionSchema.options));
  });

  it.each([
    ["practicum-students-supervision", ["45 CFR 164.508(a)(2)(i)(B)"]],
    ["author-reads-own-notes", ["45 CFR 164.508(a)(2)(i)(A)"]],
    ["patient-sues-therapist", ["45 CFR 164.508(a)(2)(i)(C)"]],
    ["ocr-compliance-review", ["45 CFR 164.502(a)(2)(ii)"]],
    ["board-letter-about-note-author", ["45 CFR 164.512(d)"]],
    ["board-subpoena-about-note-author", ["45 CFR 164.512(d)"]],
    ["inspector-general-reviews-note-author", ["45 CFR 164.512(d)"]],
    ["board-subpoena-other-clinician-switch-on", ["45 CFR 164.512(a)"]],
    ["medical-examiner-last-two-months", ["45 CFR 164.512(g)(1)"]],
    ["imminent-threat-and-old-confession", ["45 CFR 164.512(j)(1)(i)"]],
    ["mandated-child-abuse-report", ["45 CFR 164.512(a)"]],
    ["court-issued-route-switched-on", ["45 CFR 164.512(a)"]],
    ["order-names-notes-for-four-months", ["order"]],
  ] as const)("is in %s exactly %j", (id, expected) => {
    const caseFile = caseOf(id);
    expect(openedBy(caseFile, notesIn(caseFile).released)).toEqual(expected);
  });

  it("is something for every note that the law releases, and nothing for one that it holds", () => {
    const byDecisionAlone = (caseFile: CaseFile) => caseFile.policy?.pnToIndividual === "clinician-decision";
    const wrong = vignettes
      .filter(({ caseFile }) => !byDecisionAlone(caseFile))
      .flatMap(({ id, caseFile }) => {
        const { released, held } = notesIn(caseFile);
        const unopened = released.filter((note) => openedBy(caseFile, [note]).length === 0);
        const open = held.filter((note) => openedBy(caseFile, [note]).length > 0);
        return [...unopened, ...open].map((note) => `${id}: ${note}`);
      });
    expect(wrong).toEqual([]);
  });

  it("must reach every note: what the order's dates leave out keeps the order from opening the rest with it", () => {
    const caseFile = caseOf("order-names-notes-for-four-months");
    const { released, held } = notesIn(caseFile);
    expect(released.length).toBeGreaterThan(0);
    expect(openedBy(caseFile, [...released, ...held])).toEqual([]);
    expect(openedBy(caseFile, [...released, "no-such-note"])).toEqual([]);
    expect(openedBy(caseFile, [])).toEqual([]);
  });

  it("is an order for the notes it lists, and one that lists none for all of them", () => {
    const second = { ...notes, id: "second" };
    const named = (of: Plain) =>
      caseIn("NV", [notes, second], order, { policy: { stateLayer: "federal-only" }, order: of });
    const expressly = { expresslyNamesPsychotherapyNotes: true };
    const byClass = { namesClasses: ["psychotherapy-notes"] };
    for (const of of [expressly, byClass]) {
      expect(openedBy(named(of), ["notes", "second"])).toEqual(["order"]);
      const listing = named({ ...of, namedSegments: ["notes"] });
      expect(openedBy(listing, ["notes"])).toEqual(["order"]);
      expect(openedBy(listing, ["second"])).toEqual([]);
      expect(openedBy(listing, ["notes", "second"])).toEqual([]);
    }
    expect(openedBy(named({ ...expressly, namesPatient: false }), ["notes"])).toEqual([]);
  });

  it("is no order that is stayed or vacated, or that nobody recorded to be in force", () => {
    const caseFile = caseOf("order-names-notes-for-four-months");
    const { released } = notesIn(caseFile);
    const { inForce: _inForce, ...silent } = caseFile.order ?? {};
    for (const order of [
      { ...caseFile.order, stayed: true },
      { ...caseFile.order, vacated: true },
      { ...caseFile.order, inForce: false },
      { ...silent, stayed: false, vacated: false },
    ])
      expect(openedBy({ ...caseFile, order }, released)).toEqual([]);
  });

  it("is of two forms each only for the notes of its own dates (45 CFR 164.508(a)(1))", () => {
    const caseFile = caseOf("two-clean-forms-with-subpoena");
    const { released } = notesIn(caseFile);
    const names = openedBy(caseFile, released);
    expect(names).toHaveLength(1);
    const narrow = {
      ...caseFile,
      authorizations: (caseFile.authorizations ?? []).map((form) => ({
        ...form,
        coversRange: { fromOn: "1999-01-01", toOn: "1999-12-31" },
      })),
    };
    expect(openedBy(narrow, released)).toEqual([]);
  });
});
