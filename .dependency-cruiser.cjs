/** The import rules of the house (docs/architecture.md): a check that fails, not a paragraph. */
/** Everything in src/ but the two programs and the parts that they open. */
const heart = { path: '^src/', pathNot: '^src/(main|cli)\\.ts$|^src/(main|cli)/' };
const only = (library, home, name) => ({
  name: `${name ?? library}-has-one-home`,
  severity: 'error',
  comment: `${library} may be imported only in ${home}`,
  from: { path: '^(src|bot|jobs|models)/', pathNot: home },
  to: { path: `^node_modules/${library}(/|$)` },
});
module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'nobody-imports-main', severity: 'error', from: {}, to: { path: '^src/(main|cli)\\.ts$' } },
    { name: 'the-heart-knows-no-door', severity: 'error', from: heart, to: { path: '^(bot|jobs|models)/' } },
    { name: 'the-heart-knows-no-program', severity: 'error', from: heart, to: { path: '^src/(main|cli)/' } },
    { name: 'bot-imports-src-and-bot', severity: 'error', from: { path: '^bot/' }, to: { path: '^(jobs|models|src/cli|src/main)/' } },
    { name: 'jobs-imports-src-and-jobs', severity: 'error', from: { path: '^jobs/' }, to: { path: '^(bot|models|src/cli|src/main)/' } },
    { name: 'models-imports-src-and-models', severity: 'error', from: { path: '^models/' }, to: { path: '^(bot|jobs|src/cli|src/main)/' } },
    { name: 'product-imports-no-test', severity: 'error', from: { path: '^(src|bot|jobs|models)/' }, to: { path: '^test/' } },
    { name: 'channels-do-not-know-each-other', severity: 'error', from: { path: '^bot/(demo|telegram|zalo-bot|zalo-oa)/' }, to: { path: '^bot/(demo|telegram|zalo-bot|zalo-oa)/', pathNot: '^bot/$1/' } },
    only('dayjs', '^src/calendar/'),
    only('mongoose', '^models/'),
    only('mongodb-memory-server-core', '^models/mongod/'),
    only('telegraf', '^bot/telegram/'),
    only('node-cron', '^jobs/'),
    only('fastify', '^bot/(web|demo)/'),
    only('@fastify', '^bot/(web|demo)/'),
    only('preact', '^bot/(web|demo)/'),
    only('preact-render-to-string', '^bot/(web|demo)/'),
    only('commander', '^src/cli'),
    only('csv-parse', '^src/cli/'),
    only('@e965', '^src/(cli|plans/readers)/', 'xlsx'),
    only('yauzl', '^src/plans/readers/'),
    only('sax', '^src/plans/readers/'),
    only('unpdf', '^src/plans/readers/pdf/'),
    only('prom-client', '^src/main/metrics/'),
    only('pino', '^src/logger\\.ts$'),
    only('file-type', '^src/evidence/'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js'], exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
    // Its parser reads no JSX: the few pages are checked by .oxlint-imports.json, in the same script.
    exclude: { path: '^bot/demo/page/static/|[.]tsx$' },
  },
};
