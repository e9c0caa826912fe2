import { keptForOthers, keptForOthersWords } from "../../words/other-participants.ts";
import type { KeptForOthers as Kept } from "../../words/other-participants.ts";
import { counted } from "../../words/sizes.ts";
import { useRequest } from "./overview-context.ts";

type KeptForOthersProps = {
  readonly documentIds: readonly string[];
  /** Whether it is said of how many of the records. */
  readonly ofHowMany?: boolean;
};

/** Why records stay for the sake of others who took part in the session, and the way out; nothing where none does. */
export function KeptForOthers({ documentIds, ofHowMany = false }: KeptForOthersProps) {
  const { determination } = useRequest().overview;
  if (determination === undefined) return null;
  const kept = documentIds.flatMap((documentId) => keptForOthers(determination, documentId) ?? []);
  const each = Map.groupBy(kept, (why) => why);
  return [...each].map(([why, { length }]: [Kept, readonly Kept[]]) => (
    <p key={why} className="small">
      {ofHowMany ? <strong>{counted(length, "record")}: </strong> : null}
      {keptForOthersWords[why]}
    </p>
  ));
}
