import { useQuery } from "@tanstack/react-query";
import type {
  AccountingForm,
  AccountingLine,
  AccountingView,
  LeftOut,
} from "../../../../../workflows/contract/accounting.ts";
import { Badge } from "../../../ui/badge.tsx";
import { RefusalNotice } from "../../../ui/refusal-notice.tsx";
import { Waiting } from "../../../ui/waiting.tsx";
import { dateWords } from "../../../words/dates.ts";
import { staffCall } from "../../desk/staff-call.ts";
import { CorrectEntry, SuspendAccounting } from "../accounting-forms.tsx";
import { useRequest } from "../overview-context.ts";
import { SaveButton } from "../save-button.tsx";
import { Section } from "../section.tsx";

const grounds: Readonly<Record<LeftOut, string>> = {
  "treatment-payment-operations": "Treatment, payment or operations: not listed",
  "to-the-individual": "To the individual: not listed",
  authorization: "Under an authorization: not listed",
};

function whyKeptBack(kept: NonNullable<AccountingLine["keptBack"]>): string {
  switch (kept.why) {
    case "left-out":
      return grounds[kept.ground];
    case "suspended":
      return `Held back until ${dateWords(kept.untilOn)}`;
    case "longer-ago":
      return "More than six years ago: not listed";
  }
}

function Line({ line, own }: { readonly line: AccountingLine; readonly own: boolean }) {
  const { on, to, what, purpose, corrections, series, keptBack, trackingNumber } = line;
  return (
    <li>
      <div className="row">
        <strong>{dateWords(on)}</strong>
        {keptBack === undefined ? null : <Badge tone="plain">{whyKeptBack(keptBack)}</Badge>}
        <span className="soft small">{own ? "this request" : trackingNumber}</span>
      </div>
      <div>To: {to}</div>
      <div className="small">What: {what}</div>
      <div className="soft small">{purpose}</div>
      {series === undefined ? null : (
        <div className="soft small">
          Told as one of {series.times} to the same recipient for the same purpose, the last on{" "}
          {dateWords(series.lastOn)} (45 CFR 164.528(b)(3)).
        </div>
      )}
      {corrections.map((one) => (
        <div key={one.at} className="small">
          Corrected by {one.by}: {one.words}
        </div>
      ))}
    </li>
  );
}

const forms = { pdf: "PDF", csv: "CSV", fhir: "FHIR" } as const satisfies Record<AccountingForm, string>;

function Listed({ view, requestId }: { readonly view: AccountingView; readonly requestId: string }) {
  const { lines, reachesBackTo } = view;
  return (
    <Section
      title="Disclosures of this patient"
      lead={`From ${dateWords(reachesBackTo)} on they are listed to the patient, but for those marked (45 CFR 164.528(a)(1)). Nothing here can be changed; what is wrong is corrected beside it.`}
    >
      {lines.length === 0 ? (
        <p>Nothing was disclosed.</p>
      ) : (
        <ul className="list">
          {lines.map((line) => (
            <Line
              key={`${line.requestId} ${line.productionId ?? line.on} ${line.purpose}`}
              line={line}
              own={line.requestId === requestId}
            />
          ))}
        </ul>
      )}
      <div className="row">
        <span className="small">Save it for the patient as</span>
        {(["pdf", "csv", "fhir"] as const).map((form) => (
          <SaveButton
            key={form}
            words={forms[form]}
            of="the accounting for the patient"
            draw={() => staffCall("drawUpAccounting", { params: { requestId, form } })}
          />
        ))}
      </div>
    </Section>
  );
}

/** Every disclosure of the patient this request is about, and what of it the patient is owed. */
export function AccountingPanel() {
  const { me, overview } = useRequest();
  const { requestId, version, patient } = overview;
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
      <Listed view={accounting.data} requestId={requestId} />
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
