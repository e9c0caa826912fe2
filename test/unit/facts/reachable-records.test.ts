import { describe, expect, it } from "vitest";
import type { SessionFacts } from "../../../workflows/contract/session-facts.ts";
import { authorizationOnFileSchema, factsSchema } from "../../../workflows/facts/facts.ts";
import { reachableRecords } from "../../../workflows/facts/reachable-records.ts";
import type { RecordOnFile } from "../../../workflows/facts/record-on-file.ts";
import { changed } from "../../law/changed.ts";
import { form, letterWith } from "../../law/neighbours/case.ts";
import { aut, doc, pat } from "../../support/request/ids.ts";

/** A letter with a form for psychotherapy notes alone, to a practice in New Jersey. */
const onFile = () => {
  const { authorizations: _form, ...letter } = [
    {
      instrument: { requestedClasses: ["psychotherapy-notes"] },
      requester: { identityVerified: true },
      practice: { state: "NJ", hipaaCoveredEntity: true, part2Program: false, partyToCase: false },
      policy: { stateLayer: "apply" },
    },
  ].reduce(changed, letterWith());
  const { id: _id, coversAllRecords: _all, ...read } = form;
  const authorization = {
    ...read,
    psychotherapyNotesOnly: true,
    mentionsPsychotherapyNotes: true,
    coversClasses: ["psychotherapy-notes"],
    purposeMatchesRequest: true,
    conditioned: false,
  };
  const [authorizationId, documentId, patientRef] = [aut("one"), doc("form"), pat("one")];
  return {
    facts: factsSchema.parse(letter),
    authorizations: [
      authorizationOnFileSchema.parse({
        authorizationId,
        documentId,
        authorization,
        forPatient: patientRef,
        revocations: [],
      }),
    ],
    patientRef,
    practice: { timeZone: "America/New_York" },
    at: "2026-11-23T12:00:00Z",
  };
};
const note = (name: string, session: SessionFacts): RecordOnFile => ({
  documentId: doc(name),
  kind: "psychotherapy-note",
  sessionOn: "2026-05-01",
  sealed: true,
  ...session,
});
const counselor = { license: "professional-counselor" } as const;
const alone = note("alone", { ...counselor, setting: "individual" });
const couples = note("couple", { ...counselor, setting: "couple" });

describe("psychotherapy notes that a request can reach", () => {
  it("are each judged by themselves: what is said of a couple's note, for which one signature does not do, tells nothing by what becomes of another (N.J.A.C. 13:34-18.5(a)6)", () => {
    expect(reachableRecords(onFile(), [alone])).toEqual([alone]);
    expect(reachableRecords(onFile(), [couples])).toEqual([]);
    expect(reachableRecords(onFile(), [alone, couples])).toEqual([alone]);
  });

  it("are none while nobody has said with whom the session was, and what was said of one counts", () => {
    const unsaid = note("unsaid", counselor);
    expect(reachableRecords(onFile(), [unsaid])).toEqual([]);
    const described = [{ documentId: unsaid.documentId, holds: [], setting: "individual" as const }];
    expect(reachableRecords({ ...onFile(), described }, [unsaid])).toEqual([unsaid]);
  });
});
