import type { Refusal } from "../../workflows/contract/problem.ts";
import { errorNameOf } from "./log.ts";
import { refusal } from "./problem-response.ts";

// What the key service says of a key that is switched off, waits for its deletion or cannot be reached; storage says the same
// with a prefix.
const unusable = /^(?:KMS\.)?(?:DisabledException|KMSInvalidStateException|KeyUnavailableException)$/u;

/** Whether a call failed because a key cannot be used by anybody, not because this caller may not use it. */
export const keyIsUnusable = (error: unknown): boolean => unusable.test(errorNameOf(error));

/** The answer while a key cannot be used; it is the same for every document, and for none. */
export const documentsUnavailable = (): Refusal =>
  refusal("unavailable", "Documents are unavailable at the moment. Nothing is lost. Try again later.");
