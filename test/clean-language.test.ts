import { describe, expect, test } from 'vitest'
import { clean } from '../pipeline/stages/2-clean/index.ts'
import { cleaned, context, documentOf } from './clean-context.ts'

describe('language of a document', () => {
  test.each([
    [
      'fr',
      'Le ministre de l’Intérieur a reçu mardi à Rabat son homologue norvégien, avec lequel il s’est entretenu de la pêche.',
    ],
    ['fr', 'RENCONTRE : LA MINISTRE ET LE MAIRE SE SONT VUS AU PORT POUR UNE VISITE DE TRAVAIL'],
    [
      'en',
      'The interior minister met his Norwegian counterpart in Rabat on Tuesday for talks on fisheries, his office said.',
    ],
    ['en', 'Lea Dorn, who heads the agency, was in Oslo on Monday with a delegation of the ministry of trade.'],
    [
      'es',
      'El ministro del Interior recibió el martes en Rabat a su homólogo noruego, con quien habló de la pesca en el Atlántico.',
    ],
    ['es', 'La presidenta de la comisión se reunió ayer con el alcalde para tratar sobre las obras del puerto.'],
    [
      'pt',
      'O ministro do Interior recebeu na terça-feira em Rabat o seu homólogo norueguês, com quem falou sobre a pesca.',
    ],
    [
      'it',
      'Il ministro dell’Interno ha ricevuto martedì a Rabat il suo omologo norvegese, con il quale ha parlato della pesca.',
    ],
    [
      'de',
      'Der Innenminister hat am Dienstag in Rabat seinen norwegischen Amtskollegen empfangen und mit ihm über die Fischerei gesprochen.',
    ],
    [
      'nl',
      'De minister van Binnenlandse Zaken heeft dinsdag in Rabat zijn Noorse ambtgenoot ontvangen en met hem over de visserij gesproken.',
    ],
    [
      'tr',
      'İçişleri Bakanı salı günü Rabat’ta Norveçli mevkidaşı ile bir araya geldi ve balıkçılık için yeni bir anlaşma olduğunu söyledi.',
    ],
    [
      'ro',
      'Ministrul de Interne a primit marți la Rabat pe omologul său norvegian, cu care a discutat despre pescuit și despre porturi.',
    ],
    [
      'id',
      'Menteri Dalam Negeri bertemu dengan rekannya dari Norwegia di Rabat pada hari Selasa untuk membahas perikanan dan pelabuhan.',
    ],
    ['ar', 'استقبل وزير الداخلية يوم الثلاثاء في الرباط نظيره النرويجي وبحث معه التعاون في مجال الصيد البحري.'],
    ['fa', 'وزیر کشور روز سه‌شنبه در رباط با همتای نروژی خود دیدار کرد و دربارهٔ همکاری گفتگو کرد.'],
    ['ru', 'Министр внутренних дел принял во вторник в Рабате своего норвежского коллегу.'],
    ['uk', 'Міністр внутрішніх справ прийняв у вівторок у Рабаті свого норвезького колегу, її заступник теж був там.'],
    ['zh', '内政部长星期二在拉巴特会见了挪威同行。'],
    ['ja', '内務大臣は火曜日にラバトでノルウェーの大臣と会談した。'],
    ['ko', '내무장관은 화요일 라바트에서 노르웨이 장관을 만났다.'],
    ['el', 'Ο υπουργός Εσωτερικών δέχθηκε την Τρίτη στο Ραμπάτ τον Νορβηγό ομόλογό του.'],
  ])('%s: %s', (language, text) => {
    expect(cleaned(text).language).toBe(language)
  })

  test.each([['1234 5678'], ['Rabat'], ['***'], ['xx yy zz']])('none: %s', text => {
    const { records, issues } = clean(documentOf(text), context)
    expect(records[0]!.language).toBeNull()
    expect(issues.map(i => i.code)).toEqual(['CLEAN002'])
  })

  test('a language without a pack is an issue, the document stays', () => {
    const { records, issues } = clean(
      documentOf('El ministro recibió a la delegación en el puerto, según un comunicado.'),
      context,
    )
    expect(records).toHaveLength(1)
    expect(issues).toMatchObject([{ code: 'CLEAN001', document_id: 'doc_x' }])
  })

  test('the sidecar decides', () => {
    const { records, issues } = clean(documentOf('Rabat', { language: 'fr', title: 'Ailleurs' }), context)
    expect(records[0]).toMatchObject({ language: 'fr', title: 'Ailleurs' })
    expect(issues).toEqual([])
  })

  test('cues and navigation of another language do not outvote the body', () => {
    const text =
      'Share on Facebook and get the latest of the news from our newsletter for you\n\nLe maire a reçu la préfète au port. Il lui a montré le quai et les grues.\n\nLeave a Reply'
    expect(cleaned(text).language).toBe('fr')
  })
})

describe('language of a line', () => {
  const french =
    'Le ministre des Transports a reçu lundi à Dakar la directrice du port, avec laquelle il a parlé du chenal.'
  const english =
    'Today the minister received the director of the port, and they spoke about the channel and the new cranes.'
  const arabic = 'استقبل الوزير اليوم مديرة الميناء وبحث معها توسيع القناة وشراء رافعات جديدة للميناء في العام المقبل'
  const spanish =
    'El ministro recibió el lunes en Dakar a la directora del puerto, con la que habló del canal y de las grúas.'
  test.each([
    [[french, english], ['fr', 'en'], 'fr'],
    [[french, french, 'Merci and goodbye to the minister.'], ['fr', 'fr', 'fr'], 'fr'],
    [[english, english, french], ['en', 'en', 'fr'], 'en'],
    [[french, french, arabic], ['fr', 'fr', 'ar'], 'fr'],
    [[french, french, spanish], ['fr', 'fr', 'fr'], 'fr'],
  ])('%#', (paragraphs, languages, whole) => {
    const document = cleaned(paragraphs.join('\n\n'))
    expect(document.lines.map(l => l.language)).toEqual(languages)
    if (paragraphs.length > 2) expect(document.language).toBe(whole)
  })
})
