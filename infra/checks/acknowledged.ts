import { type App, type CfnElement, Stack, Validations } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { type FunctionName, functionNames, functionSettings } from "../function-settings.ts";
import { routes } from "../routes.ts";

/** A finding of a rule pack that stands, on one construct, with the reason and whoever answers for it. */
export type Acknowledgement = {
  readonly at: string;
  readonly id: string;
  readonly reason: string;
  readonly owner: string;
};

/** All of them are looked at again by this day. */
const reviewBy = "2027-05-31";

const dataBuckets = [
  "Quarantine",
  "CasePapers",
  "Binders",
  "Records",
  "PsychotherapyNotes",
  "NoteKeys",
  "Incoming",
  "Readings",
  "Productions",
  "Audit",
];

// Which role may touch objects of which bucket, written a second time on purpose: widening a role means changing both.
const objectsOf: Partial<Record<FunctionName | "auditor", readonly string[]>> = {
  "requester-api": ["Quarantine"],
  "staff-api": ["Quarantine", "CasePapers", "Records"],
  "import-records": ["Records", "PsychotherapyNotes", "NoteKeys", "Incoming"],
  "accept-document": ["Quarantine", "CasePapers"],
  "assemble-production": ["Records", "PsychotherapyNotes", "NoteKeys", "Productions", "Readings"],
  "read-notes": ["Readings"],
  deliver: ["Productions"],
  "draw-papers": ["CasePapers", "Binders"],
  "show-pages": ["Records"],
  "seal-audit": ["Audit"],
  auditor: ["Audit"],
};

