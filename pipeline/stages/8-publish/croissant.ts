// In: the schemas and the digests of the files. Out: croissant.json (Croissant 1.1, mlcommons.org), which data loaders and dataset
// search read. Records come from the Parquet files: loaders guess the types of CSV and JSON, and a code "042" would become 42.
// Keys into other tables are not told: mlcroissant joins by them when it reads, and fails on keys that are null.
import type { Digest } from '../../model/content.ts'
import type { CellType } from '../../model/formats.ts'
import { TABLE_NAMES, TABLES, type TableName } from '../../model/records.ts'
import type { Schemas } from '../../model/schema.ts'
import { CREATOR, citationLine, DESCRIPTION, KEYWORDS, NAME } from './about.ts'
import { parquetColumn } from './columns.ts'
import type { PackageFacts } from './datapackage.ts'
import { fileKind } from './file-kinds.ts'
import { CREDIT, LICENCE } from './licence.ts'

const TYPES: Readonly<Record<CellType, string>> = {
  text: 'sc:Text',
  integer: 'sc:Integer',
  number: 'sc:Float',
  boolean: 'sc:Boolean',
  day: 'sc:Date',
}
/** Croissant has names of its own for some media types. */
const FORMATS: Readonly<Record<string, string>> = {
  'application/vnd.apache.parquet': 'application/x-parquet',
  'application/jsonl': 'application/jsonlines',
}

/** The terms that the specification wants in every document. */
const CONTEXT = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  arrayShape: 'cr:arrayShape',
  citeAs: 'cr:citeAs',
  column: 'cr:column',
  conformsTo: 'dct:conformsTo',
  containedIn: 'cr:containedIn',
  cr: 'http://mlcommons.org/croissant/',
  data: { '@id': 'cr:data', '@type': '@json' },
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  dct: 'http://purl.org/dc/terms/',
  description: { '@container': '@language' },
  equivalentProperty: 'cr:equivalentProperty',
  examples: { '@id': 'cr:examples', '@type': '@json' },
  extract: 'cr:extract',
  field: 'cr:field',
  fileObject: 'cr:fileObject',
  fileProperty: 'cr:fileProperty',
  fileSet: 'cr:fileSet',
  format: 'cr:format',
  includes: 'cr:includes',
  isArray: 'cr:isArray',
  isLiveDataset: 'cr:isLiveDataset',
  jsonPath: 'cr:jsonPath',
  key: 'cr:key',
  md5: 'cr:md5',
  name: { '@container': '@language' },
  parentField: 'cr:parentField',
  path: 'cr:path',
  rai: 'http://mlcommons.org/croissant/RAI/',
  recordSet: 'cr:recordSet',
  references: 'cr:references',
  regex: 'cr:regex',
  repeated: 'cr:repeated',
  replace: 'cr:replace',
  samplingRate: 'cr:samplingRate',
  sc: 'https://schema.org/',
  separator: 'cr:separator',
  source: 'cr:source',
  subField: 'cr:subField',
  transform: 'cr:transform',
}

/** The text of croissant.json for the files whose digests are given. */
export function croissant(files: ReadonlyMap<string, Digest>, schemas: Schemas, facts: PackageFacts): string {
  const descriptor = {
    '@context': CONTEXT,
    '@type': 'sc:Dataset',
    conformsTo: 'http://mlcommons.org/croissant/1.1',
    name: NAME,
    description: `${DESCRIPTION} ${CREDIT}`,
    version: facts.version,
    license: LICENCE.url,
    datePublished: facts.time,
    creator: { '@type': 'sc:Organization', name: CREATOR },
    citeAs: citationLine(facts),
    keywords: KEYWORDS,
    distribution: [...files].map(([path, digest]) => fileObject(path, digest)),
    recordSet: TABLE_NAMES.map(name => recordSet(name, schemas)),
  }
  return `${JSON.stringify(descriptor, null, 2)}\n`
}

function fileObject(path: string, { bytes, sha256 }: Digest): unknown {
  const { mediaType, about } = fileKind(path)
  return {
    '@type': 'cr:FileObject',
    '@id': path,
    name: path,
    description: about,
    contentUrl: path,
    contentSize: `${bytes} B`,
    encodingFormat: FORMATS[mediaType] ?? mediaType,
    sha256,
  }
}

function recordSet(name: TableName, schemas: Schemas): unknown {
  const schema = schemas.get(name)!
  const key = TABLES[name].key.map(column => ({ '@id': `${name}/${column}` }))
  return {
    '@type': 'cr:RecordSet',
    '@id': name,
    name,
    description: `One row is ${schema['x-table']!.row}. ${schema.description}`,
    key: key.length === 1 ? key[0] : key,
    field: TABLES[name].columns.map(column => field(name, column, schemas)),
  }
}

function field(name: TableName, column: string, schemas: Schemas): unknown {
  const schema = schemas.get(name)!.properties[column]!
  const { type, isList } = parquetColumn(column, schema)
  return {
    '@type': 'cr:Field',
    '@id': `${name}/${column}`,
    name: column,
    description: schema.description,
    dataType: TYPES[type],
    ...(isList ? { isArray: true, arrayShape: '-1' } : {}),
    source: { fileObject: { '@id': `parquet/${name}.parquet` }, extract: { column } },
  }
}
