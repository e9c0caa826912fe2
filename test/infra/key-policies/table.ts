/** A table as it is written in a test: a row for each caller, a column for each action. */
export type Table = {
  readonly columns: readonly string[];
  readonly rows: readonly string[];
  readonly cell: (row: string, column: string) => string;
};

const never = "·";
/** The mark of a cell that is allowed whatever comes with the call. */
export const always = "●";

/** Reads a table; throws when a row has more or fewer cells than the head, or stands twice. */
export function tableOf(written: string): Table {
  const [head = [], ...body] = written
    .split("\n")
    .map((line) => line.trim().split(/\s+/u))
    .filter(([first]) => first !== "");
  const cells = new Map(
    body.map(([name = "", ...marks]) => {
      if (marks.length !== head.length)
        throw new Error(`row ${name} has ${marks.length} cells under ${head.length} columns`);
      return [name, new Map(head.map((column, i) => [column, marks[i] ?? never]))] as const;
    }),
  );
  if (cells.size !== body.length) throw new Error("a row stands twice");
  return {
    columns: head,
    rows: [...cells.keys()],
    cell: (row, column) => cells.get(row)?.get(column) ?? never,
  };
}

/** Marks as a cell holds them. */
export const cellOf = (marks: readonly string[]): string => (marks.length === 0 ? never : marks.join(""));

/** Writes a table of the same shape, so that a failure shows the difference line by line. */
export function written({ columns, rows, cell }: Table): string {
  const name = Math.max(...rows.map(({ length }) => length));
  const widths = columns.map((column) =>
    Math.max(column.length, ...rows.map((row) => cell(row, column).length)),
  );
  const line = (first: string, cells: readonly string[]) =>
    `${first.padEnd(name)} ${cells.map((text, i) => text.padEnd(widths[i] ?? 0)).join(" ")}`.trimEnd();
  return [
    line("", columns),
    ...rows.map((row) =>
      line(
        row,
        columns.map((column) => cell(row, column)),
      ),
    ),
  ].join("\n");
}
