import { execFile } from "node:child_process";

/** What the `aws` command said: its answer, or why there is none. */
export type Answer =
  | { readonly said: unknown }
  | { readonly failed: "not-installed" | "no-credentials" | "not-allowed" | "not-there" | "other" };

/** Asks AWS one question that changes nothing. */
export type Ask = (...words: readonly string[]) => Promise<Answer>;

const reasons = [
  ["no-credentials", /credentials|SSO session|ExpiredToken|InvalidClientTokenId|UnrecognizedClient/iu],
  ["not-allowed", /AccessDenied|not authorized|UnauthorizedOperation/iu],
  ["not-there", /NotFound|does not exist|not exist/iu],
] as const;

/** Asks through the `aws` command line, under whatever credentials it finds; its words are never shown, for they may name people. */
export const askAws =
  (environment: NodeJS.ProcessEnv = process.env): Ask =>
  (...words) =>
    new Promise((resolve) => {
      // Version 1 knows no option for it; neither shall wait for somebody to turn a page.
      const env = { ...environment, AWS_PAGER: "" };
      const asked = [...words, "--region", "us-east-1", "--output", "json"];
      execFile("aws", asked, { env, timeout: 60_000, maxBuffer: 16e6 }, (error, stdout, stderr) => {
        if (error === null) return resolve(read(stdout));
        if (error.code === "ENOENT") return resolve({ failed: "not-installed" });
        const [reason] = reasons.find(([, shape]) => shape.test(stderr)) ?? ["other" as const];
        resolve({ failed: reason });
      });
    });

function read(text: string): Answer {
  try {
    return { said: JSON.parse(text) };
  } catch {
    return { failed: "other" };
  }
}
