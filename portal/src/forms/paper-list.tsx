import type { ReactNode } from "react";
import type { Paper } from "../../../workflows/contract/outward.ts";
import { Badge } from "../ui/badge.tsx";
import { activeContentWords, purposeWords } from "../words/papers.ts";
import { counted, sizeWords } from "../words/sizes.ts";

function PaperState({ paper }: { readonly paper: Paper }) {
  switch (paper.state) {
    case "announced":
      return <Badge tone="info">Being checked</Badge>;
    case "admitted":
      return <Badge tone="good">Accepted</Badge>;
    case "refused":
      return <Badge tone="bad">Refused</Badge>;
  }
}

type PaperListProps = {
  readonly papers: readonly Paper[];
  readonly empty: string;
  readonly action?: (paper: Paper) => ReactNode;
};

/** The papers of a request: what each is, whether it was accepted, what was found in it. */
export function PaperList({ papers, empty, action }: PaperListProps) {
  if (papers.length === 0) return <p className="soft">{empty}</p>;
  return (
    <ul className="list" aria-label="Papers">
      {papers.map((paper) => (
        <li key={paper.documentId}>
          <div className="spread">
            <div>
              <strong style={{ overflowWrap: "anywhere" }}>{paper.fileName}</strong>
              <div className="soft small">
                {purposeWords[paper.purpose]} · {sizeWords(paper.size)}
                {paper.pages === undefined ? "" : ` · ${counted(paper.pages, "page")}`}
              </div>
            </div>
            <div className="row">
              <PaperState paper={paper} />
              {action?.(paper)}
            </div>
          </div>
          {paper.refusal === undefined ? null : (
            <p className="small" style={{ margin: "0.4rem 0 0" }}>
              {paper.refusal.words}
            </p>
          )}
          {paper.activeContent === undefined || paper.activeContent.length === 0 ? null : (
            <p className="small" style={{ margin: "0.4rem 0 0" }}>
              <Badge tone="warn">Active content</Badge> The file holds{" "}
              {paper.activeContent.map((found) => activeContentWords[found]).join(", ")}. It was not run.
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
