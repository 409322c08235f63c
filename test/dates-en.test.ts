// English date expressions in sentences of the news: which words are the date, and which day they mean.
import { describe, expect, test } from 'vitest'
import { grammarOf, readRow, rows, type Setting } from './dates-grammar.ts'

const grammar = grammarOf('en')

const TABLES: [string, Setting, string][] = [
  [
    'explicit, whatever the publication',
    { anchor: null },
    `
    Minister Amina Keita met the envoy in Rabat on [27 July 2020]. => 2020-07-27
    They held talks on [July 27, 2020], the ministry said. => 2020-07-27
    They held talks on [July 27 2020] in Oslo. => 2020-07-27
    They held talks on [27th July 2020] in Oslo. => 2020-07-27
    They held talks on [the 3rd of March 2019] in Oslo. => 2019-03-03
    They held talks on [March 3rd, 2019], in Oslo. => 2019-03-03
    They held talks on [Monday, 3 June 2024], in Oslo. => 2024-06-03
    They held talks on [Monday, June 3, 2024], in Oslo. => 2024-06-03
    They held talks on [Monday 3rd June 2024] in Oslo. => 2024-06-03
    They held talks on [Tues. 4 June 2024] in Oslo. => 2024-06-04
    They held talks on [Sat 9 Nov 2019] in Beirut. => 2019-11-09
    They held talks on [Dec. 15, 2023] in Manila. => 2023-12-15
    They held talks on [7 Sept 2022] in Oslo. => 2022-09-07
    They held talks on [Sept. 7th, 2022], in Oslo. => 2022-09-07
    They held talks on [April 22,2022] in Abuja. => 2022-04-22
    The statement of [14/02/2023] names nobody. => 2023-02-14
    The statement of [18.05.2017] names nobody. => 2017-05-18
    The statement of [2024-03-21] names nobody. => 2024-03-21
    The statement of [05/05/2021] names nobody. => 2021-05-05
    A round followed in Bucharest [in April 2023]. => 2023-04
    The visit [in May 2018] went well. => 2018-05
    The visit of [January 2014] went well. => 2014-01
    They met [in late March 2023] in Geneva. => 2023-03-21/2023-03-31
    They met [in early May 2021]. => 2021-05-01/2021-05-10
    They met [in mid-February 2023]. => 2023-02-11/2023-02-20
    They met [at the end of August 2019]. => 2019-08-21/2019-08-31
    They met [at the beginning of August 2019]. => 2019-08-01/2019-08-10
    They met [in the first week of June 2022]. => 2022-06-01/2022-06-10
    The summit of [4-6 April 2019] is over. => 2019-04-04/2019-04-06
    The summit of [April 4-6, 2019] is over. => 2019-04-04/2019-04-06
    They met [from 4 to 6 April 2019]. => 2019-04-04/2019-04-06
    They met [between 4 and 6 April 2019]. => 2019-04-04/2019-04-06
    They met [from December 28, 2019 to January 3, 2020]. => 2019-12-28/2020-01-03
    They met on [28 and 29 June 2022] in Madrid. => 2022-06-28/2022-06-29
    They met on [June 28 and 29, 2022] in Madrid. => 2022-06-28/2022-06-29
    They met on [9, 10 and 11 June 2021]. => 2021-06-09/2021-06-11
    They had met [in 2019] in Addis Ababa. => 2019
    The talks [in the summer of 2016] failed. => 2016-22
    The talks [in spring 2018] failed. => 2018-21
    He served as envoy [from 2015 to 2019]. => 2015/2019
    He mediated [from March to May 2023]. => 2023-03/2023-05
    He mediated [in late 2022]. => 2022-09/2022-12
    He mediated [in early 2020]. => 2020-01/2020-04
    They met on [February 29, 2024] in Rome. => 2024-02-29
    They met on [February 30, 2024] in Rome. => none
    They met on [MARCH 3, 2014] IN ROME. => 2014-03-03
    He left on [the 1st of January 2020]. => 2020-01-01
    `,
  ],
  [
    'no publication date',
    { anchor: null },
    `
    He spoke on [Thursday] as he hosted Karim Nasser. => none
    He spoke [yesterday] in Nairobi. => none
    They met on [3 May] in Oran. => none
    She goes to Ankara [next week]. => none
    They had met [in October]. => none
    [The previous day] she was in Lima. => none
    `,
  ],
  [
    'Wednesday 24 April 2024',
    { anchor: '2024-04-24' },
    `
    The minister met his counterpart on [Tuesday] in Doha. => 2024-04-23
    The minister met [Tuesday] with his counterpart. => 2024-04-23
    He announced on [Wednesday] that he would resign. => 2024-04-24
    She saw the governor on [Thursday]. => 2024-04-18
    They dined on [Tuesday night] in Doha. => 2024-04-23
    They dined on [Monday evening]. => 2024-04-22
    They spoke [late on Sunday]. => 2024-04-21
    They spoke [early Tuesday] by phone. => 2024-04-23
    They spoke on [the evening of Monday]. => 2024-04-22
    They spoke in [the early hours of Tuesday]. => 2024-04-23
    They met [last Tuesday]. => 2024-04-23
    They met [last Wednesday]. => 2024-04-17
    They met [this past Friday]. => 2024-04-19
    They met on [Friday last] in Cork. => 2024-04-19
    She will see him [next Tuesday]. => 2024-04-30
    She will see him [this coming Friday]. => 2024-04-26
    The envoy is due on [Tuesday week]. => 2024-05-07
    They met [this Tuesday] in Doha. => 2024-04-23
    They met on [Tuesday (April 16)] in Doha. => 2024-04-16
    They met on [Tuesday, April 16], in Doha. => 2024-04-16
    They met on [Tuesday 16 April] in Doha. => 2024-04-16
    They met on [Tuesday 16th] in Doha. => 2024-04-16
    They met [yesterday] at his farm. => 2024-04-23
    They met [yesterday (23rd April)] in Accra. => 2024-04-23
    They met [yesterday morning]. => 2024-04-23
    They met [yesterday, Tuesday], in Accra. => 2024-04-23
    They met [today] in Muscat. => 2024-04-24
    They met [today (24)] in Muscat. => 2024-04-24
    They met [earlier today] in Muscat. => 2024-04-24
    They meet [tomorrow] in Muscat. => 2024-04-25
    They meet [tomorrow (25th)] in Muscat. => 2024-04-25
    They met [the day before yesterday]. => 2024-04-22
    They meet [the day after tomorrow]. => 2024-04-26
    She received the envoy [this morning]. => 2024-04-24
    She received the envoy [this afternoon]. => 2024-04-24
    They meet [tonight] in Paris. => 2024-04-24
    They dined [last night] in Paris. => 2024-04-23
    He flew in [overnight] from Lima. => 2024-04-23/2024-04-24
    They met on [April 16] in Doha. => 2024-04-16
    They met on [16 April] in Doha. => 2024-04-16
    They met on [24 April] in Doha. => 2024-04-24
    They met on [December 25] in Doha. => 2023-12-25
    They met on [the 3rd of March] in Lomé. => 2024-03-03
    They met on [May 3 last year]. => 2023-05-03
    They met [in July last year]. => 2023-07
    They met [in March this year]. => 2024-03
    They met on [April 8-10] in Riga. => 2024-04-08/2024-04-10
    They met [from 8 to 10 April] in Riga. => 2024-04-08/2024-04-10
    They met on [8 and 9 April] in Riga. => 2024-04-08/2024-04-09
    They met [from March 29 to April 2]. => 2024-03-29/2024-04-02
    They met [from 29 March to 2 April]. => 2024-03-29/2024-04-02
    They met [between Monday and Tuesday]. => 2024-04-22/2024-04-23
    They met on [Sunday and Monday]. => 2024-04-21/2024-04-22
    They met [in October] in Baghdad. => 2023-10
    They met [in April] in Baghdad. => 2024-04
    They met [last August] in Nice. => 2023-08
    They meet [next June] in Nice. => 2024-06
    They met [in early April]. => 2024-04-01/2024-04-10
    They met [in mid-March]. => 2024-03-11/2024-03-20
    They met [at the end of March]. => 2024-03-21/2024-03-31
    They met [in late January]. => 2024-01-21/2024-01-31
    They met [last week]. => 2024-04-15/2024-04-21
    They meet [next week]. => 2024-04-29/2024-05-05
    They met [this week]. => 2024-04-22/2024-04-28
    They met [earlier this week]. => 2024-04-22/2024-04-23
    They met [earlier in the week]. => 2024-04-22/2024-04-23
    They met [early this week]. => 2024-04-22/2024-04-24
    They meet [at the end of the week]. => 2024-04-25/2024-04-28
    They meet [later this week]. => 2024-04-25/2024-04-28
    They met [over the weekend]. => 2024-04-20/2024-04-21
    They met [last weekend]. => 2024-04-20/2024-04-21
    They met [last month] in Jakarta. => 2024-03
    They met [this month] in Jakarta. => 2024-04
    They meet [next month] in Jakarta. => 2024-05
    They met [earlier this month]. => 2024-04-01/2024-04-23
    They meet [later this month]. => 2024-04-25/2024-04-30
    They met [early last month]. => 2024-03-01/2024-03-10
    They met [late last month]. => 2024-03-21/2024-03-31
    They met [last year]. => 2023
    They met [late last year]. => 2023-09/2023-12
    They met [earlier this year]. => 2024
    They meet [next year]. => 2025
    They met [last summer] in Nice. => 2023-22
    They meet [this summer] in Nice. => 2024-22
    They met [last fall] in Boston. => 2023-23
    They met [three days ago]. => 2024-04-21
    They met [a week ago]. => 2024-04-17
    They met [two weeks ago]. => 2024-04-10
    They met [a fortnight ago]. => 2024-04-10
    They met [about two months ago]. => 2024-02
    They met [four years ago]. => 2020
    They met [recently]. => vague
    They met [a few days ago]. => vague
    They meet [in the coming days]. => vague
    The truce since [Monday] holds until [next Friday]. => 2024-04-22 ; 2024-04-26
    It was [Monday]'s second call. => 2024-04-22
    They met on [Monday of last week]. => 2024-04-15
    They met on [Tuesday last week]. => 2024-04-16
    They meet on [Friday next week]. => 2024-05-03
    They met in [the week of April 8]. => 2024-04-08/2024-04-14
    They met on [the 22nd of this month]. => 2024-04-22
    They met on [Monday 22 and Tuesday 23 April]. => 2024-04-22/2024-04-23
    They met on [Monday, April 22 and Tuesday, April 23]. => 2024-04-22/2024-04-23
    They met [last Monday, April 15]. => 2024-04-15
    They met [the year before last]. => 2022
    They meet [the week after next]. => 2024-05-06/2024-05-12
    They met [two nights ago]. => 2024-04-22
    They met on [Monday afternoon (April 22)]. => 2024-04-22
    They met on [22-Apr-2024]. => 2024-04-22
    They met [last December 15]. => 2023-12-15
    They met on [April 22 (Monday)]. => 2024-04-22
    They met on [the 8th and 9th of April]. => 2024-04-08/2024-04-09
    They met [in mid-2023]. => 2023-05/2023-08
    They met [in late-March]. => 2024-03-21/2024-03-31
    On [Monday] he met Rosa Klein and on [Tuesday] Max Adler. => 2024-04-22 ; 2024-04-23
    President Lena Falk [Tuesday] received the envoy. => 2024-04-23
    On [Monday] Prime Minister Olu Bankole met the envoy. => 2024-04-22
    `,
  ],
  [
    'a verb in the future',
    { anchor: '2024-04-24', tense: 'future' },
    `
    He will host the envoys on [Friday] in Brno. => 2024-04-26
    He will host the envoys on [Wednesday] in Brno. => 2024-05-01
    He will host the envoys [this Friday]. => 2024-04-26
    He will host the envoys on [3 May]. => 2024-05-03
    He will host the envoys on [3 March]. => 2025-03-03
    He will host the envoys [in March]. => 2025-03
    He will host the envoys [from 3 to 5 May]. => 2024-05-03/2024-05-05
    He will be in Lima [in two weeks]. => 2024-05-08
    He will be in Lima [in three days]. => 2024-04-27
    He will be in Lima [this weekend]. => 2024-04-27/2024-04-28
    He will be in Lima [over the weekend]. => 2024-04-27/2024-04-28
    He will be in Lima [in the autumn]. => 2024-23
    He will be in Lima [in late May]. => 2024-05-21/2024-05-31
    `,
  ],
  [
    'counted from the last date told',
    { anchor: '2024-04-24', told: '2024-04-10' },
    `
    Talks were held [the previous day] in Lahore. => 2024-04-09
    [The following day] they met again. => 2024-04-11
    [The next day] they met again. => 2024-04-11
    They met again [the next morning]. => 2024-04-11
    She had met him [the day before]. => 2024-04-09
    She had met him [a day earlier]. => 2024-04-09
    She met him [a day later]. => 2024-04-11
    She met him [two days later]. => 2024-04-12
    He had called [four days earlier]. => 2024-04-06
    [The same day] she received the mayor. => 2024-04-10
    She received the mayor [that same day]. => 2024-04-10
    [Later that day] she received the mayor. => 2024-04-10
    [Later in the day] she received the mayor. => 2024-04-10
    [That evening] they dined. => 2024-04-10
    They had met [the week before]. => 2024-04-01/2024-04-07
    They met again [the following week]. => 2024-04-15/2024-04-21
    He returned [the following month]. => 2024-05
    He returned [a week later]. => 2024-04-17
    He returned [later that month]. => 2024-04-10
    `,
  ],
  [
    'a publication known by its month',
    { anchor: '2016-11' },
    `
    They met on [8 November] in Abu Dhabi. => 2016-11-08
    They met on [Monday] in Abu Dhabi. => 2016-11
    They met [yesterday] in Abu Dhabi. => 2016-11
    They met [last month] in Abu Dhabi. => 2016-10
    They met [in October] in Abu Dhabi. => 2016-10
    They met [in December] in Abu Dhabi. => 2015-12
    They met on [20 October] in Abu Dhabi. => 2016-10-20
    They met [last week] in Abu Dhabi. => 2016-11
    They met [two months ago] in Abu Dhabi. => 2016-09
    `,
  ],
  [
    'in January',
    { anchor: '2025-01-06' },
    `
    They met on [December 30] in Caen. => 2024-12-30
    They met on [Tuesday] in Caen. => 2024-12-31
    They met [last month]. => 2024-12
    They met [last week]. => 2024-12-30/2025-01-05
    They met [from December 30 to January 2]. => 2024-12-30/2025-01-02
    `,
  ],
]

