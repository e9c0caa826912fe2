import type { RequestOverview } from "../../../../workflows/contract/staff.ts";
import { Act } from "../../ui/act.tsx";
import { ExtendByStatement, ExtendByWriting } from "./extend-clock.tsx";
import { useAllowed } from "./overview-context.ts";
import { ResumeClock, StopClock } from "./stop-clock.tsx";

type Clock = RequestOverview["clocks"][number];

/** What can be done about one date: nothing where the law alone sets it. */
export function ClockMoves({ clock: { id, moves, state } }: { readonly clock: Clock }) {
  const isOwn = useAllowed("extendClock") !== undefined;
  if (!isOwn || state === "closed") return null;
  return (
    <>
      {state === "stopped" ? (
        <Act title="Let this date count again">
          <ResumeClock clockId={id} />
        </Act>
      ) : null}
      {moves === undefined ? null : (
        <Act title="Extend this date">
          {moves.by === "statement" ? (
            <ExtendByStatement clockId={id} notAfter={moves.notAfter} />
          ) : (
            <ExtendByWriting clockId={id} />
          )}
        </Act>
      )}
      {moves?.by === "parties" && state !== "stopped" ? (
        <Act title="Let this date stand still">
          <StopClock clockId={id} />
        </Act>
      ) : null}
    </>
  );
}
