import { streamObject } from "../pdf-files.ts";

/** The file as it was, and after it what a program appended to change some objects. */
export function appended(earlier: Buffer, objects: Readonly<Record<number, string | Buffer>>): Buffer {
  const parts = Object.entries(objects).map(([number, body]) =>
    Buffer.concat([Buffer.from(`${number} 0 obj\n`), Buffer.from(body), Buffer.from("\nendobj\n")]),
  );
  return Buffer.concat([
    earlier,
    ...parts,
    Buffer.from("trailer\n<</Root 1 0 R/Size 60/Prev 0>>\nstartxref\n0\n%%EOF\n"),
  ]);
}

/** A metadata packet (ISO 16684-1) that says this of a document. */
export const packet = (inside: string): Buffer =>
  streamObject(
    Buffer.from(
      `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreatorTool="Writer">${inside}</rdf:Description></rdf:RDF></x:xmpmeta>`,
    ),
    0,
    "/Type/Metadata/Subtype/XML",
  );
