import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { functionNames } from "../../infra/function-settings.ts";
import { fitsPattern } from "../../local/events/pattern.ts";
import { arn, at, deployment, ofType, type Resource, the } from "./deployment.ts";
import {
  lawfulParameters,
  refusedEvent,
  root,
  sessionOf,
  throughDynamoDb,
  trailEvent,
  user,
} from "./key-policies/trail.ts";
import { listed, resourcePolicy, roleOf } from "./permissions.ts";

let all: readonly Resource[];
let notes: Resource;
beforeAll(() => {
  all = deployment();
  notes = the(all, "KeysPsychotherapyNotes");
});

const ruleNames = [
  "KeyPolicyOrLifeChanges",
  "GrantOfAnotherShape",
  "GrantWhereNoneBelongs",
  "SealedNoteWasTried",
];
const ruleOf = (name: string) => the(all, `KeyWarnings${name}`, "AWS::Events::Rule");
/** Which rules tell people of an event. */
const told = (event: unknown) =>
  ruleNames.filter((name) => fitsPattern(event, ruleOf(name).properties["EventPattern"]));
const keyNamed = (name: string) => the(all, `Keys${name}`);
const as = (fn: string) => sessionOf(roleOf(all, fn));

describe("a warning about the keys", () => {
  it("goes to the alarms' topic, waits where none is lost, and says impact, runbook, who and when, and nothing of the call", () => {
    const rules = ofType(all, "AWS::Events::Rule").filter(({ id }) => id.startsWith("KeyWarnings"));
    expect(rules).toHaveLength(ruleNames.length);
    const runbook = readFileSync("docs/runbook.md", "utf8");
    for (const { properties } of rules) {
      expect(properties["State"]).toBe("ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS");
      expect(properties["Targets"]).toHaveLength(1);
      expect(at(properties, "Targets", 0, "Arn")).toContain(`:${the(all, "Alarms").id}`);
      expect(at(properties, "Targets", 0, "DeadLetterConfig", "Arn")).toBe(
        arn(the(all, "UndeliveredWarnings", "AWS::SQS::Queue")),
      );
      const words = String(at(properties, "Targets", 0, "InputTransformer", "InputTemplate"));
      const heading = /^"Impact: .{20,} Runbook: docs\/runbook\.md#([a-z-]+)\. What: /u.exec(words)?.[1];
      expect(runbook).toContain(`## ${heading ?? "no heading"}\n`);
      expect(
        Object.values(
          at(properties, "Targets", 0, "InputTransformer", "InputPathsMap") as Readonly<
            Record<string, string>
          >,
        ).toSorted(),
      ).toEqual([
        "$.detail.eventID",
        "$.detail.eventName",
        "$.detail.eventTime",
        "$.detail.userIdentity.arn",
      ]);
    }
  });

  it("can be published by the rules and kept by them, under the ledger's key", () => {
    const topic = ofType(all, "AWS::SNS::TopicPolicy").flatMap(
      ({ properties }) => at(properties, "PolicyDocument", "Statement") as readonly Record<string, unknown>[],
    );
    expect(topic.filter(({ Sid }) => Sid === "RulesPublish")).toMatchObject([
      { Effect: "Allow", Action: "sns:Publish", Principal: { Service: "events.amazonaws.com" } },
    ]);
    // With a condition on these AWS tells of no source account, and the warnings would fall silent.
    expect(topic.find(({ Sid }) => Sid === "RulesPublish")).not.toHaveProperty("Condition");
    const use = resourcePolicy(all, keyNamed("Ledger"))?.Statement.filter(
      ({ Principal: who }) => JSON.stringify(who) === '{"Service":"events.amazonaws.com"}',
    );
    expect(use?.map(({ Action: action, Condition: condition }) => [listed(action), condition])).toEqual([
      [["kms:Decrypt", "kms:GenerateDataKey"], undefined],
    ]);
  });
});

describe("a key whose policy or life changes", () => {
  it("is told of, whoever does it, whichever key it is, and whether it came about or not (AB-101, AB-102)", () => {
    const changes = [
      "PutKeyPolicy",
      "DisableKey",
      "ScheduleKeyDeletion",
      "DisableKeyRotation",
      "DeleteImportedKeyMaterial",
      "ImportKeyMaterial",
      "ReplicateKey",
    ];
    for (const name of changes)
      for (const key of ofType(all, "AWS::KMS::Key"))
        for (const by of [user, root, as("staff-api")]) {
          expect(told(trailEvent(name, by, [key])), `${name}`).toEqual(["KeyPolicyOrLifeChanges"]);
          expect(told(refusedEvent(name, by, key, true)), `${name} refused`).toEqual([
            "KeyPolicyOrLifeChanges",
          ]);
        }
  });

  it("is no other event: not a look, not a use, and nothing of another service", () => {
    for (const name of [
      "DescribeKey",
      "GetKeyPolicy",
      "EnableKey",
      "GenerateDataKey",
      "Decrypt",
      "RetireGrant",
    ])
      expect(told(trailEvent(name, user, [notes])), `${name}`).toEqual([]);
    const elsewhere = { ...trailEvent("PutKeyPolicy", user, [notes]), source: "aws.s3" };
    expect(told(elsewhere)).toEqual([]);
  });
});

