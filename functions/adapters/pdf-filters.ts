/** Names with their escapes resolved, NUL as the white space it is: `/Fl#61te` and `/Flate` are one name (ISO 32000-1, 7.3.5). */
const namesWrittenOut = (dictionary: string): string =>
  dictionary
    .replace(/#([0-9a-fA-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll("\0", " ");

/** The type is told elsewhere, or behind a comment. No program writes it so; `/Type1` is the name of a kind of font. */
const hidesItsType = (dictionary: string): boolean => /\/Type(?!\w)\s*[%\d]/.test(dictionary);
const hidesItsFilter = (dictionary: string): boolean =>
  /\/Filter\s*(?:\[(?:\s*\/\w+)*\s*)?[%\d]/.test(dictionary);
const notDeflated = /\/(?:LZWDecode|LZW|RunLengthDecode|RL|ASCII85Decode|A85|ASCIIHexDecode|AHx)\b/;

/** How a stream is packed, by the text of its dictionary: how often it may have been deflated, and whether it holds objects. */
export function packingOf(written: string): { readonly deflated: number; readonly packed: boolean } {
  const dictionary = namesWrittenOut(written);
  const packed = /\/(?:ObjStm|XRef)\b/.test(dictionary);
  // An engine unpacks objects while it loads; packed in another way than by deflating they would not be counted here.
  const uncounted =
    hidesItsType(dictionary) || (packed && (hidesItsFilter(dictionary) || notDeflated.test(dictionary)));
  const named = dictionary.match(/\/(?:FlateDecode|Fl)\b/g)?.length ?? 0;
  // What the dictionary hides may still inflate, so every stream is tried once.
  return { packed, deflated: uncounted ? Infinity : Math.max(1, named) };
}
