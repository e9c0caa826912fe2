import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { command, overview, until } from "./journey/api.ts";
import { recordForm } from "./journey/authorize.ts";
import { approveVault, chooseRecords, confirmAndRelease, proposeAndReview } from "./journey/disclose.ts";
import type { Staff } from "./journey/disclose.ts";
import { download } from "./journey/download.ts";
import { fileRequest } from "./journey/file-request.ts";
import type { Ground } from "./journey/file-request.ts";
import { signIn } from "./journey/sign-in.ts";
import { triage } from "./journey/triage.ts";

/** `npm run demo`: plays the whole life of a request over HTTP against a running local stack. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: "8787" },
      password: { type: "string", default: "invented-Passw0rd" },
    },
  });
  const ground: Ground = {
    portalOrigin: `http://127.0.0.1:${values.port}`,
    signInOrigin: `http://127.0.0.1:${Number(values.port) + 2}`,
    say: (words) => console.log(words),
  };
  const { say, portalOrigin } = ground;
  const inside = (name: string) => signIn(portalOrigin, `${name}@harborlight.example`, values.password);
  const staff: Staff = {
    manager: await inside("dana.whitfield"),
    clinician: await inside("miriam.okafor"),
    privacyOfficer: await inside("tomas.lindqvist"),
  };
  say("Manager, clinician and privacy officer signed in.");

  say("\n— Filing");
  const filed = await fileRequest(ground, `harriet.colby+${Date.now()}@colbymarsh.example`);
  const { requestId } = filed;
  say("\n— Triage");
  await triage(ground, staff, requestId);

  say("\n— Psychotherapy notes stay shut");
  const outcome = async () =>
    (await overview(portalOrigin, staff.manager, requestId)).determination?.outcomes["psychotherapy-notes"]
      ?.outcome;
  say(`On the subpoena alone: ${await outcome()}`);
  await recordForm(ground, staff.manager, requestId, "general-authorization");
  say(`With a general authorization: ${await outcome()}`);
  const notesForm = await recordForm(ground, staff.manager, requestId, "psychotherapy-notes-authorization");
  say(`With an authorization for psychotherapy notes alone: ${await outcome()}`);

  say("\n— Review, vault, release");
  const chosen = await chooseRecords(ground, staff.manager, requestId, { progress: 3, sealed: 2 });
  await proposeAndReview(ground, staff, requestId, [...chosen.progress, ...chosen.sealed]);
  await approveVault(ground, staff, requestId, notesForm, chosen.sealed);
  await confirmAndRelease(ground, staff, requestId);

  say("\n— Collection");
  const folder = resolve(join(import.meta.dirname, "..", ".duces", "demo", filed.trackingNumber));
  const { paths, verified } = await download(ground, filed, folder);
  const { links } = await until(
    "the storage to report the transfers",
    () => overview(portalOrigin, staff.manager, requestId),
    (seen) => seen.links.every(({ transfer }) => transfer?.complete),
  );
  for (const { file, transfer } of links) say(`  ${file}: ${transfer?.bytesSent} bytes delivered, recorded`);

  say("\n— A revoked authorization stops a release");
  const second = await fileRequest(ground, `harriet.colby+${Date.now()}@colbymarsh.example`);
  await triage({ ...ground, say: () => undefined }, staff, second.requestId);
  const form = await recordForm(ground, staff.manager, second.requestId, "psychotherapy-notes-authorization");
  await proposeAndReview(ground, staff, second.requestId, chosen.sealed);
  await approveVault(ground, staff, second.requestId, form, chosen.sealed);
  await command(portalOrigin, staff.manager, second.requestId, "revokeAuthorization", {
    authorizationId: form.authorizationId,
    form: "written",
    receivedAt: new Date().toISOString(),
  });
  const refusal = await command(portalOrigin, staff.privacyOfficer, second.requestId, "confirmRelease").catch(
    (error: unknown) => error,
  );
  if (!(refusal instanceof Error))
    throw new Error("The release was confirmed although the authorization was revoked.");
  say(`Confirming the release: ${refusal.message}`);

  say(`\nThe production:\n${paths.map((path) => `  ${path}`).join("\n")}`);
  say(`Manifest ${verified ? "verified: every digest matches" : "NOT verified"}.`);
  if (!verified) process.exitCode = 1;
}

try {
  await main();
} catch (error) {
  const cause =
    error instanceof Error && error.message === "fetch failed"
      ? "Nothing answers there. Start the stack first: npm start"
      : error;
  console.error(cause instanceof Error ? cause.message : cause);
  process.exitCode = 1;
}
