/** Licences under which a package may stand in what is deployed (CONTRIBUTING.md, Decisions); SPDX names. */
const permissive: ReadonlySet<string> = new Set([
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "ISC",
  "MIT",
  "OFL-1.1",
  "Unlicense",
  "BlueOak-1.0.0",
]);

/** Whether one of the choices that an SPDX expression leaves is permissive in all of its parts. */
export function isPermissive(expression: string): boolean {
  const plain = expression.replaceAll(/[()]/gu, " ").trim();
  // With both words and brackets the order matters: nobody has such a licence here, and none is taken unread.
  if (/ AND /u.test(plain) && / OR /u.test(plain)) return false;
  const parts = (word: string): readonly string[] => plain.split(word).map((one) => one.trim());
  return / AND /u.test(plain)
    ? parts(" AND ").every((one) => permissive.has(one))
    : parts(" OR ").some((one) => permissive.has(one));
}
