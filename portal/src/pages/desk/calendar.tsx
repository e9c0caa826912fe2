import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Notice } from "../../ui/notice.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { instantWords } from "../../words/dates.ts";
import { staffCall } from "./staff-call.ts";
import { StaffShell } from "./staff-shell.tsx";

const stateKey = ["calendar"] as const;

function Address({ address }: { readonly address: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <Notice tone="good" title="Your calendar address" live="polite">
      <p>
        Add it to your calendar as a subscription, also called “from URL”. It is shown this once: whoever has
        it sees your dates, so keep it like a password.
      </p>
      <p className="number address">{address}</p>
      <div className="row">
        <Button
          variant="default"
          onClick={() => {
            void navigator.clipboard.writeText(address).then(() => {
              setCopied(true);
            });
          }}
        >
          Copy the address
        </Button>
        <output className="small">{copied ? "Copied." : ""}</output>
      </div>
    </Notice>
  );
}

function Calendar() {
  const queries = useQueryClient();
  const state = useQuery({ queryKey: stateKey, queryFn: () => staffCall("calendarState") });
  const again = () => queries.invalidateQueries({ queryKey: stateKey });
  const make = useMutation({ mutationFn: () => staffCall("makeCalendar"), onSuccess: again });
  const revoke = useMutation({
    mutationFn: () => staffCall("revokeCalendar"),
    onSuccess: () => {
      make.reset();
      return again();
    },
  });
  if (state.isPending) return <Waiting words="Your calendar address is loading." />;
  if (state.data === undefined)
    return <RefusalNotice error={state.error} onRetry={() => void state.refetch()} />;
  const made = state.data.state === "made";
  const failed = make.error ?? revoke.error;
  return (
    <div className="panel stack">
      {make.data === undefined ? null : <Address address={`${location.origin}${make.data.path}`} />}
      {failed === null ? null : <RefusalNotice error={failed} />}
      <p>
        {state.data.state === "made"
          ? `An address made on ${instantWords(state.data.madeAt)} works.`
          : "You have no calendar address."}
      </p>
      <div className="row">
        <Button
          variant={made ? "default" : "filled"}
          loading={make.isPending}
          onClick={() => {
            make.mutate();
          }}
        >
          {made ? "Make a new one instead" : "Make an address"}
        </Button>
        {made ? (
          <Button
            variant="outline"
            color="red"
            loading={revoke.isPending}
            onClick={() => {
              revoke.mutate();
            }}
          >
            Revoke it
          </Button>
        ) : null}
      </div>
      <p className="soft small">
        A new address, or revoking, ends the one before at once. A calendar that knew it keeps what it had
        loaded until it is removed there.
      </p>
    </div>
  );
}

/** Where a person makes and revokes the address under which a calendar outside reads their due dates. */
export function CalendarPage() {
  return (
    <StaffShell place="calendar">
      {() => (
        <>
          <PageHead title="Due dates in your calendar">
            <p className="soft">
              Each date shows the tracking number and what is due: no name, no class of record, nothing of the
              case. The desk sees every open request; clinicians those that wait for a review or a second
              look.
            </p>
          </PageHead>
          <Calendar />
        </>
      )}
    </StaffShell>
  );
}
