import type { Determination } from "../../../workflows/contract/determination.ts";
import { isStandingPiece } from "../../../workflows/contract/standing-piece.ts";
import { fieldId } from "../forms/fact-edits.ts";
import type { Panel } from "../util/paths.ts";
import { isOfWhoActs, peopleAmong } from "./who-acts.ts";

/** Where a question of the law is answered. */
type Place = { readonly panel: Panel; readonly hash: string };

/** What is asked, once for all the records it is asked of. */
export type Question = {
  readonly pointer: string;
  readonly words: string;
  /** How many records wait for it; none where it is asked of no single record. */
  readonly records: number;
  readonly place: Place;
  /** By whom and when, where it is not for the desk to answer now. */
  readonly by?: string;
};

/** The element that takes what is said of a record. */
export const describeRecordId = "describe-record";

const ofPiece = /^\/segments\/(\d+)\//;
const saidOfRecord =
  /^\/segments\/\d+\/(author\/license|participants\/(setting|othersIdentified|separable)|storage\/medium)$/;

const writerOfRecord = /^\/segments\/\d+\/author\/id$/;
/** The first of a list of people: that there is none is asked where the list is chosen. */
const firstOfPeople = /^(\/requester\/overseenAuthorIds)\/0$/;

const verified = /^\/requester\/(identity|authority)Verified$/;

/** Of several people the same is asked: which of them it is about stands with it. */
const ofWhom = (pointer: string, question: string): string =>
  isOfWhoActs(pointer) ? `${question} (person ${peopleAmong([pointer])})` : question;

function placeOf(pointer: string): Place {
  if (saidOfRecord.test(pointer)) return { panel: "records", hash: describeRecordId };
  if (writerOfRecord.test(pointer)) return { panel: "records", hash: "" };
  // Who asks is verified, and a form read, by a command of its own.
  if (verified.test(pointer)) return { panel: "people", hash: "" };
  if (pointer === "/authorizations" || pointer.startsWith("/authorizations/"))
    return { panel: "authorizations", hash: "" };
  return { panel: "facts", hash: fieldId(pointer) };
}

const byClinician = "A clinician who treats the patient answers this for each record, under Records.";
const readAgain =
  "Propose the records again under Records: who wrote each is then read from the practice's files.";
const onceProposed = `Asked of a kind of record of which none is proposed yet. ${byClinician}`;

/**
 * The questions of a determination in its order; what is asked of several pieces is one question. A piece that only stands
 * for its class is no record yet: its question is told, and not counted.
 */
export function questionsOf({
  missingFacts,
  segments,
}: Pick<Determination, "missingFacts" | "segments">): readonly Question[] {
  const pieces = Object.keys(segments);
  const asked = new Map<string, Question>();
  for (const { pointer: missing, question } of missingFacts) {
    const pointer = missing.replace(firstOfPeople, "$1");
    const index = ofPiece.exec(pointer)?.[1];
    const piece = index === undefined ? undefined : pieces[Number(index)];
    const key = index === undefined ? pointer : question;
    const before = asked.get(key) ?? {
      pointer,
      words: ofWhom(pointer, question),
      records: 0,
      place: placeOf(pointer),
    };
    const counts = piece !== undefined && !isStandingPiece(piece);
    asked.set(key, { ...before, records: before.records + (counts ? 1 : 0) });
  }
  return [...asked.values()].map((question) => {
    if (writerOfRecord.test(question.pointer)) return { ...question, by: readAgain };
    if (!saidOfRecord.test(question.pointer)) return question;
    return { ...question, by: question.records === 0 ? onceProposed : byClinician };
  });
}
