import { Checkbox, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { call } from "../../api/client.ts";
import { openIntakeOf, problemsOfAsks, problemsOfCase, problemsOfYou } from "../../forms/intake-answers.ts";
import { answer, openedDraft, useAnswers, useOpenedDraft } from "../../session/intake-draft.ts";
import { CheckList } from "../../ui/check-list.tsx";
import { Go, useParameter } from "../../ui/go.tsx";
import { Notice } from "../../ui/notice.tsx";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";
import { paths } from "../../util/paths.ts";
import { classesToAsk, documentClassWords } from "../../words/document-classes.ts";
import { RecordedAlready, StepForm, WizardPage } from "./wizard.tsx";
import { Day } from "../../ui/day.tsx";

const choices = classesToAsk.map((value) => ({ value, ...documentClassWords[value] }));

function EarlierPagesFirst({ slug }: { readonly slug: string }) {
  return (
    <Notice tone="warn" title="Some earlier answers are missing">
      <p>
        They are kept in memory only, because they name people, and are gone after a reload.{" "}
        <Go to={paths.intake(slug, "you")}>Enter them again.</Go>
      </p>
    </Notice>
  );
}

/** Step 3: what is asked for; from here on the request has its number. */
export function AsksPage() {
  const slug = useParameter("slug");
  const draft = useOpenedDraft(slug);
  const answers = useAnswers();
  const open = useMutation({
    mutationFn: () => call("openIntake", { body: openIntakeOf(slug, answers) }),
    onSuccess: (opened) => {
      openedDraft.set({ slug, ...opened });
    },
  });
  const earlier = { ...problemsOfYou(answers), ...problemsOfCase(answers) };
  const content =
    draft !== undefined ? (
      <RecordedAlready slug={slug} trackingNumber={draft.trackingNumber} />
    ) : Object.keys(earlier).length > 0 ? (
      <EarlierPagesFirst slug={slug} />
    ) : (
      <StepForm
        slug={slug}
        step="asks"
        check={() => problemsOfAsks(answers)}
        busy={open.isPending}
        proceed={async () => {
          try {
            await open.mutateAsync();
            return true;
          } catch {
            // The refusal is shown below the form by the mutation's own state.
            return false;
          }
        }}
        after={
          open.isError ? (
            <div style={{ marginTop: "1rem" }}>
              <RefusalNotice error={open.error} />
            </div>
          ) : null
        }
      >
        {(problems) => (
          <>
            <div className="fields">
              <TextInput
                id="personName"
                label="Whose records?"
                description="The name as the paper has it."
                required
                maxLength={160}
                value={answers.personName}
                error={problems.personName}
                onChange={(change) => {
                  answer({ personName: change.currentTarget.value });
                }}
              />
              <Day
                id="personBirthDate"
                label="Date of birth"
                help="If the paper states it."
                value={answers.personBirthDate}
                onChange={(day) => {
                  answer({ personBirthDate: day });
                }}
              />
            </div>
            <CheckList
              id="classes"
              label="Which records?"
              needed
              help="Ask for what you need. A narrower request is answered sooner."
              options={choices}
              value={answers.classes}
              error={problems.classes}
              onChange={(classes) => {
                answer({ classes });
              }}
            />
            {answers.classes.includes("psychotherapy-notes") ? (
              <Notice tone="sealed" title="These notes need a paper of their own" live="polite">
                <p>
                  A subpoena alone never reaches psychotherapy notes. Upload an authorization for
                  psychotherapy notes and nothing else, or a court order that names them.
                </p>
              </Notice>
            ) : null}
            <fieldset>
              <legend className="field-label">From which time?</legend>
              <p className="field-help">Dates of service. Leave both empty for no limit.</p>
              <div className="fields" style={{ marginTop: "0.4rem" }}>
                <Day
                  id="fromOn"
                  label="First date"
                  value={answers.fromOn}
                  onChange={(day) => {
                    answer({ fromOn: day });
                  }}
                />
                <Day
                  id="toOn"
                  label="Last date"
                  value={answers.toOn}
                  error={problems.toOn}
                  onChange={(day) => {
                    answer({ toOn: day });
                  }}
                />
              </div>
            </fieldset>
            <Checkbox
              label="The paper also asks the therapist to testify"
              description="At a deposition, a hearing or a trial."
              checked={answers.testimony}
              onChange={(change) => {
                answer({ testimony: change.currentTarget.checked });
              }}
            />
          </>
        )}
      </StepForm>
    );
  return (
    <WizardPage slug={slug} step="asks" title="What do you ask for?">
      {content}
    </WizardPage>
  );
}
