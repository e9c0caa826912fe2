import { deflateSync } from "node:zlib";
import { stampPlace } from "../../../workflows/production/stamp.ts";
import type { PageBox, Shown } from "../../../workflows/production/stamp.ts";
import type { AllowList } from "./allowed.ts";
import type { Objects } from "./objects.ts";
import type { Picture } from "./picture-of.ts";
import { decimal } from "./source-page.ts";
import type { SourcePage } from "./source-page.ts";

/** Where a page goes: its own number as an object, that of the node above it, and of the font that its number is set in. */
export type Into = {
  readonly objects: Objects;
  readonly page: number;
  readonly parent: number;
  readonly font: number;
};

/** Dots to the inch of a page that becomes a picture. */
export const resolution = 200;

const numbers = (values: readonly number[]): string => values.map(decimal).join(" ");
const edges = ({ x, y, width, height }: PageBox): string => numbers([x, y, x + width, y + height]);

/** Writes a page from what it shows: content, resources that are used, boxes, turn and unit, and its number. Nothing else. */
export function writePage(
  into: Into,
  list: AllowList,
  { drawing, shown, group, stream }: SourcePage,
  stamp?: string,
): void {
  const { number, used } = list.content(drawing, stream);
  const transparency = list.value(group, "group");
  put(into, shown, {
    content: number,
    stamp,
    more: transparency === undefined ? "" : `/Group ${transparency}`,
    taken: used.get("Font"),
    resources: (stampFont) => list.resources(drawing.resources, used, stampFont),
  });
}

/** Writes a page as a picture of itself, in grey where it has no colours: it holds nothing that is not seen. */
export function writePicture(into: Into, picture: Picture, { box, turn, unit }: Shown, stamp?: string): void {
  const { objects } = into;
  const upright = turn % 180 === 0;
  const [width, height] = upright ? [box.width, box.height] : [box.height, box.width];
  const { samples, space } = samplesOf(picture);
  const image = objects.add(
    `<</Type/XObject/Subtype/Image/Width ${picture.width}/Height ${picture.height}/BitsPerComponent 8/ColorSpace/${space}/Filter/FlateDecode>>`,
    deflateSync(samples),
  );
  const content = objects.add(
    "<<>>",
    Buffer.from(`q ${numbers([width, 0, 0, height, 0, 0])} cm /Page Do Q\n`),
  );
  put(
    into,
    { box: { x: 0, y: 0, width, height }, turn: 0, unit },
    {
      content,
      stamp,
      more: "",
      taken: undefined,
      resources: (stampFont) =>
        `${stampFont === "" ? "" : `/Font<<${stampFont}>>`}/XObject<</Page ${image} 0 R>>`,
    },
  );
}

type Body = {
  readonly content: number;
  readonly stamp: string | undefined;
  readonly more: string;
  readonly taken: ReadonlySet<string> | undefined;
  readonly resources: (stampFont: string) => string;
};
function put({ objects, page, parent, font }: Into, shown: Shown, body: Body): void {
  const { content, stamp, more, taken, resources } = body;
  const { x, y, width, height } = shown.box;
  // What lies beyond the visible page stays invisible when the page is widened.
  const before = objects.add("<<>>", Buffer.from(`q ${numbers([x, y, width, height])} re W n\n`));
  const place = stamp === undefined ? undefined : stampPlace(shown, stamp);
  let name = "Number";
  while (taken?.has(name)) name += "_";
  const text = place
    ? `q BT /${name} ${decimal(place.size)} Tf ${numbers(place.matrix)} Tm <${Buffer.from(
        stamp ?? "",
        "latin1",
      )
        .toString("hex")
        .toUpperCase()}> Tj ET Q\n`
    : "";
  const after = objects.add("<<>>", Buffer.from(`\nQ\n${text}`));
  const turn = shown.turn === 0 ? "" : `/Rotate ${shown.turn}`;
  const unit = shown.unit === 1 ? "" : `/UserUnit ${decimal(shown.unit)}`;
  const own = resources(place ? `/${name} ${font} 0 R` : "");
  objects.put(
    page,
    `<</Type/Page/Parent ${parent} 0 R/MediaBox[${edges(place?.box ?? shown.box)}]${turn}${unit}${more}/Resources<<${own}>>/Contents[${before} 0 R ${content} 0 R ${after} 0 R]>>`,
  );
}

function samplesOf({ pixels, width, height }: Picture): { readonly samples: Buffer; readonly space: string } {
  const [grey, colours] = [Buffer.alloc(width * height), Buffer.alloc(width * height * 3)];
  let coloured = false;
  // A view or a small array for each of two million pixels takes ten times as long as the page.
  for (let at = 0; at < width * height; at += 1) {
    const [blue, green, red] = [pixels[at * 4] ?? 0, pixels[at * 4 + 1] ?? 0, pixels[at * 4 + 2] ?? 0];
    coloured ||= Math.max(red, green, blue) - Math.min(red, green, blue) > 12;
    grey[at] = green;
    colours[at * 3] = red;
    colours[at * 3 + 1] = green;
    colours[at * 3 + 2] = blue;
  }
  return coloured ? { samples: colours, space: "DeviceRGB" } : { samples: grey, space: "DeviceGray" };
}
