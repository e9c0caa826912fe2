import { staff } from "../practice.ts";
import type { StaffName } from "../practice.ts";
import type { Case } from "../work.ts";
import { names } from "../world/functions.ts";
import { tokenOf } from "../world/sign-in.ts";
import { newToken, sha256Hex } from "../../../functions/adapters/digests.ts";
import type { IntakeOpened, IntakeView, UploadTicket } from "../../../workflows/contract/outward.ts";
import { asking } from "../work.ts";
import { hour } from "./acts.ts";
import type { Contest, Ground } from "./acts.ts";

// What must be refused at the doors, whoever asks.

async function refused(
  { people }: Ground,
  what: string,
  ask: Promise<{ readonly status: number }>,
): Promise<void> {
  const { status } = await ask;
  if (status < 300) people.tellOf(`I11: ${what} was taken`);
}

const command = (ground: Ground, one: Case, by: StaffName, said: object, ago = 0) => {
  const { sub } = staff[by];
  const { requestId = "" } = one;
  const bearer = tokenOf(sub, ground.world.time.now() - ago);
  return ground.people.call("command", { sub, bearer, params: { requestId }, body: said });
};

/** A key is used again, for the same command and for another one; a sign-in of an hour ago lets nothing leave. */
export const keysUsedAgain: Contest = async (ground, one) => {
  const { people } = ground;
  const [by, kind, followUpOn] = ["colleague", "mine", "2026-11-30"] as const;
  const { version } = await people.overview(by, one.requestId ?? "");
  const said = (reason: string) => ({
    commandId,
    expectedVersion: version,
    command: "placeHold",
    payload: { kind, followUpOn, reason },
  });
  const commandId = newToken().slice(0, 32);
  const first = await command(ground, one, by, said("Counsel asked."));
  const again = await command(ground, one, by, said("Counsel asked."));
  if (first.status < 300 && (again.status >= 300 || again.body["version"] !== first.body["version"]))
    people.tellOf("I11: the same key with the same words was answered otherwise");
  await refused(ground, "a key with other words", command(ground, one, by, said("Somebody else asked.")));
  const lift = {
    commandId: newToken().slice(0, 32),
    expectedVersion: (await people.overview(by, one.requestId ?? "")).version,
    command: "liftHold",
    payload: { reason: "It may go on." },
  };
  await refused(ground, "an old sign-in", command(ground, one, "manager", lift, hour));
  // Whoever was too late to pause it has nothing to lift.
  if (first.status < 300)
    await people.insist("manager", one.requestId ?? "", "liftHold", { reason: "It may go on." });
};

/** Who holds the code of a mailbox uses it twice. */
export const codeUsedTwice: Contest = async (ground, one) => {
  const { people, world } = ground;
  const codes = world.mails.flatMap(({ to, text }) =>
    to === one.email ? (/confirm#(\S+)/.exec(text)?.[1] ?? []) : [],
  );
  for (const code of codes) {
    await people.call("confirmEmail", { body: { code } });
    await refused(ground, "a code used before", people.call("confirmEmail", { body: { code } }));
  }
};

/** Papers that are not what was announced, or are no papers: none is admitted. */
export async function spoiledPapers({ world, people }: Ground, one: Case): Promise<void> {
  const opened = (await people.must("openIntake", { body: asking(one) })) as IntakeOpened;
  const draft = { params: { requestId: opened.requestId }, bearer: opened.intakeToken };
  const announced = Buffer.from("%PDF-1.4 as it was announced, and not as it came");
  const came = Buffer.from("%PDF-1.4 as it never was announced, but so it came".slice(0, announced.length));
  const noPaper = Buffer.from("MZ this is no paper at all");
  for (const [said, sent] of [
    [announced, came],
    [noPaper, noPaper],
  ] as const) {
    const { fields } = (await people.must("announceIntakeUpload", {
      ...draft,
      body: {
        purpose: "legal-process",
        fileName: "paper.pdf",
        contentType: "application/pdf",
        size: said.length,
        sha256: sha256Hex(said),
      },
    })) as UploadTicket;
    const key = fields["key"] ?? "";
    world.objects.keep({ bucket: names.quarantine, key, bytes: sent, metadata: {}, sha256: undefined });
  }
  await people.until("the refusal of both", async () => {
    const { papers } = (await people.must("viewIntake", draft)) as unknown as IntakeView;
    if (papers.some(({ state }) => state === "admitted")) people.tellOf("I14: a spoiled paper was admitted");
    // One that was announced twice, because the first answer was lost, is never sent: a draft may hold it.
    return papers.filter(({ state }) => state === "refused").length >= 2 || undefined;
  });
  if (
    world.objects.versions.some(
      ({ bucket, bytes }) => bucket === names.casePapers && [came, noPaper].some((one) => one.equals(bytes)),
    )
  )
    people.tellOf("I14: a spoiled paper lies among the case papers");
}
