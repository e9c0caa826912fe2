import { paths } from "../util/paths.ts";

/** Only addresses inside this portal may follow a sign-in. */
export function safeReturn(path: string): string {
  return /^\/(?![/\\])/.test(path) ? path : paths.desk();
}
