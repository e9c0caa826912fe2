import { useSearch } from "@tanstack/react-router";
import type { Me } from "../../../../workflows/contract/staff.ts";
import type { Queue } from "../../../../workflows/contract/worklist.ts";
import { useCurrentInView } from "../../ui/current-in-view.ts";
import { Go } from "../../ui/go.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { paths } from "../../util/paths.ts";
import { queues } from "../../words/desk.ts";
import { StaffShell } from "./staff-shell.tsx";
import { Worklist } from "./worklist.tsx";

const names = Object.keys(queues) as Queue[];

/** The queue a person works from, when the address names none. */
const ownQueue = ({ roles }: Me): Queue =>
  roles.includes("practice-manager") ? "triage" : roles.includes("clinician") ? "review" : "second-look";

type QueuesProps = { readonly queue: Queue; readonly me: Me };

function Queues({ queue, me }: QueuesProps) {
  // What failed is the desk's to mend.
  const isOfDesk = me.roles.some((role) => role !== "clinician");
  const shown = names.filter((name) => name !== "failed" || isOfDesk);
  const nav = useCurrentInView(queue);
  return (
    <>
      <PageHead title="Worklist" />
      <nav className="tabs" aria-label="Queues" ref={nav}>
        {shown.map((name) => (
          <Go
            key={name}
            to={paths.desk()}
            search={{ queue: name }}
            current={name === queue ? "page" : undefined}
          >
            {queues[name].words}
          </Go>
        ))}
      </nav>
      <Worklist key={queue} queue={queue} />
    </>
  );
}

/** The worklist: one queue at a time, the nearest due date first. */
export function DeskPage() {
  const search: { readonly queue?: unknown } = useSearch({ strict: false });
  const asked = names.find((name) => name === search.queue);
  return <StaffShell place="desk">{(me) => <Queues queue={asked ?? ownQueue(me)} me={me} />}</StaffShell>;
}
