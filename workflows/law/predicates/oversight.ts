import type { CaseFile } from "../../contract/case-file.ts";
import { all, any, isOneOf, known, not, question, settled, waiting, type Predicate } from "../predicate.ts";
import { overseerAsks } from "./requester.ts";

const list = "/requester/overseenAuthorIds";
const somebody = waiting(`${list}/0`);

/** The writers of whom a case file tells, each once. */
const writersOf = ({ segments = [] }: CaseFile): ReadonlySet<string> =>
  new Set(segments.flatMap(({ author }) => author?.id ?? []));

/**
 * Whether the writer of the segment is one of those under review: the exception is for oversight of the originator of these
 * notes (45 CFR 164.508(a)(2)(ii)). An empty list names nobody yet. Without any list, whoever is said to be reviewed as the
 * notes' author can only be meant where the case file tells of one writer at most.
 */
export const writerIsUnderReview: Predicate = question(
  "the writer of the segment is one of those under review",
  ({ caseFile, segment, index }) => {
    const overseen = caseFile.requester?.overseenAuthorIds;
    const writer = segment?.author?.id;
    const at = `/segments/${index}/author/id`;
    if (overseen?.length === 0) return somebody;
    if (overseen === undefined) {
      const writers = writersOf(caseFile).size;
      if (writers > 1) return somebody;
      if (writers === 0) return settled(true);
      return writer === undefined ? waiting(at) : settled(true, at);
    }
    return writer === undefined ? waiting(at) : settled(overseen.includes(writer), list, at);
  },
);

/** Whether the information is wanted to enforce the criminal law, which is not oversight of health care. */
export const isForLawEnforcement: Predicate = known(
  isOneOf("/requester/purpose", "law-enforcement", "prosecution"),
);

/** 45 CFR 164.512(d)(1): whether somebody who can be a body of oversight asks for the purpose of one. */
export const isOversight: Predicate = all(
  any(
    isOneOf("/requester/purpose", "oversight", "compliance-investigation"),
    known(isOneOf("/requester/role", "licensing-board", "inspector-general", "oversight-agency")),
  ),
  overseerAsks,
  not(isForLawEnforcement),
);
