import { ducesApp } from "./duces-app.ts";

ducesApp({ outdir: process.env["CDK_OUTDIR"] ?? "cdk.out" }).synth();
