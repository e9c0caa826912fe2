import { caseLaw, primary, secondary } from "../source.ts";

/** M.G.L. c.233 s.20B, the privilege of patients of psychiatrists, psychologists and psychiatric nurse specialists. */
export const section20B = primary(
  "instalawyer.io/laws/massachusetts-general-laws/section-20b-privileged-communications",
);

/** Massachusetts Guide to Evidence, section 503, with its notes on Oliveira, Dwyer and Kobrin. */
export const guide503 = primary("casetext.com, Massachusetts Guide to Evidence, section 503", "2024-10-03");

/** Massachusetts Guide to Evidence, section 508, with its notes on M.G.L. c.112 ss.135A to 172A. */
export const guide508 = primary("Massachusetts Guide to Evidence, section 508", "2024");

/** Board of Registration in Medicine v. Doe, 457 Mass. 738 (2010). */
export const boardAgainstDoe = caseLaw("masscases.com/cases/sjc/457/457mass738.html");

/** The protocol of Commonwealth v. Dwyer as applied in 451 Mass. 113 (2008). */
export const dwyer = caseLaw("masscases.com/cases/sjc/451/451mass113.html");

/** M.G.L. c.112 s.12F, minors. */
export const minorsConsent = secondary("pbl.com, commonly asked questions about the treatment of minors");
