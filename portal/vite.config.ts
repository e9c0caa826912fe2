import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import type { UserConfig } from "vite";

// The development server hands the API and the sign-in settings to a running gateway.
const gateway = process.env["DUCES_ORIGIN"] ?? "http://127.0.0.1:8787";

const settings = {
  root: import.meta.dirname,
  base: "/",
  plugins: [react()],
  server: { proxy: { "/api": gateway, "/config.json": gateway } },
  worker: { format: "es" },
  build: {
    outDir: "../dist/portal",
    emptyOutDir: true,
    manifest: true,
    target: "es2022",
    // Nothing may be inlined: the content security policy allows scripts from files of this origin only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
} satisfies UserConfig;

export default defineConfig(({ command }) => {
  // What is built is what is deployed, also when a test builds it: never the development half of a library.
  if (command === "build") process.env["NODE_ENV"] = "production";
  return settings;
});
