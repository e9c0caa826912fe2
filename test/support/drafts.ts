import { call, upload } from "../../local/journey/api.ts";
import { papersChecked, sampleCase } from "../../local/journey/file-request.ts";
import { samplePaper } from "../../local/seed/papers.ts";
import type { Stack } from "../../local/stack.ts";
import type { IntakeOpened } from "../../workflows/contract/outward.ts";

/** The body with which an attorney asks for the notes of a person. */
export const asking = (email: string, personName = "Somebody Asked About") => ({
  practice: "harbor-light",
  kind: "subpoena",
  requester: { name: "Harriet Colby", email },
  case: {},
  asks: { personName, classes: ["progress-notes", "psychotherapy-notes"], testimony: false },
});

/** A draft without papers. */
export const openDraft = (
  { portalOrigin }: Stack,
  email: string,
  personName?: string,
): Promise<IntakeOpened> =>
  call<IntakeOpened>(portalOrigin, "openIntake", { body: asking(email, personName) });

/** A draft with its subpoena admitted, submitted; the address is not confirmed. */
export async function submitDraft(stack: Stack, email: string, personName?: string): Promise<IntakeOpened> {
  const { portalOrigin } = stack;
  const opened = await openDraft(stack, email, personName);
  const { requestId, intakeToken: token } = opened;
  const bytes = await samplePaper("subpoena", sampleCase);
  await upload(portalOrigin, "announceIntakeUpload", {
    token,
    requestId,
    purpose: "legal-process",
    fileName: "subpoena.pdf",
    bytes,
  });
  await papersChecked(portalOrigin, requestId, token, 1);
  const parameters = { requestId };
  await call(portalOrigin, "submitIntake", { token, parameters, body: { certifiesTruth: true } });
  return opened;
}
