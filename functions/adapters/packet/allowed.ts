import { deflateSync } from "node:zlib";
import {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} from "@cantoo/pdf-lib";
import type { PDFContext, PDFObject } from "@cantoo/pdf-lib";
import { ruleNamed } from "../../../workflows/production/page-rules.ts";
import { writeContent } from "./content.ts";
import type { Written } from "./content.ts";
import { isDeflated, isWhole } from "./drawing.ts";
import type { Drawing } from "./drawing.ts";
import type { Objects } from "./objects.ts";
import { bareJpeg } from "./pictures.ts";

type Used = Written["used"];
/** How objects of one document are written: into which file, and how its content streams are read. */
export type Writing = {
  readonly context: PDFContext;
  readonly objects: Objects;
  readonly drawingOf: (stream: PDFStream, inherited: PDFDict | undefined) => Drawing;
  readonly isDropped: (drawing: Drawing, at: number) => boolean;
  readonly left: { text: number; drawn: number };
};
/** Writes what the rules of a page let through. */
export type AllowList = {
  /** The resources that are used, in the text of a dictionary, without its brackets. */
  readonly resources: (resources: PDFDict | undefined, used: Used, alsoFonts?: string) => string;
  readonly value: (object: PDFObject | undefined, rule: string, inherited?: PDFDict) => string | undefined;
  /** A content stream, as an object of its own. */
  readonly content: (
    drawing: Drawing,
    stream: PDFObject | undefined,
  ) => { readonly number: number; readonly used: Used };
  /** Writes what was referred to and is not written yet. */
  readonly finish: () => void;
};

const deepest = 64;
const [filter, parameters, subtype] = [
  PDFName.of("Filter"),
  PDFName.of("DecodeParms"),
  PDFName.of("Subtype"),
];

const ownResources = (found: PDFDict | PDFStream): boolean =>
  found instanceof PDFStream && found.dict.lookup(PDFName.of("Resources")) instanceof PDFDict;

