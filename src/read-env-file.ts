import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { InvalidConfig } from './config.ts';

/** A line of .env that says something: `NAME=value`, a comment, or the rest of a quoted value. */
const ASSIGNMENT = /^\s*(?:export\s+)?[A-Za-z_]\w*\s*=/u;

/**
 * `.env` of the working folder under the real environment, which wins. A line that is no assignment stops the start:
 * a token on a line of its own would silently be missing. Throws InvalidConfig naming the line number.
 */
export function withEnvFile(env: NodeJS.ProcessEnv, path = '.env'): NodeJS.ProcessEnv {
  if (!existsSync(path)) return env;
  let content: string;
  try {
    // Notepad begins a file with a mark that would become part of the first name.
    content = readFileSync(path, 'utf8').replace(/^\uFEFF/u, '');
  } catch {
    throw new InvalidConfig(['.env: không đọc được tệp (kiểm tra quyền đọc)']);
  }
  const wrong = content
    .split(/\r?\n/u)
    .findIndex((line) => line.trim() !== '' && !line.trimStart().startsWith('#') && !ASSIGNMENT.test(line));
  if (wrong !== -1) throw new InvalidConfig([`.env: dòng ${wrong + 1} phải có dạng TÊN=giá trị`]);
  return { ...parseEnv(content), ...env };
}
