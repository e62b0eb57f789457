import { expect, test } from '@jest/globals';
import { READINESS_REASONS as REASONS, readiness, type Watched } from '../../src/main/readiness.ts';

const secondsAgo = (seconds: number) => seconds * 1000;
const never = () => new Promise<never>(() => undefined);
const well = { problems: () => Promise.resolve<string[]>([]) };

function running(msSinceTick: number | null, overrides: Partial<Watched> = {}, problems: string[] = []): Watched {
  const app = { scheduler: { msSinceTick: () => msSinceTick }, channelProblems: () => problems };
  return { app, isStarted: true, byHand: false, ...overrides };
}

const INDEX = 'Bảng tasks thiếu chỉ mục duy nhất unit_1_number_1 vì có dữ liệu trùng: cần xóa bản ghi trùng.';

test.each<[string, Watched | null, { problems(): Promise<string[]> } | null, string[]]>([
  ['before the database is there', null, null, [REASONS.notOpened]],
  ['while it starts', null, well, [REASONS.starting]],
  ['without a unique index', null, { problems: () => Promise.resolve([INDEX]) }, [INDEX, REASONS.starting]],
  ['when a tick was completed a minute ago', running(secondsAgo(60)), well, []],
  ['when none was for long, though the process lives', running(secondsAgo(181)), well, [REASONS.noTick]],
  ['when none ever was', running(null), well, [REASONS.noTick]],
  ['in the demo room, where no tick rings', running(null, { byHand: true }), well, []],
  ['when a channel is hindered', running(secondsAgo(1), {}, ['Không liên lạc được.']), well, ['Không liên lạc được.']],
  ['when the database hangs', running(secondsAgo(1)), { problems: never }, [REASONS.noAnswer]],
  ['when it fails', running(secondsAgo(1)), { problems: () => Promise.reject(new Error('x')) }, [REASONS.noAnswer]],
])('%s', async (_, watched, memory, reasons) => {
  const ready = readiness(() => watched);
  if (memory !== null) ready.watch(memory);
  expect(await ready.check()).toEqual({ ok: reasons.length === 0, reasons });
});

test('many who ask at once cost the database one question', async () => {
  let asked = 0;
  const ready = readiness(() => running(secondsAgo(1)));
  ready.watch({
    problems() {
      asked += 1;
      return well.problems();
    },
  });
  await Promise.all([ready.check(), ready.check(), ready.check()]);
  expect(asked).toBe(1);
});
