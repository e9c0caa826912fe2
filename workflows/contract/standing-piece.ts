import type { DocumentClass } from "./case-file.ts";

// Before a record of a class is proposed, one piece of the case file stands for the class. Nothing can be said of it.

/** The id of the piece that stands for a class. */
export const standingPieceOf = (documentClass: DocumentClass): `any-${DocumentClass}` =>
  `any-${documentClass}`;

/** Whether a piece stands for its class, and is no record. */
export const isStandingPiece = (segmentId: string): boolean => segmentId.startsWith("any-");
