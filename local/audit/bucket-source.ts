import { GetObjectCommand, ListObjectsV2Command, NoSuchKey } from "@aws-sdk/client-s3";
import type { S3Client } from "@aws-sdk/client-s3";
import { eventsFile, keyFile, looksFile, nothing, sealsFolder, type Source } from "./source.ts";

/** An export in a bucket, below a prefix that is empty or ends in a slash. */
export function bucketSource(client: S3Client, Bucket: string, prefix: string): Source {
  const body = async (name: string) => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: `${prefix}${name}` }));
    if (!Body) throw new Error(`the bucket gave nothing for ${name}`);
    return Body;
  };
  const text = async (name: string) => (await body(name)).transformToString("utf8");
  return {
    publicKey: () =>
      text(keyFile).catch((error: unknown) => {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }),
    sealNames: async () => {
      const below = `${prefix}${sealsFolder}/`;
      const names: string[] = [];
      let ContinuationToken: string | undefined;
      do {
        const page = await client.send(
          new ListObjectsV2Command({
            Bucket,
            Prefix: below,
            ...(ContinuationToken ? { ContinuationToken } : {}),
          }),
        );
        names.push(
          ...(page.Contents ?? []).flatMap(({ Key }) =>
            Key?.endsWith(".json") ? [Key.slice(below.length)] : [],
          ),
        );
        ContinuationToken = page.NextContinuationToken;
      } while (ContinuationToken);
      return names.toSorted();
    },
    seal: (name) => text(`${sealsFolder}/${name}`),
    events: async () => (await body(eventsFile)).transformToWebStream(),
    looks: () =>
      body(looksFile).then(
        (found) => found.transformToWebStream(),
        (error: unknown) => {
          if (error instanceof NoSuchKey) return nothing();
          throw error;
        },
      ),
  };
}
