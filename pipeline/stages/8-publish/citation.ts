// CITATION.cff (Citation File Format 1.2.0): how to cite a version, for people and for reference managers.
import { CREATOR, DESCRIPTION, KEYWORDS, TITLE } from './about.ts'
import type { PackageFacts } from './datapackage.ts'
import { LICENCE } from './licence.ts'

/** The text of CITATION.cff. JSON strings are YAML strings. */
export const citation = ({ version, time }: PackageFacts): string => `cff-version: 1.2.0
message: If you use this dataset, please cite it as below.
type: dataset
title: ${JSON.stringify(TITLE)}
abstract: ${JSON.stringify(DESCRIPTION)}
version: ${JSON.stringify(version)}
date-released: ${JSON.stringify(time.slice(0, 10))}
license: ${LICENCE.id}
authors:
  - name: ${JSON.stringify(CREATOR)}
keywords:
${KEYWORDS.map(word => `  - ${word}\n`).join('')}`
