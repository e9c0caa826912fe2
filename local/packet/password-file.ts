import { readFileSync } from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";

/** A password, none where none is asked for, or why it is refused. */
export type ReadPassword =
  | { readonly password: string | null; readonly refused: null }
  | { readonly password: null; readonly refused: string };

/** An encrypted ZIP makes its key with a thousand rounds only (WinZip AE-2): the password itself has to be hard to guess. */
const shortest = 16;

/**
 * Reads a password from the one line of a file: a command line is seen by everybody on the machine, and kept by the shell. Signs
 * beyond ASCII are refused, as programs that unpack do not agree on their bytes. What the file holds is never said.
 */
export function passwordIn(path: string | undefined): ReadPassword {
  if (path === undefined) return { password: null, refused: null };
  const line = lineOf(path);
  if (line === undefined) return refuse("The password file cannot be read.");
  if (!/^[\x20-\x7E]*$/.test(line))
    return refuse("The password file has to hold one line, of letters, digits and signs of ASCII alone.");
  if (line.length < shortest) return refuse(`The password file has to hold ${shortest} characters or more.`);
  return { password: line, refused: null };
}

/** Whether a file lies in a folder, where it would be handed over with it. */
export function liesIn(folder: string, path: string | undefined): boolean {
  if (path === undefined) return false;
  const way = relative(resolve(folder), resolve(path));
  return !isAbsolute(way) && way.split(sep)[0] !== "..";
}

const refuse = (refused: string): ReadPassword => ({ password: null, refused });

function lineOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8").replace(/\r?\n$/, "");
  } catch {
    return undefined;
  }
}
