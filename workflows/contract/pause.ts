import * as z from "zod";

/** Whom a request on hold waits for: somebody outside, the desk itself, or counsel or another professional. */
export const pauseKindSchema = z.enum(["outside", "mine", "specialist"]);
export type PauseKind = z.infer<typeof pauseKindSchema>;
