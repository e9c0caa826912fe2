import { type Call, emptyReply, type Reply, xmlReply } from "./call.ts";
import { checkedTags } from "./description.ts";
import { permittedObject } from "./permit.ts";
import { readXmlBody } from "./request-xml.ts";
import { childrenOf, childText, element, s3Document, type XmlElement } from "./xml.ts";

/** The tags in a Tagging document, as a request body or a form field carries it. Throws InvalidTag. */
export const tagsOf = (tagging: XmlElement): Readonly<Record<string, string>> =>
  checkedTags(
    childrenOf(tagging, "TagSet")
      .flatMap((set) => childrenOf(set, "Tag"))
      .map((tag) => [childText(tag, "Key") ?? "", childText(tag, "Value") ?? ""]),
  );

/** GetObjectTagging. */
export const getTags = async (call: Call): Promise<Reply> => {
  const { bucket, key, query } = call;
  const versionId = query.get("versionId");
  const action = versionId === undefined ? "s3:GetObjectTagging" : "s3:GetObjectVersionTagging";
  const version = permittedObject(call, action, bucket, key, versionId);
  const tags = Object.entries(version.description.tags).map(([name, value]) =>
    element("Tag", [element("Key", name), element("Value", value)]),
  );
  return xmlReply(s3Document("Tagging", [element("TagSet", tags)]), {
    "x-amz-version-id": version.versionId,
  });
};

const replaceTags = (
  call: Call,
  operation: "Put" | "Delete",
  tags: Readonly<Record<string, string>>,
): Promise<Reply> => {
  const { bucket, key, query } = call;
  const versionId = query.get("versionId");
  const action = `s3:${operation}Object${versionId === undefined ? "" : "Version"}Tagging`;
  return bucket.versions.exclusively(key, async () => {
    const version = permittedObject(call, action, bucket, key, versionId, tags);
    await bucket.versions.commit({ ...version, description: { ...version.description, tags } });
    return emptyReply(operation === "Put" ? 200 : 204, { "x-amz-version-id": version.versionId });
  });
};

/** PutObjectTagging: the new tags replace all old ones; policies can test both. */
export const putTags = async (call: Call): Promise<Reply> =>
  replaceTags(call, "Put", tagsOf(await readXmlBody(call, "Tagging")));

/** DeleteObjectTagging. */
export const deleteTags = (call: Call): Promise<Reply> => replaceTags(call, "Delete", {});
