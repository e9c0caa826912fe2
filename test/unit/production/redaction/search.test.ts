import { describe, expect, it } from "vitest";
import { searchWords } from "../../../../workflows/production/redaction/search.ts";
import type { Search } from "../../../../workflows/production/redaction/search.ts";

const nothing: Search = { words: [], names: [] };
const found = (text: string, search = nothing): readonly string[] => {
  const words = text.split(" ");
  return searchWords(words, search).map(({ as, from, to }) => `${as}: ${words.slice(from, to).join(" ")}`);
};

describe("the search for what may have to go", () => {
  it.each([
    ["Her SSN is 123-45-6789.", ["social-security-number: 123-45-6789."]],
    ["SSN: 123456789", ["social-security-number: 123456789"]],
    ["File 123 45 6789 of it", ["social-security-number: 123 45 6789"]],
    [
      "Call (555) 234-5678 or +1 555.234.5678 today",
      ["phone-number: (555) 234-5678", "phone-number: +1 555.234.5678"],
    ],
    ["Wrote to mary.roe+x@mail.example.org, twice", ["e-mail-address: mary.roe+x@mail.example.org,"]],
    ["DOB: 01/02/1980 and seen 03/04/2020", ["date-of-birth: 01/02/1980"]],
    ["Born on March 3, 1981 in spring", ["date-of-birth: March 3, 1981"]],
    ["born 3 March 1981", ["date-of-birth: 3 March 1981"]],
    ["Date of birth 1980-01-02", ["date-of-birth: 1980-01-02"]],
    ["Account no. 4401-2233-11 is hers", ["account-number: 4401-2233-11"]],
    ["Member ID: ABX123456", ["account-number: ABX123456"]],
    ["Seen 03/04/2020 for 50 minutes, code 90837, account of the week", []],
  ])("reads %j", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it("finds given words whole, whatever stands around them and however they are broken", () => {
    const search = { words: ["blue house", "Sampleton"], names: [] };
    expect(found("The Blue House, (Sampleton's) Samp- leton bluer houses", search)).toEqual([
      "given-words: Blue House,",
      "given-words: (Sampleton's)",
      "given-words: Samp- leton",
    ]);
  });

  it("finds the names of others whole, turned round and in part, and not where a word only looks like one", () => {
    const search = { words: [], names: ["Will Sampleton", "Ana María Núñez"] };
    expect(
      found("Will said he will. SAMPLETON, Will came. Mr. Sampleton and María went. Wills", search),
    ).toEqual([
      "name-of-another: Will",
      "name-of-another: SAMPLETON, Will",
      "name-of-another: Sampleton",
      "name-of-another: María",
    ]);
  });

  it("takes a pattern of characters for what it is", () => {
    expect(found("a.b (x) a+b", { words: ["a+b", "(x"], names: ["*"] })).toEqual([
      "given-words: (x)",
      "given-words: a+b",
    ]);
  });

  it("ends in a page of digits and letters without a space", () => {
    expect(found(`${"1".repeat(20_000)} ${"a.".repeat(20_000)} ${"account ".repeat(2000)}`)).toEqual([]);
  });
});
