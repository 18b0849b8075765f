interface RootManifest {
  readonly packageManager: string;
}

/** What the lockfile, the workspace file and package.json must agree on. */
export const checkWorkspace = (manifest: RootManifest, workspace: string, lockfile: string): string[] => {
  const inCatalog = /^ {2}pnpm: (.+)$/m.exec(workspace)?.[1];
  const problems: string[] = [];
  if (manifest.packageManager !== `pnpm@${inCatalog}`) {
    problems.push(
      `package.json's packageManager is ${manifest.packageManager}, the catalog's pnpm is ${inCatalog}: write one version into both`,
    );
  }
  const [, catalog = ""] = workspace.split(/^catalog:$/m);
  for (const [, entry = ""] of catalog.split(/^\S/m)[0]?.matchAll(/^ {2}(\S+: (?:npm:\S+@)?[\^~><*].*)$/gm) ?? []) {
    problems.push(
      `the catalog has a range, ${entry}: write the exact version, so that two installs of one commit are the same`,
    );
  }
  if (/^\s+(resolution: \{.*)?tarball: /m.test(lockfile)) {
    problems.push("pnpm-lock.yaml names a registry host ('tarball:'): make it with pnpm's default registry setting");
  }
  return problems;
};
