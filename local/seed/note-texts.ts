/** One note as text: its form, and titled paragraphs. */
export type NoteText = {
  readonly form: string;
  readonly paragraphs: readonly { readonly title: string; readonly words: string }[];
};

const presenting = [
  "reports sleeping about five hours a night and waking before the alarm",
  "describes feeling tense on the commute and avoiding the motorway",
  "says that the week was steadier and that evening walks helped",
  "reports two arguments at home and regret after each",
  "describes low energy in the mornings that lifts by midday",
  "reports having used the breathing exercise four times, with some relief",
];
const observed = [
  "Alert and oriented, speech of normal rate, mood described as flat, affect congruent.",
  "On time, engaged, tearful once, no sign of intoxication, thought process linear.",
  "Mildly anxious at first, relaxed as the session went on, good eye contact.",
  "Restless in the chair, otherwise cooperative; no psychotic symptoms observed.",
];
const assessed = [
  "Symptoms are moderate and slightly improved against last month; no risk of harm to self or others stated or observed.",
  "Adjustment difficulties continue; coping is improving; risk assessed as low.",
  "Anxiety remains at the level of the intake measure; functioning at work is kept.",
  "Depressive symptoms are mild to moderate; the working diagnosis is unchanged.",
];
const planned = [
  "Continue weekly sessions; sleep log; repeat the symptom measure in two weeks.",
  "Continue cognitive work on avoidance; one graded step on the motorway before the next session.",
  "Continue every other week; practise the agreed way of pausing an argument.",
  "Keep the present plan; medication stays with the prescriber; next session as scheduled.",
];
const impressions = [
  "Silence after I mentioned the summer. I noticed my own wish to fill it and did not. The pause seemed to belong to something older than the marriage.",
  "A dream about a locked house was told in great detail and then waved away. I wonder about shame more than fear. To hold for later, not to interpret yet.",
  "Strong irritation with me for the first time, quickly taken back. It felt like progress. My hypothesis of last month about rivalry looks too simple.",
  "Spoke about a relative in words that I will not put into the chart. My impression is of divided loyalty; I must watch my own sympathy here.",
];

const pick = <Item>(list: readonly Item[], index: number): Item => {
  const item = list[index % list.length];
  if (item === undefined) throw new Error("a list of phrases is empty");
  return item;
};

/** A progress note in SOAP or DAP form, by turns. Entirely invented. */
export function progressNoteText(session: number, seed: number): NoteText {
  const said = `The client ${pick(presenting, seed + session)}. The client also ${pick(presenting, seed + 2 * session + 1)}.`;
  const seen = pick(observed, seed + session);
  const judged = pick(assessed, seed + session);
  const next = pick(planned, seed + session);
  return session % 2 === 0
    ? {
        form: "Progress note (SOAP)",
        paragraphs: [
          { title: "Subjective", words: said },
          { title: "Objective", words: seen },
          { title: "Assessment", words: judged },
          { title: "Plan", words: next },
        ],
      }
    : {
        form: "Progress note (DAP)",
        paragraphs: [
          { title: "Data", words: `${said} ${seen}` },
          { title: "Assessment", words: judged },
          { title: "Plan", words: next },
        ],
      };
}

/** A progress note of a session to which the client's spouse came. Entirely invented. */
export const jointSessionText: NoteText = {
  form: "Couple's progress note (DAP)",
  paragraphs: [
    {
      title: "Data",
      words:
        "The client and the client's spouse came together. The client spoke of tension over money. The spouse, Avery, spoke of an own illness and of not having told the family.",
    },
    {
      title: "Assessment",
      words: "Both listened to the end; no risk of harm to self or others stated or observed.",
    },
    {
      title: "Plan",
      words: "One further session together in a month; weekly sessions of the client continue.",
    },
  ],
};

/** A psychotherapy note: the clinician's own analysis, kept apart from the chart. Entirely invented. */
export function psychotherapyNoteText(session: number, seed: number): NoteText {
  return {
    form: "Psychotherapy note (kept separately, 45 CFR 164.501)",
    paragraphs: [
      { title: "Contents of the conversation", words: pick(impressions, seed + session) },
      { title: "Analysis", words: pick(impressions, seed + session + 2) },
    ],
  };
}