describe.each(TABLES)('%s', (_name, setting, table) => {
  test.each(rows(table))('$text', row => expect(readRow(grammar, row, setting)).toEqual(row))
})

describe('no date', () => {
  test.each([
    'Theresa May said that talks may go on.',
    'April Haines and June Okoye sat beside August Weber.',
    'The troops march every second day in the sun.',
    'The Mars company sent 20 agents.',
    'Every Monday the council sits behind closed doors.',
    'It was their first meeting in six years.',
    'It was the second call in two weeks.',
    'The Good Friday Agreement holds.',
    'He told The Sunday Times that he would resign.',
    'Minister Sunday Okafor met nobody.',
    'Police counted 12 ministers and 3,000 soldiers.',
    'He arrived the day before the summit.',
    'He left two days after the talks began.',
    'Black Friday sales rose by 3.5 percent.',
    'He sat in the fall of Kabul.',
    'Article 12 of the law and the 20 deputies.',
    'The session began at 9.30 and took 45 minutes.',
    'Flight AF 1203 landed at 18:05.',
    'The figure rose over the past month.',
    'He served for the last three years.',
    'Friday prayers were held in the mosque.',
    'The March 14 alliance rejects the text.',
    'The order of 03/04/2024 units was late.',
    'It may 3 times be refused.',
    'In the end the last minister stayed.',
  ])('%s', text =>
    expect(readRow(grammar, { text, expected: '' }, { anchor: '2024-04-24' })).toEqual({ text, expected: '' }),
  )
})
