import { Badge } from "../../../ui/badge.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { dateWords, dayWords } from "../../../words/dates.ts";
import { classWords } from "../../../words/document-classes.ts";
import { besideWords, courseWords, objectionWords } from "../../../words/course.ts";
import { actionWords } from "../../../words/law.ts";
import { plain, plainInside } from "../../../words/plain.ts";
import { useRequest } from "../overview-context.ts";
import { Section } from "../section.tsx";

const sentence = (state: string) => plain(besideWords(state));

function Duties() {
  const { determination } = useRequest().overview;
  if (determination === undefined) {
    return <p className="soft">The rules have not been asked yet. Record the facts of the paper first.</p>;
  }
  return (
    <>
      {determination.needsCounsel ? (
        <Notice tone="warn" title="Counsel is needed">
          <p>A lawyer must act or sign off before the practice does anything but hold.</p>
        </Notice>
      ) : null}
      <ul className="list">
        {determination.actions.map((action) => (
          <li key={action.verb}>
            <strong>{actionWords(action.verb)}</strong>
            {action.byOn === undefined ? null : (
              <span className="soft small"> by {dayWords(action.byOn)}</span>
            )}
            <div className="small">{action.why}</div>
            {action.citation === undefined ? null : <div className="soft small cited">{action.citation}</div>}
          </li>
        ))}
      </ul>
      {determination.prohibitions.length === 0 ? null : (
        <>
          <ul className="list" aria-label="What not to do">
            {determination.prohibitions.map((prohibition) => (
              <li key={prohibition.code}>
                <Badge tone="bad">Do not</Badge> <strong>{plainInside(prohibition.code)}</strong>
                <div className="small">{prohibition.why}</div>
                {prohibition.citation === undefined ? null : (
                  <div className="soft small">{prohibition.citation}</div>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** What was asked, by whom, where every part stands, and what the law asks of the practice now. */
export function SummaryPanel() {
  const { overview } = useRequest();
  const { requester, asks, subject, states, objection } = overview;
  return (
    <>
      <Section title="What is asked">
        <dl className="facts">
          <dt>Person named on the paper</dt>
          <dd>
            {subject.name}
            {subject.birthDate === undefined ? "" : `, born ${dateWords(subject.birthDate)}`}
          </dd>
          <dt>Kinds of record</dt>
          <dd>{asks.classes.map(classWords).join("; ")}</dd>
          <dt>Dates of service</dt>
          <dd>
            {asks.range === undefined
              ? "No limit"
              : `${dateWords(asks.range.fromOn)} to ${dateWords(asks.range.toOn)}`}
          </dd>
          {asks.testimony ? (
            <>
              <dt>Testimony</dt>
              <dd>Asked for</dd>
            </>
          ) : null}
          {asks.court === undefined ? null : (
            <>
              <dt>Court</dt>
              <dd>{asks.court}</dd>
            </>
          )}
          {asks.docket === undefined ? null : (
            <>
              <dt>Docket</dt>
              <dd className="number">{asks.docket}</dd>
            </>
          )}
        </dl>
      </Section>
      <Section title="Who asks">
        <dl className="facts">
          <dt>Name</dt>
          <dd>
            {requester.name}
            {requester.firm === undefined ? "" : `, ${requester.firm}`}
          </dd>
          <dt>For</dt>
          <dd>{requester.representedParty ?? "Not stated"}</dd>
          <dt>Identity</dt>
          <dd className="row">
            {requester.identityVerified ? (
              <Badge tone="good">Verified</Badge>
            ) : (
              <Badge tone="warn">Not verified</Badge>
            )}
            {requester.emailConfirmed ? (
              <Badge tone="good">Mailbox confirmed</Badge>
            ) : (
              <Badge tone="plain">Mailbox not confirmed</Badge>
            )}
          </dd>
        </dl>
      </Section>
      <Section title="What the law asks of the practice now">
        <Duties />
      </Section>
      <Section title="Where every part stands">
        <dl className="facts">
          <dt>Where it is</dt>
          <dd>{courseWords(states.course)}</dd>
          <dt>Negotiation</dt>
          <dd>{sentence(states.negotiate)}</dd>
          <dt>Written objection</dt>
          <dd>{plain(objectionWords(objection))}</dd>
          <dt>Motion to quash</dt>
          <dd>{sentence(states.motionToQuash)}</dd>
          <dt>Protective order</dt>
          <dd>{sentence(states.protectiveOrder)}</dd>
          <dt>In camera review</dt>
          <dd>{sentence(states.inCamera)}</dd>
          <dt>The order</dt>
          <dd>{sentence(states.order)}</dd>
          <dt>Notice to the patient</dt>
          <dd>{sentence(states.patientNotice)}</dd>
          <dt>Privilege</dt>
          <dd>{sentence(states.privilege)}</dd>
          <dt>Vault</dt>
          <dd>{sentence(states.vault)}</dd>
          <dt>Hold</dt>
          <dd>{sentence(states.hold)}</dd>
        </dl>
      </Section>
    </>
  );
}
