import { useQuery, useQueryClient } from "@tanstack/react-query";
import { RefusalNotice } from "../../../ui/refusal-notice.tsx";
import { Waiting } from "../../../ui/waiting.tsx";
import { staffCall } from "../../desk/staff-call.ts";
import { AccountingList } from "../accounting-list.tsx";
import { CorrectEntry, SuspendAccounting } from "../accounting-forms.tsx";
import { LooksList } from "../looks-list.tsx";
import { useRequest } from "../overview-context.ts";
import { Section } from "../section.tsx";

/** What was disclosed of the patient, and who of the practice looked at the request. */
export function AccountingPanel() {
  const { me, overview } = useRequest();
  const { requestId } = overview;
  if (!me.roles.includes("privacy-officer"))
    return <p className="soft small">The privacy officer keeps the accounting of disclosures.</p>;
  return (
    <>
      <Disclosures />
      <LooksList
        of="this request"
        name={requestId}
        level={3}
        read={(upToOn) => staffCall("requestLooks", { params: { requestId, upToOn } })}
        save={(upToOn) => staffCall("saveRequestLooks", { params: { requestId, upToOn } })}
      />
    </>
  );
}

/** Every disclosure of the patient this request is about, and what of it the patient is owed. */
function Disclosures() {
  const { requestId, version, patient } = useRequest().overview;
  const queries = useQueryClient();
  const accounting = useQuery({
    queryKey: ["accounting", requestId, version],
    queryFn: () => staffCall("accounting", { params: { requestId } }),
    enabled: patient !== undefined,
  });
  if (patient === undefined)
    return (
      <p className="soft small">No patient is matched yet; until then there is nothing to account for.</p>
    );
  if (accounting.isError)
    return (
      <RefusalNotice
        error={accounting.error}
        onRetry={() => {
          void accounting.refetch();
        }}
      />
    );
  if (accounting.data === undefined) return <Waiting words="Reading what was disclosed." />;
  const own = accounting.data.lines.filter((line) => line.requestId === requestId);
  return (
    <>
      <AccountingList
        view={accounting.data}
        requestId={requestId}
        draw={(form) => staffCall("drawUpAccounting", { params: { requestId, form } })}
        onSaved={() => void queries.invalidateQueries({ queryKey: ["overview", requestId] })}
      />
      {own.length === 0 ? null : (
        <>
          <Section title="Correct an entry of this request">
            <CorrectEntry lines={own} />
          </Section>
          <Section title="Hold this request back for an agency">
            <SuspendAccounting />
          </Section>
        </>
      )}
    </>
  );
}
