import "react";

declare module "react" {
  // Custom properties carry the few values that differ from one use of a class to the next.
  interface CSSProperties {
    readonly [property: `--${string}`]: string | number | undefined;
  }
}
