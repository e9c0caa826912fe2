/** The rows of a request do not belong together, however often they are read: some were changed by no step. */
export class TornRequest extends Error {
  override readonly name = "TornRequest";
  constructor() {
    super("the snapshot of a request names other facts or another profile than are stored");
  }
}
