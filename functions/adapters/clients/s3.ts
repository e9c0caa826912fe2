import { S3Client } from "@aws-sdk/client-s3";

/** The storage's. Signs only what is asked: a checksum the caller did not state would become part of presigned links. */
export const storageClient = () => new S3Client({ requestChecksumCalculation: "WHEN_REQUIRED" });
