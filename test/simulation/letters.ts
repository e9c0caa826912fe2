import type { Role } from "../../workflows/access/roles.ts";
import { parseProfile } from "../../functions/adapters/stored-request.ts";
import { letterOf } from "../../functions/dispatch-outbox/letters.ts";
import type { Effect } from "../../workflows/request/effects.ts";
import type { World } from "./world/world.ts";
import type { Told } from "./told.ts";
import { staff } from "./practice.ts";
import { awayIn } from "./registrar/books.ts";

type Letter = Extract<Effect, { kind: "send-mail" }>;

// Every clinician of the simulated practice treats the patient.
const rolesOf: Readonly<Record<Exclude<Letter["to"], "requester" | "who-acts">, readonly Role[]>> = {
  managers: ["practice-manager"],
  clinicians: ["clinician"],
  "privacy-officers": ["privacy-officer"],
  "vault-approvers": ["clinician", "privacy-officer"],
};

/** I8: every letter that was intended reached everyone it is for, and nobody got more of it than attempts were made. */
export function letterFaults(world: World, { rows, snapshot }: Told): readonly string[] {
  const { trackingNumber } = snapshot.context;
  const effects = rows.filter(({ sk }) => String(sk).startsWith("OUTBOX#"));
  const letters = effects.flatMap(({ effect, attempts, status }) =>
    (effect as Effect).kind === "send-mail"
      ? [{ letter: effect as Letter, attempts: Number(attempts), status }]
      : [],
  );
  const { email } = parseProfile(rows.find(({ sk }) => sk === "CASE#PROFILE") ?? {}).requester;
  const again = world.faults.filter(({ service, kind }) => service === "ses" && kind === "sent-twice").length;
  return letters.flatMap(({ letter: { template, to }, status }) => {
    const { subject } = letterOf(template, { trackingNumber: trackingNumber ?? "", portal: "" });
    const same = letters.filter(({ letter }) => letter.template === template);
    const most = same.reduce((sum, { attempts }) => sum + attempts, 0) + again;
    const least = same.filter((one) => one.status === "done").length;
    const arrived = (address: string) =>
      world.mails.filter((mail) => mail.to === address && mail.subject === subject).length;
    // Who had the ball at each of them is past; whoever it was, each reached somebody and nobody got more than there were.
    if (to === "who-acts") {
      const got = Object.values(staff).map((person) => arrived(person.email));
      if (status === "done" && got.reduce((sum, one) => sum + one, 0) < least)
        return [`I5: not all of ${least} letters ${template} arrived`];
      return Math.max(...got) > most ? [`I8: more letters ${template} arrived than ${most} attempts`] : [];
    }
    const people = Object.values(staff).filter(
      ({ roles }) => to !== "requester" && rolesOf[to].some((role) => roles.includes(role)),
    );
    return (to === "requester" ? [email] : people.map((person) => person.email)).flatMap((address) => {
      const got = arrived(address);
      if (status === "done" && got < least && !awayIn(world).has(address))
        return [`I5: ${got} of ${least} letters ${template} arrived`];
      return got > most ? [`I8: ${got} letters ${template} arrived, ${most} attempts were made`] : [];
    });
  });
}
