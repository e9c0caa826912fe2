import type { Determination } from "../../workflows/contract/determination.ts";
import { judge } from "../../workflows/facts/judge.ts";
import type { RequestKey, RequestLedger, StoredRequest } from "../../workflows/ports.ts";
import { approvedRecords } from "../../workflows/request/guards.ts";
import type { Judgement } from "../../workflows/request/judgement.ts";
import { asFiledNow, parseCaseOnFile } from "./case-on-file.ts";
import type { Practice } from "./practice-rows.ts";
import type { Practices } from "./practices.dynamodb.ts";
import { requestViewOf } from "./request-reader.dynamodb.ts";
import type { RequestView } from "./request-reader.dynamodb.ts";
import { toldToday } from "./told-today.ts";

/** A request as it stands, and what the law makes of it at the moment of reading. */
export type CaseToday = RequestView &
  Pick<StoredRequest, "facts" | "profile"> & {
    readonly determination: Determination;
    readonly judgement: Judgement;
    readonly practice: Practice;
  };
export type ReadCase = (key: RequestKey) => Promise<CaseToday | undefined>;

/**
 * Reads a request and asks the law again. The judgement in its memory is that of the last event: since then a form may have
 * run out at midnight, and nothing will have happened to say so.
 */
export function caseToday({
  load,
  practices,
  now,
}: {
  readonly load: RequestLedger["load"];
  readonly practices: Pick<Practices, "byId" | "patient">;
  readonly now: () => Date;
}): ReadCase {
  return async (key) => {
    const [stored, practice] = await Promise.all([load(key, "consistent"), practices.byId(key.practiceId)]);
    if (!stored || !practice) return undefined;
    const view = requestViewOf(stored);
    const { patientRef } = view.context;
    const patient = patientRef ? await practices.patient(key.practiceId, patientRef) : undefined;
    const onFile = asFiledNow(parseCaseOnFile(stored.facts), patient);
    const today = toldToday(practice, patient, now().toISOString());
    const { facts, profile } = stored;
    return {
      ...view,
      facts,
      profile,
      practice,
      ...judge({ ...onFile, ...today }, approvedRecords(view.context)),
    };
  };
}
