/** Text that Markdown takes literally. */
export const plain = (text: string): string => text.replaceAll(/([\\`*_[\]<>|#])/g, String.raw`\$1`);

/** A fact of the case file or an identifier, set apart from prose. */
export const code = (text: string): string => `\`${text}\``;

/** A heading between blank lines. */
export const heading = (level: number, text: string): readonly string[] => [
  "",
  `${"#".repeat(level)} ${text}`,
  "",
];

/** One line of a list, `depth` levels in. */
export const item = (text: string, depth = 0): string => `${"  ".repeat(depth)}- ${text}`;

/** A table; cells are taken as they are. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);

/** The anchor of a heading, as readers of Markdown make it. */
export const anchor = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\w\s-]/g, "")
    .replaceAll(/\s/g, "-");
