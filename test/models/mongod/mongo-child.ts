import { runMongo } from '../../../src/cli/mongo.ts';

/** `node --import tsx mongo-child.ts DATA_DIR`: a process of its own, to be killed. */
const io = {
  write: (line: string): void => void process.stdout.write(`${line}\n`),
  error: (line: string): void => void process.stderr.write(`${line}\n`),
};
process.exitCode = await runMongo(process.argv[2] ?? '', io, process.env);