describe("a grant that the product does not make", () => {
  const made = (by: Readonly<Record<string, unknown>>, changed: object = {}, key = notes) =>
    told(
      trailEvent("CreateGrant", by, [key], {
        requestParameters: { ...lawfulParameters(all, key), ...changed },
        responseElements: { grantId: "g", keyId: arn(key) },
      }),
    );

  it("is told of where anybody but open-vault makes it on the psychotherapy-notes key (AB-101)", () => {
    expect(made(as("open-vault"))).toEqual([]);
    for (const fn of functionNames.filter((name) => name !== "open-vault"))
      expect(made(as(fn)), `${fn}`).toEqual(["GrantOfAnotherShape"]);
    for (const by of [user, root]) expect(made(by)).toEqual(["GrantOfAnotherShape"]);
  });

  it("is told of where open-vault itself makes one of another shape (AB-028)", () => {
    const parameters = lawfulParameters(all, notes);
    const shapes: readonly object[] = [
      { operations: ["Decrypt"] },
      { operations: ["ReEncryptFrom", "Decrypt"] },
      { granteePrincipal: arn(roleOf(all, "staff-api")) },
      { granteePrincipal: undefined },
      { retiringPrincipal: arn(roleOf(all, "assemble-production")) },
      { retiringPrincipal: undefined },
      { constraints: undefined },
      { constraints: { encryptionContextSubset: parameters.constraints.encryptionContextEquals } },
      { constraints: { encryptionContextEquals: { practiceId: "prc_1" } } },
    ];
    for (const shape of shapes)
      expect(made(as("open-vault"), shape), `${JSON.stringify(shape)}`).toEqual(["GrantOfAnotherShape"]);
  });

  it("is told of on a key on which none belongs, and on the ledger's where no service makes it", () => {
    const others = [
      "Papers",
      "Records",
      "Incoming",
      "NotesStorage",
      "Release",
      "Readings",
      "Productions",
      "Audit",
      "AuditSigning",
    ];
    for (const name of others)
      expect(made(as("open-vault"), {}, keyNamed(name)), `${name}`).toEqual(["GrantWhereNoneBelongs"]);
    expect([...others, "PsychotherapyNotes", "Ledger"].map((name) => keyNamed(name).id).toSorted()).toEqual(
      ofType(all, "AWS::KMS::Key")
        .map(({ id }) => id)
        .toSorted(),
    );
    expect(made(user, {}, keyNamed("Ledger"))).toEqual(["GrantWhereNoneBelongs"]);
    expect(made(throughDynamoDb(roleOf(all, "backup")), {}, keyNamed("Ledger"))).toEqual([]);
  });
});

describe("a refused try to open what is sealed", () => {
  it("is told of, whether the key stands in the event or in the words of the refusal alone (AB-028, AB-101)", () => {
    for (const name of ["PsychotherapyNotes", "Release", "NotesStorage", "Readings"])
      for (const action of ["Decrypt", "ReEncrypt", "CreateGrant"])
        for (const bare of [false, true])
          expect(told(refusedEvent(action, user, keyNamed(name), bare)), `${action} ${name}`).toEqual(
            action === "CreateGrant" && !bare
              ? [
                  name === "PsychotherapyNotes" ? "GrantOfAnotherShape" : "GrantWhereNoneBelongs",
                  "SealedNoteWasTried",
                ]
              : ["SealedNoteWasTried"],
          );
  });

  it("is told of where a wrapped key is tried under another's context, by the assembly too (AB-029)", () => {
    for (const code of ["InvalidCiphertextException", "IncorrectKeyException", "AccessDeniedException"])
      expect(
        told(refusedEvent("Decrypt", as("assemble-production"), keyNamed("Release"), false, code)),
        `${code}`,
      ).toEqual(["SealedNoteWasTried"]);
  });

  it("is neither what was allowed, nor a refusal on another key, nor a key that is off", () => {
    expect(told(trailEvent("ReEncrypt", as("assemble-production"), [notes, keyNamed("Release")]))).toEqual(
      [],
    );
    expect(told(trailEvent("Decrypt", as("assemble-production"), [keyNamed("Release")]))).toEqual([]);
    for (const bare of [false, true])
      expect(told(refusedEvent("Decrypt", user, keyNamed("Papers"), bare))).toEqual([]);
    expect(
      told(refusedEvent("Decrypt", as("assemble-production"), notes, false, "DisabledException")),
    ).toEqual([]);
  });
});

describe("a grant that lives beyond its opening, or that the product did not make", () => {
  it("rings: the alarm counts both lines of the hourly sweep", () => {
    expect(the(all, "StrayGrantsFilter").properties["FilterPattern"]).toBe(
      '{ ($.level = "security") && (($.what = "left-over-grants-retired") || ($.what = "strange-grants-revoked")) }',
    );
    const group = at(the(all, "openvaultFunction").properties, "LoggingConfig", "LogGroup");
    expect(the(all, "StrayGrantsFilter").properties["LogGroupName"]).toBe(group);
    expect(the(all, "StrayGrantsAlarm").properties).toMatchObject({ MetricName: "StrayGrant", Threshold: 1 });
  });
});
