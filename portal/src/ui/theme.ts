import { createTheme } from "@mantine/core";
import type { CSSVariablesResolver, MantineColorsTuple } from "@mantine/core";

const ink: MantineColorsTuple = [
  "#edf4f6",
  "#dae7ea",
  "#b3ced5",
  "#88b4bf",
  "#5f9bab",
  "#3f8799",
  "#2f7688",
  "#256676",
  "#1f5665",
  "#164754",
];

/** Type, colour and shape of every screen. System fonts only: nothing is fetched from elsewhere. */
export const theme = createTheme({
  colors: { ink },
  primaryColor: "ink",
  primaryShade: { light: 8, dark: 6 },
  autoContrast: true,
  defaultRadius: "sm",
  fontFamily: "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', 'DejaVu Sans', sans-serif",
  fontFamilyMonospace:
    "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace",
  headings: {
    fontFamily:
      "Charter, 'Bitstream Charter', 'Sitka Text', 'Iowan Old Style', Cambria, Georgia, 'DejaVu Serif', serif",
    fontWeight: "600",
    sizes: {
      h1: { fontSize: "1.75rem", lineHeight: "1.2" },
      h2: { fontSize: "1.25rem", lineHeight: "1.3" },
      h3: { fontSize: "1.0625rem", lineHeight: "1.35" },
    },
  },
  // The help of every field reads alike, the library's and the portal's own.
  components: { InputWrapper: { classNames: { description: "field-help" } } },
  fontSizes: { xs: "0.8125rem", sm: "0.9rem", md: "1rem", lg: "1.125rem", xl: "1.3rem" },
});

const bound = {
  "--mantine-color-body": "var(--page)",
  "--mantine-color-text": "var(--ink)",
  "--mantine-color-dimmed": "var(--ink-soft)",
  "--mantine-color-default": "var(--panel)",
  "--mantine-color-default-border": "var(--line-strong)",
  "--mantine-color-default-hover": "var(--hover)",
  "--mantine-color-default-color": "var(--ink)",
  "--mantine-color-error": "var(--bad-ink)",
  "--mantine-color-red-outline": "var(--bad-ink)",
  "--mantine-color-red-outline-hover": "var(--bad-wash)",
  "--mantine-color-anchor": "var(--accent)",
  "--mantine-color-placeholder": "var(--ink-soft)",
};

/** Binds the library's own surfaces to the colours of styles.css, so that both speak one language. */
export const bindColours: CSSVariablesResolver = () => ({
  variables: {},
  light: bound,
  // The ground of fields in the dark.
  dark: { ...bound, "--mantine-color-dark-6": "var(--page)" },
});
