import { DecryptCommand } from "@aws-sdk/client-kms";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { brokenAt } from "../../functions/advance-request/event-row.ts";
import { call, command, overview, until } from "../../local/journey/api.ts";
import { recordForm, sampleForms } from "../../local/journey/authorize.ts";
import type { FormOnFile } from "../../local/journey/authorize.ts";
import { chooseRecords, proposeAndReview } from "../../local/journey/disclose.ts";
import { fileRequest } from "../../local/journey/file-request.ts";
import type { FiledRequest } from "../../local/journey/file-request.ts";
import { triage } from "../../local/journey/triage.ts";
import { seededId } from "../../local/seed/ids.ts";
import type { OutwardView } from "../../workflows/contract/outward.ts";
import type { RecordRow } from "../../workflows/contract/staff.ts";
import type { DocumentId, ProductionId } from "../../workflows/vocabulary/ids.ts";
import { eventsOf, forge, requestKeyOf } from "../support/forged-ledger.ts";
import { approved, officer, productionOf, saidToBeOpen, standing } from "../support/forged-snapshot.ts";
import {
  contextOf,
  grantByHand,
  grantIds,
  notesKeyOf,
  releaseKeyOf,
  retire,
  rewrap,
  wrappedKey,
} from "../support/note-grants.ts";
import {
  errorOf,
  functionOf,
  harborLight,
  invokeAs,
  keysAs,
  objectKeys,
  roleOf,
  settingOf,
} from "../support/stack-parts.ts";
import { startSeededStack } from "../support/stack.ts";
import type { TestStack } from "../support/stack.ts";

// Three locks guard a psychotherapy note: the law, the lifecycle, the key. Each is proved by forcing the other two open.

let stack: TestStack;
beforeAll(async () => {
  stack = await startSeededStack(1);
});
afterAll(async () => stack?.end());

const denied = { name: "AccessDeniedException" };
const seen = (requestId: string) => overview(stack.portalOrigin, stack.staff.manager, requestId);
const give = (
  who: keyof TestStack["staff"],
  requestId: string,
  name: Parameters<typeof command>[3],
  payload: Readonly<Record<string, unknown>> = {},
) => command(stack.portalOrigin, stack.staff[who], requestId, name, payload);
const refused = (code: string, asked: Promise<unknown>, status = 422) =>
  expect(asked).rejects.toMatchObject({ status, problem: { code } });

/** A request of the seeded patient with a form for psychotherapy notes, whose chosen records are two of them. */
async function begun(
  email: string,
): Promise<{ filed: FiledRequest; form: FormOnFile; notes: readonly RecordRow[] }> {
  const filed = await fileRequest(stack.ground, `${email}@colbymarsh.example`);
  await triage(stack.ground, stack.staff, filed.requestId);
  const form = await recordForm(
    stack.ground,
    stack.staff.manager,
    filed.requestId,
    "psychotherapy-notes-authorization",
  );
  const { sealed } = await chooseRecords(stack.ground, stack.staff.manager, filed.requestId, {
    progress: 0,
    sealed: 2,
  });
  return { filed, form, notes: sealed };
}

async function nothingLeft(filed: FiledRequest): Promise<void> {
  const { requestId, sessionToken: token } = filed;
  const view = await call<OutwardView>(stack.portalOrigin, "outwardView", {
    token,
    parameters: { requestId },
  });
  expect(view.production).toBeUndefined();
  expect(view.status).toBe("in-review");
  const asked = call(stack.portalOrigin, "download", {
    token,
    parameters: { requestId },
    body: { file: "production" },
  });
  await refused("wrong-state", asked);
}

const productionsOf = (requestId: string) =>
  objectKeys(
    stack,
    settingOf(stack, "assemble-production", "PRODUCTIONS_BUCKET"),
    `${harborLight}/${requestId}/`,
  );

