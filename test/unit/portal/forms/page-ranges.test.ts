import { describe, expect, it } from "vitest";
import { pagesWritten } from "../../../../portal/src/forms/page-ranges.ts";

const asked = [3, 7, 8, 9, 10, 11, 12, 20];
const read = (text: string) => pagesWritten(text, asked, 30);

describe("pages written as numbers and ranges", () => {
  it.each([
    ["3, 7-12", [3, 7, 8, 9, 10, 11, 12]],
    ["7 to 9; 20", [7, 8, 9, 20]],
    ["20 3 3", [3, 20]],
    ["7 – 8,", [7, 8]],
    ["1-30", asked],
    ["", []],
  ])("are read: %s", (text, pages) => {
    expect(read(text)).toEqual({ ok: true, pages });
  });

  it.each([
    ["3, x7", '"x7" is no page. Write numbers and ranges with commas, such as 3, 7-12.'],
    ["7-", '"7-" is no page. Write numbers and ranges with commas, such as 3, 7-12.'],
    ["1.5", '"1.5" is no page. Write numbers and ranges with commas, such as 3, 7-12.'],
    ["12-7", "12-7 runs backwards. Write 7-12."],
    ["7-31", "There is no page 31. The record has pages 1 to 30: write numbers among them."],
    ["0", "There is no page 0. The record has pages 1 to 30: write numbers among them."],
    ["4-6", "4-6 is not asked about. Write some of these: pages 3, 7 to 12, 20."],
    ["3, 5", "5 is not asked about. Write some of these: pages 3, 7 to 12, 20."],
  ])("say what is wrong and what would be right: %s", (text, words) => {
    expect(read(text)).toEqual({ ok: false, words });
  });
});
