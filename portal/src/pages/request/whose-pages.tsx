import { Checkbox } from "@mantine/core";
import { pagesListed } from "../../../../workflows/contract/pages-to-read.ts";
import type { PagesToRead } from "../../../../workflows/contract/pages-to-read.ts";

/**
 * Asks of a scan as a whole, and of each page that names somebody else as the patient, whether it is the patient's. What is not
 * ticked is decided at the bench.
 */
export function WhosePages({
  toRead: { unread, another },
  value,
  onChange,
}: {
  readonly toRead: PagesToRead;
  readonly value: readonly number[];
  readonly onChange: (pages: readonly number[]) => void;
}) {
  const scanned = unread.filter((page) => !another.includes(page));
  const questions = [...(scanned.length > 0 ? [scanned] : []), ...another.map((page) => [page])];
  if (questions.length === 0) return null;
  return (
    <Checkbox.Group
      label="Whose pages these are"
      description="Compare each with the patient's name and birth date. For a page of somebody else tick nothing: look through the record, search it, and confirm that page as another's."
      value={questions.filter((pages) => pages.every((page) => value.includes(page))).map(String)}
      onChange={(ticked) => {
        onChange(questions.filter((pages) => ticked.includes(String(pages))).flat());
      }}
    >
      <div className="stack" style={{ marginTop: "0.5rem" }}>
        {questions.map((pages) => (
          <Checkbox
            key={String(pages)}
            value={String(pages)}
            label={`This patient's: ${pagesListed(pages)}`}
          />
        ))}
      </div>
    </Checkbox.Group>
  );
}
