import { useQuery, useQueryClient } from "@tanstack/react-query";
import { RefusalNotice } from "../../../ui/refusal-notice.tsx";
import { Waiting } from "../../../ui/waiting.tsx";
import { staffCall } from "../../desk/staff-call.ts";
import { AccountingList } from "../accounting-list.tsx";
import { CorrectEntry, SuspendAccounting } from "../accounting-forms.tsx";
import { useRequest } from "../overview-context.ts";
import { Section } from "../section.tsx";

/** Every disclosure of the patient this request is about, and what of it the patient is owed. */
export function AccountingPanel() {
  const { me, overview } = useRequest();
  const { requestId, version, patient } = overview;
  const queries = useQueryClient();
  const isOfficer = me.roles.includes("privacy-officer");
  const accounting = useQuery({
    queryKey: ["accounting", requestId, version],
    queryFn: () => staffCall("accounting", { params: { requestId } }),
    enabled: isOfficer && patient !== undefined,
  });
  if (!isOfficer)
    return <p className="soft small">The privacy officer keeps the accounting of disclosures.</p>;
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
