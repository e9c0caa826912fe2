import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { call } from "../../api/client.ts";
import { PaperList } from "../../forms/paper-list.tsx";
import { PaperUploader } from "../../forms/paper-uploader.tsx";
import { useAnswers, useOpenedDraft } from "../../session/intake-draft.ts";
import type { OpenedDraft } from "../../session/intake-draft.ts";
import { Go, useParameter } from "../../ui/go.tsx";
import { Notice } from "../../ui/notice.tsx";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { paths } from "../../util/paths.ts";
import { processKinds } from "../../words/process-kinds.ts";
import { NoDraft } from "./no-draft.tsx";
import { useIntake } from "./use-intake.ts";
import { WizardPage } from "./wizard.tsx";

function Papers({ slug, draft }: { readonly slug: string; readonly draft: OpenedDraft }) {
  const intake = useIntake(draft);
  const { kind } = useAnswers();
  const navigate = useNavigate();
  if (intake.isPending) return <Waiting words="Your papers are loading." />;
  if (intake.isError) return <RefusalNotice error={intake.error} onRetry={() => void intake.refetch()} />;
  const { papers } = intake.data;
  const accepted = papers.filter((paper) => paper.state === "admitted").length;
  const checking = papers.filter((paper) => paper.state === "announced").length;
  return (
    <>
      {kind === undefined ? null : (
        <div style={{ marginBottom: "1rem" }}>
          <Notice tone="info" title="What this request needs">
            <ul>
              {processKinds[kind].needs.map((need) => (
                <li key={need}>{need}</li>
              ))}
            </ul>
          </Notice>
        </div>
      )}
      <div className="panel stack">
        <PaperUploader
          papers={papers}
          firstPurpose={kind === "authorization" ? "authorization" : "legal-process"}
          announce={(body) =>
            call("announceIntakeUpload", {
              params: { requestId: draft.requestId },
              token: draft.intakeToken,
              body,
            })
          }
          onArrived={() => void intake.refetch()}
        />
        <PaperList papers={papers} empty="Nothing has been sent yet." />
        <output className="soft small block">
          {checking > 0
            ? "Each file is checked before anyone opens it. This takes a few seconds."
            : accepted > 0
              ? "All files sent so far have been checked."
              : ""}
        </output>
      </div>
      <div className="moves">
        <Go to={paths.intake(slug, "asks")}>Back</Go>
        <div className="row">
          {accepted === 0 ? (
            <span className="soft small">Send at least one paper that is accepted.</span>
          ) : null}
          <Button
            size="md"
            disabled={accepted === 0}
            onClick={() => void navigate({ to: paths.intake(slug, "check") })}
          >
            Continue
          </Button>
        </div>
      </div>
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
      {draft === undefined ? <NoDraft slug={slug} /> : <Papers slug={slug} draft={draft} />}
    </WizardPage>
  );
}
