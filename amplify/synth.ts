/**
 * `npm run synth`: writes the CloudFormation templates to amplify/cdk.out, without an AWS account and without a
 * network; only what deploys is installed first, where it is missing. cdk-nag's findings fail it.
 * Another folder may be named.
 */
import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import type { App } from "aws-cdk-lib";
import { provideToolchain } from "./toolchain.ts";

const folder = resolve(process.argv[2] ?? join(import.meta.dirname, "cdk.out"));
const began = performance.now();

provideToolchain("synth");
rmSync(folder, { recursive: true, force: true });
console.log("Writing the CloudFormation templates …");
process.env.CDK_OUTDIR = folder;
process.env.CDK_CONTEXT_JSON = JSON.stringify({
  "amplify-backend-namespace": "console",
  "amplify-backend-name": "synth",
  "amplify-backend-type": "standalone",
});
const { app } = (await import("./backend.ts")) as { app: App };
app.synth();
console.log(`Written to ${folder} in ${((performance.now() - began) / 1000).toFixed(1)} s`);
