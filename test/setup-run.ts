import { openTestMongod } from './support/test-mongod.ts';

/** Once per run: a door behind which the run's one MongoDB is started when the first test file asks for it. */
// oxlint-disable-next-line import/no-default-export -- jest calls the default export
export default async function setupRun(): Promise<void> {
  if (process.env['MONGODB_URI_TEST']) return;
  const mongod = await openTestMongod();
  process.env['NHACVIEC_TEST_MONGOD'] = mongod.door; // the workers inherit it
  Object.assign(globalThis, { closeTestMongod: mongod.close }); // for teardown-run, in this same process
}
