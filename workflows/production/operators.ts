// The operators of content streams that draw a page (ISO 32000-1, annex A), each by its operands: n a number, N a name,
// s a string, a an array, * any number of numbers and at last perhaps a name. An operator that is not named here is not
// written: marked content (BMC, BDC, EMC, MP, DP) names layers and carries text of its own.

/** The operands of each operator that may stand in a page. */
export const operandsOf: Readonly<Record<string, string>> = {
  // Graphics state.
  q: "",
  Q: "",
  cm: "nnnnnn",
  w: "n",
  J: "n",
  j: "n",
  M: "n",
  d: "an",
  ri: "N",
  i: "n",
  gs: "N",
  // Paths, and what is done with them.
  m: "nn",
  l: "nn",
  c: "nnnnnn",
  v: "nnnn",
  y: "nnnn",
  h: "",
  re: "nnnn",
  S: "",
  s: "",
  f: "",
  F: "",
  "f*": "",
  B: "",
  "B*": "",
  b: "",
  "b*": "",
  n: "",
  W: "",
  "W*": "",
  // Colours.
  CS: "N",
  cs: "N",
  SC: "*",
  SCN: "*",
  sc: "*",
  scn: "*",
  G: "n",
  g: "n",
  RG: "nnn",
  rg: "nnn",
  K: "nnnn",
  k: "nnnn",
  // Text.
  BT: "",
  ET: "",
  Tc: "n",
  Tw: "n",
  Tz: "n",
  TL: "n",
  Tf: "Nn",
  Tr: "n",
  Ts: "n",
  Td: "nn",
  TD: "nn",
  Tm: "nnnnnn",
  "T*": "",
  Tj: "s",
  TJ: "a",
  "'": "s",
  '"': "nns",
  // Pictures, drawings, shadings, glyphs.
  Do: "N",
  BI: "",
  sh: "N",
  d0: "nn",
  d1: "nnnnnn",
};

/** The kind of resource that an operator names by its last name. */
export const resourceOf: Readonly<Record<string, string>> = {
  gs: "ExtGState",
  CS: "ColorSpace",
  cs: "ColorSpace",
  SCN: "Pattern",
  scn: "Pattern",
  Tf: "Font",
  Do: "XObject",
  sh: "Shading",
};

/** Operators that show text; they move the place where text goes on. */
export const showsText: ReadonlySet<string> = new Set(["Tj", "TJ", "'", '"']);
/** Operators that paint a path, and so end it. */
export const paintsPath: ReadonlySet<string> = new Set(["S", "s", "f", "F", "f*", "B", "B*", "b", "b*"]);
