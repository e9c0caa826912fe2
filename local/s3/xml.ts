/** An element as read from a request body: its name without prefix, its children in order, and its own text. */
export type XmlElement = {
  readonly name: string;
  readonly children: readonly XmlElement[];
  readonly text: string;
};

const namespace = "http://s3.amazonaws.com/doc/2006-03-01/";
const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

const escapeText = (text: string): string =>
  text.replace(/[&<>"']|\p{Cc}/gu, (character) => {
    const named = Object.entries(entities).find(([, plain]) => plain === character);
    return named ? `&${named[0]};` : `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`;
  });

const unescapeText = (text: string): string =>
  text.replace(/&(#x[0-9a-fA-F]+|#[0-9]+|[a-z]+);/g, (whole, name: string) => {
    if (name.startsWith("#x")) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
    if (name.startsWith("#")) return String.fromCodePoint(Number.parseInt(name.slice(1), 10));
    return entities[name] ?? whole;
  });

declare const rendered: unique symbol;

/** Markup that has already been escaped, so that it cannot be confused with text. */
export type Markup = string & { readonly [rendered]: true };

/** One element; a string, number or boolean is escaped as text, a list is nested markup. */
export const element = (name: string, content: string | number | boolean | readonly Markup[]): Markup =>
  // The brand is given here and nowhere else.
  `<${name}>${Array.isArray(content) ? content.join("") : escapeText(String(content))}</${name}>` as Markup;

/** A whole document around one root; the root gets S3's namespace, which error answers do not have. */
export const xmlDocument = (root: Markup): string => `<?xml version="1.0" encoding="UTF-8"?>\n${root}`;

/** A document whose root carries S3's namespace. */
export const s3Document = (rootName: string, content: readonly Markup[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${rootName} xmlns="${namespace}">${content.join("")}</${rootName}>`;

type Open = { name: string; children: XmlElement[]; text: string };

const localName = (tag: string): string => {
  const name = /^[^\s/>]+/.exec(tag)?.[0] ?? "";
  return name.slice(name.indexOf(":") + 1);
};

/** Reads a request body. Answers undefined when it is not well formed or holds a document type (no entities are ever expanded). */
export const parseXml = (text: string): XmlElement | undefined => {
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) return undefined;
  const stack: Open[] = [{ name: "", children: [], text: "" }];
  let read = 0;
  const tokens = text.matchAll(/<\?[^<>]*\?>|<(\/?)([^<>]+?)(\/?)>|([^<]+)/g);
  for (const [token, closing, tag, selfClosing, characters] of tokens) {
    const top = stack.at(-1);
    if (top === undefined) return undefined;
    read += token.length;
    if (characters !== undefined) {
      top.text += unescapeText(characters);
    } else if (tag !== undefined && closing === "/") {
      stack.pop();
      const parent = stack.at(-1);
      if (parent === undefined || top.name !== localName(tag)) return undefined;
      parent.children.push(top);
    } else if (tag !== undefined && selfClosing === "/") {
      top.children.push({ name: localName(tag), children: [], text: "" });
    } else if (tag !== undefined) {
      stack.push({ name: localName(tag), children: [], text: "" });
    }
  }
  const [root] = stack;
  const whole = read === text.length && stack.length === 1 && root?.text.trim() === "";
  return whole && root.children.length === 1 ? root.children[0] : undefined;
};

/** The text of the first child of that name, or undefined. */
export const childText = (parent: XmlElement, name: string): string | undefined =>
  parent.children.find((child) => child.name === name)?.text;

/** All children of that name. */
export const childrenOf = (parent: XmlElement, name: string): readonly XmlElement[] =>
  parent.children.filter((child) => child.name === name);
