import { EventField, type EventPattern, Rule, RuleTargetInput } from "aws-cdk-lib/aws-events";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { type AlarmTopic, tellingPeople } from "./alarm-topic.ts";

/** What the malware scanner says when it has looked at a new object; of all it may have found, or only of this. */
export const scanResult = (buckets: readonly Bucket[], found?: string[]): EventPattern => ({
  source: ["aws.guardduty"],
  detailType: ["GuardDuty Malware Protection Object Scan Result"],
  detail: {
    s3ObjectDetails: { bucketName: buckets.map(({ bucketName }) => bucketName) },
    ...(found ? { scanResultDetails: { scanResultStatus: found } } : {}),
  },
});

/** Without the scanner nothing that is uploaded goes on, and silence would look like a quiet day. */
const scannerUnwell: EventPattern = {
  source: ["aws.guardduty"],
  detailType: [
    "GuardDuty Malware Protection Post Scan Action Failed",
    "GuardDuty Malware Protection Resource Status Error",
    "GuardDuty Malware Protection Resource Status Warning",
  ],
};

/** Tells people within minutes of an upload that is bad or could not be scanned, and of a scanner out of order. */
export function scanWarnings(
  scope: Construct,
  { scanned, alarms }: { readonly scanned: readonly Bucket[]; readonly alarms: AlarmTopic },
): void {
  const parent = new Construct(scope, "ScanWarnings");
  const tell = (id: string, eventPattern: EventPattern, impact: string) =>
    new Rule(parent, id, { eventPattern, targets: [tellingPeople(alarms, words(impact))] });
  tell(
    "UploadIsBadOrNotScanned",
    scanResult(scanned, ["THREATS_FOUND", "ACCESS_DENIED", "FAILED"]),
    "A paper or a record that was sent holds a threat, or the scanner could not look at it: nobody can open it.",
  );
  tell(
    "ScannerIsUnwell",
    scannerUnwell,
    "The malware scanner is out of order: no paper and no record goes on.",
  );
}

const words = (impact: string) =>
  RuleTargetInput.fromText(
    `Impact: ${impact} Runbook: docs/runbook.md#a-file-was-not-clean. What: ${EventField.fromPath("$.detail-type")} at ${EventField.fromPath("$.time")}, event ${EventField.fromPath("$.id")}.`,
  );