/** Every acknowledged finding. The list is exact: a test removes each entry and sees its finding return. */
export function acknowledgements(app: App): Acknowledgement[] {
  const logicalId = (path: string) => {
    const element = find(app, path);
    return Stack.of(element).getLogicalId(element as CfnElement);
  };
  const bucketArn = (bucket: string) => `<${logicalId(`DucesLedger/Buckets/${bucket}/Resource`)}.Arn>`;
  return [
    ...Object.entries(objectsOf).flatMap(([name, buckets]) =>
      buckets.map((bucket) => ({
        at: `DucesLedger/Access/${name}`,
        id: `AwsSolutions-IAM5[Resource::${bucketArn(bucket)}/*]`,
        reason:
          "Objects of one bucket; their keys are opaque ids that do not exist yet when the policy is written.",
        owner: "engineering",
      })),
    ),
    ...[
      ["MalwareScan", `${bucketArn("Quarantine")}/*`],
      ["RecordScan", `${bucketArn("Incoming")}/incoming/*`],
    ].flatMap(([scan = "", scanned = ""]) =>
      [
        scanned,
        `arn:aws:events:${regionOf(app)}:${accountOf(app)}:rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*`,
      ].map((resource) => ({
        at: `DucesLedger/${scan}/Policy`,
        id: `AwsSolutions-IAM5[Resource::${resource}]`,
        reason:
          "The malware scanner reads and tags all that is sent there, and keeps a rule whose name it chooses itself.",
        owner: "engineering",
      })),
    ),
    ...["production.pdf", "packet.zip"].map((name) => ({
      at: "DucesLedger/Access/assemble-production",
      id: `AwsSolutions-IAM5[Resource::${bucketArn("Productions")}/prc_*/req_*/pdn_*/${name}]`,
      reason: "What it wrote in parts, and no other file, is read once more and compared.",
      owner: "engineering",
    })),
    ...["assemble-production", "discard-production", "destroy-files"].map((name) => ({
      at: `DucesLedger/Access/${name}`,
      id: `AwsSolutions-IAM5[Resource::${bucketArn("Productions")}/working/prc_*/req_*/pdn_*/*]`,
      reason:
        "Parts that wait to be joined into a production, made and destroyed by one role, and destroyed by the others.",
      owner: "engineering",
    })),
    {
      at: "DucesLedger/Access/deliver",
      id: `AwsSolutions-IAM5[Resource::${bucketArn("AccessLogs")}/productions/*]`,
      reason: "Access logs of the productions only; S3 names them by time.",
      owner: "engineering",
    },
    ...["discard-production", "deliver", "destroy-files"].map((name) => ({
      at: `DucesLedger/Access/${name}`,
      id: `AwsSolutions-IAM5[Resource::${bucketArn("Productions")}/prc_*/req_*/pdn_*/*]`,
      reason:
        "Files of productions only: one role may destroy what was given up, one put what goes on legal hold, and one lift that and destroy what two people had destroyed.",
      owner: "privacy officer",
    })),
    ...[
      ["CasePapers", "prc_*/req_*/doc_*"],
      ["Binders", "prc_*/req_*/bnd_*"],
    ].map(([bucket = "", keys = ""]) => ({
      at: "DucesLedger/Access/destroy-files",
      id: `AwsSolutions-IAM5[Resource::${bucketArn(bucket)}/${keys}]`,
      reason:
        "Papers of closed requests only: two people have them destroyed, version by version; none can be read.",
      owner: "privacy officer",
    })),
    {
      at: "DucesLedger/Access/import-records",
      id: `AwsSolutions-IAM5[Resource::${bucketArn("Records")}/prc_*/pat_*/doc_*]`,
      reason:
        "Single records only: the plain copy of one that turned out to be a psychotherapy note is destroyed in every version.",
      owner: "privacy officer",
    },
    ...[
      ["NoteKeys", "prc_*/pat_*/doc_*/*"],
      ["PsychotherapyNotes", "prc_*/pat_*/doc_*"],
      ["Records", "prc_*/pat_*/doc_*"],
      ["Incoming", "prc_*/pat_*/doc_*"],
      ["Incoming", "incoming/prc_*/pat_*/doc_*"],
    ].map(([bucket = "", keys = ""]) => ({
      at: "DucesLedger/Access/dispose-records",
      id: `AwsSolutions-IAM5[Resource::${bucketArn(bucket)}/${keys}]`,
      reason: "Single records only: two people have them destroyed, version by version; none can be read.",
      owner: "privacy officer",
    })),
    {
      at: "DucesLedger/Access/read-notes",
      id: `AwsSolutions-IAM5[Resource::${bucketArn("Readings")}/prc_*/rdg_*]`,
      reason:
        "Copies for one reader each: every one is destroyed, in every version, once its reading is over.",
      owner: "privacy officer",
    },
    {
      at: "DucesLedger/Access/import-records",
      id: `AwsSolutions-IAM5[Resource::${bucketArn("Incoming")}/incoming/prc_*/pat_*/doc_*]`,
      reason:
        "Single files only: one that was posted is destroyed in every version once it has been taken in.",
      owner: "privacy officer",
    },
    {
      at: "DucesLedger/Access/import-records",
      id: `AwsSolutions-IAM5[Resource::${bucketArn("Incoming")}/prc_*/pat_*/doc_*]`,
      reason:
        "Single records only: what came in unclassified is destroyed there in every version once it is known what it is.",
      owner: "privacy officer",
    },
    ...find(app, "DucesLedger/EdgeKeys").node.children.flatMap(({ node: { path: at } }) =>
      ["AwsSolutions-SMG4", "HIPAA.Security-SecretsManagerRotationEnabled"].map((id) => ({
        at,
        id,
        reason:
          "A deployment with the next number changes it: whatever did so by itself would have to be allowed to change the distribution.",
        owner: "engineering",
      })),
    ),
    ...["dispatch-outbox", "sweep-outbox"].map((name) => ({
      at: `DucesRequest/${name}/Wiring`,
      id: `AwsSolutions-IAM5[Resource::arn:aws:scheduler:${regionOf(app)}:${accountOf(app)}:schedule/<${logicalId("DucesRequest/Clocks/Group")}>/*]`,
      reason: "One-time schedules of one group; each is named after request, clock and generation.",
      owner: "engineering",
    })),
    ...routes
      .filter(({ caller }) => caller === "anyone")
      .map(({ method, path }) => ({
        at: `DucesRequest/Api/Http/${method}${path.replaceAll("/", "--")}`,
        id: "AwsSolutions-APIG4",
        reason:
          "Requesters have no account: the function checks a session token of its own, or the route is meant for anyone.",
        owner: "privacy officer",
      })),
    ...["Clocks/Failures", "OutboxFailed", "UndeliveredWarnings"].map((queue) => ({
      at: `DucesRequest/${queue}`,
      id: "AwsSolutions-SQS3",
      reason:
        "It is a dead-letter queue, of a schedule, a stream or a rule; the check knows only those of queues and functions.",
      owner: "engineering",
    })),
    ...deadLetterQueues.map((queue) => ({
      at: `DucesRequest/${queue}`,
      id: "Serverless-SQSRedrivePolicy",
      reason: "A dead-letter queue is the end of the line; its alarm brings a person.",
      owner: "engineering",
    })),
    {
      at: "DucesRequest/assemble-production/Function/Work",
      id: "Serverless-LambdaEventSourceMappingDestination",
      reason: "A queue as source has no failure destination; its redrive policy does that work.",
      owner: "engineering",
    },
    ...functionNames.flatMap((name) => ofFunction(name)),
    ...[...dataBuckets, "AccessLogs"].map((bucket) => ({
      at: `DucesLedger/Buckets/${bucket}`,
      id: "HIPAA.Security-S3BucketReplicationEnabled",
      reason:
        "One Region by choice: versions are kept and keys never leave the Region. A second one is a contract matter.",
      owner: "privacy officer",
    })),
    ...["EdgeLogs", "Pages"].map((bucket) => ({
      at: `DucesPortal/Site/${bucket}`,
      id: "HIPAA.Security-S3BucketReplicationEnabled",
      reason: "Holds no PHI: public code, or logs of who fetched it. Rebuilt from the repository.",
      owner: "engineering",
    })),
    {
      at: "DucesPortal/Site/Pages",
      id: "HIPAA.Security-S3DefaultEncryptionKMS",
      reason: "Public code of the portal; encrypted with S3's own key.",
      owner: "engineering",
    },
    ...["DucesLedger/Buckets/AccessLogs", "DucesPortal/Site/EdgeLogs"].map((at) => ({
      at,
      id: "HIPAA.Security-S3DefaultEncryptionKMS",
      reason:
        "S3 and CloudFront deliver logs only into buckets under S3's own key. Object keys in them are opaque ids.",
      owner: "engineering",
    })),
    {
      at: "DucesPortal/Site/Distribution",
      id: "AwsSolutions-CFR1",
      reason: "Attorneys and courts answer from anywhere; the firewall limits rates instead.",
      owner: "privacy officer",
    },
  ];
}

