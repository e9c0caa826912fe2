import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { checkWords } from "../../../../workflows/contract/papers.ts";
import type { PatientView } from "../../../../workflows/contract/patient-view.ts";
import type { Me } from "../../../../workflows/contract/staff.ts";
import { Act } from "../../ui/act.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Go, useParameter } from "../../ui/go.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useKeptFocus } from "../../ui/use-kept-focus.ts";
import { paths } from "../../util/paths.ts";
import { dateWords, instantWords } from "../../words/dates.ts";
import { staffCall } from "../desk/staff-call.ts";
import { StaffShell } from "../desk/staff-shell.tsx";
import { AccountingList } from "../request/accounting-list.tsx";
import { ClassifyRecords } from "../request/classify-record.tsx";
import { BirthDateForm } from "../request/correct-birth-date.tsx";
import { LooksList } from "../request/looks-list.tsx";
import { RecordMarks, RecordWords } from "../request/record-words.tsx";
import { Section } from "../request/section.tsx";
import { AddRecord } from "./add-record.tsx";
import "../request/request.css";

const keyOf = (patientRef: string) => ["patient", patientRef] as const;

function Who({ patient, me }: { readonly patient: PatientView; readonly me: Me }) {
  const queries = useQueryClient();
  const { patientRef, birthDate, treatedBy, corrections } = patient;
  const [corrected, setCorrected] = useState(false);
  const place = useKeptFocus(birthDate);
  const again = () => void queries.invalidateQueries({ queryKey: keyOf(patientRef) });
  const isDesk = me.roles.some((role) => role === "practice-manager" || role === "privacy-officer");
  return (
    <Section level={2} title="On file">
      <div ref={place} tabIndex={-1}>
        <dl className="facts">
          <dt>Born</dt>
          <dd>
            {dateWords(birthDate)}
            {corrections.map(({ at, by, was }) => (
              <div key={at} className="soft small">
                {by} corrected it on {instantWords(at)}; it was {dateWords(was)}.
              </div>
            ))}
          </dd>
          <dt>Treated by</dt>
          <dd>{treatedBy.join(", ")}</dd>
        </dl>
        <output className="small">{corrected ? "The birth date is corrected." : ""}</output>
      </div>
      {isDesk ? (
        <Act title="Correct the birth date">
          <BirthDateForm
            key={birthDate}
            patientRef={patientRef}
            was={birthDate}
            consequence="The law is asked again in every request of the patient at its next step."
            onCorrected={() => {
              setCorrected(true);
              again();
            }}
            onRefused={again}
          />
        </Act>
      ) : null}
    </Section>
  );
}

function Records({ patient }: { readonly patient: PatientView }) {
  const queries = useQueryClient();
  const { patientRef, records, unclassified = [], treats } = patient;
  const [classified, setClassified] = useState<string>();
  const place = useKeptFocus(unclassified.length);
  const again = () => void queries.invalidateQueries({ queryKey: keyOf(patientRef) });
  if (records === undefined)
    return (
      <Section level={2} title="Records">
        <p className="soft">Clinicians see the records of the patients whom they treat.</p>
      </Section>
    );
  return (
    <>
      <Section
        level={2}
        title="Records"
        lead={
          treats
            ? "The chart, and the psychotherapy notes that you wrote. Whether anybody else wrote any is known to them alone."
            : "The chart. Whether there are psychotherapy notes is known to their author alone."
        }
      >
        <div ref={place} tabIndex={-1}>
          <output className="small">{classified ?? ""}</output>
          <Act title="Add a record">
            <AddRecord patientRef={patientRef} treats={treats} onAdded={again} />
          </Act>
        </div>
        {records.length === 0 ? (
          <p className="soft">Nothing has come in.</p>
        ) : (
          <ul className="list" aria-label="Records of this person">
            {records.map((record) => (
              <li key={record.documentId}>
                <RecordWords record={record} />
                <RecordMarks record={record} />
              </li>
            ))}
          </ul>
        )}
        {records.length === 0 ? null : (
          <p className="soft small">
            {checkWords(records.filter(({ onPaper }) => onPaper !== true).map(({ scannedBy }) => scannedBy))}
          </p>
        )}
        {records.some(({ sealed }) => sealed) ? (
          <p className="small">
            <Go to={paths.myNotes()}>Read your psychotherapy notes</Go>
          </p>
        ) : null}
      </Section>
      {unclassified.length === 0 ? null : (
        <Section
          level={2}
          title="Not classified"
          lead="No request can reach these: each may be a psychotherapy note (45 CFR 164.501) until a clinician who treats the patient says what it is."
        >
          <ClassifyRecords
            rows={unclassified}
            patientRef={patientRef}
            onClassified={(done) => {
              setClassified(done);
              again();
            }}
          />
        </Section>
      )}
    </>
  );
}

