import { TextInput } from "@mantine/core";
import { problemsOfYou } from "../../forms/intake-answers.ts";
import { answer, useAnswers, useOpenedDraft } from "../../session/intake-draft.ts";
import { useParameter } from "../../ui/go.tsx";
import { RecordedAlready, StepForm, WizardPage } from "./wizard.tsx";

/** Step 1: who sends. */
export function YouPage() {
  const slug = useParameter("slug");
  const draft = useOpenedDraft(slug);
  const answers = useAnswers();
  const own = answers.kind === "patient-request";
  return (
    <WizardPage
      slug={slug}
      step="you"
      title="Who are you?"
      lead="The practice verifies who asks before anything leaves it."
    >
      {draft !== undefined ? (
        <RecordedAlready slug={slug} trackingNumber={draft.trackingNumber} />
      ) : (
        <StepForm slug={slug} step="you" check={() => problemsOfYou(answers)}>
          {(problems) => (
            <>
              <TextInput
                id="name"
                label="Your name"
                autoComplete="name"
                required
                maxLength={120}
                value={answers.name}
                error={problems.name}
                onChange={(change) => {
                  answer({ name: change.currentTarget.value });
                }}
              />
              {own ? null : (
                <TextInput
                  id="firm"
                  label="Firm, agency or court"
                  autoComplete="organization"
                  maxLength={160}
                  value={answers.firm}
                  onChange={(change) => {
                    answer({ firm: change.currentTarget.value });
                  }}
                />
              )}
              <div className="fields">
                <TextInput
                  id="email"
                  type="email"
                  label="E-mail address"
                  description="The answer goes to this address alone."
                  autoComplete="email"
                  required
                  maxLength={254}
                  value={answers.email}
                  error={problems.email}
                  onChange={(change) => {
                    answer({ email: change.currentTarget.value });
                  }}
                />
                <TextInput
                  id="phone"
                  type="tel"
                  label="Telephone"
                  description="For questions only."
                  autoComplete="tel"
                  maxLength={40}
                  value={answers.phone}
                  onChange={(change) => {
                    answer({ phone: change.currentTarget.value });
                  }}
                />
              </div>
              {own ? null : (
                <>
                  <div className="fields">
                    <TextInput
                      id="barNumber"
                      label="Bar number"
                      description="If you are a lawyer."
                      maxLength={40}
                      value={answers.barNumber}
                      onChange={(change) => {
                        answer({ barNumber: change.currentTarget.value });
                      }}
                    />
                    <TextInput
                      id="barState"
                      label="State of that bar"
                      description="Two letters, such as IL."
                      maxLength={2}
                      value={answers.barState}
                      error={problems.barState}
                      onChange={(change) => {
                        answer({ barState: change.currentTarget.value });
                      }}
                    />
                  </div>
                  <TextInput
                    id="representedParty"
                    label="Whom do you represent?"
                    maxLength={160}
                    value={answers.representedParty}
                    onChange={(change) => {
                      answer({ representedParty: change.currentTarget.value });
                    }}
                  />
                </>
              )}
            </>
          )}
        </StepForm>
      )}
    </WizardPage>
  );
}
