import type { StaffPaper } from "../../../../workflows/contract/staff.ts";
import { Badge } from "../../ui/badge.tsx";
import { purposeWords } from "../../words/papers.ts";
import { staffCall } from "../desk/staff-call.ts";
import { DownloadButton } from "./download-button.tsx";
import { useRequest } from "./overview-context.ts";

/** Hands over one paper and says whether anybody of the practice has opened it. */
export function OpenPaper({ paper }: { readonly paper: StaffPaper }) {
  const { overview } = useRequest();
  if (paper.state !== "admitted") return null;
  return (
    <>
      {paper.read ? null : <Badge tone="warn">Not opened yet</Badge>}
      <DownloadButton
        what={paper.fileName}
        link={() =>
          staffCall("paperLink", {
            params: { requestId: overview.requestId, documentId: paper.documentId },
          })
        }
      />
    </>
  );
}

/** The papers that the facts are read from, so that nobody has to leave the form to look. */
export function PapersAtHand() {
  const papers = useRequest().overview.papers.filter((paper) => paper.state === "admitted");
  if (papers.length === 0) return null;
  return (
    <details className="panel" open={papers.some((paper) => !paper.read)}>
      <summary>The papers to read from ({papers.length})</summary>
      <ul className="list" style={{ marginTop: "0.75rem" }}>
        {papers.map((paper) => (
          <li key={paper.documentId} className="spread">
            <div>
              <strong style={{ overflowWrap: "anywhere" }}>{paper.fileName}</strong>
              <div className="soft small">{purposeWords[paper.purpose]}</div>
            </div>
            <div className="row">
              <OpenPaper paper={paper} />
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}