describe("the lock of the law, with lifecycle and key forced open", () => {
  it.each([
    ["the form turns out to be a general one (45 CFR 164.508(b)(3)(ii), AB-024)", "never"],
    ["the notes' authorization was revoked (45 CFR 164.508(b)(5))", "written"],
    ["it was revoked by word of mouth (45 CFR 164.508(b)(5))", "oral"],
  ] as const)("refuses when %s", async (_why, revoked) => {
    const { filed, form, notes } = await begun(`law.${revoked}`);
    const { requestId } = filed;
    const { authorizationId } = form;
    const paper = form.documentId as DocumentId;
    await give("manager", requestId, "proposeRecords", {
      documentIds: notes.map(({ documentId }) => documentId),
    });
    if (revoked === "never")
      await give("manager", requestId, "recordAuthorization", {
        documentId: paper,
        authorization: sampleForms["general-authorization"],
      });
    else
      await give("manager", requestId, "revokeAuthorization", {
        authorizationId,
        form: revoked,
        receivedAt: "2026-11-20T16:00:00Z",
      });
    const before = await seen(requestId);
    const patientRef = before.patient?.patientRef ?? "";
    expect(before.determination?.outcomes["psychotherapy-notes"]?.outcome).not.toBe("release");
    const key = requestKeyOf(harborLight, requestId);

    // The key is open: the assembly could re-wrap both notes now.
    const grants = [];
    for (const { documentId } of notes) grants.push(await grantByHand(stack, patientRef, documentId));
    for (const { documentId } of notes) {
      const to = { practiceId: harborLight, requestId, authorizationId, documentId };
      expect((await rewrap(stack, patientRef, to)).length).toBeGreaterThan(0);
    }

    // The lifecycle stands before the second look, everything approved.
    await forge(stack, key, (stored) =>
      standing(stored, { course: "secondLook", vault: "approved" }, approved(stored.context, paper, {})),
    );
    await refused("refused-by-law", give("privacyOfficer", requestId, "confirmRelease"));

    // It stands at release, with a production at hand.
    const productionId = seededId("pdn", requestId) as ProductionId;
    await forge(stack, key, (stored) =>
      standing(
        stored,
        { course: "releaseReady", vault: "closedAgain" },
        approved(stored.context, paper, {
          confirmedBy: officer,
          production: productionOf(productionId, "assembled"),
        }),
      ),
    );
    await refused("refused-by-law", give("manager", requestId, "releaseProduction", { productionId }));

    // It waits for the vault, and the vault itself reports the grants: the step sends the request back instead.
    await forge(stack, key, (stored) => {
      const context = approved(stored.context, paper, {
        confirmedBy: officer,
        production: productionOf(productionId, "assembling"),
      });
      const vault = context.vault && { ...context.vault, grantsOut: true };
      return standing(
        stored,
        { course: { assembling: "openingVault" }, vault: "approved" },
        { ...context, vault },
      );
    });
    const result = await invokeAs(
      stack,
      roleOf(stack, "open-vault"),
      settingOf(stack, "open-vault", "ADVANCE_REQUEST_ARN"),
      {
        ...key,
        eventId: `by-hand-${requestId}`,
        actor: { kind: "system", name: "open-vault" },
        event: { type: "vault.opened", grants },
      },
    );
    expect(result).toMatchObject({ outcome: "accepted" });
    const after = await seen(requestId);
    expect(after.states.course).toBe("retrieval");
    expect(after.states.vault).not.toBe("open");
    expect(after.effects.filter(({ kind }) => kind === "assemble-production")).toEqual([]);
    expect(await productionsOf(requestId)).toEqual([]);
    await nothingLeft(filed);
    for (const { grantId } of grants) await retire(stack, grantId);
  });
});

