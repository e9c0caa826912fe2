import type { LanguageRule } from "../rule.ts";

const symptoms = { kind: "excluded-item", item: "summary-symptoms" } as const;
const told = ["quoted", "told", "of-another"] as const;

/** Summaries of symptoms, with the findings of a mental status examination (45 CFR 164.501). */
export const symptomSummaries: readonly LanguageRule[] = [
  {
    id: "notes.symptoms.heading",
    finds: symptoms,
    says: "A heading for symptoms or mental status with something under it.",
    confidence: "plain",
    under: ["symptoms"],
    unless: [],
    example: "Symptoms: insomnia, poor appetite.",
    nearMiss: "Symphony: he hummed the slow part.",
  },
  {
    id: "notes.symptoms.several",
    finds: symptoms,
    says: "Several clinical signs in one sentence.",
    confidence: "likely",
    any: [
      "@sign ..8 @sign",
      "(@sign|@state) , @state , (and)? (@sign|@state)",
      "@sign ..3 @state",
      "@state , ..2 @sign",
    ],
    unless: told,
    example: "Insomnia and anhedonia most days.",
    nearMiss: "He told me that the insomnia is his grandmother, and that the flashbacks belong to the town.",
  },
  {
    id: "notes.symptoms.risk",
    finds: symptoms,
    says: "Thoughts of suicide, self-harm or violence are assessed.",
    confidence: "likely",
    any: [
      "(denies|denied|no|endorses|endorsed|reports|reported|without|passive|active|current) ..4 (SI|HI|si|suicidal*|homicidal*|self harm|nssi|NSSI|avh|AVH|hallucinations|psychosis)",
      "(SI|HI|suicidal ideation|suicidality) ..3 (denied|absent|present|none|passive|without|intent|plan)",
    ],
    unless: ["quoted", "told", "of-another"],
    example: "Denies SI/HI.",
    nearMiss: "Her uncle had been suicidal the year that she was born.",
  },
  {
    id: "notes.symptoms.state",
    finds: symptoms,
    says: "Mood, affect, sleep, appetite or energy in the words of an examination.",
    confidence: "likely",
    any: [
      "(mood|affect) (is|was|remains|appeared|and affect|today|still|mildly|somewhat|more|less|moderately)? (depressed|low|anxious|euthymic|flat|blunted|constricted|restricted|labile|congruent|irritable|dysphoric|elevated|stable|improved|full|bright|sad|down|broad|appropriate|reactive|tearful|mixed|worse|better)",
      "(depressed|low|anxious|euthymic|irritable|dysphoric|dysthymic|elevated) (mood|and tearful)",
      "(flat|blunted|constricted|restricted|labile|congruent|full|appropriate|bright|tearful) affect",
      "(sleep|appetite|energy|concentration|motivation) (is|was|remains|still|has been|continues)? (poor|fair|good|disrupted|improved|reduced|decreased|low|impaired|disturbed|down|stable|adequate|normal|fragmented|erratic|@number)",
      "(poor|disrupted|disturbed|decreased|reduced|low|impaired|diminished|fragmented|increased) (sleep|appetite|energy|concentration|motivation|self esteem)",
      "(sleeping|sleeps|sleep) ..3 @number ..2 (hours|h|hrs|hour)",
      "(oriented|orientation) ..1 (x|times) @number",
      "thought (process|content) ..2 (linear|logical|goal directed|tangential|circumstantial|organized|intact)",
      "(speech|insight|judgment|judgement) ..2 (pressured|rapid|normal|slow*|fair|good|limited|intact|poor|impaired)",
    ],
    unless: told,
    example: "Mood low, affect constricted, sleep 5 h.",
    nearMiss: "He told me that the mood low tide leaves behind is the one he trusts.",
  },
  {
    id: "notes.symptoms.count",
    finds: symptoms,
    says: "A sign with how often it comes or how strong it is.",
    confidence: "likely",
    any: [
      "@sign ..5 (@rate|x @number|@number x|times|daily|nightly|most days|nearly every day|every day|per night|a night|per day|a day|this week|@number days|most nights|nights)",
      "(@number|two|three|four|five|six|several|daily|nightly|weekly|frequent|recurrent|multiple|chronic|severe|moderate|mild|increased|persistent|worsening|intermittent) ..1 @sign",
    ],
    unless: told,
    example: "Three panic attacks since last visit.",
    nearMiss: "She told me three nightmares ago the house had another door.",
  },
  {
    id: "notes.symptoms.line",
    finds: symptoms,
    says: "Clinical signs in a line without a subject.",
    confidence: "possible",
    any: [
      "@sign",
      "@state , ..4 (@state|@sign)",
      "@bodily ..6 (@state|@sign|@bodily|@rate|daily|nightly|improv*|worse|better|less|more|poor|low|back|still|hrs|hours|h)",
      "(less|more|still|increasingly|mildly|moderately|severely|markedly|no longer|often|daily) (@state|@bodily)",
    ],
    unless: ["quoted", "in-prose", "of-another"],
    example: "Less tearful, still waking at 3, appetite back.",
    nearMiss: "She was tearful, and then she was not.",
  },
  {
    id: "notes.symptoms.reported",
    finds: symptoms,
    says: "A sign is reported, observed or denied.",
    confidence: "possible",
    any: [
      "@clinically ..5 (@sign|@state|@bodily)",
      "(symptom|symptoms|sx) ..5 (improv*|increas*|decreas*|includ*|of|persist*|remain*|consistent|worsen*|reduced|present|continu*|such as|are|unchanged|meet)",
      "(depressive|anxiety|anxious|manic|hypomanic|psychotic|trauma|ptsd|PTSD|ocd|OCD|adhd|ADHD|panic|withdrawal|somatic|core|residual|current|presenting) (symptom|symptoms|sx)",
    ],
    unless: told,
    example: "Reports anhedonia.",
    nearMiss: "The politeness is the symptom, if there is one.",
  },
];
