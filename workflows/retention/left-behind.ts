import type { Holder } from "./disposition.ts";
import type { Preserved } from "./preserved.ts";

/** How a closed request stands whose files are there: nothing is owed in it any more, or something is. */
export type LeftBehind = "files-left" | Extract<Holder["because"], "open-incident" | "return-duty">;

/** Whether it keeps no record, and says what a closed request left behind. */
export const isLeftBehind = (because: Preserved["because"]): because is LeftBehind =>
  because !== "legal-hold" && because !== "open-request";
