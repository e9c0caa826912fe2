import { PDFDict, PDFName } from "@cantoo/pdf-lib";
import type { PDFDocument, PDFStream } from "@cantoo/pdf-lib";
import { allowList } from "./allowed.ts";
import { contentText, drawingOf } from "./drawing.ts";
import type { Drawing } from "./drawing.ts";
import { fileOf } from "./file.ts";
import { objectsFrom } from "./objects.ts";
import { looksLike, picturesOf } from "./picture-of.ts";
import type { Picture } from "./picture-of.ts";
import { lookAt, paints, verdict } from "./seen.ts";
import type { Verdicts } from "./seen.ts";
import type { IsHidden } from "./layers.ts";
import type { SourcePage } from "./source-page.ts";
import { writePage } from "./write-page.ts";

/** What was found out about the pages of one document. */
export type Examined = {
  readonly drawingOf: (stream: PDFStream, inherited: PDFDict | undefined) => Drawing;
  /** Whether what an operation paints is left out, because no page shows it. */
  readonly isDropped: (drawing: Drawing, at: number) => boolean;
  /** Pages, from 0, that can only be produced as pictures: what nobody sees in them cannot be told from what one sees. */
  readonly asPictures: ReadonlySet<number>;
};
type Place = { readonly drawing: Drawing; readonly at: number };

const resourcesKey = PDFName.of("Resources");
/** Operations of all pages of one document. */
const mostOperations = 8_000_000;
/** Pictures of one page that may be made to find out which of its text is seen. */
const mostPictures = 40;
/** Pixels a point: 100 dots to the inch. */
const scale = 100 / 72;

/** What is known of a document before its pages are examined. */
type Known = {
  readonly isHidden: IsHidden;
  /** Pages, from 1, whose invisible text is ours: the words that can be seen on them. */
  readonly ownWords: ReadonlySet<number>;
  /** Asked before the first picture; throws. */
  readonly mayBeDrawn: () => Promise<void>;
};

/**
 * Finds out what the pages of a document paint that nobody sees: in hidden layers, outside the page, as invisible text, and
 * by pictures of the page with it and without it where only these can tell. Throws what the engines throw.
 */
export async function examine(
  document: PDFDocument,
  pages: readonly SourcePage[],
  { isHidden, ownWords, mayBeDrawn }: Known,
): Promise<Examined> {
  const drawings = new Map<PDFStream, Map<PDFDict | undefined, Drawing>>();
  const drawn = (stream: PDFStream, inherited: PDFDict | undefined): Drawing => {
    const own = stream.dict.lookup(resourcesKey);
    const resources = own instanceof PDFDict ? own : inherited;
    const known = drawings.get(stream) ?? new Map<PDFDict | undefined, Drawing>();
    drawings.set(stream, known);
    const found = known.get(resources) ?? drawingOf(contentText(stream), resources);
    known.set(resources, found);
    return found;
  };
  const verdicts: Verdicts = new Map();
  const budget = { left: mostOperations };
  const perPage = pages.map(({ drawing, visible }, at) => {
    const own: Verdicts = new Map();
    const keepsWords = ownWords.has(at + 1);
    const looking = { verdicts: own, isHidden, keepsWords, drawingOf: drawn, left: budget.left };
    lookAt(drawing, visible, looking);
    budget.left = looking.left;
    for (const [of, found] of own) {
      const all = verdicts.get(of) ?? new Uint8Array(found.length);
      verdicts.set(of, all);
      for (const [at, one] of found.entries()) all[at] = Math.max(all[at] ?? 0, one);
    }
    return own;
  });
  const verdictOn = ({ drawing, at }: Place) => verdicts.get(drawing)?.[at] ?? verdict.seen;
  const isDropped = (drawing: Drawing, at: number) =>
    paints(drawing.operations[at]) && verdictOn({ drawing, at }) <= verdict.unseen;

  const asPictures = new Set<number>();
  for (const [page, own] of perPage.entries()) {
    const open = placesIn(own).filter((place) =>
      [verdict.doubtful, verdict.moving].some((one) => one === verdictOn(place)),
    );
    const source = pages[page];
    if (open.length === 0 || !source) continue;
    await mayBeDrawn();
    const picture = (without: readonly Place[], over?: Picture) => {
      const out = Map.groupBy(without, ({ drawing }) => drawing);
      const away = new Map(
        [...out].map(([drawing, places]) => [drawing, new Set(places.map(({ at }) => at))]),
      );
      return pictureWithout(
        { document, source, drawn, over },
        (drawing, at) => isDropped(drawing, at) || away.get(drawing)?.has(at) === true,
      );
    };
    const kept = await seenAmong(open, picture);
    for (const place of kept ?? []) {
      if (verdictOn(place) === verdict.moving) asPictures.add(page);
      setVerdict(verdicts, place, verdict.seen);
    }
    if (!kept) {
      asPictures.add(page);
      for (const place of open) setVerdict(verdicts, place, verdict.seen);
    }
  }
  // What is doubtful still was seen in no picture of any page.
  for (const all of verdicts.values())
    for (const [at, one] of all.entries())
      if (one === verdict.doubtful || one === verdict.moving) all[at] = verdict.unseen;
  return { drawingOf: drawn, isDropped, asPictures };
}

const placesIn = (verdicts: Verdicts): readonly Place[] =>
  [...verdicts].flatMap(([drawing, found]) =>
    [...found.entries()].flatMap(([at, one]) =>
      one === verdict.doubtful || one === verdict.moving ? [{ drawing, at }] : [],
    ),
  );

function setVerdict(verdicts: Verdicts, { drawing, at }: Place, found: number): void {
  const all = verdicts.get(drawing);
  if (all) all[at] = found;
}

/** Which of some places show in a picture of the page, halving them as long as they do; undefined where that takes too many. */
async function seenAmong(
  places: readonly Place[],
  picture: (without: readonly Place[], over?: Picture) => Promise<Picture>,
): Promise<readonly Place[] | undefined> {
  const all = await picture([]);
  let [made, other]: [number, Picture | undefined] = [1, undefined];
  const seen: Place[] = [];
  const open = [places];
  for (let next = open.pop(); next; next = open.pop()) {
    if (made >= mostPictures) return undefined;
    made += 1;
    other = await picture(next, other);
    if (looksLike(all, other)) continue;
    const [only] = next;
    if (next.length === 1 && only) seen.push(only);
    else {
      const half = Math.ceil(next.length / 2);
      open.push(next.slice(half), next.slice(0, half));
    }
  }
  return seen;
}

type Subject = {
  readonly document: PDFDocument;
  readonly source: SourcePage;
  readonly drawn: Examined["drawingOf"];
  readonly over: Picture | undefined;
};

/** A picture of one page as it would be written. */
async function pictureWithout(
  { document, source, drawn, over }: Subject,
  isDropped: Examined["isDropped"],
): Promise<Picture> {
  const objects = objectsFrom(1);
  const [catalog, parent, page] = [objects.reserve(), objects.reserve(), objects.reserve()];
  const left = { text: 0, drawn: 0 };
  const list = allowList({ context: document.context, objects, drawingOf: drawn, isDropped, left });
  objects.put(catalog, `<</Type/Catalog/Pages ${parent} 0 R>>`);
  objects.put(parent, `<</Type/Pages/Count 1/Kids[${page} 0 R]>>`);
  writePage({ objects, page, parent, font: 0 }, list, source);
  list.finish();
  const pictures = await picturesOf(fileOf(objects.written()));
  try {
    return pictures.of(0, scale, over);
  } finally {
    pictures.close();
  }
}
