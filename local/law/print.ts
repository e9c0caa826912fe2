import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Marked } from "marked";
import { counselDocument } from "./counsel/document.ts";
import { anchor } from "./counsel/markdown.ts";

const marked = new Marked({
  renderer: {
    heading({ tokens, depth, text }) {
      const id = depth === 2 ? ` id="${anchor(text)}"` : "";
      return `<h${depth}${id}>${this.parser.parseInline(tokens)}</h${depth}>\n`;
    },
  },
});

const style = `
  body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 Georgia, serif; color: #1a1a1a; }
  h1, h2, h3, h4 { font-family: system-ui, sans-serif; line-height: 1.25; break-after: avoid; }
  h2 { margin-top: 3rem; border-bottom: 1px solid #bbb; }
  h4 { margin: 2rem 0 0.25rem; }
  table { border-collapse: collapse; width: 100%; font-size: 0.875rem; }
  th, td { border: 1px solid #ccc; padding: 0.3rem 0.5rem; text-align: left; vertical-align: top; }
  code { font-size: 0.85em; overflow-wrap: anywhere; }
  ul { margin: 0.25rem 0; padding-left: 1.25rem; }
  @media (max-width: 40rem) { table { display: block; overflow-x: auto; } }
  @media print { body { max-width: none; font-size: 10pt; } tr, h4 + p { break-inside: avoid; } }
`;

/** The document for counsel as a page that a browser shows and prints, with nothing loaded from elsewhere. */
export const counselPage = (markdown: string): string =>
  `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The rules by which Duces answers</title>
<style>${style}</style>
</head>
<body>
<main>
${marked.parse(markdown, { async: false })}</main>
</body>
</html>
`;

const help =
  "npm run law:print prints Markdown; npm run law:print -- FOLDER writes rules.md and rules.html there.\n";

if (import.meta.main) {
  const [folder, ...more] = process.argv.slice(2);
  const markdown = counselDocument();
  if (more.length > 0 || folder?.startsWith("-") === true) {
    process.stderr.write(help);
    process.exitCode = 2;
  } else if (folder === undefined) process.stdout.write(markdown);
  else {
    mkdirSync(folder, { recursive: true });
    const files = { "rules.md": markdown, "rules.html": counselPage(markdown) };
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(path.join(folder, name), text);
      process.stdout.write(`${path.join(folder, name)}\n`);
    }
  }
}
