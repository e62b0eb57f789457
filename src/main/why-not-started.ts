import { CannotListen } from '../../bot/web/cannot-listen.ts';
import { DatabaseTooNew } from '../../models/migrations.ts';
import { MongodError } from '../../models/mongod/mongod-errors.ts';
import { InvalidConfig } from '../config.ts';

/** One Vietnamese text for the operator: what to mend. Values of the configuration are never repeated. */
export function whyNotStarted(error: unknown): string {
  if (error instanceof InvalidConfig) {
    const [first, ...more] = error.problems;
    return more.length === 0
      ? `Cấu hình sai: ${first}`
      : ['Cấu hình sai:', ...error.problems.map((one) => `- ${one}`)].join('\n');
  }
  if (error instanceof MongodError || error instanceof CannotListen) return error.message;
  if (error instanceof DatabaseTooNew)
    return 'Dữ liệu do phiên bản Nhắc Việc mới hơn ghi: chạy đúng phiên bản đó, hoặc đặt DATA_DIR, MONGODB_URI khác.';
  const { name, code } = error instanceof Error ? (error as NodeJS.ErrnoException) : { name: 'lỗi', code: undefined };
  return `Không khởi động được (${code === undefined ? name : `${name} ${code}`}). Chạy lại với LOG_LEVEL=debug, hoặc: npm run nhacviec -- doctor`;
}
