import type { Template } from "../template.ts";
import { clawbackNotice } from "./clawback-notice.ts";
import { coverLetter } from "./cover-letter.ts";
import { custodianCertificate } from "./custodian-certificate.ts";
import { deficiencyLetter } from "./deficiency-letter.ts";
import { extensionLetter } from "./extension-letter.ts";
import { inCameraRequest } from "./in-camera-request.ts";
import { invoice } from "./invoice.ts";
import { litigationHold } from "./litigation-hold.ts";
import { motionToQuash } from "./motion-to-quash.ts";
import { negotiationLetter } from "./negotiation-letter.ts";
import { neitherConfirmNorDeny } from "./neither-confirm-nor-deny.ts";
import { noRecordsCertificate } from "./no-records-certificate.ts";
import { objectionLetter } from "./objection-letter.ts";
import { partialDenial } from "./partial-denial.ts";
import { patientNotice } from "./patient-notice.ts";
import { privilegeLog } from "./privilege-log.ts";
import { protectiveOrderMotion } from "./protective-order-motion.ts";
import { receipt } from "./receipt.ts";
import { redisclosureNotice } from "./redisclosure-notice.ts";

/** Every paper there is a template of, in the order in which a request comes to need them. */
export const templates: readonly Template[] = [
  litigationHold,
  receipt,
  deficiencyLetter,
  patientNotice,
  neitherConfirmNorDeny,
  negotiationLetter,
  objectionLetter,
  privilegeLog,
  motionToQuash,
  protectiveOrderMotion,
  inCameraRequest,
  extensionLetter,
  partialDenial,
  custodianCertificate,
  noRecordsCertificate,
  coverLetter,
  redisclosureNotice,
  invoice,
  clawbackNotice,
];