describe("the locks of lifecycle and key, with the law saying release", () => {
  let filed: FiledRequest;
  let notes: readonly RecordRow[];
  let authorizationId: string;
  let form: FormOnFile;
  let patientRef: string;
  let requestId: string;
  let outcome: string | undefined;
  beforeAll(async () => {
    ({ filed, form, notes } = await begun("lifecycle"));
    requestId = filed.requestId;
    ({ authorizationId } = form);
    await proposeAndReview(stack.ground, stack.staff, requestId, notes);
    const { determination, patient } = await seen(requestId);
    patientRef = patient?.patientRef ?? "";
    outcome = determination?.outcomes["psychotherapy-notes"]?.outcome;
  });

  it("keeps them shut without two persons and a second look, though a grant lies open (45 CFR 164.508(a)(2)) (AB-030)", async () => {
    expect(outcome).toBe("release");
    const grants = [];
    for (const { documentId } of notes) grants.push(await grantByHand(stack, patientRef, documentId));
    const openVault = functionOf(stack, "open-vault").arn;
    const opening = { kind: "open-vault", practiceId: harborLight, requestId, authorizationId };
    const standingGrants = await grantIds(stack);
    const vaultAnswersNothing = async () => {
      expect(await invokeAs(stack, roleOf(stack, "dispatch-outbox"), openVault, opening)).toBeNull();
      expect(await grantIds(stack)).toEqual(standingGrants);
    };

    await refused("refused-by-law", give("privacyOfficer", requestId, "confirmRelease"));
    await vaultAnswersNothing();
    await give("manager", requestId, "requestVault", {
      authority: { kind: "authorization", documentId: form.documentId },
      documentIds: notes.map(({ documentId }) => documentId),
      reason: "The patient authorized these notes.",
    });
    await vaultAnswersNothing();
    await give("clinician", requestId, "approveVault");
    await refused("same-person", give("clinician", requestId, "approveVault"));
    await refused("not-allowed-for-role", give("manager", requestId, "approveVault"), 403);
    await refused("refused-by-law", give("privacyOfficer", requestId, "confirmRelease"));
    await vaultAnswersNothing();

    // Two persons have approved; what is missing is the second look, and it must be a third pair of eyes.
    await give("privacyOfficer", requestId, "approveVault");
    await vaultAnswersNothing();
    await refused("same-person", give("clinician", requestId, "confirmRelease"));
    await refused("same-person", give("manager", requestId, "confirmRelease"));
    const last = (await eventsOf(stack, requestKeyOf(harborLight, requestId))).at(-1);
    const productionId = last?.recorded.nextProductionId ?? "";
    await refused("wrong-state", give("manager", requestId, "releaseProduction", { productionId }));
    await assemble(productionId);
    expect(await productionsOf(requestId)).toEqual([]);
    await nothingLeft(filed);
    for (const { grantId } of grants) await retire(stack, grantId);
  });

  it("lets no role but the dispatcher and the sweep ask for the vault, and no other report it open", async () => {
    const openVault = functionOf(stack, "open-vault").arn;
    const vaultDoor = settingOf(stack, "open-vault", "ADVANCE_REQUEST_ARN");
    for (const folder of ["staff-api", "requester-api", "deliver", "assemble-production", "clocks"]) {
      const opening = { kind: "open-vault", practiceId: harborLight, requestId, authorizationId };
      const role = roleOf(stack, folder);
      expect({
        folder,
        opening: await errorOf(invokeAs(stack, role, openVault, opening)),
        reporting: await errorOf(invokeAs(stack, role, vaultDoor, {})),
      }).toEqual({ folder, opening: denied.name, reporting: denied.name });
    }
  });

  it("keeps them shut without a grant, though the ledger is forged to say that the vault is open (AB-028, AB-029)", async () => {
    const key = requestKeyOf(harborLight, requestId);
    const productionId = (await eventsOf(stack, key)).at(-1)?.recorded.nextProductionId;
    if (!productionId) throw new Error("the request has no events");
    // The tokens are real ones, of grants that were taken back.
    const grants = [];
    for (const { documentId } of notes) {
      const { grantId, grantToken } = await grantByHand(stack, patientRef, documentId);
      await retire(stack, grantId);
      grants.push({ documentId: documentId as DocumentId, grantId, grantToken });
    }
    await forge(stack, key, (stored) => saidToBeOpen(stored, productionId), { type: "vault.opened", grants });
    await assemble(productionId);
    const { production, states } = await seen(requestId);
    expect(production).toMatchObject({ state: "failed", reason: "error-AccessDeniedException" });
    expect(states.course).toBe("secondLook");
    const assembly = roleOf(stack, "assemble-production").principal.arn;
    expect(
      stack.stores.kms
        .decisions()
        .filter(
          ({ principal, keyId, allowed }) =>
            principal === assembly && notesKeyOf(stack).endsWith(keyId) && !allowed,
        ),
    ).not.toEqual([]);
    expect(await productionsOf(requestId)).toEqual([]);
    await nothingLeft(filed);
    // Who forges the ledger breaks its chain, and the chain says where.
    expect(brokenAt(key, await eventsOf(stack, key))).toBeGreaterThan(1);
  });

  it("lets nobody at all decrypt under the notes key, the account's root included, even with a live grant's token (AB-028)", async () => {
    const [note] = notes;
    const documentId = note?.documentId ?? "";
    const { grantId, grantToken } = await grantByHand(stack, patientRef, documentId);
    const CiphertextBlob = await wrappedKey(stack, patientRef, documentId);
    const everybody = [
      stack.roles.root,
      ...stack.deployment
        .ofType("AWS::IAM::Role")
        .map(({ physical }) => stack.roles.keyOf(physical.attributes["Arn"] ?? "")),
    ];
    expect(everybody.length).toBeGreaterThan(12);
    for (const key of everybody) {
      const client = keysAs(stack, key);
      for (const GrantTokens of [[], [grantToken]]) {
        const decrypting = client.send(
          new DecryptCommand({
            CiphertextBlob,
            KeyId: notesKeyOf(stack),
            EncryptionContext: contextOf(patientRef, documentId),
            GrantTokens,
          }),
        );
        const who = key.principal.arn;
        expect({ who, refused: await errorOf(decrypting) }).toEqual({ who, refused: denied.name });
      }
      client.destroy();
    }
    await retire(stack, grantId);
  });

  it("opens a re-wrapped key under its own four ids only, and one note's grant opens no other note (AB-028, AB-029)", async () => {
    const [first = "", second = ""] = notes.map(({ documentId }) => documentId);
    const { grantId, grantToken } = await grantByHand(stack, patientRef, first);
    const to = { practiceId: harborLight, requestId, authorizationId, documentId: first };
    const CiphertextBlob = await rewrap(stack, patientRef, to, [grantToken]);
    const client = keysAs(stack, roleOf(stack, "assemble-production"));
    const open = (EncryptionContext: Record<string, string>) =>
      client.send(new DecryptCommand({ CiphertextBlob, KeyId: releaseKeyOf(stack), EncryptionContext }));
    expect((await open(to)).Plaintext?.length).toBe(32);
    const others = {
      practiceId: seededId("prc", "cedar-row"),
      requestId: seededId("req", "another"),
      authorizationId: seededId("aut", "another"),
      documentId: second,
    };
    for (const [name, value] of Object.entries(others)) {
      const { [name]: _left, ...without } = to as Record<string, string>;
      expect({
        name,
        changed: await errorOf(open({ ...to, [name]: value })),
        left: await errorOf(open(without)),
      }).toEqual({ name, changed: "InvalidCiphertextException", left: denied.name });
    }
    client.destroy();

    const toSecond = { ...to, documentId: second };
    await expect(rewrap(stack, patientRef, toSecond, [grantToken])).rejects.toMatchObject(denied);
    await retire(stack, grantId);
    await expect(rewrap(stack, patientRef, to, [grantToken])).rejects.toMatchObject(denied);
  });

  it("has taken back every grant at the end", async () => {
    await until(
      "no grant to stand",
      () => grantIds(stack),
      (ids) => ids.length === 0,
      5,
    );
  });

  /** Hands the assembly one job for the third and last time, as the work queue does. */
  async function assemble(productionId: string): Promise<void> {
    const job = { practiceId: harborLight, requestId, productionId };
    const answer = await stack.functions.invoke(functionOf(stack, "assemble-production").arn, {
      Records: [
        { messageId: "by-hand", body: JSON.stringify(job), attributes: { ApproximateReceiveCount: "3" } },
      ],
    });
    expect(answer).toEqual({ payload: { batchItemFailures: [] } });
  }
});
