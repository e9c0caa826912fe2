import type { ServerResponse } from "node:http";
import type { Reply } from "./call.ts";

const writePiece = (response: ServerResponse, piece: Buffer): Promise<boolean> =>
  new Promise((resolve) => {
    if (response.destroyed) return resolve(false);
    const gone = (): void => {
      resolve(false);
    };
    response.once("close", gone);
    response.write(piece, (error) => {
      response.off("close", gone);
      resolve(error === null || error === undefined);
    });
  });

const finish = (response: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    if (response.destroyed) return resolve();
    response.once("close", resolve);
    response.end(resolve);
  });

/**
 * Sends an answer and tells how many bytes of its body were handed to the connection before the client went away or all
 * was sent. A stream that fails half-way breaks the connection, because the status has already been promised.
 */
export const sendReply = async (response: ServerResponse, method: string, reply: Reply): Promise<number> => {
  const { status, headers, body } = reply;
  const bodiless = method === "HEAD" || status === 204 || status === 304;
  if (typeof body === "string" || bodiless) {
    const bytes = Buffer.from(bodiless || typeof body !== "string" ? "" : body);
    response.writeHead(status, bodiless ? headers : { ...headers, "content-length": String(bytes.length) });
    const delivered = bytes.length === 0 || (await writePiece(response, bytes));
    await finish(response);
    return delivered ? bytes.length : 0;
  }
  response.writeHead(status, { ...headers, "content-length": String(body.length) });
  let sent = 0;
  try {
    for await (const piece of body.content) {
      if (!(await writePiece(response, piece))) return sent;
      sent += piece.length;
    }
  } catch (error) {
    console.error(
      `S3 could not send an object to its end: ${error instanceof Error ? error.name : typeof error}`,
    );
    response.destroy();
    return sent;
  }
  await finish(response);
  return sent;
};
