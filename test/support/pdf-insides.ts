import { inflateSync } from "node:zlib";
import { PDFDocument, PDFRawStream } from "@cantoo/pdf-lib";

/** Everything that any object of a file says, streams inflated: where nothing is found, nothing is. */
export async function everythingIn(bytes: Uint8Array): Promise<string> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  return document.context
    .enumerateIndirectObjects()
    .map(([, object]) => {
      if (!(object instanceof PDFRawStream)) return object.toString();
      const raw = Buffer.from(object.contents);
      const deflated = object.dict.toString().includes("FlateDecode");
      return `${object.dict.toString()} ${(deflated ? inflateSync(raw) : raw).toString("latin1")}`;
    })
    .join("\n");
}

/** Text as a string of hexadecimal digits holds it. */
export const hexOf = (text: string) => Buffer.from(text, "latin1").toString("hex").toUpperCase();
