import type { Call } from "./call.ts";
import { S3Failure } from "./failure.ts";
import { bodyClaims, receiveBody } from "./incoming-body.ts";
import { parseXml, type XmlElement } from "./xml.ts";

const largestDocument = 4 * 1024 * 1024;

/** Reads a request's XML body, digests verified, and answers its root, which must have the given name. Throws MalformedXML otherwise. */
export const readXmlBody = async (call: Call, rootName: string): Promise<XmlElement> => {
  const { content } = receiveBody(call.body, { ...bodyClaims(call.headers), maximum: largestDocument });
  const pieces: Buffer[] = [];
  for await (const piece of content) pieces.push(piece);
  const root = parseXml(Buffer.concat(pieces).toString("utf8"));
  if (root?.name !== rootName) {
    throw new S3Failure(
      "MalformedXML",
      "The XML you provided was not well-formed or did not validate against our published schema",
    );
  }
  return root;
};
