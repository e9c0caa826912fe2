import { useSearch } from "@tanstack/react-router";
import type { Queue } from "../../../../workflows/contract/worklist.ts";
import { Go } from "../../ui/go.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { paths } from "../../util/paths.ts";
import { queues } from "../../words/desk.ts";
import { StaffShell } from "./staff-shell.tsx";
import { Worklist } from "./worklist.tsx";

const names = Object.keys(queues) as Queue[];

/** The worklist: one queue at a time, the nearest due date first. */
export function DeskPage() {
  const search: { readonly queue?: unknown } = useSearch({ strict: false });
  const queue = names.find((name) => name === search.queue) ?? "triage";
  return (
    <StaffShell place="desk">
      {() => (
        <>
          <PageHead title="Worklist" />
          <nav className="tabs" aria-label="Queues">
            {names.map((name) => (
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
      )}
    </StaffShell>
  );
}
