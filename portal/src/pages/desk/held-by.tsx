import { Go } from "../../ui/go.tsx";
import { paths } from "../../util/paths.ts";
import type { Holder } from "../../words/retention.ts";

type HeldByProps = {
  readonly words: string;
  readonly holders: readonly Pick<Holder, "requestId" | "trackingNumber">[];
};

/** The requests that keep a record, each as a way to where its hold is lifted or it is closed. */
export function HeldBy({ words, holders }: HeldByProps) {
  if (holders.length === 0) return null;
  return (
    <div className="row small">
      <span className="soft">{words}</span>
      {holders.map(({ requestId, trackingNumber }) => (
        <Go key={requestId} to={paths.request(requestId)} search={{ panel: "administration" }}>
          {trackingNumber}
        </Go>
      ))}
    </div>
  );
}
