import type {
  AccountingForm,
  AccountingLine,
  AccountingView,
  LeftOut,
} from "../../../../workflows/contract/accounting.ts";
import type { DrawnUp } from "../../../../workflows/contract/papers-to-send.ts";
import { Badge } from "../../ui/badge.tsx";
import { Go } from "../../ui/go.tsx";
import { paths } from "../../util/paths.ts";
import { dateWords } from "../../words/dates.ts";
import { SaveButton } from "./save-button.tsx";
import { Section } from "./section.tsx";

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
  const { requestId, on, to, what, purpose, corrections, series, keptBack, trackingNumber } = line;
  return (
    <li>
      <div className="row">
        <strong>{dateWords(on)}</strong>
        {keptBack === undefined ? null : <Badge tone="plain">{whyKeptBack(keptBack)}</Badge>}
        <span className="soft small">
          {own ? (
            "this request"
          ) : (
            <Go to={paths.request(requestId)} search={{ panel: "accounting" }}>
              {trackingNumber}
            </Go>
          )}
        </span>
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

type AccountingListProps = {
  readonly view: AccountingView;
  /** The request on whose page it stands. */
  readonly requestId?: string;
  readonly draw: (form: AccountingForm) => Promise<DrawnUp>;
  readonly onSaved?: () => void;
};

/** Every disclosure of a patient with what is owed of it, and the forms in which it is given. */
export function AccountingList({ view, requestId, draw, onSaved }: AccountingListProps) {
  const { lines, reachesBackTo } = view;
  return (
    <Section
      level={requestId === undefined ? 2 : 3}
      title="Disclosures of this patient"
      lead={`From ${dateWords(reachesBackTo)} on they are listed to the patient, but for those marked (45 CFR 164.528(a)(1)). Nothing here can be changed; what is wrong is corrected beside it.`}
    >
      {lines.length === 0 ? (
        <p>
          Nothing was disclosed.
          {requestId === undefined
            ? " Keep a copy of the accounting that you give: there is no request whose history would tell of it (45 CFR 164.528(d)(2))."
            : ""}
        </p>
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
            draw={() => draw(form)}
            {...(lines.length === 0 && requestId === undefined ? { done: "Saved." } : {})}
            {...(onSaved === undefined ? {} : { onSaved })}
          />
        ))}
      </div>
    </Section>
  );
}
