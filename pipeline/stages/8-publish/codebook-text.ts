// The parts of the codebook that are the same in every version.

export const WHICH_FILE = `## Which file for what

| you use | take | good to know |
|---|---|---|
| Excel, LibreOffice, Google Sheets | \`meetings.xlsx\` | a sheet for each table; codes keep their zeros, days are days, nothing is run as a formula |
| pandas, Polars, Arrow, DuckDB, R | \`parquet/\` | typed columns and lists; nothing has to be guessed |
| SQL, Datasette, DB Browser | \`meetings.sqlite\` | keys, indexes, views that begin with \`browse_\`, full-text search over the quotes |
| a program of your own | \`jsonl/\` | exact, one row a line; \`schemas/\` describes it |
| what reads only CSV | \`csv/\` | lists in tables of their own; \`datapackage.json\` tells the types |
| Gephi, networkx, igraph | \`network/co-meetings.graphml\` | who was in a meeting with whom |
| a calendar | \`calendar/meetings.ics\` | the meetings whose day is known |

A copy out of git has the text files only: \`make\`, or \`communique export\`, makes \`parquet/\`, \`meetings.sqlite\` and \`meetings.xlsx\` again, byte for byte.

Start with the table \`meetings\`; \`participants\` says who took part, \`evidence\` which words say so.

Python (pandas):

\`\`\`python
import pandas as pd
meetings = pd.read_parquet("parquet/meetings.parquet")
participants = pd.read_parquet("parquet/participants.parquet")
print(meetings.merge(participants, on="meeting_id", suffixes=("", "_participant"))[["label", "name", "role"]])
\`\`\`

The same from CSV. The options keep an empty cell the only null; the name "Na" and the code "036" stay text:

\`\`\`python
meetings = pd.read_csv("csv/meetings.csv", dtype={"cameo": str, "date_edtf": str}, keep_default_na=False, na_values=[""])
\`\`\`

R:

\`\`\`r
meetings <- readr::read_csv("csv/meetings.csv", na = "", col_types = readr::cols(cameo = "c", date_edtf = "c"))
\`\`\`

DuckDB:

\`\`\`sql
SELECT m.label, p.name, p.role
FROM 'parquet/meetings.parquet' m JOIN 'parquet/participants.parquet' p USING (meeting_id);
\`\`\`

SQLite (\`sqlite3 meetings.sqlite\`; \`.schema meetings\` shows the meaning of each column):

\`\`\`sql
SELECT date, participants, topics FROM browse_meetings WHERE country = 'QAT';
SELECT quote, meeting_id FROM found_evidence WHERE quote MATCH 'entretien*' ORDER BY rank;
\`\`\`

JavaScript:

\`\`\`js
import { readFileSync } from 'node:fs'
const meetings = readFileSync('jsonl/meetings.jsonl', 'utf8').split('\\n').filter(Boolean).map(line => JSON.parse(line))
\`\`\`

Match columns by name: a later version may append some.`

export const CONVENTIONS = `## Conventions

- **Identifiers** begin with what they name: \`doc_\`, \`rep_\`, \`ev_\`, \`mtg_\`, \`par_\`, \`ent_\`. Those of meetings and entities stay from version
  to version; where one goes, \`redirects\` says what took its place.
- **Offsets** \`char_start\`, \`char_end\` count Unicode code points of the decoded raw file, the end excluded. In Python,
  \`open(path, encoding=encoding, newline='').read()[char_start:char_end] == quote\`.
- **Dates** are EDTF (ISO 8601-2), as exact as the article and no more: \`2024-04-23\`, \`2024-04\`, \`2022-02-11/2022-02-20\`, \`2024-04~\`
  (about April). Do not turn \`date_edtf\` into days by hand: \`date_start\` and \`date_end\` have the first and last day that it allows.
- **Countries** are ISO 3166-1 alpha-3, \`XKX\` for Kosovo. International bodies have none.
- **Null** means that the articles do not tell, or that the column does not apply; it is \`null\` in JSONL, an empty cell in CSV. There are
  no empty texts.
- **Order**: rows by key, text compared by UTF-16 code unit. The same input gives the same bytes on any machine.
- **Free text** is text from outside (names, quotes, paths); all other text is of a fixed form and cannot begin with a sign that a spreadsheet runs.`

