import { caseLaw, primary } from "../source.ts";

/** Thompson v. Chapman (Ohio App. 2008), of which the question and the appeal were read. */
export const thompson = caseLaw("cetient.com/case/3696373/thompson-v-chapman");

/** Rulong v. Rulong, 2004-Ohio-6919. */
export const rulong = caseLaw("midpage.ai, Rulong v. Rulong");

/** Folmar v. Griffin (Ohio App. 2006). */
export const folmar = caseLaw("cetient.com/case/3699420/folmar-v-griffin");

/** Torres Friedenberg v. Friedenberg, 2020-Ohio-3345. */
export const friedenberg = caseLaw("pdfslide.net, Torres Friedenberg v. Friedenberg, opinion of 2020-06-18");

/** R.C. 5122.04, a minor's own outpatient care. */
export const minorsOwnCare = primary("law.onecle.com/ohio/title-51/5122.04", "copy of 2016-10-10");
