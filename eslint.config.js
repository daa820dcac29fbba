import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Effects that a pure part must get as a parameter, or not at all. */
const effects = [
  'process',
  'performance',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'fetch',
  'crypto',
];

const random = { object: 'Math', property: 'random', message: 'Chance enters as a parameter (a seed).' };
const now = { object: 'Date', property: 'now', message: 'Time enters as a parameter.' };
const newDate = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.name='Date']",
  message: 'Time enters as a parameter.',
};

const waiting = { selector: ':function[async=true], AwaitExpression', message: 'Pure code answers at once.' };

export default defineConfig(
  globalIgnores(['src/adapters/store/generated/', 'test/fixtures/', '.data/', '**/*.cjs']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    // The web client is JavaScript that the browser takes as it is, with its types in comments (its own tsconfig).
    files: ['**/*.ts', 'src/adapters/web/client/*.js'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // `== null` asks for null and undefined at once.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-empty': 'error',
      'no-self-compare': 'error',
      'no-unmodified-loop-condition': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'anywhere' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        {
          // A default beside all cases swallows the case that is added next year.
          allowDefaultCaseForExhaustiveSwitch: false,
          considerDefaultExhaustiveForUnions: false,
          requireDefaultForNonUnion: false,
        },
      ],
      // A figure in a template is what a template is for; objects and null stay forbidden.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `() => send()` is how a handler is written; the rule still finds a void value that is kept.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true },
      ],
      // `while (true)` reads better than a flag, where the way out is a return.
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      // `_` marks a parameter that the signature asks for; `const { key: _, ...rest }` leaves one out.
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // `[...text]` counts characters as a reader does (code points), where `.length` counts halves of them.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // Factories return objects whose functions close over what they need: nothing here has a `this` to lose.
      '@typescript-eslint/unbound-method': 'off',
      // `async () => void (await query())` says that the answer is not wanted.
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      // Ports are async because some adapter must wait; the one that need not still keeps the port's shape.
      '@typescript-eslint/require-await': 'off',
      // A generic that only ties a caller's type to the answer is the point of `parse<T>` and `transaction<T>`.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
    },
  },
  {
    files: ['src/scoring/**'],
    rules: {
      // Days are text and cycles are given: scoring needs no calendar, so it has none.
      'no-restricted-globals': ['error', 'Date', ...effects],
      'no-restricted-properties': ['error', random],
      'no-restricted-syntax': ['error', waiting],
    },
  },
  {
    files: ['src/words/**', 'src/cards/**'],
    rules: {
      'no-restricted-globals': ['error', ...effects],
      // An instant that was given may be written in the reader's zone; the clock may not be read.
      'no-restricted-properties': ['error', random, now],
      'no-restricted-syntax': ['error', newDate, waiting],
    },
  },
  {
    files: ['src/bot/**'],
    rules: {
      'no-restricted-globals': ['error', ...effects],
      'no-restricted-properties': ['error', random, now],
      'no-restricted-syntax': ['error', newDate],
    },
  },
  {
    files: ['src/adapters/**'],
    ignores: ['src/adapters/web/client/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        random,
        now,
        { object: 'process', property: 'env', message: 'Settings come from config.ts, through the composition root.' },
      ],
      'no-restricted-syntax': ['error', newDate],
    },
  },
  {
    // What the client parses is what its own server wrote; comments give it a type, and there is no zod in the browser.
    files: ['src/adapters/web/client/*.js'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    // What people read on a terminal is printed by commands; the service writes its log.
    files: ['src/**'],
    ignores: ['src/commands/**', 'src/main.ts'],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['test/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...['mock', 'doMock', 'hoisted'].map((property) => ({
          object: 'vi',
          property,
          message: 'Fakes are small real implementations, given as parameters.',
        })),
        ...['test', 'it', 'describe'].flatMap((object) =>
          ['skip', 'only', 'todo', 'fails'].map((property) => ({
            object,
            property,
            message: 'Every test runs, and passes.',
          })),
        ),
      ],
      // A row that is not there fails the test at the next line, with a better message than a guard would give.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
