import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { Paper } from "../../../../workflows/contract/outward.ts";
import { openingPurposes } from "../../../../workflows/contract/papers.ts";
import type { ProcessKind } from "../../../../workflows/contract/papers.ts";
import { call } from "../../api/client.ts";
import type { Upload } from "../../api/upload.ts";
import { PaperList } from "../../forms/paper-list.tsx";
import { PaperUploader } from "../../forms/paper-uploader.tsx";
import { useUploads } from "../../forms/use-uploads.ts";
import { useAnswers, useOpenedDraft } from "../../session/intake-draft.ts";
import type { OpenedDraft } from "../../session/intake-draft.ts";
import { Go, useParameter } from "../../ui/go.tsx";
import { Notice } from "../../ui/notice.tsx";
import { OutOfDate } from "../../ui/out-of-date.tsx";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { paths } from "../../util/paths.ts";
import { processKinds } from "../../words/process-kinds.ts";
import { NoDraft } from "./no-draft.tsx";
import { useIntake } from "./use-intake.ts";
import { SentAlready, WizardPage } from "./wizard.tsx";

function Needs({ kind }: { readonly kind: ProcessKind }) {
  return (
    <div style={{ marginBottom: "1rem" }}>
      <Notice tone="info" title="What this request needs">
        <ul>
          {processKinds[kind].needs.map((need) => (
            <li key={need}>{need}</li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}

/** What still keeps the sender from going on, in words; nothing when nothing does. */
function lacking(papers: readonly Paper[]): string | undefined {
  const accepted = papers.filter((paper) => paper.state === "admitted");
  if (accepted.some((paper) => openingPurposes.includes(paper.purpose))) return undefined;
  if (papers.some((paper) => paper.state === "announced")) return "You can go on once the check is done.";
  if (accepted.length === 0) return "Send at least one paper that is accepted.";
  return "A request rests on a subpoena, an order or an authorization: send it too, or send it again as what it is.";
}

type PapersProps = {
  readonly slug: string;
  readonly draft: OpenedDraft;
  readonly papers: readonly Paper[];
  readonly onArrived: () => void;
};

function Papers({ slug, draft, papers, onArrived }: PapersProps) {
  const { kind } = useAnswers();
  const navigate = useNavigate();
  const announce: Upload["announce"] = (body) =>
    call("announceIntakeUpload", {
      params: { requestId: draft.requestId },
      token: draft.intakeToken,
      body,
    });
  const uploads = useUploads(papers, announce, onArrived);
  const checking = uploads.papers.some((paper) => paper.state === "announced");
  const accepted = papers.some((paper) => paper.state === "admitted");
  const lacks = lacking(uploads.papers);
  return (
    <>
      {kind === undefined ? null : <Needs kind={kind} />}
      <div className="panel stack">
        <PaperUploader
          uploads={uploads}
          firstPurpose={kind === "authorization" ? "authorization" : "legal-process"}
        />
        <PaperList papers={uploads.papers} empty="Nothing has been sent yet." />
        <output className="soft small block">
          {checking
            ? "Each file is checked before anyone opens it. This takes a few seconds."
            : accepted
              ? "All files sent so far have been checked."
              : ""}
        </output>
      </div>
      <div className="moves">
        {lacks === undefined ? null : (
          <p id="lacks" className="soft small lacks">
            {lacks}
          </p>
        )}
        <Go to={paths.intake(slug, "asks")}>Back</Go>
        <Button
          size="md"
          disabled={lacks !== undefined}
          aria-describedby={lacks === undefined ? undefined : "lacks"}
          onClick={() => void navigate({ to: paths.intake(slug, "check") })}
        >
          Continue
        </Button>
      </div>
    </>
  );
}

function PapersOf({ slug, draft }: Pick<PapersProps, "slug" | "draft">) {
  const intake = useIntake(draft);
  if (intake.isPending) return <Waiting words="Your papers are loading." />;
  if (intake.data === undefined)
    return <RefusalNotice error={intake.error} onRetry={() => void intake.refetch()} />;
  if (intake.data.submitted) return <SentAlready slug={slug} />;
  return (
    <>
      <OutOfDate query={intake} />
      <Papers slug={slug} draft={draft} papers={intake.data.papers} onArrived={() => void intake.refetch()} />
    </>
  );
}

/** Step 4: the papers. */
export function PapersPage() {
  const slug = useParameter("slug");
  const draft = useOpenedDraft(slug);
  return (
    <WizardPage
      slug={slug}
      step="papers"
      title="Send your papers"
      lead="The number above is yours from now on."
    >
      {draft === undefined ? <NoDraft slug={slug} /> : <PapersOf slug={slug} draft={draft} />}
    </WizardPage>
  );
}
