/** Escapes text for HTML. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** A small page of the local stand-ins, without script. */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
:root { color-scheme: light dark; --ink: light-dark(#1b2330, #e8ecf2); --paper: light-dark(#f6f7f9, #14181f);
  --card: light-dark(#fff, #1c222c); --line: light-dark(#c9d0da, #3a4452); --act: light-dark(#1d4f91, #8ab6f0); --on-act: light-dark(#fff, #0d1420); }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
main { max-width: 26rem; margin: 12vh auto 2rem; padding: 2rem; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
main.wide { max-width: 60rem; margin-top: 2rem; }
h1 { margin: 0 0 .25rem; font-size: 1.35rem; } p { margin: .25rem 0 1rem; }
label { display: block; font-weight: 600; margin-top: .75rem; }
input { width: 100%; padding: .6rem; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 6px; }
button { margin-top: 1.25rem; width: 100%; padding: .7rem; font: inherit; font-weight: 600; color: var(--on-act); background: var(--act); border: 0; border-radius: 6px; }
.error { padding: .6rem .8rem; border: 1px solid light-dark(#b42318, #f3a29b); border-radius: 6px; color: light-dark(#8c1d13, #f7b8b2); }
.scroll { overflow-x: auto; } table { width: 100%; border-collapse: collapse; } th, td { text-align: left; padding: .5rem .75rem; border-bottom: 1px solid var(--line); vertical-align: top; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; font: inherit; } a { color: var(--act); } code { font-size: 1.05em; }
:focus-visible { outline: 3px solid var(--act); outline-offset: 2px; }
</style>
</head>
<body>${body}</body>
</html>`;
}

const hidden = (name: string, value: string) =>
  `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`;
const errorBox = (words: string | undefined) =>
  words ? `<p class="error" role="alert">${escapeHtml(words)}</p>` : "";

/** The first page: who are you. */
export function passwordPage(query: string, words?: string): string {
  return page(
    "Sign in",
    `<main><h1>Sign in</h1><p>Staff of the practice only.</p>${errorBox(words)}
<form method="post" action="/login">${hidden("query", query)}
<label for="email">E-mail address</label><input id="email" name="email" type="email" autocomplete="username" required>
<label for="password">Password</label><input id="password" name="password" type="password" autocomplete="current-password" required>
<button>Continue</button></form></main>`,
  );
}

/** The second page: the one-time code. */
export function codePage(challenge: string, words?: string): string {
  return page(
    "One-time code",
    `<main><h1>One-time code</h1><p>Enter the six digits your authenticator shows.</p>${errorBox(words)}
<form method="post" action="/login/code">${hidden("challenge", challenge)}
<label for="code">Code</label><input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9]{6}" maxlength="6" required>
<button>Sign in</button></form></main>`,
  );
}
