import { useEffect, useState } from "react";
import type { ReactNode } from "react";
import { hiddenWords } from "../../../workflows/contract/left-behind.ts";
import type { Paper } from "../../../workflows/contract/outward.ts";
import type { StaffPaper } from "../../../workflows/contract/staff.ts";
import { Badge } from "../ui/badge.tsx";
import { foundWords, purposeWords } from "../words/papers.ts";
import { counted, sizeWords } from "../words/sizes.ts";

const lateAfterMilliseconds = 60_000;

/** A file that was announced: on its way or being checked; after a minute without news, what to do about it. */
function Announced() {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      setLate(true);
    }, lateAfterMilliseconds);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  return late ? (
    <output className="small late">
      No news of this file for a minute. If its sending broke off, send it again: this entry then counts for
      nothing. If it arrived, it is checked without you.
    </output>
  ) : null;
}

function PaperState({ paper }: { readonly paper: Paper }) {
  switch (paper.state) {
    case "announced":
      return <Badge tone="info">Being checked</Badge>;
    case "admitted":
      return <Badge tone="good">Accepted</Badge>;
    case "refused":
      return <Badge tone="bad">Refused</Badge>;
    case "destroyed":
      return <Badge tone="plain">Destroyed</Badge>;
  }
}

type PaperListProps<OnePaper extends Paper> = {
  readonly papers: readonly OnePaper[];
  readonly empty: string;
  readonly action?: (paper: OnePaper) => ReactNode;
};

/** The papers of a request: what each is, whether it was accepted, what was found in it. */
export function PaperList<OnePaper extends Paper>({ papers, empty, action }: PaperListProps<OnePaper>) {
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
          {paper.state === "announced" ? <Announced /> : null}
          {paper.refusal === undefined ? null : (
            <p className="small" style={{ margin: "0.4rem 0 0" }}>
              {paper.refusal.words}
            </p>
          )}
          <Found paper={paper} />
          <Hidden paper={paper} />
        </li>
      ))}
    </ul>
  );
}

/** What the file hides from whoever looks at its pages; for the practice alone, who might pass it on. */
function Hidden({ paper: { hidden } }: { readonly paper: Partial<StaffPaper> }) {
  const words = hidden === undefined ? "" : hiddenWords(hidden);
  if (words === "") return null;
  return (
    <p className="small" style={{ margin: "0.4rem 0 0" }}>
      <Badge tone="warn">{hidden?.kinds.length === 0 ? "Not checked through" : "Hides something"}</Badge>{" "}
      {words}
    </p>
  );
}

/** What acted in the file when it was opened, and what became of it; its sender learns what to send again. */
function Found({ paper }: { readonly paper: Paper }) {
  const { activeContent = [], cleaned } = paper;
  if (activeContent.length === 0 && !cleaned) return null;
  return (
    <p className="small" style={{ margin: "0.4rem 0 0" }}>
      <Badge tone="warn">{cleaned ? "Cleaned copy" : "Acts when opened"}</Badge> {foundWords(paper)}
    </p>
  );
}
