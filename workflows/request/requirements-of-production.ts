import {
  aProductionOfOurs,
  authorityOpens,
  authorityVerified,
  identityVerified,
  lawReleases,
  paperKnown,
  quiet,
  sameRecipient,
  thisProduction,
  weightStands,
  withheldOnGrounds,
} from "./conditions.ts";
import { lastBatesNumber } from "../production/bates.ts";
import { mayBeReportedDestroyed, reportComesLate } from "./assemblies.ts";
import { certifiedWhereAsked, isNotYetCertified } from "./certification.ts";
import * as ask from "./guards.ts";
import {
  aClinicianIsAmongTheTwo,
  personHasNotApprovedVault,
  vaultRequesterComesFirstAsClinician,
} from "./two-persons.ts";
import { nothingToDownload } from "../contract/outward.ts";
import { productionIsNotRecalled } from "./incidents.ts";
import { noMarkStandsAgainst, noteIsOfTheVault } from "./marks.ts";
import { noPaymentIsAwaited } from "./money.ts";
import * as room from "./room.ts";
import { courtDoesNotLook, courtLetsItGo, orderIsNotStayed } from "./court-at-work.ts";
import { patientLetsItGo } from "./patient-side.ts";
import type { Requirements } from "./requirement.ts";

const productionReleased = {
  holds: ask.productionIsReleased,
  code: "wrong-state",
  words: "The production is not released, or the request is closed: there is nothing to download.",
} as const;
const courtAlone = {
  holds: ask.courtReceivesAlone,
  code: "wrong-state",
  words:
    "These files are for the requester to download. The practice carries only what goes to the court alone.",
  citations: ["45 CFR 164.512(e)(1)(i)"],
} as const;
/** What is released stays here while the law, the hold, the court or the patient stands against it. */
const mayStillBeHandedOver = (asked: Parameters<typeof ask.productionMayStillGo>[0]): boolean =>
  ask.productionMayStillGo(asked) &&
  patientLetsItGo(asked) &&
  orderIsNotStayed(asked) &&
  courtDoesNotLook(asked) &&
  courtLetsItGo(asked);
const mayStillGo = {
  holds: mayStillBeHandedOver,
  code: "wrong-state",
  words: "The files cannot be handed over at the moment: the practice has to look again. Ask the practice.",
  citations: ["45 CFR 164.508(b)(5)"],
} as const;
const notRecalled = {
  holds: productionIsNotRecalled,
  code: "wrong-state",
  words:
    "The practice has recalled these files. Do not use what you may have of them; the practice will write to you.",
  citations: ["45 CFR 164.530(f)"],
} as const;
const linkIsNew = {
  holds: ask.linkIsNew,
  code: "already-used-key",
  words: "A link with this id has been made already.",
} as const;

/** Who may approve the vault next. */
const mayApprove = [
  {
    holds: personHasNotApprovedVault,
    code: "same-person",
    words:
      "You have approved the vault already, or somebody did who counts as one person with you. The second approval must be another person's; a practice of one person records an outside review, and approves a day after.",
  },
  {
    holds: vaultRequesterComesFirstAsClinician,
    code: "same-person",
    words:
      "You asked for the vault, or somebody did who counts as one person with you. You may be the first of the two only as a clinician, and the second only in a practice of one person, a day after an outside review.",
  },
  {
    holds: aClinicianIsAmongTheTwo,
    code: "not-allowed-for-role",
    words: "One of the two who approve the vault must be a clinician who treats the patient.",
  },
] as const;
const noteOfTheVault = {
  holds: noteIsOfTheVault,
  code: "not-found",
  words: "This note is none of those that the vault was asked to open for. Only those are read here.",
} as const;

