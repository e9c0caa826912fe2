// What a page of a production may consist of (ISO 32000-1, tables 30, 33, 58, 75 to 78, 89, 95, 111 to 122). Whatever is not
// named here is not written: actions, annotations, attachments, metadata, thumbnails, private data, structure and layers
// have no rule, so that no way leads to them.

/** The name of a rule below. */
export type RuleName = keyof typeof written;

/** What may stand in one place, by the kind of object that is found there. */
export type Rule = {
  /** Numbers, names, true, false and null. */
  readonly plain?: true;
  /** Strings. */
  readonly text?: true;
  /** The rule of each item, where it may be an array. */
  readonly list?: string;
  /** The rule of each key, where it may be a dictionary. */
  readonly keys?: Readonly<Record<string, string>>;
  /** The rule of every value of a dictionary whose keys are names of the author's choice. */
  readonly named?: string;
  /** What its bytes are, where it may be a stream; its dictionary follows `keys`. */
  readonly stream?: "content" | "picture" | "data";
  /** Another rule by the value of /Subtype. */
  readonly bySubtype?: Readonly<Record<string, string>>;
};

const plainKeys = (...keys: readonly string[]) =>
  Object.fromEntries(keys.map((key) => [key, "plain"])) as Readonly<Record<string, string>>;

const functionKeys = {
  ...plainKeys(
    "FunctionType",
    "Domain",
    "Range",
    "Size",
    "BitsPerSample",
    "Order",
    "Encode",
    "Decode",
    "C0",
    "C1",
    "N",
    "Bounds",
  ),
  Functions: "function",
};
const characterMapKeys = {
  ...plainKeys("Type", "CMapName", "WMode"),
  CIDSystemInfo: "collection",
  UseCMap: "encoding",
};

const fontRule = {
  keys: {
    ...plainKeys(
      "Type",
      "Subtype",
      "BaseFont",
      "Name",
      "FirstChar",
      "LastChar",
      "Widths",
      "DW",
      "DW2",
      "W",
      "W2",
      "FontBBox",
      "FontMatrix",
    ),
    FontDescriptor: "descriptor",
    Encoding: "encoding",
    ToUnicode: "encoding",
    DescendantFonts: "descendants",
    CIDSystemInfo: "collection",
    CIDToGIDMap: "data",
    CharProcs: "glyphs",
    Resources: "resources",
  },
} as const;

