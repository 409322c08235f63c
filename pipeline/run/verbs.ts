// The verbs of the command, as data: options, help and examples. Each loads its code only when it is called, so that help is quick.
import type { Option, Verb } from './arguments.ts'

const PACKS: Option = {
  name: 'packs',
  value: 'DIR',
  help: 'folder with pipeline/lang, pipeline/knowledge and schemas, if not those of the program',
}
const OUTPUT: Option = { name: 'output', value: 'DIR', help: 'folder of the dataset', fallback: 'output' }
const JSON_OPTION: Option = { name: 'json', value: null, help: 'print JSON' }

export const VERBS: readonly Verb[] = [
  {
    name: 'build',
    summary: 'Builds the dataset from a folder of articles, and publishes a version if anything changed.',
    operands: '',
    options: [
      { name: 'raw', value: 'DIR', help: 'folder of articles (*.txt), at any depth', fallback: 'raw' },
      OUTPUT,
      { name: 'workers', value: 'N', help: 'worker threads; above 200 articles one for each core if not given' },
      {
        name: 'release',
        value: null,
        help: 'keep the version for good, though only rules or code differ from the last',
      },
      { name: 'bump', value: 'LEVEL', help: 'with --release: at least a minor or a major version' },
      { name: 'config', value: 'FILE', help: 'settings of the dataset; dataset.yml of the output folder if not given' },
      PACKS,
    ],
    examples: [
      ['communique build', 'reads raw/ and writes output/'],
      ['communique build --raw press --output dataset', 'the same for other folders'],
      ['communique build --release', 'the same, and a draft that changed rules made becomes a version (make release)'],
    ],
    run: async args => (await import('./build.ts')).build(args),
  },
  {
    name: 'validate',
    summary: 'Checks a published version, or any JSONL and CSV files that claim to follow the schemas.',
    operands: '[DIR or FILES]',
    options: [
      { name: 'raw', value: 'DIR', help: 'folder of the articles, to check that every quote is in the text' },
      { name: 'table', value: 'NAME', help: 'table that a file holds, if its name does not tell' },
      { name: 'schemas', value: 'DIR', help: 'folder of NAME.schema.json, if not those of the version or the program' },
      { name: 'github', value: null, help: 'print faults as annotations of GitHub Actions' },
    ],
    examples: [
      ['communique validate output', 'checks the latest version in output/'],
      ['communique validate output/v1.0.0 --raw raw', 'checks one version, and every quote against its article'],
      [
        'communique validate mine/meetings.csv mine/participants.csv',
        'checks two tables and what they say of each other',
      ],
    ],
    run: async args => (await import('./validate.ts')).validateVersion(args),
  },
  {
    name: 'diff',
    summary: 'Tells what differs between two versions, row by row, and why.',
    operands: '[A] [B]',
    options: [
      OUTPUT,
      { name: 'json', value: null, help: 'print the changes as JSON lines, with values before and after' },
      { name: 'to', value: 'DIR', help: 'write summary.json and changes.jsonl there' },
    ],
    examples: [
      ['communique diff', 'the latest version against the one that it follows'],
      ['communique diff 1.0.0 latest', 'two versions of output/'],
      ['communique diff ../release/v1.0.0 output --json', 'two folders'],
    ],
    run: async args => (await import('./diff.ts')).diff(args),
  },
  {
    name: 'apply',
    summary: 'Makes the JSONL of one version out of that of another and a diff, byte for byte.',
    operands: 'DIFF',
    options: [
      { name: 'from', value: 'DIR', help: 'version to begin with, if not the one in --output that the diff names' },
      { name: 'to', value: 'DIR', help: 'folder to write jsonl/ to' },
      { name: 'reverse', value: null, help: 'go back: the older version out of the newer one' },
      OUTPUT,
    ],
    examples: [
      ['communique apply output/v1.1.0/diff/from-v1.0.0 --to next', '1.1.0 out of 1.0.0'],
      ['communique apply output/v1.1.0/diff/from-v1.0.0 --reverse --to before', '1.0.0 out of 1.1.0'],
    ],
    run: async args => (await import('./apply.ts')).apply(args),
  },
  {
    name: 'export',
    summary: 'Writes a version as CSV, Parquet, SQLite, XLSX, network and calendar, out of its JSONL alone.',
    operands: '[DIR]',
    options: [{ name: 'to', value: 'DIR', help: 'folder to write to, which must be empty or new' }, PACKS],
    examples: [['communique export output --to formats', 'every format of the latest version in output/']],
    run: async args => (await import('./export.ts')).exportVersion(args),
  },
  {
    name: 'score',
    summary: 'Measures a dataset against gold annotations: precision, recall, F1.',
    operands: '',
    options: [
      { name: 'data', value: 'DIR', help: 'folder of the dataset', fallback: 'output' },
      { name: 'gold', value: 'DIR', help: 'folder of *.gold.json; may be given several times', multiple: true },
      {
        name: 'sets',
        value: 'DIR',
        help: 'folder of gold folders, each measured on a build of its texts',
        multiple: true,
      },
      { name: 'raw', value: 'DIR', help: 'folder of the articles; measures the spans too' },
      { name: 'only', value: 'LIST', help: 'languages to score, such as fr,en' },
      JSON_OPTION,
      { name: 'errors', value: null, help: 'list what is wrong' },
      PACKS,
    ],
    examples: [
      ['communique score --data output --raw raw --gold gold', 'every measure of a dataset'],
      ['communique score --gold test/gold/seen --only fr --errors', 'French articles, with what is wrong in them'],
      ['communique score --sets test/gold', 'a table with a row for each folder in test/gold'],
    ],
    run: async args => (await import('./score/score.ts')).score(args),
  },
  {
    name: 'explain',
    summary: 'Shows for a text what every layer saw in it, which rules fired, and where the nearest others stopped.',
    operands: '[FILE]',
    options: [
      { name: 'text', value: 'TEXT', help: 'the text, in place of a file' },
      { name: 'lang', value: 'CODE', help: 'its language, if it is too short to tell' },
      { name: 'published', value: 'DATE', help: 'day of publication, to resolve "on Tuesday"' },
      { name: 'sentence', value: 'N', help: 'only this sentence and what it tells; they count from 0' },
      JSON_OPTION,
      PACKS,
    ],
    examples: [
      ['communique explain --text "Le ministre a reçu son homologue espagnol." --lang fr', 'a sentence'],
      ['communique explain raw/000_a303991e7ceb763d.txt', 'an article'],
    ],
    run: async args => (await import('./explain.ts')).explain(args),
  },
  {
    name: 'rules',
    summary: 'Checks packs and rules: keys, words, rules that can never fire, and every example of every rule.',
    operands: '',
    options: [PACKS],
    examples: [['communique rules', 'tells with file and line what is wrong (exit code 1) and what is doubtful']],
    run: async args => (await import('./rules.ts')).rules(args),
  },
  {
    name: 'new-lang',
    summary: 'Begins a language: copies the template of a pack into pipeline/lang.',
    operands: 'CODE',
    options: [PACKS],
    examples: [['communique new-lang es', 'makes pipeline/lang/es, small and whole, with every word to be replaced']],
    run: async args => (await import('./new-lang.ts')).newLanguage(args),
  },
  {
    name: 'filter',
    summary:
      'Stages 1 to 5 as a filter: one article a line of JSON in, one extracted article a line out, issues on stderr.',
    operands: '',
    options: [
      {
        name: 'max-rejects',
        value: 'SHARE',
        help: 'exit 3 where a larger share of the lines is rejected',
        fallback: '1',
      },
      PACKS,
    ],
    examples: [
      [
        'communique filter < articles.jsonl > extracted.jsonl 2> issues.jsonl',
        '{"path": "a.txt", "text": "…"} or {"path": "a.txt", "bytes_base64": "…"}, and perhaps "sidecar": {…}',
      ],
    ],
    run: async args => (await import('./filter.ts')).filter(args),
  },
  {
    name: 'why',
    summary: 'Tells why reports were joined in a meeting, or spellings in a person, or why not.',
    operands: '[ID [ID]]',
    options: [
      {
        name: 'review',
        value: null,
        help: 'all pairs that were refused or in doubt, the nearest first, as JSON lines',
      },
      { name: 'raw', value: 'DIR', help: 'folder of the articles', fallback: 'raw' },
      OUTPUT,
      PACKS,
    ],
    examples: [
      ['communique why mtg_0123456789abcdef', 'the reports of a meeting and what joined them'],
      ['communique why ent_0123456789abcdef ent_fedcba9876543210', 'what keeps two people apart'],
      ['communique why --review > review.jsonl', 'what somebody should look at'],
    ],
    run: async args => (await import('./why.ts')).why(args),
  },
  {
    name: 'names',
    summary: 'Compares two spellings of a name as stage 6 does; without names, pairs as JSON lines.',
    operands: '[NAME NAME]',
    options: [PACKS],
    examples: [
      ['communique names "Abdellatif Hammouchi" "Abdelaltif Hammouchi"', 'one person or two, and why'],
      [
        'communique names < pairs.jsonl > answers.jsonl',
        '{"a": "…", "b": "…"}, perhaps with "country", "office", "organisation": one for both, or a list of two',
      ],
    ],
    run: async args => (await import('./names.ts')).names(args),
  },
]
