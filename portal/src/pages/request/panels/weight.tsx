import { TextInput } from "@mantine/core";
import type { CourtVerification } from "../../../../../workflows/contract/court-verification.ts";
import { limits } from "../../../../../workflows/contract/limits.ts";
import { courtVerificationOf, isOfACourt } from "../../../forms/court-verification.ts";
import { CheckList } from "../../../ui/check-list.tsx";
import { Choice } from "../../../ui/choice.tsx";
import { Go } from "../../../ui/go.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { paths } from "../../../util/paths.ts";
import { isBeforeReading } from "../../../words/course.ts";
import { courtVerifications } from "../../../words/court-verifications.ts";
import { lawWords, weightWords } from "../../../words/law.ts";
import { CommandForm } from "../command-form.tsx";
import { Day } from "../contest-fields.tsx";
import { ForRole } from "../for-role.tsx";
import { useRequest } from "../overview-context.ts";
import { Questions } from "../questions.tsx";
import { Reasons } from "../reasons.tsx";
import { Section } from "../section.tsx";
import { useKept } from "../use-kept.ts";
import { lackOfReason, WordsField } from "../words-field.tsx";

/** Where nothing can be chosen the words themselves are the reason. */
function lackOfReasons(chosen: readonly string[], possible: number, words: string): string | undefined {
  if (chosen.length > limits.reasons) return `Choose at most ${limits.reasons} reasons.`;
  if (chosen.length === 0 && possible > 0) return "Choose at least one reason.";
  return words.length > limits.reasonLetters
    ? `Say it in at most ${limits.reasonLetters} letters.`
    : undefined;
}

function ReturnPaper() {
  const { overview } = useRequest();
  const [chosen, setChosen] = useKept<readonly string[]>("return-reasons", []);
  const [words, setWords] = useKept("return-words", "");
  const reasons = isBeforeReading(overview.states.course) ? [] : (overview.determination?.reasons ?? []);
  const possible = reasons
    .filter((reason) => reason.status === "violated" && reason.words !== undefined)
    .map((reason) => `${reason.words ?? ""} (${reason.citation})`);
  const options = [...new Set(possible)].map((value) => ({ value, words: value }));
  return (
    <CommandForm
      command="returnPaper"
      label="Return the paper"
      tone="danger"
      consequence="The requester sees these reasons and your words, and can answer with more papers. Nothing is said on any patient."
      build={() =>
        lackOfReason(words) ??
        lackOfReasons(chosen, options.length, words.trim()) ?? {
          reasons: chosen.length === 0 ? [words.trim()] : chosen,
          words: words.trim(),
        }
      }
    >
      {options.length === 0 ? null : (
        <CheckList label="What is wrong with it" options={options} value={chosen} onChange={setChosen} />
      )}
      <WordsField
        label="In your words, to the requester"
        help="Say what would put it right."
        value={words}
        onChange={setWords}
      />
    </CommandForm>
  );
}

function ConfirmWeight({ ofACourt }: { readonly ofACourt: boolean }) {
  const [how, setHow] = useKept<CourtVerification["how"] | "">("verified-how", "");
  const [docket, setDocket] = useKept("verified-docket", "");
  const [verifiedOn, setVerifiedOn] = useKept("verified-on", "");
  return (
    <CommandForm
      command="confirmWeight"
      label="Confirm this weight"
      consequence="You say that you compared the paper with the facts above. Only then may the patient be matched."
      build={() => {
        if (!ofACourt) return {};
        const verified = courtVerificationOf({ how, docket, verifiedOn });
        return typeof verified === "string" ? verified : { verified };
      }}
    >
      {ofACourt ? (
        <>
          <Choice
            label="How it was verified with the court"
            help="A seal and a signature are easily copied. Use a number or an address that is not on the paper."
            words={courtVerifications}
            value={how}
            onChange={setHow}
          />
          <TextInput
            label="Docket number, as the court gave it"
            maxLength={100}
            value={docket}
            onChange={(change) => {
              setDocket(change.currentTarget.value);
            }}
          />
          <Day label="Verified on" value={verifiedOn} onChange={setVerifiedOn} />
        </>
      ) : undefined}
    </CommandForm>
  );
}

/** What the paper weighs, why, and the decision to go on with it or return it. */
export function WeightPanel() {
  const { overview } = useRequest();
  const { determination } = overview;
  if (determination === undefined || isBeforeReading(overview.states.course)) {
    return (
      <Section title="Not weighed yet">
        <p>
          Read the paper and{" "}
          <Go to={paths.request(overview.requestId)} search={{ panel: "facts" }}>
            record its facts
          </Go>
          ; the rules answer at once. A paper that shows its defect at first sight can be returned right away.
        </p>
        <ForRole
          commands={["returnPaper"]}
          otherwise="The practice manager or the privacy officer confirms the weight or returns the paper."
        >
          <ReturnPaper />
        </ForRole>
      </Section>
    );
  }
  const weight = weightWords[determination.instrumentWeight];
  return (
    <>
      <Section title={`${determination.instrumentWeight}: ${weight.words}`} lead={weight.help}>
        <p className="small">
          <strong>{lawWords[determination.controlling.jurisdiction]}</strong>
          {determination.controlling.state === undefined ? "" : ` (${determination.controlling.state})`}:{" "}
          {determination.controlling.why}
        </p>
        {determination.needsCounsel ? (
          <Notice tone="warn" title="Counsel is needed">
            <p>A lawyer must act or sign off before the practice does anything but hold.</p>
          </Notice>
        ) : null}
      </Section>
      <Questions determination={determination} />
      <Section title="Rules that were asked">
        <Reasons reasons={determination.reasons} empty="No rule speaks to this paper." />
      </Section>
      <Section title="Decide">
        <ForRole
          commands={["confirmWeight", "returnPaper"]}
          otherwise="The practice manager or the privacy officer confirms the weight or returns the paper."
        >
          <ConfirmWeight ofACourt={isOfACourt(determination.instrumentWeight)} />
          <ReturnPaper />
        </ForRole>
      </Section>
      <details className="small panel-lead">
        <summary>The versions of the rules that answered</summary>
        <p className="soft">
          {Object.entries(overview.packVersions)
            .map(([pack, version]) => `${pack} ${version}`)
            .join(", ")}
        </p>
      </details>
    </>
  );
}
