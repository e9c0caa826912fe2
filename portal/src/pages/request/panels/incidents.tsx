import type { IncidentView } from "../../../../../workflows/contract/incident.ts";
import { breachFactors } from "../../../../../workflows/contract/incident.ts";
import type { RequestOverview } from "../../../../../workflows/contract/staff.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { dateWords, instantWords } from "../../../words/dates.ts";
import {
  breachFindings,
  factorQuestions,
  incidentKinds,
  noticeParties,
  recallAnswers,
  recallWords,
  risks,
} from "../../../words/incident.ts";
import { counted } from "../../../words/sizes.ts";
import { Delay } from "../breach-delay.tsx";
import { Assess, CloseIncident, Notices } from "../breach-forms.tsx";
import { ForRole } from "../for-role.tsx";
import { OpenIncident, RecallForms } from "../incident-forms.tsx";
import { useRequest } from "../overview-context.ts";
import { Section } from "../section.tsx";

const riskTones = { low: "good", medium: "warn", high: "bad" } as const;

/** Which release it was, as far as whoever looks may know how much that was. */
function howItLeft({ productionId }: IncidentView, phases: RequestOverview["phases"]): string {
  if (productionId === undefined) return "Outside this product";
  const phase = phases.find((one) => one.productionId === productionId);
  if (phase === undefined) return "In a released production";
  const { releasedAt, pages, batesFirst, batesLast } = phase;
  const bates = batesFirst === undefined || batesLast === undefined ? "" : `, ${batesFirst} to ${batesLast}`;
  const much = pages === undefined ? "" : `: ${counted(pages, "page")}${bates}`;
  return `In the production released on ${instantWords(releasedAt)}${much}`;
}

/** The incident as it was recorded. */
function WhatWentWrong({ incident }: { readonly incident: IncidentView }) {
  const { phases } = useRequest().overview;
  return (
    <Section title={incident.open ? "The incident in hand" : "The last incident, closed"}>
      <dl className="facts">
        <dt>What went wrong</dt>
        <dd>
          {incidentKinds[incident.kind]}
          {incident.words === undefined ? null : <div className="small">{incident.words.what}</div>}
        </dd>
        <dt>How it left</dt>
        <dd>{howItLeft(incident, phases)}</dd>
        {incident.occurredOn === undefined ? null : (
          <>
            <dt>Left on</dt>
            <dd>{dateWords(incident.occurredOn)}</dd>
          </>
        )}
        <dt>Discovered on</dt>
        <dd>{dateWords(incident.discoveredOn)}</dd>
        <dt>Concerns</dt>
        <dd>{counted(incident.affectedIndividuals, "person", "people")}</dd>
      </dl>
    </Section>
  );
}

function Recalled({ incident }: { readonly incident: IncidentView }) {
  const answer = incident.recallAnswer;
  return (
    <Section
      title="Recall"
      lead="Whoever has it is asked to return, sequester or destroy it, and not to use it (FRCP 45(e)(2)(B)); known harm is mitigated (45 CFR 164.530(f))."
    >
      <p>
        {incident.recallSentOn === undefined
          ? `${recallWords[incident.recall]}.`
          : `Asked for on ${dateWords(incident.recallSentOn)}: ${answer === undefined ? "not answered yet" : recallAnswers[answer].toLowerCase()}.`}
      </p>
      <ForRole
        commands={["sendRecall", "recordRecallAnswer"]}
        otherwise="The practice manager or the privacy officer sends the recall."
      >
        <RecallForms />
      </ForRole>
    </Section>
  );
}

function Assessed({ incident }: { readonly incident: IncidentView }) {
  const assessment = incident.words?.assessment;
  return (
    <Section
      title="Breach assessment"
      lead="A breach is presumed unless the four factors show a low probability that the information was compromised (45 CFR 164.402(2))."
    >
      {incident.finding === undefined ? (
        <Notice tone="warn" title="Not assessed yet: a breach is presumed" />
      ) : (
        <Notice
          tone={incident.finding === "breach" ? "bad" : "plain"}
          title={breachFindings[incident.finding]}
        >
          {assessment === undefined ? null : (
            <p>
              Assessed by {assessment.by}, {instantWords(assessment.at)}
            </p>
          )}
        </Notice>
      )}
      {assessment === undefined ? null : (
        <ul className="list">
          {breachFactors.map((factor) => (
            <li key={factor}>
              <div className="spread">
                <div>
                  <strong>{factorQuestions[factor].words}</strong>
                  <div className="small">{assessment.factors[factor].words}</div>
                </div>
                <Badge tone={riskTones[assessment.factors[factor].risk]}>
                  {risks[assessment.factors[factor].risk]}
                </Badge>
              </div>
            </li>
          ))}
        </ul>
      )}
      <ForRole
        commands={["assessIncident"]}
        {...(incident.finding === undefined ? { otherwise: "The privacy officer assesses it." } : {})}
      >
        {incident.finding === undefined ? (
          <Assess />
        ) : incident.open ? (
          <details>
            <summary>More has come to light</summary>
            <div style={{ marginTop: "0.75rem" }}>
              <Assess key={assessment?.at} />
            </div>
          </details>
        ) : null}
      </ForRole>
    </Section>
  );
}

function Told({ incident }: { readonly incident: IncidentView }) {
  if (incident.finding !== "breach") return null;
  return (
    <Section
      title="Notices"
      lead="Without unreasonable delay: the dates under Deadlines are the last ones. A state's own law may ask for more, or for sooner; counsel says."
    >
      <ul className="list">
        {incident.notices.map(({ to, givenOn }) => (
          <li key={to} className="spread">
            <strong>{noticeParties[to]}</strong>
            <Badge tone="good">Recorded on {dateWords(givenOn)}</Badge>
          </li>
        ))}
        {incident.owed.map((to) => (
          <li key={to} className="spread">
            <strong>{noticeParties[to]}</strong>
            <Badge tone="warn">To be told</Badge>
          </li>
        ))}
      </ul>
      <ForRole
        commands={["recordBreachNotice"]}
        otherwise="The practice manager or the privacy officer tells them."
      >
        <Notices key={incident.notices.length} />
      </ForRole>
    </Section>
  );
}

/** What went out and should not have: recalled, assessed, told of, closed. */
export function IncidentsPanel() {
  const { incident, states } = useRequest().overview;
  return (
    <>
      {incident === undefined ? null : (
        <>
          <WhatWentWrong incident={incident} />
          <Recalled incident={incident} />
          <Assessed incident={incident} />
          <Delay incident={incident} />
          <Told incident={incident} />
        </>
      )}
      {incident?.open === true ? (
        <Section title="Close the incident">
          <ForRole commands={["closeIncident"]} otherwise="The privacy officer closes it.">
            <CloseIncident />
          </ForRole>
        </Section>
      ) : (
        <Section
          title={incident === undefined ? "Did something go wrong?" : "Did something else go wrong?"}
          lead="Sent to the wrong person, or more than should have left. Whoever sees it records it: the time to act runs from the day on which anybody of the practice knew."
        >
          {states.course === "received.draft" ? (
            <p className="soft">The request is still a draft.</p>
          ) : (
            <OpenIncident />
          )}
        </Section>
      )}
    </>
  );
}
