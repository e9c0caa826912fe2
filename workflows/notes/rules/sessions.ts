import type { LanguageRule } from "../rule.ts";

const times = { kind: "excluded-item", item: "session-start-stop-times" } as const;
const modality = { kind: "excluded-item", item: "modality" } as const;
const frequency = { kind: "excluded-item", item: "frequency" } as const;

/** Session start and stop times, and modalities and frequencies of the treatment furnished (45 CFR 164.501). */
export const sessions: readonly LanguageRule[] = [
  {
    id: "notes.times.heading",
    finds: times,
    says: "A heading for session times with a time or length.",
    confidence: "plain",
    under: ["times"],
    and: ["(@clock|@number)"],
    unless: [],
    example: "Time in: 3:30 PM",
    nearMiss: "Time: she says that it slows down here.",
  },
  {
    id: "notes.times.start-and-stop",
    finds: times,
    says: "When the session began and ended.",
    confidence: "plain",
    any: [
      "@clock (am|pm|a|p|a.m.|p.m.)? @clock",
      "@clock ..2 (to|until|till|through|and|start|stop|end|ended) ..2 @clock",
      "(from|between) @digits (am|pm|a.m.|p.m.)? (to|until|till|and) (@clock|@digits (am|pm|a.m.|p.m.))",
      "@digits (am|pm|a|p|a.m.|p.m.)? (to|until|till)? @clock",
      "@digits (am|pm|a.m.|p.m.) (to|until|till)? @digits (am|pm|a.m.|p.m.)",
      "@hhmm (to|until|through|hrs)? @hhmm",
    ],
    unless: ["quoted", "told", "of-another"],
    example: "Session 4:00 pm to 5:15 pm.",
    nearMiss: "He told me the shop was open 4:00 to 5:15 and nobody came.",
  },
  {
    id: "notes.times.start-or-stop",
    finds: times,
    says: "When the session began or ended.",
    confidence: "likely",
    any: [
      "(session|sessions|appointment|hour|meeting|group|we|call|visit|met|seen) ..4 (start*|began|begin|begins|end|ended|ends|stop|stopped|finish*|concluded|commenced|ran|at|from) ..2 (@clock|@number (am|pm|a.m.|p.m.))",
      "(start|started|stop|stopped|began|ended|end|in|out|concluded|arrived|left) ..1 (@clock|@number (am|pm|a.m.|p.m.))",
    ],
    not: [
      "(train|bus|woke|wakes|wake|bed|phone|alarm|dinner|work|shift|house|door|next session|next appointment)",
    ],
    unless: ["quoted", "told", "of-another"],
    example: "Session started at 10:05 am.",
    nearMiss: "He spoke of the train that left at 6:40 every morning.",
  },
  {
    id: "notes.times.length",
    finds: times,
    says: "How long the session was.",
    confidence: "possible",
    any: [
      "@number (minute|minutes|min|mins|hour|hr) ..2 (individual|group|couples|family|psychotherapy|therapy|telehealth|video|phone)? ..1 (session|appointment|visit|meeting|psychotherapy|therapy hour|encounter)",
      "(session|appointment|visit|duration|met for|seen for|lasted|time spent|total time) ..3 @number (minute|minutes|min|mins)",
    ],
    unless: ["quoted", "told", "of-another"],
    example: "50-minute session.",
    nearMiss: "There was a silence of 20 minutes.",
  },
  {
    id: "notes.modality.heading",
    finds: modality,
    says: "A heading for the kind of treatment with something under it.",
    confidence: "plain",
    under: ["modality"],
    unless: [],
    example: "Modality: individual, in person.",
    nearMiss: "Mode of the hour: we circled.",
  },
  {
    id: "notes.modality.named",
    finds: modality,
    says: "The treatment furnished is named.",
    confidence: "likely",
    any: [
      "@modality",
      "(individual|group|couples|couple|family|conjoint|in person|virtual|video|phone|zoom|remote) ..1 (session|sessions|therapy|psychotherapy|work|counseling|appointment)",
    ],
    not: ["(book|books|podcast|article|video|videos|instagram|movie|compared|internet|class) ..6 @modality"],
    unless: ["quoted", "told", "of-another"],
    example: "CBT with exposure, individual.",
    nearMiss: "She said that the last one did CBT at her.",
  },
  {
    id: "notes.frequency.heading",
    finds: frequency,
    says: "A heading for the frequency of treatment with something under it.",
    confidence: "plain",
    under: ["frequency"],
    unless: [],
    example: "Frequency: weekly.",
    nearMiss: "Frequencies: he hears the lights hum.",
  },
  {
    id: "notes.frequency.sessions",
    finds: frequency,
    says: "How often sessions are held.",
    confidence: "likely",
    any: [
      "(@visit|@modality|continue*|remain*) ..4 @rate",
      "@rate ..3 (@visit|@modality|@clock|basis|x @number)",
      "(rtc|return|follow up|next session|next appointment|next visit|f u|see again|will meet|scheduled) ..4 (@number|one|two|three|four|a|@rate) (week|weeks|wk|wks|month|months|days)",
      "(@visit) ..5 (to|from) (once|twice|weekly|biweekly|monthly)",
    ],
    unless: ["quoted", "told", "of-another"],
    example: "Sessions increased to twice a week.",
    nearMiss: "Her weekly call with the daughter is on Sundays.",
  },
];
