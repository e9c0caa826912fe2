import { createByteReader } from "./byte-reader.ts";
import { S3Failure } from "./failure.ts";

/** A browser form up to its file: the fields before it by lower-case name, and the file's bytes as they arrive. */
type PostedForm = {
  readonly fields: Readonly<Record<string, string>>;
  readonly fileName: string;
  readonly file: AsyncGenerator<Buffer>;
};

const mostFieldBytes = 20 * 1024;
const longestLine = 8 * 1024;

const malformed = (why: string): S3Failure => new S3Failure("MalformedPOSTRequest", why);

const boundaryOf = (contentType: string | undefined): string => {
  const [, quoted, plain] =
    /^multipart\/form-data;.*?boundary=(?:"([^"]{1,200})"|([^;\s]{1,200}))/i.exec(contentType ?? "") ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) {
    throw malformed("The body of your POST request is not well-formed multipart/form-data.");
  }
  return boundary;
};

const parameter = (header: string, name: string): string | undefined =>
  new RegExp(`;\\s*${name}="((?:[^"\\\\]|\\\\.)*)"`, "i")
    .exec(header)?.[1]
    ?.replaceAll('\\"', '"')
    .replaceAll("%22", '"');

type PartHeader = { readonly name: string; readonly fileName: string };

const readPartHeader = async (line: () => Promise<string | undefined>): Promise<PartHeader> => {
  let disposition = "";
  for (;;) {
    const text = await line();
    if (text === undefined) throw malformed("The form ends inside the header of one of its parts.");
    if (text === "") break;
    const value = text.slice(text.indexOf(":") + 1).trim();
    if (/^content-disposition:/i.test(text)) disposition = value;
  }
  const name = parameter(disposition, "name")?.toLowerCase();
  if (name === undefined) throw malformed("A part of the form has no name.");
  return { name, fileName: parameter(disposition, "filename") ?? "" };
};

const collect = async (pieces: AsyncGenerator<Buffer, boolean>, limit: number): Promise<Buffer> => {
  const held: Buffer[] = [];
  let size = 0;
  for (;;) {
    const next = await pieces.next();
    if (next.done === true) {
      if (!next.value) throw malformed("The form ends inside one of its fields.");
      return Buffer.concat(held);
    }
    size += next.value.length;
    if (size > limit) {
      throw new S3Failure(
        "MaxPostPreDataLengthExceeded",
        "Your POST request fields preceding the upload file were too large.",
      );
    }
    held.push(next.value);
  }
};

async function* fileBytes(pieces: AsyncGenerator<Buffer, boolean>): AsyncGenerator<Buffer> {
  for (;;) {
    const next = await pieces.next();
    if (next.done === true) {
      // Without the closing boundary nobody knows whether the file is whole.
      if (!next.value) throw new S3Failure("IncompleteBody", "The form ended before the end of its file.");
      return;
    }
    yield next.value;
  }
}

/**
 * Reads a form until its file begins; the file is left in the stream. Fields behind the file are not read, as in S3.
 * A field given twice is refused: which of the two a policy spoke of could not be told.
 */
export const readPostForm = async (
  contentType: string | undefined,
  body: AsyncIterable<Uint8Array>,
): Promise<PostedForm> => {
  const boundary = boundaryOf(contentType);
  const reader = createByteReader(body);
  const line = (): Promise<string | undefined> => reader.line(longestLine);
  if ((await line()) !== `--${boundary}`) throw malformed("The form does not begin with its boundary.");
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  const fields = new Map<string, string>();
  let left = mostFieldBytes;
  for (;;) {
    const header = await readPartHeader(line);
    if (header.name === "file") {
      return {
        fields: Object.fromEntries(fields),
        fileName: header.fileName,
        file: fileBytes(reader.until(delimiter)),
      };
    }
    const value = await collect(reader.until(delimiter), left);
    left -= value.length + header.name.length;
    if (fields.has(header.name)) throw malformed(`The form has more than one field named ${header.name}.`);
    fields.set(header.name, value.toString("utf8"));
    const rest = await line();
    if (rest !== "") {
      throw new S3Failure("InvalidArgument", "POST requires exactly one file upload per request.");
    }
  }
};
