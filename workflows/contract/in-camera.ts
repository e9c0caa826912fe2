import * as z from "zod";

/** What the court made of records that it looked at in camera. */
export const inCameraResultSchema = z.enum(["produce", "produce-in-part", "withhold"]);
export type InCameraResult = z.infer<typeof inCameraResultSchema>;
