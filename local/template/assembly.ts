import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One resource as CloudFormation text has it, intrinsics still inside. */
export type Resource = {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
};

/** One synthesized stack. */
export type Stack = {
  readonly name: string;
  readonly resources: Readonly<Record<string, Resource>>;
  readonly outputs: Readonly<
    Record<string, { readonly Value: unknown; readonly Export?: { readonly Name: unknown } }>
  >;
  readonly parameters: Readonly<Record<string, { readonly Default?: unknown }>>;
};

/** What synthesis left in one folder: the stacks, and where each code asset lies. */
export type Assembly = {
  readonly stacks: readonly Stack[];
  /** Asset hash to the folder that holds the bundle. */
  readonly assets: ReadonlyMap<string, string>;
};

type ManifestFile = {
  readonly artifacts: Readonly<
    Record<
      string,
      {
        readonly type: string;
        readonly properties?: {
          readonly templateFile?: string;
          readonly file?: string;
          readonly stackName?: string;
        };
      }
    >
  >;
};
type AssetsFile = {
  readonly files: Readonly<Record<string, { readonly source: { readonly path: string } }>>;
};
type TemplateFile = {
  readonly Resources?: Stack["resources"];
  readonly Outputs?: Stack["outputs"];
  readonly Parameters?: Stack["parameters"];
};

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));

/** Reads a synthesized cloud assembly; throws when the folder holds none. */
export function readAssembly(folder: string): Assembly {
  const manifestFile = join(folder, "manifest.json");
  if (!existsSync(manifestFile)) {
    throw new Error(`There is no synthesized app in ${folder}. Run "npm run synth" first.`);
  }
  const manifest = readJson(manifestFile) as ManifestFile;
  const stacks: Stack[] = [];
  const assets = new Map<string, string>();
  for (const [id, artifact] of Object.entries(manifest.artifacts)) {
    const { templateFile, file, stackName } = artifact.properties ?? {};
    if (artifact.type === "aws:cloudformation:stack" && templateFile) {
      const template = readJson(join(folder, templateFile)) as TemplateFile;
      stacks.push({
        name: stackName ?? id,
        resources: template.Resources ?? {},
        outputs: template.Outputs ?? {},
        parameters: template.Parameters ?? {},
      });
    }
    if (artifact.type === "cdk:asset-manifest" && file) {
      const { files } = readJson(join(folder, file)) as AssetsFile;
      for (const [hash, asset] of Object.entries(files)) assets.set(hash, join(folder, asset.source.path));
    }
  }
  return { stacks, assets };
}