/** What the events of the vault, of a production and of its delivery must meet. */
export const ofProductionAndVault = {
  "production.released": [
    thisProduction,
    {
      holds: ask.productionIsAssembled,
      code: "wrong-state",
      words:
        "This production is not assembled yet, or it was released already. Each is released once, as soon as it is assembled.",
    },
    identityVerified,
    authorityVerified,
    weightStands,
    lawReleases,
    sameRecipient,
    withheldOnGrounds,
    { ...authorityOpens, holds: ask.producedNotesAreStillAuthorized },
    ...quiet,
    {
      holds: certifiedWhereAsked,
      code: "wrong-state",
      words:
        "The paper asks for certified copies, and nobody has certified this production. The custodian of the records certifies it first, under Production.",
      citations: ["FRE 902(11)"],
    },
    {
      holds: noPaymentIsAwaited,
      code: "wrong-state",
      words:
        "The release waits for the payment of the fee. Record the payment, waive what is left, or lift the payment hold, under Fees.",
    },
    {
      holds: ask.vaultIsShut,
      code: "wrong-state",
      words: "The vault is not closed yet. Wait until every grant has been retired.",
    },
  ],
  "production.certified": [
    thisProduction,
    {
      holds: isNotYetCertified,
      code: "wrong-state",
      words: "This production is certified already.",
    },
  ],
  "vault.requested": [
    {
      holds: ask.reviewIsComplete,
      code: "wrong-state",
      words:
        "The vault is asked for after the clinician has completed the review and before the release is confirmed.",
    },
    {
      holds: ask.exactlyTheApprovedNotes,
      code: "invalid-field",
      words:
        "Name exactly the psychotherapy notes that the clinician approved: no more, no fewer, none twice.",
    },
    {
      ...paperKnown,
      holds: ({ context, event }) => ask.aPaperIsAdmitted(context, event.authority.documentId),
    },
    { ...authorityOpens, holds: ask.requestedAuthorityOpens },
    lawReleases,
  ],
  "vault.approved": [
    ...mayApprove,
    {
      holds: noMarkStandsAgainst,
      code: "wrong-state",
      words:
        "Somebody who is asked to approve marked one of these notes to be withheld. Return the request for changes, so that the review withholds it; or have whoever marked it mark it otherwise.",
    },
    authorityOpens,
    lawReleases,
  ],
  // Who could approve now may read first: under the authority that would open the vault, and exactly what it would open.
  "note.reading-asked": [...mayApprove, noteOfTheVault, authorityOpens, lawReleases, ...quiet],
  "note.marked": [...mayApprove, noteOfTheVault, room.marksAreFew],
  "vault.declined": [
    {
      // A decline would take the marks away with the opening, and the same notes could be asked for anew.
      holds: noMarkStandsAgainst,
      code: "wrong-state",
      words:
        "Somebody marked one of these notes to be withheld, and a decline would lose the mark. Return the request for changes, so that the review withholds it; or have whoever marked it mark it otherwise.",
    },
    {
      holds: ask.vaultIsShut,
      code: "wrong-state",
      words:
        "The vault is being opened already. Return the request for changes: the vault then closes by itself.",
    },
  ],
  "vault.opened": [
    {
      holds: ask.grantsAreForTheNotes,
      code: "invalid-field",
      words: "The grants are not for exactly the notes that were approved. Retire them.",
    },
  ],
  "vault.refused": [
    {
      holds: ask.vaultIsBeingOpened,
      code: "wrong-state",
      words: "The vault of this request is not being opened, so it cannot stay shut.",
    },
  ],
  "vault.closed": [
    { holds: ask.vaultGrantsAreOut, code: "wrong-state", words: "The vault of this request is not open." },
  ],
  "production.numbered": [
    thisProduction,
    {
      holds: ask.numbersFit,
      code: "too-many",
      words: `A request has ${lastBatesNumber} page numbers, and what is left does not suffice. Produce less, or open another request.`,
    },
  ],
  "production.continued": [thisProduction],
  "production.assembled": [
    aProductionOfOurs,
    {
      holds: (asked) => reportComesLate(asked) || ask.numbersAreThoseSetAside(asked),
      code: "invalid-field",
      words:
        "The numbers on the pages are not those that were set aside for this production. Number it anew.",
    },
  ],
  "production.failed": [aProductionOfOurs],
  "production.discarded": [
    {
      holds: ({ context, event }) => mayBeReportedDestroyed(context, event.productionId),
      code: "wrong-state",
      words: "Nobody has ordered that the files of this production be destroyed.",
    },
  ],
  "link.issued": [
    thisProduction,
    productionReleased,
    // Word for word what a requester hears while nothing is released.
    { holds: ask.requesterMayReceive, code: "wrong-state", words: nothingToDownload },
    {
      holds: ask.emailIsConfirmed,
      code: "wrong-state",
      words:
        "The requester has not confirmed the e-mail address. Links are made only for a confirmed address.",
    },
    notRecalled,
    identityVerified,
    mayStillGo,
    linkIsNew,
    room.linksAreFew,
  ],
  "court-link.issued": [
    {
      holds: ask.personMayRelease,
      code: "not-allowed-for-role",
      words: "The files for the court are fetched by those who may release them: the desk.",
    },
    thisProduction,
    productionReleased,
    courtAlone,
    notRecalled,
    mayStillGo,
    linkIsNew,
    room.linksAreFew,
  ],
  "court.delivered": [
    {
      holds: ask.courtsCopyWasFetched,
      code: "wrong-state",
      words:
        "Nobody has fetched the files of this production for the court. Download them first, then deliver them.",
    },
    {
      holds: ask.isNotYetWithTheCourt,
      code: "wrong-state",
      words: "The delivery to the court is recorded already.",
    },
  ],
  "transfer.finished": [
    { holds: ask.linkIsKnown, code: "not-found", words: "No link of this request has this id." },
  ],
} satisfies Partial<Requirements>;
