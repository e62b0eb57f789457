import { DatabaseUnreachable } from '../../../models/connect.ts';
import { DatabaseTooNew } from '../../../models/migrations.ts';
import { MongodError } from '../../../models/mongod/mongod-errors.ts';
import { InvalidConfig } from '../../config.ts';

/** One clear sentence on standard error, without values of the configuration; the exit code is 1. */
export function sayFailure(error: unknown, io: { error(line: string): void }): number {
  io.error(sentenceOf(error));
  return 1;
}

/** Why a command could not be carried out, for the operator. */
export function sentenceOf(error: unknown): string {
  if (error instanceof InvalidConfig) return `Cấu hình sai: ${error.problems.join('; ')}.`;
  if (error instanceof MongodError) return error.message;
  if (error instanceof DatabaseUnreachable)
    return 'Không kết nối được cơ sở dữ liệu: kiểm tra MONGODB_URI, mật khẩu và máy chủ MongoDB.';
  if (error instanceof DatabaseTooNew)
    return 'Dữ liệu do phiên bản mới hơn ghi: dùng đúng phiên bản Nhắc Việc đã chạy lần cuối.';
  const { name, code } = error instanceof Error ? (error as NodeJS.ErrnoException) : { name: 'lỗi', code: undefined };
  return `Lệnh không chạy được (${code === undefined ? name : `${name} ${code}`}). Thử: nhacviec doctor.`;
}
