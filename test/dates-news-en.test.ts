// Date expressions of English news beside those of dates-en.test.ts: halves and quarters, nights between two days, days of
// the month in words, days counted from one told before, figures without a century, the calendar of the Hijra, and numbers
// that are no dates.
import { describe, expect, test } from 'vitest'
import { grammarOf, readRow, rows, type Setting } from './dates-grammar.ts'

const grammar = grammarOf('en')

const TABLES: [Setting, string][] = [
  [
    { anchor: '2024-11-15', tense: 'past' },
    `
    The president met his counterpart on [Thursday] in Accra. => 2024-11-14
    She travelled to Cairo [last Saturday]. => 2024-11-09
    They met [the Sunday before last]. => 2024-11-03
    He arrived in the late hours of [Wednesday]. => 2024-11-13
    He arrived [Thursday] at noon. => 2024-11-14
    The strike took place [on the night of November 9-10]. => 2024-11-09/2024-11-10
    The strike took place [overnight Wednesday to Thursday]. => 2024-11-13/2024-11-14
    The strike took place [overnight on Wednesday]. => 2024-11-13
    The strike took place in the wee hours of [Thursday]. => 2024-11-14
    The two leaders last met on [the 3rd October] in Tirana. => 2024-10-03
    The forum runs [from 14-16 November] in Dakar. => 2024-11-14/2024-11-16
    The forum ran [Nov. 4 to Nov. 8]. => 2024-11-04/2024-11-08
    The forum ran [October 28–November 1]. => 2024-10-28/2024-11-01
    The forum was held on [6th and 7th November]. => 2024-11-06/2024-11-07
    The forum was held on [6 & 7 November]. => 2024-11-06/2024-11-07
    The forum was held [from Tuesday to Thursday]. => 2024-11-12/2024-11-14
    The forum was held [Tuesday-Thursday]. => 2024-11-12/2024-11-14
    The deal was signed [in the middle of October]. => 2024-10-11/2024-10-20
    The deal was signed toward [the end of October]. => 2024-10-21/2024-10-31
    The deal was signed [in the second half of October]. => 2024-10-16/2024-10-31
    The deal was signed [in the first half of 2024]. => 2024-01/2024-06
    The deal was signed [in the third quarter of 2024]. => 2024-07/2024-09
    The deal was signed [last autumn]. => 2023-23
    They met [last week] in Rabat. => 2024-11-04/2024-11-10
    They met [in the middle of this week]. => 2024-11-12/2024-11-14
    They met [at the weekend]. => 2024-11-09/2024-11-10
    They met [over the past weekend]. => 2024-11-09/2024-11-10
    They met [in July of last year]. => 2023-07
    They met [in July 2023]. => 2023-07
    They met on [the first of November]. => 2024-11-01
    They met on [the 28th of last month]. => 2024-10-28
    They met on [the 14th instant]. => 2024-11-14
    They met on [14.11.2024]. => 2024-11-14
    They met on [11/14/24]. => 2024-11-14
    They met on [Thursday (11/14)]. => 2024-11-14
    They met [several weeks ago]. => vague
    They met [48 hours ago]. => 2024-11-13
    They met [a month ago]. => 2024-10
    They met [a year ago today]. => 2023
    He was envoy [in 2011-2015]. => 2011/2015
    The [July 2022] summit failed. => 2022-07
    The [November 4th, 2023], talks failed. => 2023-11-04
    The talks of [the fourth of November] failed. => 2024-11-04
    The talks of [November the fourth] failed. => 2024-11-04
    They met on [Wed., Nov. 13], in Tbilisi. => 2024-11-13
    They meet on [Friday and Saturday]. => 2024-11-15/2024-11-16
    They met [this Tuesday]. => 2024-11-12
    `,
  ],
  [
    { anchor: '2024-11-15', tense: 'future' },
    `
    They will meet on [Monday next]. => 2024-11-18
    They will meet [a week from Monday]. => 2024-11-25
    They will meet [a week from today]. => 2024-11-22
    The deal will be signed [in Q1 2025]. => 2025-01/2025-03
    The deal will be signed [at the end of this month]. => 2024-11-21/2024-11-30
    They will meet [in ten days]. => 2024-11-25
    They will meet [shortly]. => vague
    They will meet [later today]. => 2024-11-15
    They will meet [tomorrow afternoon]. => 2024-11-16
    `,
  ],
  [
    { anchor: '2024-11-15', told: '2024-11-05', tense: 'past' },
    `
    He was received [the same day] by the speaker. => 2024-11-05
    He had seen him [three days before]. => 2024-11-02
    He saw him again [that afternoon]. => 2024-11-05
    He saw him again [the week after]. => 2024-11-11/2024-11-17
    He saw him again on [the following Friday]. => 2024-11-08
    He saw him again [the next month]. => 2024-12
    `,
  ],
  [
    { anchor: '2024-12-30', tense: 'future' },
    `
    The visit will take place on [January 7]. => 2025-01-07
    `,
  ],
  [
    { anchor: '2025-01-03', tense: 'past' },
    `
    He received him on [December 31]. => 2024-12-31
    He received him on [Monday, December 30]. => 2024-12-30
    `,
  ],
  [
    { anchor: '2022-06-13', tense: 'past' },
    `
    The premier sat down with union leaders on [Friday night]. => 2022-06-10
    The premier was in Brussels [between 7 and 9 June]. => 2022-06-07/2022-06-09
    The premier was in Brussels [from the 7th to the 9th of June]. => 2022-06-07/2022-06-09
    The premier was in Brussels [from May 31 to June 2]. => 2022-05-31/2022-06-02
    The premier was in Brussels on [7, 8 and 9 June]. => 2022-06-07/2022-06-09
    The premier was in Brussels on [Tuesday and Wednesday, June 7 and 8]. => 2022-06-07/2022-06-08
    The premier was in Brussels on [Tuesday, 7 June, and Wednesday, 8 June]. => 2022-06-07/2022-06-08
    The premier was in Brussels on [Tuesday, June 7th, 2022]. => 2022-06-07
    The premier was in Brussels on [Tuesday the 7th]. => 2022-06-07
    The premier was in Brussels on [the seventh of June]. => 2022-06-07
    The premier was in Brussels on [07 June 2022]. => 2022-06-07
    The premier was in Brussels on [Jun. 7]. => 2022-06-07
    The premier was in Brussels on [2022-06-07T14:00:00Z]. => 2022-06-07
    The premier was in Brussels on [Monday June 6] at 10:30 a.m. => 2022-06-06
    The premier was in Brussels [Thursday last week]. => 2022-06-09
    The premier was in Brussels [Thursday evening] local time. => 2022-06-09
    The premier was in Brussels shortly after midnight on [Friday]. => 2022-06-10
    The premier was in Brussels just before dawn [Friday]. => 2022-06-10
    The premier was in Brussels on [the evening of Thursday, June 9]. => 2022-06-09
    The premier was in Brussels [yesterday (Sunday)]. => 2022-06-12
    The premier was in Brussels [yesterday (June 12)]. => 2022-06-12
    The premier was in Brussels [today (June 13, 2022)]. => 2022-06-13
    The premier was in Brussels [in the first quarter of this year]. => 2022-01/2022-03
    The premier was in Brussels around [mid-May]. => 2022-05-11/2022-05-20
    The premier was in Brussels [in the latter half of May]. => 2022-05-16/2022-05-31
    The premier was in Brussels [in the latter part of May]. => 2022-05-21/2022-05-31
    The premier was in Brussels [at the start of the year]. => 2022-01/2022-04
    The premier was in Brussels [late in May]. => 2022-05-21/2022-05-31
    The premier was in Brussels [three weeks ago]. => 2022-05-23
    The premier was in Brussels [a few hours ago]. => 2022-06-13
    The premier was in Brussels [over the weekend]. => 2022-06-11/2022-06-12
    The premier was in Brussels [last Thursday and Friday]. => 2022-06-09/2022-06-10
    The premier's [Tuesday] visit to Brussels failed. => 2022-06-07
    [The 7-9 June] talks failed. => 2022-06-07/2022-06-09
    They could march [in May]. => 2022-05
    `,
  ],
  [
    { anchor: '2022-06-13', tense: 'future' },
    `
    The premier will be in Brussels [Wednesday and Thursday]. => 2022-06-15/2022-06-16
    The premier will be in Brussels from [tomorrow]. => 2022-06-14
    The premier will be in Brussels on or before [June 20]. => 2022-06-20
    The premier will be in Brussels in [the week beginning June 20]. => 2022-06-20/2022-06-26
    The premier will be in Brussels in [the week starting 20 June]. => 2022-06-20/2022-06-26
    The premier will be in Brussels [in the second week of July]. => 2022-07-08/2022-07-14
    The premier will be in Brussels by [the end of July]. => 2022-07-21/2022-07-31
    The premier will be in Brussels [in the coming months]. => vague
    The premier will be in Brussels [in fall 2022]. => 2022-23
    The premier will be in Brussels [in the second half of 2022]. => 2022-07/2022-12
    The premier will be in Brussels [in the second half of the year]. => 2022-07/2022-12
    `,
  ],
  [
    { anchor: '2022-06-13', told: '2022-06-01', tense: 'past' },
    `
    [The next Friday], he was received by the king. => 2022-06-03
    [The Friday before], he had been received by the king. => 2022-05-27
    He was received by the king [that night]. => 2022-06-01
    He was received by the king [that weekend]. => 2022-06-04/2022-06-05
    He was received by the king [the next week]. => 2022-06-06/2022-06-12
    He had been received by the king [two weeks before]. => 2022-05-18
    `,
  ],
  [
    { anchor: '2025-03-19', tense: 'past' },
    `
    The deputy premier travelled to the seat of the bloc [this Wednesday]. => 2025-03-19
    The deputy premier travelled there [Tuesday, late in the afternoon]. => 2025-03-18
    The deputy premier travelled there [from the 15th to 18th of this month]. => 2025-03-15/2025-03-18
    The deputy premier travelled there [between March 15th and 18th]. => 2025-03-15/2025-03-18
    The deputy premier travelled there [from Saturday, March 15, to Tuesday, March 18]. => 2025-03-15/2025-03-18
    The deputy premier travelled there [between late February and early March]. => 2025-02-21/2025-03-10
    The deputy premier travelled there [from late January to early February]. => 2025-01-21/2025-02-10
    The deputy premier travelled there [between January and March]. => 2025-01/2025-03
    The deputy premier travelled there [in January and February]. => 2025-01/2025-02
    The deputy premier travelled there [in January-February 2025]. => 2025-01/2025-02
    The deputy premier travelled there [between 2023 and 2024]. => 2023/2024
    The deputy premier travelled there ([10-12 March]). => 2025-03-10/2025-03-12
    The deputy premier travelled there on [Tuesday, 18/03/2025]. => 2025-03-18
    The deputy premier travelled there on [March 18 this year]. => 2025-03-18
    The deputy premier travelled there on [March 18, 2024], [a year earlier]. => 2024-03-18 ; 2024
    The deputy premier travelled there [in the afternoon of Tuesday, March 18]. => 2025-03-18
    The deputy premier travelled there [yesterday in the evening]. => 2025-03-18
    The deputy premier travelled there only [yesterday]. => 2025-03-18
    The deputy premier travelled there on [Saturday] and then [Sunday]. => 2025-03-15 ; 2025-03-16
    The deputy premier travelled there [over the weekend of March 15-16]. => 2025-03-15/2025-03-16
    The deputy premier travelled there [on the weekend of 15 March]. => 2025-03-15/2025-03-16
    The deputy premier travelled there [last week Thursday]. => 2025-03-13
    The deputy premier travelled there [on the night of March 18]. => 2025-03-18
    The deputy premier travelled there [on the night of March 18 to 19]. => 2025-03-18/2025-03-19
    The deputy premier travelled there [overnight between Monday and Tuesday]. => 2025-03-17/2025-03-18
    The deputy premier travelled there on [17 Ramadan 1446 (17 March 2025)]. => 2025-03-17
    The deputy premier travelled there on 27 Esfand 1403 ([17 March 2025]). => 2025-03-17
    The deputy premier travelled there on [18.3.2025]. => 2025-03-18
    The deputy premier travelled there on [18/3/2025]. => 2025-03-18
    The deputy premier travelled there on [Mar 18th]. => 2025-03-18
    The deputy premier travelled there on [18 March,2025]. => 2025-03-18
    The deputy premier travelled there [the month before last]. => 2025-01
    The deputy premier travelled there [in the final days of February]. => 2025-02-21/2025-02-28
    The deputy premier travelled there [in the dying days of February]. => 2025-02-21/2025-02-28
    The deputy premier travelled there [in the early days of March]. => 2025-03-01/2025-03-10
    [Last year]'s budget was 2,024 million. => 2024
    `,
  ],
  [
    { anchor: '2025-03-19', tense: 'future' },
    `
    The deputy premier will travel there [Tuesday of next week]. => 2025-03-25
    The deputy premier will travel there [next week Tuesday]. => 2025-03-25
    The deputy premier will travel there [in mid-April]. => 2025-04-11/2025-04-20
    The deputy premier will travel there [in a week]'s time. => 2025-03-26
    The deputy premier will travel there [in a fortnight]. => 2025-04-02
    The deputy premier will travel there before [April 15]. => 2025-04-15
    The deputy premier will travel there around [April 15]. => 2025-04-15
    The deputy premier will travel there [in the first half of April]. => 2025-04-01/2025-04-15
    The deputy premier will travel there [in the third week of April]. => 2025-04-15/2025-04-21
    The deputy premier will travel there [in late April or early May]. => 2025-04-21/2025-05-10
    The deputy premier will travel there [in April or May]. => 2025-04/2025-05
    The deputy premier will travel there [in the spring of 2026]. => 2026-21
    The deputy premier will travel there [in early-2026]. => 2026-01/2026-04
    The deputy premier will travel there [by 2026]. => 2026
    `,
  ],
  [
    { anchor: '2025-03-19', told: '2025-03-12', tense: 'past' },
    `
    [The next day, Thursday, March 13], he was received. => 2025-03-13
    He had been received [the day before, Tuesday, March 11]. => 2025-03-11
    He was received [two days on]. => 2025-03-14
    He was received [in the evening]. => 2025-03-12
    He was received [the following weekend]. => 2025-03-15/2025-03-16
    He was received [days later]. => vague
    `,
  ],
  [
    { anchor: '2023-10-05', tense: 'past' },
    `
    The chancellor received the mayors on [Thursday, 5 October]. => 2023-10-05
    The chancellor received the mayors on [Wednesday afternoon, October 4, 2023]. => 2023-10-04
    The chancellor received the mayors [last Wednesday (27 September)]. => 2023-09-27
    The chancellor received the mayors on [the 27th day of September 2023]. => 2023-09-27
    The chancellor received the mayors on [27th of September, 2023]. => 2023-09-27
    The chancellor received the mayors on [Sept. 27-28]. => 2023-09-27/2023-09-28
    The chancellor received the mayors [from September 25 till 27]. => 2023-09-25/2023-09-27
    The chancellor received the mayors [from 25th September to 5th October, 2023]. => 2023-09-25/2023-10-05
    The chancellor received the mayors [from September 25, 2023, to October 5, 2023]. => 2023-09-25/2023-10-05
    The chancellor received the mayors [from Monday 25 to Wednesday 27 September]. => 2023-09-25/2023-09-27
    The chancellor received the mayors [from Monday to Wednesday, 25-27 September]. => 2023-09-25/2023-09-27
    The chancellor received the mayors on [September 25, 26, and 27]. => 2023-09-25/2023-09-27
    The chancellor received the mayors on [Monday, Tuesday and Wednesday]. => 2023-10-02/2023-10-04
    The chancellor received the mayors [between September 25 and October 1]. => 2023-09-25/2023-10-01
    The chancellor received the mayors [during the week of September 25-29]. => 2023-09-25/2023-09-29
    The chancellor received the mayors a little [over a month ago]. => 2023-09
    The chancellor received the mayors [nearly two years ago]. => 2021
    The chancellor received the mayors [earlier in the year]. => 2023
    The chancellor received the mayors [throughout September]. => 2023-09
    The chancellor received the mayors [over the summer]. => 2023-22
    The chancellor received the mayors [at the end of last year]. => 2022-09/2022-12
    The chancellor received the mayors [at the start of October]. => 2023-10-01/2023-10-10
    The chancellor received the mayors [late last night]. => 2023-10-04
    The chancellor received the mayors [last evening]. => 2023-10-04
    The chancellor received the mayors in the small hours of [Wednesday]. => 2023-10-04
    The chancellor received the mayors on [Wed 4 Oct.] => 2023-10-04
    The chancellor received the mayors on [4.10.2023]. => 2023-10-04
    Since [Oct. 4] the chancellor has received the mayors. => 2023-10-04
    `,
  ],
  [
    { anchor: '2023-10-05', tense: 'future' },
    `
    The chancellor will receive the mayors [Thursday next]. => 2023-10-12
    The chancellor will receive the mayors on the [coming Saturday]. => 2023-10-07
    The chancellor will receive the mayors [this Saturday and Sunday]. => 2023-10-07/2023-10-08
    The chancellor will receive the mayors by [next Friday]. => 2023-10-06
    The chancellor will receive the mayors [next November]. => 2023-11
    The chancellor will receive the mayors at [end-October]. => 2023-10-21/2023-10-31
    The chancellor will receive the mayors sometime [in 2024]. => 2024
    The chancellor will receive the mayors [in H1 2024]. => 2024-01/2024-06
    The chancellor will receive the mayors [the day after tomorrow, Saturday]. => 2023-10-07
    `,
  ],
  [
    { anchor: '2024-08-27', tense: 'past' },
    `
    Negotiators met as recently as [Monday]. => 2024-08-26
    Negotiators met on [Thursday 22, Friday 23 and Saturday 24 August]. => 2024-08-22/2024-08-24
    Negotiators met [in June, July and August]. => 2024-06/2024-08
    Negotiators met [from early June to mid-July]. => 2024-06-01/2024-07-20
    `,
  ],
  [
    { anchor: '2024-08-27', tense: 'future' },
    `
    Negotiators will meet again [a fortnight from today]. => 2024-09-10
    Negotiators will meet again on [the 2nd of next month]. => 2024-09-02
    `,
  ],
]