/** The allow-list of one document. What no rule names is not followed, so that nothing leads to it. Throws what its streams throw. */
export function allowList(writing: Writing): AllowList {
  const { context, objects, left } = writing;
  const numbers = new Map<PDFObject, Map<PDFDict | undefined, Map<string, number>>>();
  const waiting: (() => void)[] = [];

  const value: AllowList["value"] = (object, rule, inherited) => valueOf(object, rule, inherited, 0);

  function valueOf(
    object: PDFObject | undefined,
    ruleName: string,
    inherited: PDFDict | undefined,
    depth: number,
  ): string | undefined {
    if (depth > deepest) throw new RangeError("a page nests too deeply");
    const found = object instanceof PDFRef ? context.lookup(object) : object;
    const rule = ruleNamed(ruleName);
    if (found === undefined) return undefined;
    if (rule.bySubtype && (found instanceof PDFStream || found instanceof PDFDict)) {
      const dictionary = found instanceof PDFStream ? found.dict : found;
      const kind = dictionary.lookup(subtype);
      const next = kind instanceof PDFName ? rule.bySubtype[kind.decodeText()] : undefined;
      return next === undefined ? undefined : valueOf(object, next, inherited, depth);
    }
    if (found instanceof PDFStream) return rule.stream ? numberOf(found, ruleName, inherited) : undefined;
    if (found instanceof PDFDict) {
      if (!rule.keys && rule.named === undefined) return undefined;
      return object instanceof PDFRef
        ? numberOf(found, ruleName, inherited)
        : `<<${dictionaryOf(found, ruleName, inherited, depth)}>>`;
    }
    if (found instanceof PDFArray) {
      const { list } = rule;
      if (list === undefined) return undefined;
      // A place in a list means something: what may not stand there leaves it empty.
      return `[${found
        .asArray()
        .map((item) => valueOf(item, list, inherited, depth + 1) ?? "null")
        .join(" ")}]`;
    }
    if (found instanceof PDFString || found instanceof PDFHexString)
      return rule.text ? found.toString() : undefined;
    const isPlain =
      found instanceof PDFNumber || found instanceof PDFName || found instanceof PDFBool || found === PDFNull;
    return rule.plain && isPlain ? found.toString() : undefined;
  }

  function dictionaryOf(
    found: PDFDict,
    ruleName: string,
    inherited: PDFDict | undefined,
    depth: number,
  ): string {
    const { keys, named } = ruleNamed(ruleName);
    const parts: string[] = [];
    for (const [key, item] of found.entries()) {
      const name = key.decodeText();
      const next = named ?? (keys && Object.hasOwn(keys, name) ? keys[name] : undefined);
      if (next === undefined || next === "resources") continue;
      const text = valueOf(item, next, inherited, depth + 1);
      if (text !== undefined) parts.push(`${key.toString()} ${text}`);
    }
    // A font of drawings has resources that its glyphs use; which of them is not looked at.
    const own = ruleName === "font" ? found.lookup(PDFName.of("Resources")) : undefined;
    if (own instanceof PDFDict) parts.push(`/Resources<<${everyResource(own, depth)}>>`);
    return parts.join("");
  }

  const everyResource = (own: PDFDict, depth: number): string =>
    Object.entries(ruleNamed("resources").keys ?? {})
      .flatMap(([kind, rule]) => {
        const text = valueOf(own.lookup(PDFName.of(kind)), rule, own, depth + 1);
        return text === undefined ? [] : [`/${kind} ${text}`];
      })
      .join("");

  const resources: AllowList["resources"] = (own, used, alsoFonts = "") => {
    const kinds = new Map<string, ReadonlySet<string>>(used);
    if (alsoFonts !== "" && !kinds.has("Font")) kinds.set("Font", new Set());
    return [...kinds]
      .map(([kind, names]) => {
        const rule = ruleNamed("resources").keys?.[kind];
        const all = own?.lookup(PDFName.of(kind));
        const { named = "" } = rule === undefined ? {} : ruleNamed(rule);
        const parts = [...names].flatMap((name) => {
          const key = PDFName.of(name);
          const text =
            all instanceof PDFDict && named !== "" ? valueOf(all.get(key), named, own, 1) : undefined;
          return text === undefined ? [] : [`${key.toString()} ${text}`];
        });
        if (kind === "Font" && alsoFonts !== "") parts.push(alsoFonts);
        return parts.length === 0 ? "" : `/${kind}<<${parts.join("")}>>`;
      })
      .join("");
  };

  /** The number of an object under a rule; it is written when its turn comes. */
  function numberOf(found: PDFDict | PDFStream, ruleName: string, inherited: PDFDict | undefined): string {
    // A drawing without resources of its own is another one on each page that lends it some.
    const lent = ruleNamed(ruleName).stream === "content" && !ownResources(found) ? inherited : undefined;
    const under = numbers.get(found) ?? new Map<PDFDict | undefined, Map<string, number>>();
    numbers.set(found, under);
    const known = under.get(lent) ?? new Map<string, number>();
    under.set(lent, known);
    const before = known.get(ruleName);
    if (before !== undefined) return `${before} 0 R`;
    const number = objects.reserve();
    known.set(ruleName, number);
    waiting.push(() => {
      if (found instanceof PDFStream) putStream(number, found, ruleName, inherited);
      else objects.put(number, `<<${dictionaryOf(found, ruleName, inherited, 0)}>>`);
    });
    return `${number} 0 R`;
  }

  function putStream(
    number: number,
    stream: PDFStream,
    ruleName: string,
    inherited: PDFDict | undefined,
  ): void {
    const { dict } = stream;
    const kept = dictionaryOf(dict, ruleName, inherited, 0);
    if (ruleNamed(ruleName).stream === "content") {
      const drawing = writing.drawingOf(stream, inherited);
      const { packing, bytes, used } = contentOf(drawing, stream);
      objects.put(number, `<<${kept}/Resources<<${resources(drawing.resources, used)}>>${packing}>>`, bytes);
      return;
    }
    const bytes = stream.getContents();
    const only = dict.lookup(filter);
    const isJpeg = only === PDFName.of("DCTDecode") || String(only) === "[ /DCTDecode ]";
    objects.put(number, `<<${kept}${packingOf(dict)}>>`, isJpeg ? bareJpeg(bytes) : bytes);
  }

  function packingOf(dict: PDFDict): string {
    const [how, more] = [valueOf(dict.get(filter), "plain", undefined, 0), dict.get(parameters)];
    if (how === undefined) return "";
    if (how.includes("/Crypt")) throw new TypeError("a stream is encrypted by itself");
    const also = more === undefined ? undefined : valueOf(more, "unpacking", undefined, 0);
    return `/Filter ${how}${also === undefined ? "" : `/DecodeParms ${also}`}`;
  }

  function contentOf(drawing: Drawing, stream: PDFObject | undefined) {
    const { text, used, left: out } = writeContent(drawing, (at) => writing.isDropped(drawing, at));
    left.text += out.text;
    left.drawn += out.drawn;
    const asItWas =
      text === undefined && stream instanceof PDFRawStream && isDeflated(stream.dict) && isWhole(stream);
    const bytes = asItWas ? stream.getContents() : deflateSync(Buffer.from(text ?? drawing.text, "latin1"));
    return { packing: "/Filter/FlateDecode", bytes, used };
  }

  return {
    resources,
    value,
    content: (drawing, stream) => {
      const { packing, bytes, used } = contentOf(drawing, stream);
      return { number: objects.add(`<<${packing}>>`, bytes), used };
    },
    finish: () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) next();
    },
  };
}
