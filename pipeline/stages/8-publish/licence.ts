// Under which conditions a version may be used: stated in LICENSE.md, and in short in every descriptor.

/** The licence of the data, by its SPDX identifier and address. */
export const LICENCE = {
  id: 'CC-BY-4.0',
  title: 'Creative Commons Attribution 4.0 International',
  url: 'https://creativecommons.org/licenses/by/4.0/',
} as const

export const GEONAMES = { title: 'GeoNames', url: 'https://www.geonames.org/' } as const

/** One paragraph for descriptors. */
export const CREDIT = `Coordinates of cities are from ${GEONAMES.title} (${GEONAMES.url}), ${LICENCE.id}, rounded to a hundredth of a degree. Quoted words remain with their authors and publishers.`

/** The text of LICENSE.md. */
export const LICENCE_TEXT = `# Licence

**Data.** The tables, ids, codes, links and descriptions of this dataset are under
[${LICENCE.title}](${LICENCE.url}) (${LICENCE.id}): use, change and share them, and say where they come from
(CITATION.cff has a line for it) and what you changed.

**Coordinates.** \`latitude\` and \`longitude\` of cities are from [${GEONAMES.title}](${GEONAMES.url}), ${LICENCE.id}, rounded to a hundredth of a
degree. Whoever passes them on credits GeoNames too.

**Words of articles.** Titles, sentences and quotes (\`documents.title\`, \`sentences.text\`, \`reports.quote\`, \`evidence.quote\`) are cut out of
articles as evidence. They belong to their authors and publishers; the licence above does not cover them, and what may be done with
them beyond quotation depends on the articles and on the law that applies to you.

**Code.** The program that made the dataset is under the MIT licence.
`