describe.each(TABLES)('%o', (setting, table) => {
  test.each(rows(table))('$text', row => expect(readRow(grammar, row, setting)).toEqual(row))
})

describe('no date', () => {
  test.each([
    'They will meet on Christmas Day.',
    'Resolution 1325 was recalled.',
    'The 2030 Agenda advances.',
    'He is 52 years old.',
    'They talked for three days.',
    'It may 12 times be asked.',
    'The May 18 Foundation invited him.',
    'The 17 November group was disbanded.',
    'The Friday Times reported it.',
    'May the talks succeed.',
    'He will fall in line with the summer camp.',
    'A year later than planned, it opened.',
    'Twice a week, on Mondays, they meet.',
    'The price is 1,250.00 dollars.',
    'On day three of the visit he slept.',
    'The premier will be in Brussels in the fourth quarter.',
    'The premier was in Brussels on consecutive days.',
    'The premier ruled 2010-2019.',
    'He was received by the king hours later.',
    'The committee meets every second Tuesday.',
    'The committee meets on the first Monday of each month.',
    'The committee voted 12-5 in favour.',
    'The 26/11 attacks changed it.',
    'April met August.',
    'Route 66 and Highway 12 are shut.',
    'About 2022 people came.',
    'He sat for 3 to 5 minutes.',
    'Case No. 12/2021 was heard.',
    'The Boeing flew at 12,000 feet.',
    'The deputy premier travelled there in the last 24 hours.',
    'The deputy premier travelled there at the February session.',
    'The day after the meeting, he was received.',
    'He was received on the second day of the visit.',
    'The number 2 of the party was received.',
    'The S&P 500 lost 2.3 percent.',
    'Phone: 06-12-24-56-78.',
    'Version 10.2.24 of the software is out.',
    'The March 18 Square is full.',
    'The March 23 Movement fighters left.',
    'Mrs May Tran was received.',
    'A May Day rally was held.',
    'Summer rains came.',
    'The sun rose on the second.',
    'The next minister has a year left.',
    'On the 4th, the chancellor received the mayors.',
    'The chancellor paid 2,500 dollars.',
    'Two days after the attack, he received the mayors.',
    'A month to the day after the attack, he received the mayors.',
    'The chancellor served 10 years in prison.',
    'The May bank holiday was cold.',
  ])('%s', text =>
    expect(readRow(grammar, { text, expected: '' }, { anchor: '2024-11-15' })).toEqual({ text, expected: '' }),
  )
})
