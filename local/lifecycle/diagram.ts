import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { drawing } from "./draw.ts";

// `npm run lifecycle:diagram`: draws the lifecycle anew; a test fails while the picture shows another machine than the one there is.
const picture = join(import.meta.dirname, "..", "..", "docs", "images", "lifecycle.svg");
writeFileSync(picture, drawing());
console.log(picture);