function Requests({ requests }: { readonly requests: NonNullable<PatientView["requests"]> }) {
  return (
    <Section
      level={2}
      title="Requests"
      lead="Open, or under a legal hold. What was closed is in the worklist, under Closed."
    >
      {requests.length === 0 ? (
        <p className="soft">Nobody asks for records of this person.</p>
      ) : (
        <ul className="list">
          {requests.map(({ requestId, trackingNumber, because }) => (
            <li key={requestId} className="row">
              <Go to={paths.request(requestId)}>{trackingNumber}</Go>
              {because === "legal-hold" ? <Badge tone="warn">Legal hold</Badge> : null}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Accounting({ patientRef }: { readonly patientRef: string }) {
  const accounting = useQuery({
    queryKey: ["patient-accounting", patientRef],
    queryFn: () => staffCall("patientAccounting", { params: { patientRef } }),
    gcTime: 0,
  });
  if (accounting.isError)
    return <RefusalNotice error={accounting.error} onRetry={() => void accounting.refetch()} />;
  if (accounting.data === undefined) return <Waiting words="Reading what was disclosed." />;
  return (
    <>
      <AccountingList
        view={accounting.data}
        draw={(form) => staffCall("drawUpPatientAccounting", { params: { patientRef, form } })}
      />
      {accounting.data.lines.length === 0 ? null : (
        <p className="soft small">
          A correction, or an agency&rsquo;s statement that holds a disclosure back, is entered on the request
          under which it was made: open it by its number.
        </p>
      )}
    </>
  );
}

function Patient({ me }: { readonly me: Me }) {
  const patientRef = useParameter("patientRef");
  const found = useQuery({
    queryKey: keyOf(patientRef),
    queryFn: () => staffCall("patient", { params: { patientRef } }),
    gcTime: 0,
  });
  if (found.data === undefined)
    return (
      <>
        <PageHead title="Patient" />
        {found.isError ? (
          <RefusalNotice error={found.error} onRetry={() => void found.refetch()} />
        ) : (
          <Waiting words="The page of the patient is loading." />
        )}
      </>
    );
  const { name, requests } = found.data;
  return (
    <>
      <PageHead title={name} eyebrow="Patient" />
      <div className="stack">
        <Who patient={found.data} me={me} />
        <Records patient={found.data} />
        {requests === undefined ? null : <Requests requests={requests} />}
        {me.roles.includes("privacy-officer") ? (
          <>
            <Accounting patientRef={patientRef} />
            <LooksList
              of="this patient"
              name={patientRef}
              level={2}
              read={(upToOn) => staffCall("patientLooks", { params: { patientRef, upToOn } })}
              save={(upToOn) => staffCall("savePatientLooks", { params: { patientRef, upToOn } })}
            />
          </>
        ) : null}
      </div>
    </>
  );
}

/** One patient as whoever looks may know them, with or without any request. */
export function PatientPage() {
  return <StaffShell place="patients">{(me) => <Patient me={me} />}</StaffShell>;
}
