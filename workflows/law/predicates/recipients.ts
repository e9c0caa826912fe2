import { aJudgeOrderReachesSegment, orderIsForTheJudgeAlone } from "./order.ts";
import { compulsoryKinds } from "./paper.ts";
import type { PaperKind } from "../paper.ts";
import {
  all,
  isOneOf,
  isTrue,
  known,
  not,
  question,
  settled,
  waiting,
  type Predicate,
} from "../predicate.ts";
import type { Scene } from "../scene.ts";

const one = "/requester/recipientRole";
const more = "/requester/additionalRecipientRoles";

/** To whom a record goes beside the requester on a paper of the kind. */
const besideTheRequester: { readonly [Kind in PaperKind]?: readonly string[] } = {
  ...Object.fromEntries(compulsoryKinds.map((kind) => [kind, ["court"]])),
  // Whoever asks for it, the subpoena is the grand jury's own.
  "grand-jury": ["court", "grand-jury"],
  "court-appointee": ["court"],
  "defense-use": ["practice", "practice-counsel", "clinician"],
  "training-use": ["practice", "clinician", "note-author", "trainee"],
  "own-initiative": ["police", "intended-victim"],
};

const sendsToOthers: Predicate = all(aJudgeOrderReachesSegment, not(orderIsForTheJudgeAlone));

/** Those to whom an order sends what it reaches; nobody where it wants that shown to the court alone. */
const namedByOrder = (scene: Scene): readonly string[] =>
  sendsToOthers.truth(scene) === "yes" ? (scene.caseFile.order?.namesRecipients ?? []) : [];

const ofOneRecipient: readonly PaperKind[] = ["own-initiative", "directive"];

/** The recipients whom the paper itself does not bring with it: a warning and a directive have one that is not the requester. */
function others(scene: Scene): readonly string[] {
  const { caseFile, paper } = scene;
  const { recipientRole, additionalRecipientRoles = [] } = caseFile.requester ?? {};
  const first = recipientRole === undefined || ofOneRecipient.includes(paper.kind) ? [] : [recipientRole];
  const may = [...(besideTheRequester[paper.kind] ?? []), ...namedByOrder(scene)];
  return [...first, ...additionalRecipientRoles].filter((role) => !may.includes(role));
}

/** Whether it is recorded that somebody whom the paper does not bring with it would receive the record. */
export const othersReceive: Predicate = question("somebody beside the requester receives", (scene) =>
  settled(others(scene).length > 0, one, more),
);

/** Whether whoever receives, beside those whom the paper brings with it, is the requester. */
export const onlyTheRequesterReceives: Predicate = question("only the requester receives", (scene) => {
  const role = scene.caseFile.requester?.role;
  if (role === undefined) return waiting("/requester/role");
  return settled(
    others(scene).every((other) => other === role),
    "/requester/role",
    one,
    more,
  );
});

/** Whether an order that reaches the segment names who receives it. */
export const orderNamesRecipients: Predicate = question("the order names who receives", (scene) =>
  settled(namedByOrder(scene).length > 0, "/order/namesRecipients"),
);

/** Whether everybody who would receive is named by the order, or is the court; who asks receives where nobody else is recorded. */
export const onlyTheNamedReceive: Predicate = question("the order names everybody who receives", (scene) => {
  const { recipientRole, role, additionalRecipientRoles = [] } = scene.caseFile.requester ?? {};
  const first = recipientRole ?? role;
  if (first === undefined) return waiting(one);
  const may: readonly string[] = ["court", ...namedByOrder(scene)];
  const all = [first, ...additionalRecipientRoles].every((receiver) => may.includes(receiver));
  return settled(all, "/order/namesRecipients", recipientRole === undefined ? "/requester/role" : one, more);
});

/** Whether everybody who receives is among the roles; unknown until the recipient is recorded. */
export const recipientsAreAmong = (...roles: readonly string[]): Predicate =>
  all(
    isOneOf(one, ...roles),
    question(`${more} is of ${roles.join(" or ")}, where it lists somebody`, ({ caseFile }) =>
      settled(
        (caseFile.requester?.additionalRecipientRoles ?? []).every((role) => roles.includes(role)),
        more,
      ),
    ),
  );

/** 45 CFR 164.508(a)(2)(i)(B): whether people of the practice learn, or teach, in its own supervised program. */
export const isOwnTraining: Predicate = all(
  isTrue("/practice/ownTrainingProgram"),
  isOneOf("/requester/role", "trainee", "clinician", "practice", "note-author"),
  not(known(not(isOneOf("/requester/purpose", "training")))),
);
