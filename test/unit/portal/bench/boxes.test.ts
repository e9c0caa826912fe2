import { describe, expect, it } from "vitest";
import {
  boxBetween,
  firstBox,
  isMeant,
  leastSide,
  linesOf,
  nudged,
  placeWords,
  wordsUnder,
} from "../../../../portal/src/pages/bench/boxes.ts";

const page = { width: 612, height: 792 };
const box = { left: 100, top: 200, right: 300, bottom: 240 };
const word = (text: string, left: number, top: number) => ({
  text,
  box: { left, top, right: left + 30, bottom: top + 10 },
});

describe("a box on a page", () => {
  it("is drawn from any corner to any other and never leaves the page", () => {
    expect(boxBetween({ x: 50, y: 60 }, { x: 10, y: 20 }, page)).toEqual({
      left: 100,
      top: 200,
      right: 500,
      bottom: 600,
    });
    expect(boxBetween({ x: -5, y: 700 }, { x: 900, y: 900 }, page)).toEqual({
      left: 0,
      top: 7000,
      right: 6120,
      bottom: 7920,
    });
  });

  it("is moved as it is, up to the edge, and resized down to what can still be seen", () => {
    expect(nudged(box, [20, -20], page, false)).toEqual({ left: 120, top: 180, right: 320, bottom: 220 });
    expect(nudged(box, [-999, -999], page, false)).toEqual({ left: 0, top: 0, right: 200, bottom: 40 });
    expect(nudged(box, [99_999, 0], page, true).right).toBe(6120);
    expect(nudged(box, [-999, -999], page, true)).toEqual({
      ...box,
      right: 100 + leastSide,
      bottom: 200 + leastSide,
    });
  });

  it("is a slip of the hand when it is smaller than a letter", () => {
    expect(isMeant(box)).toBe(true);
    expect(isMeant({ ...box, right: 105 })).toBe(false);
    expect(isMeant(firstBox(page))).toBe(true);
  });

  it("is told in inches, and by the words that it touches", () => {
    expect(placeWords({ left: 720, top: 1440, right: 1440, bottom: 1800 })).toBe(
      "1.0 inches from the left, 2.0 from the top, 1.0 wide, 0.5 high",
    );
    const words = [word("Rowan", 12, 21), word("met", 45, 21), word("Leopold", 300, 21)];
    expect(wordsUnder(box, words)).toBe("Rowan");
    expect(wordsUnder({ ...box, right: 500 }, words)).toBe("Rowan met");
  });
});

describe("the words of a page", () => {
  it("are lines from the top, each from the left", () => {
    const words = [word("second", 50, 41), word("first", 10, 20), word("the", 10, 40), word("line", 60, 21)];
    expect(linesOf(words).map((line) => line.map(({ text }) => text))).toEqual([
      ["first", "line"],
      ["the", "second"],
    ]);
  });
});