export const DIFFERENCES = `## What formats change

JSONL and Parquet hold every value as it is. The others change what their readers could not bear, and nothing else:

| format | what is different |
|---|---|
| SQLite | true and false are 1 and 0; each list is a table of its own |
| CSV | each list is a table of its own; line ends inside a cell are LF; free text that a spreadsheet might run (it begins with \`= + - @\`, with their full-width twins, with a tab, CR or LF, or with blanks before one of these), or that begins with \`'\`, has one more \`'\` before it: take one \`'\` away from a free text that begins with it, and you have the text |
| XLSX | as CSV, without the added \`'\`, since every text is a text cell; of a text of more than 32,767 characters there is the beginning with \`…\`, and the sheet \`cut\` lists it; a table of more than 1,048,575 rows goes on in \`name (2)\`; days before 1 March 1900, which Excel does not know, are text |
| GraphML | meetings that took place (\`held\`) alone; an edge joins each two who were in one meeting, whatever side they were on, with the number of meetings (\`weight\`), the first and the last day, and the ids; control characters, which XML cannot hold, are U+FFFD |
| iCalendar | meetings with \`date_precision\` \`day\` that no party denies, each an event of the whole day; planned ones are \`TENTATIVE\`, those called off \`CANCELLED\`; control characters are U+FFFD |`

export const CONFIDENCE = `## Confidence

A number from 0 to 1 that says how sure the reading is. It ranks; it is not a probability: 0.8 is surer than 0.6, but does not
mean that four in five are right.

- In \`evidence\` it belongs to one value: that of the rule that read it, lower where something had to be inferred, as when a pronoun or an
  office stands for a name.
- In \`reports\` it belongs to the meeting as one article tells it, and follows from the evidence of that report.
- In \`meetings\` it joins the reports. The doubts of independent articles multiply: reports of 0.8 and 0.7 make 1 - 0.2 x 0.3 = 0.94. Of
  articles that repeat each other only the surest counts. Each field on which the reports disagree takes a fifth. It is never above 0.99.

The rows of \`evidence\` of a meeting are the whole explanation: each has its words, its rule and its own number.`

/** How the two event codes follow from the other columns (stage 6). */
export const EVENT_CODES = `## CAMEO and PLOVER

\`meetings.cameo\` and \`meetings.plover_mode\` are for those who join the meetings with event data. They are derived from the columns of the
meeting and of its participants (those who accompany somebody left out), by the first line that fits:

| the meeting | \`cameo\` | \`plover_mode\` |
|---|---|---|
| was called off, or is denied | null | null |
| is planned | \`036\` express intent to meet or negotiate | null |
| was held by phone or video | \`041\` discuss by telephone | \`phone\` |
| has a host and a guest of different sides | \`042\` make a visit | \`visit\` |
| was held in a country that none of its participants is of (two of them at least, the country of each known) | \`044\` meet at a third location | \`third-party\` |
| has a host, and sides that differ, but no guest is told | \`043\` host a visit | \`visit\` |
| any other | \`040\` consult | null |

Where \`format\` is \`multilateral\` and the meeting was held, and not by phone or video, \`plover_mode\` is \`multilateral\`. CAMEO codes an event once for each side:
\`042\` is seen from the guest, and the same meeting seen from the host is \`043\`. The PLOVER event is CONSULT in every case. CAMEO has no
code for talks among people of one country; they are \`040\`. The codes keep their leading zero, so read them as text.`

export const CHECKING = `## Checking, citing, licence

\`sha256sum -c SHA256SUMS\` tells whether the files are whole (\`--ignore-missing\` where binary files are not there). \`run.json\` has the hashes of the
input, the rules and the code that made this version: the same three make the same bytes again. \`datapackage.json\` (Data Package),
\`croissant.json\` (Croissant) and \`ro-crate-metadata.json\` (RO-Crate) describe the files for programs and archives.

[CITATION.cff](CITATION.cff) says how to cite. The data is under CC BY 4.0; coordinates of cities are from [GeoNames](https://www.geonames.org/)
(CC BY 4.0); quoted words remain with their authors and publishers. [LICENSE.md](LICENSE.md) has the details.`
