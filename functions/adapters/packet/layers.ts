import { PDFArray, PDFDict, PDFName, PDFRef } from "@cantoo/pdf-lib";
import type { PDFDocument, PDFObject } from "@cantoo/pdf-lib";

/** Whether what belongs to this layer, or to this combination of layers, is hidden when the file is opened. */
export type IsHidden = (layer: PDFObject | undefined) => boolean;

const name = (key: string) => PDFName.of(key);
const most = 20;

/**
 * Reads which layers a viewer shows when it opens the file (ISO 32000-1, 8.11.4.3): a production shows this one state. What
 * layers show in print or export only is not shown by it.
 */
export function hiddenLayers(document: PDFDocument): IsHidden {
  const { context, catalog } = document;
  const properties = catalog.lookup(name("OCProperties"));
  if (!(properties instanceof PDFDict)) return () => false;
  const start = properties.lookup(name("D"));
  const first = start instanceof PDFDict ? start : undefined;
  const off = new Set<PDFObject>(listed(first, "OFF"));
  const on = new Set<PDFObject>(listed(first, "ON"));
  const byDefault = first?.lookup(name("BaseState")) === name("OFF");
  for (const event of listed(first, "AS").map((one) => context.lookup(one)))
    if (event instanceof PDFDict && event.lookup(name("Event")) === name("View"))
      for (const layer of listed(event, "OCGs")) {
        const shown = viewState(context.lookup(layer));
        if (shown !== undefined) (shown ? on : off).add(layer);
        if (shown !== undefined) (shown ? off : on).delete(layer);
      }
  const isOff = (layer: PDFObject): boolean => off.has(layer) || (byDefault && !on.has(layer));

  const hides = (layer: PDFObject | undefined, depth: number): boolean => {
    const dictionary = layer instanceof PDFRef ? context.lookup(layer) : layer;
    if (!(dictionary instanceof PDFDict) || layer === undefined || depth > most) return false;
    if (dictionary.lookup(name("Type")) !== name("OCMD")) return isOff(layer);
    const expression = dictionary.lookup(name("VE"));
    if (expression instanceof PDFArray) return !holds(expression, depth + 1);
    const groups = groupsOf(dictionary);
    if (groups.length === 0) return false;
    const shown = groups.map((group) => !hides(group, depth + 1));
    const policy = dictionary.lookup(name("P"));
    if (policy === name("AllOn")) return !shown.every(Boolean);
    if (policy === name("AnyOff")) return shown.every(Boolean);
    return policy === name("AllOff") ? shown.some(Boolean) : !shown.some(Boolean);
  };
  const holds = (expression: PDFArray, depth: number): boolean => {
    const [operator, ...rest] = expression.asArray();
    const values = rest.map((one) => {
      const found = context.lookup(one);
      return found instanceof PDFArray && depth < most ? holds(found, depth + 1) : !hides(one, depth + 1);
    });
    if (operator === name("Not")) return !values.every(Boolean);
    return operator === name("Or") ? values.some(Boolean) : values.every(Boolean);
  };
  return (layer) => hides(layer, 0);
}

function groupsOf(dictionary: PDFDict): readonly PDFObject[] {
  const groups = dictionary.get(name("OCGs"));
  const found = dictionary.lookup(name("OCGs"));
  if (found instanceof PDFArray) return found.asArray();
  return groups && found instanceof PDFDict ? [groups] : [];
}

function listed(dictionary: PDFDict | undefined, key: string): readonly PDFObject[] {
  const found = dictionary?.lookup(name(key));
  return found instanceof PDFArray ? found.asArray() : [];
}

function viewState(layer: PDFObject | undefined): boolean | undefined {
  const usage = layer instanceof PDFDict ? layer.lookup(name("Usage")) : undefined;
  const view = usage instanceof PDFDict ? usage.lookup(name("View")) : undefined;
  const state = view instanceof PDFDict ? view.lookup(name("ViewState")) : undefined;
  return state instanceof PDFName ? state !== name("OFF") : undefined;
}
