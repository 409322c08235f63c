// In: the digests of the files. Out: ro-crate-metadata.json (RO-Crate, researchobject.org), which archives read: what the
// folder is, each of its files, and the run that made it.
import type { Digest } from '../../model/content.ts'
import { CREATOR, DESCRIPTION, KEYWORDS, TITLE } from './about.ts'
import type { PackageFacts } from './datapackage.ts'
import { fileKind } from './file-kinds.ts'
import { CREDIT, LICENCE } from './licence.ts'

const CRATE = 'https://w3id.org/ro/crate/1.3'
const id = (value: string): { '@id': string } => ({ '@id': value })

/** The text of ro-crate-metadata.json. */
export function crate(files: ReadonlyMap<string, Digest>, facts: PackageFacts): string {
  const graph = [
    {
      '@id': 'ro-crate-metadata.json',
      '@type': 'CreativeWork',
      conformsTo: id(CRATE),
      about: id('./'),
    },
    {
      '@id': './',
      '@type': 'Dataset',
      name: TITLE,
      description: `${DESCRIPTION} ${CREDIT}`,
      version: facts.version,
      datePublished: facts.time,
      license: id(LICENCE.url),
      author: id('#authors'),
      keywords: KEYWORDS.join(', '),
      mentions: id('#run'),
      hasPart: [...files.keys()].map(id),
    },
    { '@id': '#authors', '@type': 'Organization', name: CREATOR },
    { '@id': LICENCE.url, '@type': 'CreativeWork', name: LICENCE.title, identifier: LICENCE.id },
    {
      '@id': '#run',
      '@type': 'CreateAction',
      name: 'The run that made this version',
      // software of its own entity must have a web address there, and ours has none
      description: 'Communiqué read the articles by its rules; run.json has the hashes of input, rules and code.',
      endTime: facts.time,
      result: id('./'),
    },
    ...[...files].map(([path, digest]) => file(path, digest)),
  ]
  return `${JSON.stringify({ '@context': `${CRATE}/context`, '@graph': graph }, null, 2)}\n`
}

function file(path: string, { bytes, sha256 }: Digest): unknown {
  const { mediaType, about } = fileKind(path)
  return { '@id': path, '@type': 'File', name: about, encodingFormat: mediaType, contentSize: String(bytes), sha256 }
}
