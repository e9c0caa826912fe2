import type { IncomingMessage, ServerResponse } from "node:http";
import type { LocalMailbox } from "../mailbox/mailbox.ts";
import type { Account } from "../sign-in/accounts.ts";
import { escapeHtml, page } from "../sign-in/pages.ts";
import { codeAt } from "../sign-in/totp.ts";

/** Pages that only a laptop has: the captured mail, and the one-time codes of the seeded people. */
export function createConsole(mailbox: LocalMailbox, accounts: readonly Account[], portalOrigin: string) {
  const linked = (text: string) =>
    escapeHtml(text).replaceAll(
      /https?:\/\/127\.0\.0\.1:\d+[^\s<]*/g,
      (url) => `<a href="${url}">${url}</a>`,
    );
  const mail = () => {
    const messages = mailbox.list();
    const rows = messages
      .toReversed()
      .map(
        ({ to, subject, content, sentAt }) =>
          `<tr><td>${escapeHtml(new Date(sentAt).toISOString())}</td><td>${escapeHtml(to.join(", "))}</td><td><strong>${escapeHtml(subject)}</strong><pre>${linked(content.kind === "simple" ? content.text : content.message)}</pre></td></tr>`,
      );
    const table =
      rows.length === 0
        ? "<p>No mail yet. It appears here when the product sends some.</p>"
        : `<div class="scroll" tabindex="0" role="region" aria-label="Captured mail"><table><thead><tr><th scope="col">Sent</th><th scope="col">To</th><th scope="col">Message</th></tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
    return page(
      "Captured mail",
      `<main class="wide"><h1>Captured mail</h1><p>Nothing leaves this machine: every mail ends here. <a href="${portalOrigin}/">Portal</a></p>${table}</main>`,
    );
  };
  const codes = () => {
    const rows = accounts.map(
      ({ name, email, groups, totpSecret }) =>
        `<tr><td>${escapeHtml(name)}</td><td>${escapeHtml(email)}</td><td>${escapeHtml(groups.join(", "))}</td><td><code>${codeAt(totpSecret, Date.now())}</code></td></tr>`,
    );
    return page(
      "One-time codes",
      `<main class="wide"><h1>One-time codes</h1><p>What the authenticators of the seeded people show now. Each code works once; reload for the next.</p><div class="scroll" tabindex="0" role="region" aria-label="One-time codes"><table><thead><tr><th scope="col">Name</th><th scope="col">E-mail address</th><th scope="col">Group</th><th scope="col">Code</th></tr></thead><tbody>${rows.join("")}</tbody></table></div></main>`,
    );
  };
  return (request: IncomingMessage, response: ServerResponse): void => {
    const { pathname } = new URL(request.url ?? "/", "http://local");
    const text = pathname === "/mail" ? mail() : pathname === "/codes" ? codes() : undefined;
    response.writeHead(text ? 200 : 404, {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    });
    response.end(
      text ??
        page(
          "Not found",
          `<main><h1>No such page</h1><p>Here are <a href="/mail">the captured mail</a> and <a href="/codes">the one-time codes</a>.</p></main>`,
        ),
    );
  };
}
