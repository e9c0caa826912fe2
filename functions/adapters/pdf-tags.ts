import { PDFName, PDFOperator, PDFOperatorNames, PDFString } from "@cantoo/pdf-lib";
import type { PDFDict, PDFDocument, PDFPage, PDFRef } from "@cantoo/pdf-lib";

/** What a stretch of text is, to whoever has the page read aloud. */
type Tag = "H1" | "H2" | "P" | "L" | "LI" | "LBody" | "Table" | "TR" | "TH" | "TD";
/** A place in the structure of a document; text is drawn into it. */
export type Element = { readonly ref: PDFRef; readonly tag: Tag; readonly kids: (PDFRef | PDFDict)[] };

/** The structure of one document (ISO 32000-1, 14.7 and 14.8): elements in reading order, and which text is theirs. */
export type Tags = {
  readonly element: (tag: Tag, within?: Element) => Element;
  /** Draws text that belongs to an element. */
  readonly draw: (page: PDFPage, of: Element, drawing: () => void) => void;
  /** Draws what is not read aloud: page numbers, rules, shading. */
  readonly decorate: (page: PDFPage, drawing: () => void) => void;
  /** Writes the structure into the document, when all is drawn. */
  readonly finish: (title: string) => void;
};

const begin = (tag: string, properties: string) =>
  PDFOperator.of(PDFOperatorNames.BeginMarkedContentSequence, [`/${tag}`, properties]);
const end = PDFOperator.of(PDFOperatorNames.EndMarkedContent);

/** Begins the structure of a fresh document. */
export function tagsOf(document: PDFDocument): Tags {
  const { context } = document;
  const root = context.nextRef();
  const whole: Element = { ref: context.nextRef(), tag: "P", kids: [] };
  const elements: { readonly element: Element; readonly parent: PDFRef }[] = [];
  const byPage = new Map<PDFPage, PDFRef[]>();
  return {
    element: (tag, within = whole) => {
      const element: Element = { ref: context.nextRef(), tag, kids: [] };
      elements.push({ element, parent: within.ref });
      within.kids.push(element.ref);
      return element;
    },
    draw: (page, of, drawing) => {
      const marks = byPage.get(page) ?? [];
      byPage.set(page, marks);
      const id = marks.push(of.ref) - 1;
      of.kids.push(context.obj({ Type: "MCR", Pg: page.ref, MCID: id }));
      page.pushOperators(begin(of.tag, `<</MCID ${id}>>`));
      drawing();
      page.pushOperators(end);
    },
    decorate: (page, drawing) => {
      page.pushOperators(begin("Artifact", "<<>>"));
      drawing();
      page.pushOperators(end);
    },
    finish: (title) => {
      for (const { element, parent } of elements)
        context.assign(
          element.ref,
          context.obj({ Type: "StructElem", S: element.tag, P: parent, K: element.kids }),
        );
      context.assign(whole.ref, context.obj({ Type: "StructElem", S: "Document", P: root, K: whole.kids }));
      const numbers = [...byPage].flatMap(([page, marks], at) => {
        page.node.set(PDFName.of("StructParents"), context.obj(at));
        page.node.set(PDFName.of("Tabs"), PDFName.of("S"));
        return [context.obj(at), context.obj(marks)];
      });
      context.assign(
        root,
        context.obj({
          Type: "StructTreeRoot",
          K: [whole.ref],
          ParentTree: context.obj({ Nums: numbers }),
          ParentTreeNextKey: byPage.size,
        }),
      );
      const { catalog } = document;
      catalog.set(PDFName.of("StructTreeRoot"), root);
      catalog.set(PDFName.of("MarkInfo"), context.obj({ Marked: true }));
      catalog.set(PDFName.of("Lang"), PDFString.of("en-US"));
      document.setTitle(title, { showInWindowTitleBar: true });
    },
  };
}
