import { useState } from "react";
import { productionFailedWords } from "../../../../../workflows/contract/production-failed-words.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { instantWords } from "../../../words/dates.ts";
import { plain } from "../../../words/plain.ts";
import { counted, sizeWords } from "../../../words/sizes.ts";
import { Certify } from "../certify.tsx";
import { CommandForm } from "../command-form.tsx";
import { ForRole } from "../for-role.tsx";
import { ForTheCourt } from "../for-the-court.tsx";
import { LeftBehind } from "../left-behind.tsx";
import { useRequest } from "../overview-context.ts";
import { PaperNotes } from "../paper-notes.tsx";
import { Rebuilt } from "../rebuilt.tsx";
import { ReturnDuty } from "../return-duty.tsx";
import { Section } from "../section.tsx";
import { lackOfReason, WordsField } from "../words-field.tsx";

const states = {
  assembling: { words: "Being assembled", tone: "info" },
  assembled: { words: "Assembled", tone: "good" },
  failed: { words: "Failed", tone: "bad" },
  released: { words: "Released", tone: "good" },
} as const;

const recalled = { words: "Released and recalled", tone: "bad" } as const;

/** A size is not for everybody: how much there is of the patient's records may not be theirs to know. */
const sized = (before: string, bytes: number | undefined): string =>
  bytes === undefined ? "" : `${before}${sizeWords(bytes)}`;

function Production() {
  const { production, requester, goesToCourtAlone } = useRequest().overview;
  if (production === undefined) {
    return (
      <p className="soft">
        None yet. It is assembled by itself when the second look has confirmed what leaves.
      </p>
    );
  }
  const state = production.recalled === true ? recalled : states[production.state];
  return (
    <>
      <output className="block">
        <Badge tone={state.tone}>{state.words}</Badge>
      </output>
      {production.state === "assembling" ? (
        <p className="soft small">Pages are merged, numbered and checked. This page follows the progress.</p>
      ) : null}
      {production.reason === undefined ? null : (
        <Notice tone="bad" title="Why it failed">
          <p>{productionFailedWords(production.reason)}</p>
          <LeftBehind />
        </Notice>
      )}
      <Rebuilt />
      <dl className="facts">
        {production.pages === undefined ? null : (
          <>
            <dt>Pages</dt>
            <dd>{counted(production.pages, "page")}</dd>
          </>
        )}
        {production.batesFirst === undefined ? null : (
          <>
            <dt>Bates range</dt>
            <dd className="number">
              {production.batesFirst} – {production.batesLast}
            </dd>
          </>
        )}
        {production.productionSha256 === undefined ? null : (
          <>
            <dt>SHA-256 of the production</dt>
            <dd className="digest">{production.productionSha256}</dd>
          </>
        )}
        {production.manifestSha256 === undefined ? null : (
          <>
            <dt>SHA-256 of the manifest</dt>
            <dd className="digest">{production.manifestSha256}</dd>
          </>
        )}
        {production.coverLetterSha256 === undefined ? null : (
          <>
            <dt>SHA-256 of the cover letter</dt>
            <dd className="digest">{production.coverLetterSha256}</dd>
          </>
        )}
        {production.packet === undefined ? null : (
          <>
            <dt>The archive</dt>
            <dd>
              Each document by itself, logs and load files{sized(", ", production.packet.bytes)}. A
              certificate of the custodian is signed afterwards and goes beside it.
            </dd>
            <dt>SHA-256 of the archive</dt>
            <dd className="digest">{production.packet.sha256}</dd>
          </>
        )}
        {production.releasedAt === undefined ? null : (
          <>
            <dt>Released</dt>
            <dd>{instantWords(production.releasedAt)}</dd>
          </>
        )}
      </dl>
      {production.state === "released" ? null : (
        <ForRole
          commands={["releaseProduction"]}
          otherwise="The practice manager or the privacy officer releases it."
        >
          <CommandForm
            command="releaseProduction"
            label={goesToCourtAlone ? "Release for the court alone" : `Release to ${requester.name}`}
            consequence={
              goesToCourtAlone
                ? "The practice fetches the files and delivers them to the court under seal. The requester is told nothing. A release cannot be taken back."
                : `It can be fetched by ${requester.name} at ${requester.email} and by nobody else. A release cannot be taken back.`
            }
            build={() => ({ productionId: production.productionId })}
          />
        </ForRole>
      )}
    </>
  );
}

/** What was released so far, phase by phase, and the next one. */
function Phases() {
  const { phases, phase, states } = useRequest().overview;
  const [reason, setReason] = useState("");
  if (phases.length === 0) return null;
  return (
    <Section
      title={`Phases: ${phase === phases.length ? "" : `phase ${phase} in work, `}${counted(phases.length, "release")}`}
      lead="Each release is a disclosure of its own. What is still to come goes through the choice of records, the review and the second look again; page numbers go on."
    >
      <ul className="list">
        {phases.map((one, at) => (
          <li key={one.productionId} className="spread">
            <div>
              <strong>Phase {at + 1}</strong>
              <div className="soft small">
                Released {instantWords(one.releasedAt)}
                {one.pages === undefined ? "" : `, ${counted(one.pages, "page")}`}
              </div>
              {one.batesFirst === undefined ? null : (
                <div className="number small">
                  {one.batesFirst} – {one.batesLast}
                </div>
              )}
            </div>
            {one.recalled ? <Badge tone="bad">Recalled</Badge> : null}
          </li>
        ))}
      </ul>
      {states.course.startsWith("release.") ? (
        <ForRole
          commands={["beginPhase"]}
          otherwise="The practice manager or the privacy officer begins a further phase."
        >
          <CommandForm
            command="beginPhase"
            label={`Begin phase ${phases.length + 1}`}
            tone="quiet"
            consequence="The request goes back to the choice of records. The requester reads that it is in review again; what was downloaded stays with them."
            build={() => lackOfReason(reason) ?? { phase: phases.length + 1, reason: reason.trim() }}
          >
            <WordsField label="What is still to come" value={reason} onChange={setReason} />
          </CommandForm>
        </ForRole>
      ) : null}
    </Section>
  );
}

/** The production: how it was assembled, its release, and every link and transfer. */
export function ProductionPanel() {
  const { overview } = useRequest();
  return (
    <>
      <Section title="What is assembled">
        <Production />
      </Section>
      <PaperNotes />
      <Certify />
      <ForTheCourt />
      <Phases />
      <ReturnDuty />
      <Section
        title="Links and transfers"
        lead="Each download has a link of its own, good for one minute; what really left is taken from the storage's own log. A download in several pieces is not reported whole: the log does not say which pieces they were."
      >
        {overview.links.length === 0 ? (
          <p className="soft">Nothing has been fetched yet.</p>
        ) : (
          <ul className="list">
            {overview.links.map((link) => (
              <li key={link.linkId}>
                <div className="spread">
                  <div>
                    <strong>{plain(link.file)}</strong>
                    <div className="soft small">
                      Link made {instantWords(link.issuedAt)}
                      {link.to === "court" ? ", for the court" : ""}
                    </div>
                  </div>
                  {link.transfer === undefined ? (
                    <Badge tone="plain">No transfer reported</Badge>
                  ) : link.transfer.complete ? (
                    <Badge tone="good">Fetched in full{sized(", ", link.transfer.bytesSent)}</Badge>
                  ) : (
                    <Badge tone="warn">
                      Not reported whole{sized(", at most ", link.transfer.bytesSent)}
                    </Badge>
                  )}
                </div>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}
