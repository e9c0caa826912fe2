import { describe, expect, it } from "vitest";
import { fieldId } from "../../../../portal/src/forms/fact-edits.ts";
import { factSections } from "../../../../portal/src/words/fact-sections.ts";
import { factsOfWhoActs, peopleAmong } from "../../../../portal/src/words/who-acts.ts";
import { questionsOf } from "../../../../portal/src/words/questions.ts";
import { questionFor } from "../../../../workflows/law/questions.ts";

const piece = { class: "progress-notes", outcome: "withhold" } as const;
const segments = { doc_one: piece, doc_two: piece, "any-psychotherapy-notes": piece };
const asked = (...pointers: readonly string[]) =>
  questionsOf({
    segments,
    missingFacts: pointers.map((pointer) => ({ pointer, question: questionFor(pointer) })),
  });

describe("what the law asks", () => {
  it("is one question for all records it is asked of, and says that a clinician answers it under Records", () => {
    const [licence, setting, ...more] = asked(
      "/segments/0/author/license",
      "/segments/0/participants/setting",
      "/segments/1/author/license",
      "/segments/2/author/license",
    );
    expect(more).toEqual([]);
    expect(licence).toMatchObject({ words: "Which licence does the writer hold?", records: 2 });
    expect(setting).toMatchObject({ records: 1 });
    for (const question of [licence, setting])
      expect(question).toMatchObject({
        place: { panel: "records", hash: "describe-record" },
        by: "A clinician who treats the patient answers this for each record, under Records.",
      });
  });

  it("asks there who else can be recognized in the record of a session, whether their part can be taken out, and in what it is kept", () => {
    const questions = asked(
      "/segments/0/storage/medium",
      "/segments/0/participants/othersIdentified",
      "/segments/1/participants/separable",
    );
    expect(questions.map(({ words }) => words)).toEqual([
      "Is this in the electronic health record, in another system or on paper?",
      "Can anybody else who took part in the session be recognized in this?",
      "Can what concerns the other participants be separated?",
    ]);
    for (const { place } of questions) expect(place).toEqual({ panel: "records", hash: "describe-record" });
  });

  it("says of a class of which no record is proposed that it waits for one, and counts none", () => {
    const [licence] = asked("/segments/2/author/license");
    expect(licence).toMatchObject({ words: "Which licence does the writer hold?", records: 0 });
    expect(licence?.by).toMatch(/^Asked of a kind of record of which none is proposed yet\. A clinician/u);
  });

  it("leads to the command that records it where no field may: who asks is verified, a form is read", () => {
    expect(
      asked(
        "/requester/identityVerified",
        "/requester/authorityVerified",
        "/authorizations",
        "/authorizations/0/signedOn",
      ).map(({ place }) => place.panel),
    ).toEqual(["people", "people", "authorizations", "authorizations"]);
  });

  it("leads to the list on which those under review are chosen, while nobody is on it", () => {
    const words = "Which clinicians of the practice are under review?";
    const hash = "fact-requester-overseenAuthorIds";
    expect(asked("/requester/overseenAuthorIds/0")).toEqual([
      {
        pointer: "/requester/overseenAuthorIds",
        words,
        records: 0,
        place: { panel: "facts", hash },
      },
    ]);
    const fact = factSections.flatMap(({ facts }) => facts).find((one) => fieldId(one.pointer) === hash);
    // Said twice in one place it would push out what explains the choice.
    expect(fact).toMatchObject({ label: words, help: expect.stringContaining("of no other") });
  });

  it("leads to the one of the people who act that it is about (45 CFR 164.502(g))", () => {
    const [paper] = asked("/patient/representatives/1/legalInstrument");
    expect(paper).toMatchObject({
      words: "Which legal paper gives this person authority? (person 2)",
      place: { panel: "facts", hash: fieldId(factsOfWhoActs(1)[2]?.pointer ?? "") },
    });
    expect(peopleAmong([paper?.pointer ?? ""])).toBe(2);
    expect(peopleAmong(["/patient/alive"])).toBe(0);
  });

  it("of a record whose writer is not known says how the practice's files are read again", () => {
    const [writer, ...more] = asked("/segments/0/author/id", "/segments/1/author/id");
    expect(more).toEqual([]);
    expect(writer).toMatchObject({ words: "Who wrote this piece of the record?", records: 2 });
    expect(writer?.place.panel).toBe("records");
    expect(writer?.by).toMatch(/^Propose the records again under Records:/u);
  });

  it("leads to the field of the paper it is about, each fact by itself", () => {
    expect(
      asked("/instrument/type", "/practice/setting").map(({ place, records }) => [place, records]),
    ).toEqual([
      [{ panel: "facts", hash: "fact-instrument-type" }, 0],
      [{ panel: "facts", hash: "fact-practice-setting" }, 0],
    ]);
  });
});
