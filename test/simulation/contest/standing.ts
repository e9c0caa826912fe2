import type { Recorded, RecordedOf } from "../../../workflows/request/recorded.ts";
import type { History } from "../history.ts";

// What stands against a request at one moment, told from its events alone and without the lifecycle.

type Type = Recorded["type"];
const lastOf = (history: History, ...types: readonly Type[]): number =>
  history.findLastIndex(({ type }) => types.includes(type));
const ofType = <T extends Type>(history: History, type: T): readonly RecordedOf<T>[] =>
  history.filter((event) => event.type === type) as readonly unknown[] as readonly RecordedOf<T>[];
const begunAfter = (history: History, begun: readonly Type[], ended: readonly Type[]): boolean =>
  lastOf(history, ...begun) > lastOf(history, ...ended);

/** Whose motions to quash are before a court. */
function movers(history: History): readonly string[] {
  const filed = new Set<string>();
  for (const event of history) {
    if (event.type === "motion-to-quash.filed" || event.type === "motion-to-quash.appealed")
      filed.add(event.by);
    if (event.type === "motion-to-quash.decided") {
      filed.delete(event.by);
      // What is quashed is quashed for all, as long as nothing was released of it.
      if (event.result === "granted") filed.clear();
    }
  }
  return [...filed];
}

/** Whether the ledger remembers other motions before a court than its events tell, once one more was filed or decided. */
export function motionsAreForgotten(history: History, motionsFiled: readonly string[]): boolean {
  const last = history.at(-1);
  if (!last?.type.startsWith("motion-to-quash.")) return false;
  // A motion that is granted ends the others or leaves them, as much as was released by then.
  if (last.type === "motion-to-quash.decided" && last.result === "granted") return false;
  return movers(history).toSorted().join() !== motionsFiled.toSorted().join();
}

/** Whether the practice's notice to the patient still leaves time, or nobody looked whether the patient objected. */
function noticeRuns(history: History): boolean {
  const sent = lastOf(history, "patient-notice.sent");
  const notice = history[sent];
  if (notice?.type !== "patient-notice.sent") return false;
  return !history
    .slice(sent)
    .some(
      (event) =>
        event.type === "patient-notice.cleared" &&
        (event.clearedOn > notice.objectBy || event.how.startsWith("overruled")),
    );
}

/** Papers that were admitted and that nobody has opened. */
const unread = (history: History): readonly string[] =>
  history.flatMap((event, at) => {
    if (event.type !== "document.admitted") return [];
    const read = history
      .slice(at)
      .some(
        (later) =>
          later.type === "weight.confirmed" ||
          ((later.type === "paper.viewed" || later.type === "authorization.recorded") &&
            later.documentId === event.documentId),
      );
    return read ? [] : [event.documentId];
  });

/** The productions that are recalled. */
export function recalled(history: History): ReadonlySet<string> {
  const gone = new Set<string>();
  let open: string | undefined;
  for (const event of history) {
    if (event.type === "incident.opened") open = event.productionId;
    if (event.type === "incident.opened" && open !== undefined) gone.add(open);
    if (event.type === "incident.assessed" && open !== undefined)
      if (event.finding === "permitted") gone.delete(open);
      else gone.add(open);
  }
  return gone;
}

/** Why nothing may leave at the end of these events, released or not; `now` is what is judged then. */
export function keepsBack(history: History, now: Recorded): readonly string[] {
  const alone = now.judgement.goesToCourtAlone === true;
  const told: readonly (readonly [boolean, string])[] = [
    [begunAfter(history, ["hold.placed"], ["hold.lifted", "request.closed"]), "the request is paused"],
    [begunAfter(history, ["order.stayed"], ["order.vacated", "order.reinstated"]), "the order is stayed"],
    [
      !alone &&
        begunAfter(
          history,
          ["in-camera.asked", "in-camera.ordered", "in-camera.delivered"],
          ["in-camera.ruled", "in-camera.declined"],
        ),
      "the court looks in camera",
    ],
    [begunAfter(history, ["patient.objected"], ["patient-notice.cleared"]), "the patient objects"],
    [noticeRuns(history), "the patient's time to object runs"],
    [
      begunAfter(history, ["privilege.claimed"], ["privilege.waived", "privilege.overruled"]) &&
        now.judgement.communications !== "none",
      "the privilege is claimed",
    ],
    [unread(history).length > 0, "nobody has opened a paper"],
  ];
  return told.flatMap(([stands, why]) => (stands ? [why] : []));
}

/** Whether a paper that commands came in after the weight was confirmed last. */
function weightIsOld(history: History): boolean {
  const announced = new Map(ofType(history, "upload.announced").map((one) => [one.documentId, one.purpose]));
  const commands = history.findLastIndex(
    (event) =>
      event.type === "document.admitted" &&
      ["legal-process", "court-order"].includes(announced.get(event.documentId) ?? ""),
  );
  return commands > lastOf(history, "weight.confirmed");
}

/** Why nothing may be released at the end of these events. */
export function stopsRelease(
  history: History,
  release: RecordedOf<"production.released">,
): readonly string[] {
  const drafted = lastOf(history, "motion-to-quash.drafted");
  const settled = history.findLastIndex(
    (event) =>
      event.type === "request.closed" ||
      ((event.type === "motion-to-quash.filed" || event.type === "motion-to-quash.decided") &&
        event.by === "practice"),
  );
  const agreed = history.findLastIndex(
    (event) => event.type === "negotiation.answered" && event.answer === "accepted",
  );
  const certified = ofType(history, "production.certified").some(
    ({ productionId }) => productionId === release.productionId,
  );
  const told: readonly (readonly [boolean, string])[] = [
    [
      lastOf(history, "objection.served") > Math.max(lastOf(history, "objection.lifted"), agreed),
      "an objection is served",
    ],
    [movers(history).length > 0, "a motion is before the court"],
    [drafted > settled, "a motion is being drafted"],
    [
      begunAfter(
        history,
        ["protective-order.sought"],
        ["protective-order.entered", "protective-order.denied"],
      ),
      "a protective order is sought",
    ],
    [weightIsOld(history), "a new paper was never weighed"],
    [release.judgement.certificationAsked === true && !certified, "nobody certified it"],
  ];
  return [...keepsBack(history, release), ...told.flatMap(([stands, why]) => (stands ? [why] : []))];
}

/** Whether counsel signed a paper off that has not been used since. */
export function signedOffBefore(history: History, paper: string, uses: readonly Type[]): boolean {
  const signed = history.findLastIndex(
    (event) => event.type === "counsel.signed-off" && event.paper === paper,
  );
  return signed >= 0 && signed > lastOf(history, ...uses);
}
