/**
 * ARCHITECTURE.md's import table, as rules. Arrows point left only:
 * `scoring, words <- cards <- bot/{ports,errors} <- { bot, adapters/* } <- { main, commands }`.
 * test/architecture proves for every rule below that it finds a deliberate violation.
 */

/** Packages that exactly one adapter may know: everybody else goes through a port. */
const sdkHomes = {
  store: ['@prisma/', '@electric-sql/pglite', 'pglite-prisma-adapter', 'pg'],
  queue: ['pg-boss'],
  schedule: ['node-cron'],
  charts: ['echarts', '@resvg/', '@expo-google-fonts/'],
  sources: ['exceljs', 'csv-parse'],
  slack: ['@slack/', 'undici'],
  feishu: ['@larksuiteoapi/'],
};

/** Adapters that may know another's package, and why. */
const sdkGuests = {
  // pg-boss writes its jobs through the database handle it is given.
  store: ['queue'],
  // A change and its job are written in one transaction of the store.
  queue: ['store'],
};

const npm = (name) => `(^|/)node_modules/${name.endsWith('/') ? name : `${name}/`}`;
const anyNpm = '(^|/)node_modules/';
const portsAndErrors = '^src/bot/(ports/|ports\\.ts$|errors\\.ts$)';
const compositionRoots = '^src/((main|service|linkedFiles)\\.ts$|commands/)';

/** What `from` may import; all else is forbidden. */
const only = (name, comment, from, allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: allowed, couldNotResolve: false },
});

const sdkRules = Object.entries(sdkHomes).map(([home, packages]) => ({
  name: `sdk-of-${home}`,
  comment: `${packages.join(', ')} stay inside src/adapters/${home}: the rest of the product must not depend on them.`,
  severity: 'error',
  from: { path: '^(src|demo)/', pathNot: `^src/adapters/(${[home, ...(sdkGuests[home] ?? [])].join('|')})/` },
  to: { path: packages.map(npm) },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    only('scoring-is-pure', 'Numbers about people: exact arithmetic and nothing else.', '^src/scoring/', [
      '^src/scoring/',
      npm('fraction.js'),
    ]),
    only('words-are-pure', 'What people read depends on nothing.', '^src/words/', ['^src/words/']),
    only('cards-are-pure', 'Cards are data made of words and scores.', '^src/cards/', ['^src/(cards|scoring|words)/']),
    only('ports-know-types-only', 'Ports and errors stand below the use cases.', portsAndErrors, [
      '^src/(cards|scoring|words)/',
      portsAndErrors,
    ]),
    {
      name: 'ports-are-types',
      comment: 'A port that imports a value has an implementation in it.',
      severity: 'error',
      from: { path: portsAndErrors },
      to: { dependencyTypesNot: ['type-only'] },
    },
    only('bot-knows-no-outside', 'Use cases know ports, never what implements them.', '^src/bot/', [
      '^src/(bot|cards|scoring|words)/',
      npm('zod'),
      // Hashes and signatures are computations; the rest of node: is the outside.
      '^(node:)?crypto$',
    ]),
    {
      name: 'adapters-know-no-other-adapter',
      comment:
        'Adapters are leaves: what two of them share goes through a port and the composition root. ' +
        'chat/ is no adapter: it is what those of chat platforms have in common, and knows none of them.',
      severity: 'error',
      from: { path: '^src/adapters/([^/]+)/' },
      to: { path: '^src/adapters/', pathNot: ['^src/adapters/$1/', '^src/adapters/chat/'] },
    },
    {
      name: 'adapters-know-ports-only',
      comment: 'No scoring maths, no permissions, no use cases, no configuration in an adapter.',
      severity: 'error',
      from: { path: '^src/adapters/' },
      to: { path: '^(src|demo)/', pathNot: ['^src/(adapters|cards|words)/', portsAndErrors] },
    },
    {
      name: 'client-runs-in-a-browser',
      comment: 'It is served as it is: nothing of Node, of npm, of the server, or of what only the server may know.',
      severity: 'error',
      from: { path: '^src/adapters/web/client/' },
      to: { pathNot: '^src/adapters/web/client/', dependencyTypesNot: ['type-only'] },
    },
    ...sdkRules,
    {
      name: 'main-is-not-imported',
      comment: 'main puts the parts together; nothing stands above it.',
      severity: 'error',
      from: {},
      to: { path: '^src/main\\.ts$' },
    },
    {
      name: 'service-belongs-to-main',
      comment: 'The service knows every part, so no part knows it.',
      severity: 'error',
      from: { path: '^(src|demo)/', pathNot: '^src/main\\.ts$' },
      to: { path: '^src/service\\.ts$' },
    },
    {
      name: 'commands-belong-to-roots',
      comment: 'Commands put parts together too. Only the service may run them: for a command that finds it running.',
      severity: 'error',
      from: { path: '^(src|demo)/', pathNot: compositionRoots },
      to: { path: '^src/commands/' },
    },
    only(
      'config-stands-alone',
      'Configuration is read from the environment, before there is anything else.',
      '^src/config\\.ts$',
      [npm('zod'), portsAndErrors],
    ),
    {
      name: 'src-is-the-map',
      comment: 'A file outside the parts of ARCHITECTURE.md has no rule that keeps it honest.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: ['^src/(scoring|words|cards|bot|adapters|commands)/', '^src/(main|service|linkedFiles|config)\\.ts$'],
      },
      to: {},
    },
    {
      name: 'demo-goes-through-the-front-door',
      comment: "The demo company enters as a user's would: as a workbook.",
      severity: 'error',
      from: { path: '^demo/' },
      to: {
        path: '^src/',
        pathNot: ['^src/(scoring|words)/', '^src/bot/import(/|\\.ts$)', portsAndErrors, '^src/adapters/sources/'],
      },
    },
    {
      name: 'product-does-not-import-tests',
      comment:
        'The fake platforms under test/fakes are for the commands that rehearse a platform; the rest is not shipped.',
      severity: 'error',
      from: { path: '^(src|demo)/' },
      to: { path: '^(test|bench)/' },
    },
    {
      name: 'product-runs-without-dev-dependencies',
      comment: '`npm ci --omit=dev` must be enough to start.',
      severity: 'error',
      from: { path: '^(src|demo)/' },
      to: { path: anyNpm, dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one file, or three.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'imports-exist',
      comment: 'What cannot be resolved cannot be judged.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    // Types count as imports: a use case that knows a Prisma type knows Prisma.
    tsPreCompilationDeps: true,
    doNotFollow: { path: ['node_modules', '^src/adapters/store/generated/'] },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
