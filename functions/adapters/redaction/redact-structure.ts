import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef } from "@cantoo/pdf-lib";
import type { PDFContext, PDFDocument, PDFObject } from "@cantoo/pdf-lib";

const [K, Pg, ParentTree] = ["K", "Pg", "ParentTree"].map((name) => PDFName.of(name)) as [
  PDFName,
  PDFName,
  PDFName,
];
/** What an element says in other words than the page, or is called. */
const saidElsewhere = ["ActualText", "Alt", "E", "T", "ID", "A", "C", "Phoneme"].map((name) =>
  PDFName.of(name),
);
const deepest = 200;

/**
 * Takes what some pages say out of a document's structure (ISO 32000-1, 14.7), also what an element around it says in other
 * words. In its place stands one paragraph for each of these pages. Answers with the number under which the structure knows the
 * page now; without a structure there is none.
 */
export function restructure(document: PDFDocument, pages: readonly PDFRef[]): ReadonlyMap<PDFRef, number> {
  const { context, catalog } = document;
  const held = catalog.get(PDFName.of("StructTreeRoot"));
  const root = context.lookup(held);
  if (held === undefined || !(root instanceof PDFDict)) return new Map();
  const before = numbersIn(context, root.get(ParentTree), 0);
  const old = new Set(pages.map((page) => numberOf(context, page)));
  const paragraphs = new Map(pages.map((page) => [page, context.nextRef()]));
  const { gone, parents } = prune(context, root, held, paragraphs);
  root.delete(PDFName.of("IDTree"));
  const staying = before.filter(([number, of]) => !old.has(number) && !gone.has(of));
  const next = before.reduce((most, [number]) => Math.max(most, number + 1), 0);
  const given = [...paragraphs].map(([page, paragraph], at) => {
    const parent = parents.get(paragraph) ?? held;
    context.assign(paragraph, context.obj({ Type: "StructElem", S: "P", P: parent, Pg: page, K: 0 }));
    return { page, number: next + at, of: context.obj([paragraph]) };
  });
  const numbers = [...staying, ...given.map(({ number, of }) => [number, of] as const)];
  const list = numbers.toSorted(([one], [other]) => one - other);
  root.set(ParentTree, context.obj({ Nums: list.flatMap(([number, of]) => [PDFNumber.of(number), of]) }));
  root.set(PDFName.of("ParentTreeNextKey"), PDFNumber.of(next + given.length));
  return new Map(given.map(({ page, number }) => [page, number]));
}

function numberOf(context: PDFContext, page: PDFRef): number | undefined {
  const number = context.lookup(page, PDFDict).lookup(PDFName.of("StructParents"));
  return number instanceof PDFNumber ? number.asNumber() : undefined;
}

/** The entries of a number tree (ISO 32000-1, 7.9.7). */
function numbersIn(
  context: PDFContext,
  tree: PDFObject | undefined,
  depth: number,
): readonly (readonly [number, PDFObject])[] {
  const node = context.lookup(tree);
  if (!(node instanceof PDFDict) || depth > deepest) return [];
  const [numbers, kids] = ["Nums", "Kids"].map((name) => node.lookup(PDFName.of(name)));
  const own = numbers instanceof PDFArray ? numbers.asArray() : [];
  const pairs = own.flatMap((number, at) => {
    const value = own[at + 1];
    return at % 2 === 0 && number instanceof PDFNumber && value ? [[number.asNumber(), value] as const] : [];
  });
  const below = kids instanceof PDFArray ? kids.asArray() : [];
  return [...pairs, ...below.flatMap((kid) => numbersIn(context, kid, depth + 1))];
}

type Pruned = { readonly kids: readonly PDFObject[]; readonly touched: boolean };

/** `gone`: elements of which nothing is left. `parents`: the element that each paragraph stands in now. */
function prune(
  context: PDFContext,
  root: PDFDict,
  rootHeld: PDFObject,
  paragraphs: ReadonlyMap<PDFRef, PDFRef>,
): { readonly gone: ReadonlySet<PDFObject>; readonly parents: ReadonlyMap<PDFObject, PDFObject> } {
  const gone = new Set<PDFObject>();
  const parents = new Map<PDFObject, PDFObject>();
  const standIns = new Set<PDFObject>(paragraphs.values());
  const placed = new Set<PDFObject>();
  const seen = new Set<PDFDict>();

  const take = (element: PDFDict, held: PDFObject, kids: readonly PDFObject[]) => {
    element.set(K, context.obj([...kids]));
    for (const kid of kids) if (standIns.has(kid)) parents.set(kid, held);
  };
  const standInFor = (page: PDFRef): Pruned => {
    const paragraph = paragraphs.get(page);
    if (!paragraph || placed.has(paragraph)) return { kids: [], touched: true };
    placed.add(paragraph);
    return { kids: [paragraph], touched: true };
  };
  const within = (element: PDFDict, on: PDFRef | undefined, depth: number): Pruned => {
    if (seen.has(element) || depth > deepest) return { kids: [], touched: true };
    seen.add(element);
    const value = element.get(K);
    const list = context.lookup(value);
    const kids = list instanceof PDFArray ? list.asArray() : value === undefined ? [] : [value];
    const left = kids.map((kid) => pruned(kid, on, depth + 1));
    return { kids: left.flatMap((one) => one.kids), touched: left.some((one) => one.touched) };
  };
  const pruned = (kid: PDFObject, on: PDFRef | undefined, depth: number): Pruned => {
    const object = context.lookup(kid);
    const own = object instanceof PDFDict ? object.get(Pg) : undefined;
    const page = own instanceof PDFRef ? own : on;
    const isOnThem = page !== undefined && paragraphs.has(page);
    const isElement = object instanceof PDFDict && object.has(PDFName.of("S"));
    if (!isElement) return page && isOnThem ? standInFor(page) : { kids: [kid], touched: false };
    const { kids, touched } = within(object, page, depth);
    if (!touched && !(isOnThem && kids.length === 0)) return { kids: [kid], touched: false };
    for (const name of saidElsewhere) object.delete(name);
    if (kids.every((one) => standIns.has(one))) {
      gone.add(kid);
      return { kids, touched: true };
    }
    if (isOnThem) object.delete(Pg);
    take(object, kid, kids);
    return { kids: [kid], touched: true };
  };

  const { kids } = within(root, undefined, 0);
  // What the structure never spoke of stands at its end.
  take(root, rootHeld, [...kids, ...[...standIns].filter((one) => !placed.has(one))]);
  return { gone, parents };
}
