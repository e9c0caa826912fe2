import * as z from "zod";
import { sha256Schema } from "./ids.ts";

/** Asks whether a file is one that was released, by its digest: the file itself stays with whoever asks. */
export const compareFileSchema = z.strictObject({ sha256: sha256Schema });

/** The whole answer: it names no practice, request or person, and is the same for a file that never was. */
export const comparedSchema = z.strictObject({ matches: z.boolean() });
