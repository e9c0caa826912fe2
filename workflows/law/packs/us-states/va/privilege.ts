import { isOneOf, known, not, all } from "../../../predicate.ts";
import { classIs } from "../../../predicates/paper.ts";
import { licenceMayBe } from "../../../predicates/state.ts";
import type { Rule } from "../../../rule.ts";
import { patientLitigant, privilege } from "../build/privilege.ts";
import { counselors, practitioners } from "./source.ts";

const inCivilCase = not(known(isOneOf("/forum/nature", "criminal", "grand-jury")));
const spoken = classIs("testimony");

/**
 * Va. Code 8.01-399 and 8.01-400.2: the privilege holds testimony, in civil actions only; records follow the statute on
 * health records, and an agency that reviews the practice follows federal law.
 */
export const privilegeRules: readonly Rule[] = [
  privilege({
    id: "us.va.8-01-400-2.communications",
    title:
      "A counselor, social worker, psychologist or family therapist is not made to disclose communications.",
    cite: "Va. Code 8.01-400.2",
    from: counselors,
    covers: all(
      spoken,
      inCivilCase,
      licenceMayBe(
        "professional-counselor",
        "clinical-social-worker",
        "psychologist",
        "marriage-and-family-therapist",
      ),
    ),
    held: "object-by-date",
    met: "The patient's writing or a court frees the testimony.",
    unmet: "Neither the patient's writing nor a court frees the testimony.",
  }),
  privilege({
    id: "us.va.8-01-399.communications",
    title:
      "A practitioner of the healing arts does not testify in a civil action without the patient's consent.",
    cite: "Va. Code 8.01-399",
    from: practitioners,
    covers: all(
      spoken,
      inCivilCase,
      licenceMayBe("psychologist", "psychiatrist", "physician", "psychiatric-nurse"),
    ),
    held: "object-by-date",
    met: "The patient's writing or a court frees the testimony.",
    unmet: "Neither the patient's writing nor a court frees the testimony.",
  }),
  patientLitigant({
    id: "us.va.8-01-400-2.condition-at-issue",
    title:
      "The privilege gives way where the patient's condition is at issue, whoever put it there, or justice needs it.",
    cite: "Va. Code 8.01-400.2",
    from: counselors,
    available: "if-anybody-tenders",
    met: "Somebody put the condition at issue; a court says how far that goes.",
    unmet: "Nobody put the condition at issue.",
  }),
];
