import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Me } from "../../../../workflows/contract/staff.ts";
import { signOut, startSignIn } from "../../session/sign-in.ts";
import { endedStaffSession, useSignedIn } from "../../session/staff-session.ts";
import { Mark } from "../../ui/brand.tsx";
import { Go } from "../../ui/go.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";
import { Shell } from "../../ui/shell.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { paths } from "../../util/paths.ts";
import { roleWords } from "../../words/desk.ts";
import { SignInAgain } from "../request/sign-in-again.tsx";
import { IdleEnd } from "./idle-end.tsx";
import { useMe } from "./staff-call.ts";
import "./desk.css";

type Place = "desk" | "reviews" | "patients" | "calendar" | "retention" | "notes" | "request";

const brand = (name: string) => (
  <a className="brand" href={paths.desk()}>
    <Mark words={name} />
  </a>
);

function SignInFirst({ keeps }: { readonly keeps: boolean }) {
  const start = useMutation({ mutationFn: () => startSignIn(`${location.pathname}${location.search}`) });
  if (keeps && endedStaffSession() !== undefined)
    return (
      <Shell brand={brand("Duces")} width="narrow">
        <PageHead title="Your sign-in has ended" />
        <div className="panel stack">
          <SignInAgain onDone={() => undefined} />
        </div>
      </Shell>
    );
  return (
    <Shell brand={brand("Duces")} width="narrow">
      {endedStaffSession() !== undefined ? (
        <PageHead title="Your sign-in has ended">
          <p className="soft">
            Sign in again and you come back to this page. What was recorded is kept; what was only entered has
            to be entered again.
          </p>
        </PageHead>
      ) : (
        <PageHead title="Sign in to your practice">
          <p className="soft">You are taken to the sign-in page and come back here.</p>
        </PageHead>
      )}
      <div className="panel stack">
        {start.isError ? <RefusalNotice error={start.error} /> : null}
        <Button
          size="md"
          loading={start.isPending}
          onClick={() => {
            start.mutate();
          }}
        >
          Sign in
        </Button>
      </div>
    </Shell>
  );
}

function PersonAside({ me }: { readonly me: Me }) {
  const queries = useQueryClient();
  return (
    <>
      <span className="small">
        {me.name}
        <span className="soft"> · {me.roles.map((role) => roleWords[role]).join(", ")}</span>
      </span>
      <button
        type="button"
        className="as-link small"
        onClick={() => {
          queries.clear();
          void signOut();
        }}
      >
        Sign out
      </button>
    </>
  );
}

function SignedIn({ place, children }: { readonly place: Place; readonly children: (me: Me) => ReactNode }) {
  const me = useMe();
  if (me.data === undefined) {
    return (
      <Shell brand={brand("Duces")} width="wide">
        {me.isError ? (
          <RefusalNotice error={me.error} onRetry={() => void me.refetch()} />
        ) : (
          <Waiting words="Your desk is loading." />
        )}
      </Shell>
    );
  }
  return (
    <Shell
      brand={brand(me.data.practiceName)}
      width="wide"
      nav={
        <nav aria-label="Main">
          <Go to={paths.desk()} current={place === "desk" ? "page" : undefined}>
            Worklist
          </Go>
          <Go to={paths.reviews()} current={place === "reviews" ? "page" : undefined}>
            Reviews
          </Go>
          <Go to={paths.patients()} current={place === "patients" ? "page" : undefined}>
            Patients
          </Go>
          <Go to={paths.calendar()} current={place === "calendar" ? "page" : undefined}>
            Calendar
          </Go>
          <Go to={paths.retention()} current={place === "retention" ? "page" : undefined}>
            Retention
          </Go>
          {me.data.roles.includes("clinician") ? (
            <Go to={paths.myNotes()} current={place === "notes" ? "page" : undefined}>
              My notes
            </Go>
          ) : null}
        </nav>
      }
      aside={<PersonAside me={me.data} />}
    >
      <IdleEnd />
      {children(me.data)}
    </Shell>
  );
}

type StaffShellProps = {
  readonly place: Place;
  /** Whether the page holds work that must outlive a session: whoever signs in again does so beside it. */
  readonly keeps?: boolean;
  readonly children: (me: Me) => ReactNode;
};

/** The frame of every page of the practice's own people; asks for sign-in first. */
export function StaffShell({ keeps = false, ...props }: StaffShellProps) {
  return useSignedIn() ? <SignedIn {...props} /> : <SignInFirst keeps={keeps} />;
}
