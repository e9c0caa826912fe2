import type { DocumentClass } from "../../../../../workflows/contract/case-file.ts";
import type { Determination, ReleaseScope } from "../../../../../workflows/contract/determination.ts";
import { Badge } from "../../../ui/badge.tsx";
import { dateWords } from "../../../words/dates.ts";
import { classWords } from "../../../words/document-classes.ts";
import { isBeforeReading } from "../../../words/course.ts";
import { outcomeWords } from "../../../words/law.ts";
import { plain } from "../../../words/plain.ts";
import { useRequest } from "../overview-context.ts";
import { KeptForOthers } from "../kept-for-others.tsx";
import { Questions } from "../questions.tsx";
import { Reasons } from "../reasons.tsx";
import { Section } from "../section.tsx";

function Scope({ scope }: { readonly scope: ReleaseScope }) {
  const parts = [
    scope.fromOn === undefined ? undefined : `from ${dateWords(scope.fromOn)}`,
    scope.toOn === undefined ? undefined : `to ${dateWords(scope.toOn)}`,
    scope.limit === undefined ? undefined : plain(scope.limit).toLowerCase(),
    scope.recipient === undefined ? undefined : `only to ${plain(scope.recipient).toLowerCase()}`,
    scope.excludedItems === undefined || scope.excludedItems.length === 0
      ? undefined
      : `without ${scope.excludedItems.map((item) => plain(item).toLowerCase()).join(", ")}`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? null : <p className="small">Scope: {parts.join("; ")}.</p>;
}

type ClassCardProps = {
  readonly name: DocumentClass;
  readonly found: NonNullable<Determination["outcomes"][DocumentClass]>;
  readonly determination: Determination;
};

function ClassCard({ name, found, determination }: ClassCardProps) {
  const outcome = outcomeWords[found.outcome];
  const own = determination.reasons.filter(
    (reason) =>
      reason.appliesTo === undefined ||
      reason.appliesTo.some((segment) => found.segmentIds.includes(segment)),
  );
  return (
    <Section title={classWords(name)}>
      <div>
        <Badge tone={outcome.tone}>{outcome.words}</Badge>
        <p className="small">{outcome.help}</p>
        {found.outsideScope === undefined ? null : (
          <p className="small">
            What lies outside the scope:{" "}
            <strong>{outcomeWords[found.outsideScope].words.toLowerCase()}</strong>.
          </p>
        )}
        {found.releaseScope === undefined ? null : <Scope scope={found.releaseScope} />}
        <KeptForOthers documentIds={found.segmentIds} ofHowMany />
      </div>
      <details>
        <summary>Why</summary>
        <div style={{ marginTop: "0.75rem" }}>
          <Reasons reasons={own} empty="No rule speaks to this class alone." />
        </div>
      </details>
    </Section>
  );
}

/** What the rules say for each class of record. */
export function DeterminationPanel() {
  const { determination, states } = useRequest().overview;
  if (determination === undefined || isBeforeReading(states.course)) {
    return (
      <Section title="No determination yet">
        <p className="soft">
          Until the paper is read, nothing may go. Record its facts; the rules answer for each class of
          record.
        </p>
      </Section>
    );
  }
  const classes = Object.entries(determination.outcomes) as [
    DocumentClass,
    Determination["outcomes"][DocumentClass],
  ][];
  return (
    <>
      <Questions determination={determination} />
      {classes.map(([name, found]) =>
        found === undefined ? null : (
          <ClassCard key={name} name={name} found={found} determination={determination} />
        ),
      )}
    </>
  );
}
