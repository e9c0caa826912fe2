const questions: Readonly<Record<string, string>> = {
  "/accounting/requestedOn": "On which day did the request for an accounting arrive?",
  "/assurances/notice/contentSufficient":
    "Does the notice say enough about the case and the request for the patient to object?",
  "/assurances/notice/documentation": "Which documents came with the statement of notice?",
  "/assurances/notice/objectionPeriodEndsOn": "On which day does the time to object end?",
  "/assurances/notice/objectionsFiled": "Was any objection filed with the court?",
  "/assurances/notice/objectionsResolved": "Has the court resolved every objection?",
  "/assurances/notice/requestMatchesResolution": "Does the request fit what the court allowed?",
  "/assurances/notice/statement": "Did a written statement of notice come with the paper?",
  "/assurances/notice/writtenNoticeAttempted":
    "Did the requester try in good faith to notify the patient in writing?",
  "/assurances/practiceNotice/contentSufficient":
    "Does the practice's own notice say enough for the patient to object?",
  "/assurances/practiceNotice/objectionPeriodEndsOn":
    "On which day does the time in the practice's own notice end?",
  "/assurances/practiceNotice/objectionsFiled": "Was any objection filed after the practice's own notice?",
  "/assurances/practiceNotice/objectionsResolved": "Has the court resolved every objection?",
  "/assurances/practiceNotice/requestMatchesResolution": "Does the request fit what the court allowed?",
  "/assurances/practiceNotice/writtenNoticeAttempted":
    "Did the practice itself notify the patient in writing?",
  "/assurances/qpo/agreedByParties": "Did the parties agree on a protective order?",
  "/assurances/qpo/documented": "Is a statement with the protective-order papers in hand?",
  "/assurances/qpo/entered": "Has a judge signed the protective order?",
  "/assurances/qpo/limitsUse": "Does the protective order bar use for anything but this case?",
  "/assurances/qpo/presentedToCourt": "Was the agreed order presented to the court?",
  "/assurances/qpo/requestedByPractice": "Did the practice ask the court for a protective order?",
  "/assurances/qpo/requestedFromCourt": "Did the requester ask the court for a protective order?",
  "/assurances/qpo/returnOrDestroy": "Does the protective order require return or destruction at the end?",
  "/authorizations": "Is any form signed by the patient in the file?",
  "/authorizations/*/coversClasses": "Which classes of records does the form cover?",
  "/authorizations/*/coversRange/fromOn": "From which day on does the form cover records?",
  "/authorizations/*/coversRange/toOn": "Up to which day does the form cover records?",
  "/authorizations/*/compoundWith": "What else is on the same document as the form?",
  "/authorizations/*/conditioned":
    "Was treatment, payment, enrollment or eligibility made to depend on signing?",
  "/authorizations/*/conditioningException": "Which exception allows signing to be made a condition?",
  "/authorizations/*/elements/discloser": "Does the form name who may disclose?",
  "/authorizations/*/elements/expiry": "Does the form state an expiry date or event?",
  "/authorizations/*/elements/information": "Does the form describe what is to be disclosed?",
  "/authorizations/*/elements/purpose": "Does the form state each purpose?",
  "/authorizations/*/elements/recipient": "Does the form name who may receive?",
  "/authorizations/*/elements/representativeAuthority":
    "Does the form describe the authority of the person who signed for the patient?",
  "/authorizations/*/elements/signatureAndDate": "Is the form signed and dated?",
  "/authorizations/*/expiresOn": "On which day does the form expire?",
  "/authorizations/*/part2/combinedWithOtherPurpose":
    "Does the consent combine the proceeding with another purpose?",
  "/authorizations/*/part2/forProceedings": "Is the consent for use in a proceeding?",
  "/authorizations/*/part2/hasRequiredElements": "Does the consent carry every element of 42 CFR 2.31(a)?",
  "/authorizations/*/practiceKnowsEventOccurred":
    "Does the practice know whether the event that ends the form has happened?",
  "/authorizations/*/psychotherapyNotesOnly": "Are psychotherapy notes the only information on the form?",
  "/authorizations/*/purposeMatchesRequest": "Is this use inside the purposes the form states?",
  "/authorizations/*/recipientMatchesRequester": "Is the requester the recipient the form names?",
  "/authorizations/*/statedExpiry": "What does the expiry line of the form say?",
  "/authorizations/*/statements/conditioning":
    "Does the form say whether anything may be conditioned on signing?",
  "/authorizations/*/statements/noticeContainsRevocation":
    "Does the Notice of Privacy Practices contain the way to revoke?",
  "/authorizations/*/statements/redisclosure": "Does the form say that the recipient may redisclose?",
  "/authorizations/*/statements/revocation": "Does the form state the right to revoke and how?",
  "/decisions/accessHarm/decidedByLicensedProfessional":
    "Did a licensed health care professional make the judgment about harm?",
  "/decisions/parentAccess": "Has a licensed professional decided whether the parent gets access?",
  "/decisions/practiceElectsToDisclose": "Does the practice choose to follow an order that only permits?",
  "/decisions/releaseNotesToIndividual":
    "Does the clinician choose to give psychotherapy notes to the patient?",
  "/decisions/representativeRefused":
    "Has a professional decided not to treat this person as representative?",
  "/decisions/threat/goodFaithBelief": "Does the clinician believe in good faith that telling is needed?",
  "/decisions/threat/recipientCanPrevent": "Can the recipient prevent or lessen the danger?",
  "/decisions/threat/seriousAndImminent": "Is the danger serious and imminent?",
  "/forum/courtHolidays": "Which days other than the federal holidays does this court's state observe?",
  "/incident/affectedIndividuals": "How many people does the disclosure concern?",
  "/incident/discoveredOn": "On which day was the wrongful disclosure discovered?",
  "/incident/lowProbabilityDocumented": "Does a documented assessment show a low probability of compromise?",
  "/forum/state": "Of which state is the court or agency?",
  "/forum/system": "Is it a federal court or agency, or one of a state?",
  "/assurances/stateNotice/certification/received":
    "Has the requester certified in writing that the time to move has ended, or that motions were resolved?",
  "/assurances/stateNotice/certification/receivedOn": "On which day did the certification arrive?",
  "/assurances/stateNotice/certification/statesMotionsResolved":
    "Does the certification say that motions were resolved and the request fits?",
  "/assurances/stateNotice/certification/statesPeriodEndedWithoutMotion":
    "Does the certification say that the time to move ended without a motion?",
  "/assurances/stateNotice/kind": "Which notice procedure of the state was followed?",
  "/assurances/stateNotice/noticeOn":
    "On which day was the patient served or notified under the state's rule?",
  "/assurances/stateNotice/proofAttached":
    "Did the proof that the state's notice procedure asks for come with the paper?",
  "/assurances/stateNotice/timelyUnderRule": "Was the notice given in the time the state's rule sets?",
  "/authorizations/*/signedOn": "On which day was the form signed?",
  "/authorizations/*/signers": "Who signed the form?",
  "/authorizations/*/signers/*/role": "In what standing did this person sign?",
  "/instrument/issuedOn": "Which date does the paper bear?",
  "/order/stateFindings": "Which findings that the state's law asks for does the order recite?",
  "/patient/consent/minorObjectsToDisclosure": "Does the minor object to the disclosure?",
  "/patient/consent/parentConsentedToService": "Did a parent consent to the service?",
  "/forum/nature": "What kind of case is it?",
  "/forum/topic": "What is the case about?",
  "/forum/patientRole": "What is the patient's part in the case?",
  "/segments/*/author/license": "Which licence does the writer hold?",
  "/segments/*/participants/setting": "Was this a session of one person, a couple, a family or a group?",
  "/patient/consent/otherConsentRequired":
    "Did the law require the consent of somebody else for the service?",
  "/patient/consent/lawfulWithoutParent":
    "May the minor lawfully have the service without a parent's consent?",
  "/patient/consent/minorConsentedAlone": "Did the minor alone consent to the service?",
  "/patient/formerPatient": "Has the patient left the practice?",
  "/practice/setting": "What kind of practice holds the records?",
  "/privilege/conditionTenderedBy": "Who put the patient's condition in issue?",
  "/segments/*/sharedWith": "To whom has this been shown?",
  "/instrument/judgeSigned": "Did a judge personally sign the paper?",
  "/instrument/legalBasis/citesAuthority": "Does the requester state the legal authority for the request?",
  "/instrument/legalBasis/courtOrderAttached": "Is a court order that authorizes this very paper attached?",
  "/instrument/legalBasis/requiredByLaw": "Does a law compel this disclosure?",
  "/instrument/legalBasis/threePartStatement":
    "Does the paper show relevance, specificity and that de-identified data would not do?",
  "/instrument/nonDisclosureOrder/exists": "Does an order forbid telling the patient?",
  "/instrument/receivedOn": "On which day did the request arrive?",
  "/instrument/requestedClasses": "It does not ask for all records: which kinds of record does it ask for?",
  "/instrument/requestedRange/fromOn": "From which date of service on does the request ask for records?",
  "/instrument/requestedRange/toOn": "Up to which date of service does the request ask for records?",
  "/instrument/returnOn": "By which day does the paper demand compliance?",
  "/instrument/servedOn": "On which day was the paper served?",
  "/instrument/type": "What kind of paper or request is it?",
  "/order/expresslyNamesPsychotherapyNotes":
    "Does the order name psychotherapy notes, or notes kept apart, in words?",
  "/order/exists": "Is any order bearing on these records in hand?",
  "/order/inForce": "Is the order in force: not stayed, vacated or superseded?",
  "/order/namesPatient": "Does the order name the patient?",
  "/order/namesClasses": "Which kinds of record does the order name?",
  "/order/part2/citesSubpartE": "Was the order entered under 42 CFR Part 2, subpart E?",
  "/order/part2/compulsoryProcessAlsoPresent": "Did a subpoena or similar mandate come with the order?",
  "/order/part2/confidentialCommunicationsGround":
    "Does the order state a ground for reaching confidential communications?",
  "/order/part2/criminalFindings": "Does the order have the findings for use against the patient?",
  "/order/part2/essentialPartsOnly": "Is the order limited to essential parts?",
  "/order/part2/goodCauseFindings": "Does the order find good cause?",
  "/order/part2/noticeAndOpportunity": "Did patient and record holder have notice and a chance to respond?",
  "/order/part2/recipientsLimited": "Does the order limit who may receive?",
  "/order/part2/safeguards": "Does the order set safeguards such as sealing?",
  "/order/range/fromOn": "From which day on does the order reach records?",
  "/order/range/toOn": "Up to which day does the order reach records?",
  "/patient/ageYears": "How old is the patient?",
  "/patient/alive": "Is the patient living?",
  "/patient/consent/stateLawOnParentAccess":
    "What does state law say about a parent's access to these records?",
  "/patient/custodyStatus": "Is the patient in custody or under supervision?",
  "/patient/representatives/*/isRequester": "Is this the person who asks?",
  "/patient/representatives/*/role": "What is this person to the patient?",
  "/patient/representatives/*/legalInstrument": "Which legal paper gives this person authority?",
  "/policy/stateLayer": "Has counsel settled that no stricter rule of state law applies?",
  "/practice/partyToCase": "Is the practice a party to the case?",
  "/practice/ownTrainingProgram": "Is it the practice's own supervised training program?",
  "/practice/state": "In which state does the practice hold the records?",
  "/privilege/status": "Does the patient claim or waive the privilege, and where is that written?",
  "/privilege/waiver/coversClasses": "Which kinds of record does the waiver cover?",
  "/privilege/waiver/coversTestimony": "Does the waiver cover testimony?",
  "/privilege/waiver/signedBy": "Who signed the waiver?",
  "/requester/authorityVerified": "Was the requester's office or authority verified?",
  "/requester/identityVerified": "Was the requester's identity verified?",
  "/requester/overseenAuthorIds/*": "Which clinicians of the practice are under review?",
  "/requester/oversees": "Whose conduct is under review?",
  "/requester/purpose": "What is the information wanted for?",
  "/requester/recipientRole": "Who would receive this?",
  "/requester/role": "What is the role of the person who asks?",
  "/forum/actionBroughtBy": "Who brought the action?",
  "/segments/*/author/id": "Who wrote this piece of the record?",
  "/segments/*/author/role": "In what capacity did the writer write this?",
  "/segments/*/content": "What does this piece of the record contain?",
  "/segments/*/kind": "What is this piece of the record?",
  "/segments/*/part2/protected": "Is this piece a record under 42 CFR Part 2?",
  "/segments/*/participants/count": "How many people took part in the session?",
  "/segments/*/participants/othersIdentified":
    "Can anybody else who took part in the session be recognized in this?",
  "/segments/*/participants/separable": "Can what concerns the other participants be separated?",
  "/segments/*/range": "Which dates of service does this piece cover?",
  "/segments/*/selfPay/paidInFullByPatient": "Did the patient pay for this in full?",
  "/segments/*/selfPay/restrictionRequested": "Did the patient ask that the health plan not be told?",
  "/segments/*/storage/heldSeparately": "Is this kept apart from the rest of the record?",
  "/segments/*/storage/medium": "Is this in the electronic health record, in another system or on paper?",
};

/** What is asked of an age that is recorded, and that the birth date contradicts. */
export const questionOnContradictedAge =
  "How old is the patient? The age and the birth date on file do not fit together: one of them is wrong, or another person's.";

/** The facts that have a question of their own. */
export const askedPointers: readonly string[] = Object.keys(questions).toSorted();

/** The pointer with every list index replaced by `*`. */
const patternOf = (pointer: string): string => pointer.replaceAll(/\/\d+(?=\/|$)/g, "/*");

/** Whether a fact has a question of its own for staff. */
export const hasQuestion = (pointer: string): boolean => patternOf(pointer) in questions;

/** The question to staff that would settle an absent fact. */
export const questionFor = (pointer: string): string =>
  questions[patternOf(pointer)] ?? `What is recorded at ${pointer}?`;
