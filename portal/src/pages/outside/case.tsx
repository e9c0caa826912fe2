import { NativeSelect, TextInput } from "@mantine/core";
import type { ProcessKind } from "../../../../workflows/contract/papers.ts";
import { problemsOfCase } from "../../forms/intake-answers.ts";
import { answer, useAnswers, useOpenedDraft } from "../../session/intake-draft.ts";
import { useParameter } from "../../ui/go.tsx";
import { processKinds } from "../../words/process-kinds.ts";
import { RecordedAlready, StepForm, WizardPage } from "./wizard.tsx";

const kinds = Object.keys(processKinds) as ProcessKind[];

/** Step 2: the proceeding. */
export function CasePage() {
  const slug = useParameter("slug");
  const draft = useOpenedDraft(slug);
  const answers = useAnswers();
  return (
    <WizardPage
      slug={slug}
      step="case"
      title="Which case is it?"
      lead="Leave empty what does not apply: an authorization or a request for your own records needs no case."
    >
      {draft !== undefined ? (
        <RecordedAlready slug={slug} trackingNumber={draft.trackingNumber} />
      ) : (
        <StepForm slug={slug} step="case" check={() => problemsOfCase(answers)}>
          {(problems) => (
            <>
              <NativeSelect
                id="kind"
                label="What you are sending"
                required
                value={answers.kind ?? ""}
                error={problems.kind}
                data={[
                  { value: "", label: "Choose" },
                  ...kinds.map((kind) => ({ value: kind, label: processKinds[kind].words })),
                ]}
                onChange={(change) => {
                  answer({ kind: kinds.find((kind) => kind === change.currentTarget.value) });
                }}
              />
              <TextInput
                id="court"
                label="Court, board or agency"
                description="As it stands at the head of the paper."
                maxLength={200}
                value={answers.court}
                onChange={(change) => {
                  answer({ court: change.currentTarget.value });
                }}
              />
              <TextInput
                id="docket"
                label="Docket or case number"
                maxLength={100}
                value={answers.docket}
                onChange={(change) => {
                  answer({ docket: change.currentTarget.value });
                }}
              />
              <TextInput
                id="caption"
                label="Caption"
                description="The names of the parties, as the paper gives them."
                maxLength={200}
                value={answers.caption}
                onChange={(change) => {
                  answer({ caption: change.currentTarget.value });
                }}
              />
            </>
          )}
        </StepForm>
      )}
    </WizardPage>
  );
}