const written = {
  plain: { plain: true, list: "plain" },
  text: { plain: true, text: true },
  page: { keys: { ...plainKeys("Rotate", "UserUnit"), Group: "group", Resources: "resources" } },
  group: { keys: { ...plainKeys("Type", "S", "I", "K"), CS: "colour" } },
  resources: {
    keys: {
      Font: "fonts",
      XObject: "drawings",
      ExtGState: "states",
      ColorSpace: "colours",
      Pattern: "patterns",
      Shading: "shadings",
    },
  },
  fonts: { named: "font" },
  drawings: { named: "drawing" },
  states: { named: "state" },
  colours: { named: "colour" },
  patterns: { named: "pattern" },
  shadings: { named: "shading" },
  drawing: { bySubtype: { Form: "form", Image: "image" } },
  form: {
    stream: "content",
    keys: {
      ...plainKeys("Type", "Subtype", "FormType", "BBox", "Matrix"),
      Resources: "resources",
      Group: "group",
    },
  },
  image: {
    stream: "picture",
    keys: {
      ...plainKeys(
        "Type",
        "Subtype",
        "Width",
        "Height",
        "BitsPerComponent",
        "Intent",
        "ImageMask",
        "Decode",
        "Interpolate",
        "SMaskInData",
        "Matte",
      ),
      ColorSpace: "colour",
      Mask: "mask",
      SMask: "image",
    },
  },
  mask: { plain: true, list: "plain", bySubtype: { Image: "image" } },
  font: fontRule,
  descendants: { list: "font" },
  glyphs: { named: "glyph" },
  glyph: { stream: "content", keys: {} },
  descriptor: {
    keys: {
      ...plainKeys(
        "Type",
        "FontName",
        "FontStretch",
        "FontWeight",
        "Flags",
        "FontBBox",
        "ItalicAngle",
        "Ascent",
        "Descent",
        "Leading",
        "CapHeight",
        "XHeight",
        "StemV",
        "StemH",
        "AvgWidth",
        "MaxWidth",
        "MissingWidth",
      ),
      FontFamily: "text",
      CharSet: "text",
      FontFile: "data",
      FontFile2: "data",
      FontFile3: "data",
      CIDSet: "data",
    },
  },
  encoding: {
    plain: true,
    stream: "data",
    keys: { ...characterMapKeys, BaseEncoding: "plain", Differences: "plain" },
  },
  collection: { keys: { Registry: "text", Ordering: "text", Supplement: "plain" } },
  data: { plain: true, stream: "data", keys: plainKeys("Length1", "Length2", "Length3", "Subtype") },
  colour: {
    plain: true,
    text: true,
    list: "colour",
    stream: "data",
    keys: {
      ...functionKeys,
      ...plainKeys("WhitePoint", "BlackPoint", "Gamma", "Matrix"),
      Alternate: "colour",
    },
  },
  function: { plain: true, list: "function", stream: "data", keys: functionKeys },
  state: {
    keys: {
      ...plainKeys(
        "Type",
        "LW",
        "LC",
        "LJ",
        "ML",
        "D",
        "RI",
        "OP",
        "op",
        "OPM",
        "FL",
        "SM",
        "SA",
        "BM",
        "CA",
        "ca",
        "AIS",
        "TK",
      ),
      Font: "fontAndSize",
      BG: "function",
      BG2: "function",
      UCR: "function",
      UCR2: "function",
      TR: "function",
      TR2: "function",
      SMask: "softMask",
    },
  },
  fontAndSize: { plain: true, list: "fontOrSize" },
  fontOrSize: { plain: true, ...fontRule },
  softMask: { plain: true, keys: { ...plainKeys("Type", "S", "BC"), G: "form", TR: "function" } },
  pattern: {
    stream: "content",
    keys: {
      ...plainKeys("Type", "PatternType", "PaintType", "TilingType", "BBox", "XStep", "YStep", "Matrix"),
      Resources: "resources",
      Shading: "shading",
      ExtGState: "state",
    },
  },
  shading: {
    stream: "data",
    keys: {
      ...plainKeys(
        "ShadingType",
        "Background",
        "BBox",
        "AntiAlias",
        "Coords",
        "Domain",
        "Extend",
        "Matrix",
        "BitsPerCoordinate",
        "BitsPerComponent",
        "BitsPerFlag",
        "Decode",
        "VerticesPerRow",
      ),
      ColorSpace: "colour",
      Function: "function",
    },
  },
  unpacking: {
    plain: true,
    list: "unpacking",
    keys: {
      ...plainKeys(
        "Predictor",
        "Colors",
        "BitsPerComponent",
        "Columns",
        "EarlyChange",
        "K",
        "EndOfLine",
        "EncodedByteAlign",
        "Rows",
        "EndOfBlock",
        "BlackIs1",
        "DamagedRowsBeforeError",
        "ColorTransform",
      ),
      JBIG2Globals: "data",
    },
  },
} as const satisfies Readonly<Record<string, Rule>>;

/** The rules by their names. */
export const pageRules: Readonly<Record<RuleName, Rule>> = written;

/** The rule of this name; throws on a name that no rule has, which is an error in the list above. */
export function ruleNamed(name: string): Rule {
  const found: Rule | undefined = Object.hasOwn(written, name) ? written[name as RuleName] : undefined;
  if (!found) throw new Error(`expected the name of a rule, got "${name}"`);
  return found;
}
