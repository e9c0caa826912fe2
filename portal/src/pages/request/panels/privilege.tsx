import { besideWords } from "../../../words/course.ts";
import { plain } from "../../../words/plain.ts";
import { usePanelShut } from "../for-role.tsx";
import { useRequest } from "../overview-context.ts";
import { panelNames } from "../panel-names.ts";
import { PatientNotice } from "../patient-notice.tsx";
import { Privilege } from "../privilege-forms.tsx";
import { Section } from "../section.tsx";

/** What passes between the practice and its patient: the notice, the objection, the privilege. */
export function PrivilegePanel() {
  const { states } = useRequest().overview;
  const { reason } = usePanelShut(panelNames.privilege.commands);
  if (reason === undefined)
    return (
      <>
        <PatientNotice />
        <Privilege />
      </>
    );
  return (
    <>
      <p className="soft small panel-lead">{reason}</p>
      <Section title="As it stands">
        <dl className="facts">
          <dt>Notice to the patient</dt>
          <dd>{plain(besideWords(states.patientNotice))}</dd>
          <dt>Privilege</dt>
          <dd>{plain(besideWords(states.privilege))}</dd>
        </dl>
      </Section>
    </>
  );
}