const deadLetterQueues = [
  ...functionNames
    .filter((name) => functionSettings[name].whenItFails === "dead-letter-queue")
    .map((name) => `${name}/Failures`),
  "Clocks/Failures",
  "OutboxFailed",
  "UndeliveredWarnings",
  "WorkFailed",
];

function ofFunction(name: FunctionName): Acknowledgement[] {
  const at = `DucesRequest/${name}/Function`;
  const { whenItFails } = functionSettings[name];
  const failure = {
    "tells-its-caller": "Only ever called synchronously: the error goes back to the caller.",
    "tells-its-source": "Fed from a stream or queue, whose own failure queue takes what it cannot process.",
    "dead-letter-queue": undefined,
  }[whenItFails];
  return [
    {
      at,
      id: "HIPAA.Security-LambdaInsideVPC",
      reason: "Reaches AWS services only, under exact policies; nothing of ours listens in a network.",
      owner: "privacy officer",
    },
    {
      at,
      id: "Serverless-LambdaTracing",
      reason:
        "Traces would need a wildcard in every role; a correlation id in every log line ties one request together.",
      owner: "engineering",
    },
    ...(failure
      ? ["HIPAA.Security-LambdaDLQ", "Serverless-LambdaDLQ"].map((id) => ({
          at,
          id,
          reason: failure,
          owner: "engineering",
        }))
      : []),
  ];
}

/** Records the acknowledgements on their constructs; throws when one names a construct that does not exist. */
export function acknowledge(app: App, list: readonly Acknowledgement[]): void {
  for (const { at, id, reason, owner } of list) {
    Validations.of(find(app, at)).acknowledge({
      id,
      reason: `${reason} Owner: ${owner}. Review by ${reviewBy}.`,
    });
  }
}

function find(app: App, path: string): Construct {
  let found: Construct = app;
  for (const id of path.split("/")) {
    const next = found.node.tryFindChild(id);
    if (!next)
      throw new Error(`acknowledged.ts names ${path}, but ${found.node.path || "the app"} has no ${id}`);
    found = next as Construct;
  }
  return found;
}

const stackOf = (app: App) => Stack.of(find(app, "DucesRequest"));
const accountOf = (app: App) => stackOf(app).account;
const regionOf = (app: App) => stackOf(app).region;
