import { useState } from "react";
import { breachFactors, noticeWays } from "../../../../workflows/contract/incident.ts";
import type {
  BreachFactor,
  BreachFinding,
  NoticeTo,
  NoticeWay,
  Risk,
} from "../../../../workflows/contract/incident.ts";
import { Choice } from "../../ui/choice.tsx";
import { Pills } from "../../ui/pills.tsx";
import { breachFindings, factorQuestions, noticeParties, risks, wayWords } from "../../words/incident.ts";
import { CommandForm } from "./command-form.tsx";
import { Day, noDay } from "./contest-fields.tsx";
import { noPeople, People } from "./incident-forms.tsx";
import { OneReason } from "./one-reason.tsx";
import { useRequest } from "./overview-context.ts";
import { lackOfReason, WordsField } from "./words-field.tsx";

type Factor = { readonly risk: Risk | undefined; readonly words: string };
type Factors = Readonly<Record<BreachFactor, Factor>>;
const blank: Factor = { risk: undefined, words: "" };
const riskOptions = (["low", "medium", "high"] as const).map((value) => ({ value, words: risks[value] }));

/** The four factors, one after the other: how much each speaks for a compromise, and why. */
function FourFactors({
  factors,
  onChange,
}: {
  readonly factors: Factors;
  readonly onChange: (factors: Factors) => void;
}) {
  return breachFactors.map((factor) => {
    const { words, help } = factorQuestions[factor];
    const change = (part: Partial<Factor>) => {
      onChange({ ...factors, [factor]: { ...factors[factor], ...part } });
    };
    return (
      <div key={factor} className="stack">
        <Pills
          label={words}
          help={help}
          options={riskOptions}
          value={factors[factor].risk}
          onChange={(risk) => {
            change({ risk });
          }}
        />
        <WordsField
          label={`Why (${words.toLowerCase()})`}
          value={factors[factor].words}
          onChange={(said) => {
            change({ words: said });
          }}
        />
      </div>
    );
  });
}

/** The assessment, which the privacy officer makes and may make again. */
export function Assess() {
  const { incident } = useRequest().overview;
  const before = incident?.words?.assessment?.factors;
  const [factors, setFactors] = useState<Factors>(
    before ?? { information: blank, recipient: blank, acquired: blank, mitigation: blank },
  );
  const [people, setPeople] = useState<number | string>(incident?.affectedIndividuals ?? 1);
  const [finding, setFinding] = useState<BreachFinding | "">(incident?.finding ?? "");
  return (
    <CommandForm
      command="assessIncident"
      onlyWhenPossible
      label={incident?.finding === undefined ? "Record the assessment" : "Assess again"}
      tone={incident?.finding === undefined ? "plain" : "quiet"}
      consequence="The practice bears the burden of showing that something was no breach (45 CFR 164.414(b)). Found to be permitted, the files can be handed over again."
      build={() => {
        const lacking = breachFactors.find(
          (factor) => factors[factor].risk === undefined || lackOfReason(factors[factor].words) !== undefined,
        );
        if (lacking !== undefined) return `Weigh this factor and say why: ${factorQuestions[lacking].words}.`;
        if (typeof people !== "number") return noPeople;
        if (finding === "") return "Choose what follows.";
        return { finding, affectedIndividuals: people, factors };
      }}
    >
      <FourFactors factors={factors} onChange={setFactors} />
      <div className="fields">
        <People value={people} onChange={setPeople} />
        <Choice label="What follows" words={breachFindings} value={finding} onChange={setFinding} />
      </div>
    </CommandForm>
  );
}

/** A notice that was given. */
export function Notices() {
  const { incident } = useRequest().overview;
  const [to, setTo] = useState<NoticeTo | "">(incident?.owed[0] ?? "");
  const [givenOn, setGivenOn] = useState("");
  const [how, setHow] = useState<NoticeWay | "">("");
  return (
    <CommandForm
      command="recordBreachNotice"
      onlyWhenPossible
      label="Record the notice"
      tone="quiet"
      build={() =>
        to === ""
          ? "Choose who was told."
          : givenOn === ""
            ? noDay
            : how === ""
              ? "Choose how they were told."
              : { to, givenOn, how }
      }
      onDone={() => {
        setTo("");
        setHow("");
        setGivenOn("");
      }}
    >
      <div className="fields">
        <Choice
          label="Who was told"
          words={noticeParties}
          value={to}
          onChange={(party) => {
            setTo(party);
            setHow("");
          }}
        />
        <Day label="Told on" value={givenOn} onChange={setGivenOn} />
        <Choice
          label="How"
          words={wayWords}
          of={to === "" ? [] : noticeWays[to]}
          value={how}
          onChange={setHow}
        />
      </div>
    </CommandForm>
  );
}

/** The end of an incident. */
export function CloseIncident() {
  return <OneReason command="closeIncident" label="Close the incident" words="Why it is settled" />;
}
