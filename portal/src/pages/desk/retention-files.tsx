import type { Retention } from "../../../../workflows/contract/retention.ts";
import { Badge } from "../../ui/badge.tsx";
import { Go } from "../../ui/go.tsx";
import { paths } from "../../util/paths.ts";
import { instantWords } from "../../words/dates.ts";
import { filesBadges, filesStateWords } from "../../words/files-left.ts";

/** Closed requests whose files are to be destroyed, or are; each is decided on its own page. */
export function FilesDisposals({ files }: Pick<Retention, "files">) {
  if (files.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="files-disposals">
      <h2 id="files-disposals">Files of closed requests</h2>
      <ul className="list panel">
        {files.map(({ requestId, trackingNumber, state, at }) => (
          <li key={requestId}>
            <div className="row">
              <Badge tone={filesBadges[state].tone}>{filesBadges[state].words}</Badge>
              <Go to={paths.request(requestId)} search={{ panel: "administration" }}>
                {trackingNumber}
              </Go>
              <span className="soft small">{instantWords(at)}</span>
            </div>
            <p className="small">{filesStateWords[state]}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
