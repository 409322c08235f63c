import { describe, expect, test } from 'vitest'

import { openContext } from '../pipeline/run/context.ts'
import { splitSource } from '../pipeline/run/pipeline.ts'
import { extract } from '../pipeline/stages/5-extract/index.ts'

const stages = openContext(process.cwd())

/** Topics of every meeting of a text, in text order. */
function topicsOf(text: string): string[][] {
  const source = {
    document_id: 'doc_x',
    path: 'x.txt',
    sha256: '',
    byte_count: 0,
    encoding: 'utf-8',
    text,
    sidecar: null,
    duplicate_of: null,
  }
  const [record] = extract(splitSource(source, stages).document, stages.extract).records
  return record!.reports.map(r => r.topics)
}

const FR =
  'Le ministre des Affaires étrangères, Paul Castagnol, a reçu mardi à Genève son homologue norvégien, Erik Haugland'
const EN = 'Foreign Minister Ana Rovic received her Norwegian counterpart, Erik Haugland, in Geneva on Tuesday'

describe('what one meeting is about', () => {
  test.each<[string, string]>([
    // in the sentence that tells it
    [`${FR}, pour discuter de la pêche et du commerce bilatéral.`, 'food_water,trade_investment'],
    [`${FR} pour un entretien consacré à la lutte contre la traite des êtres humains.`, 'human_trafficking'],
    [
      `${FR}, avec lequel il a évoqué la situation au Sahel et l'aide humanitaire.`,
      'development_aid,regional_conflicts',
    ],
    [`${FR}, en marge d'une conférence sur le climat.`, ''],
    [`${FR}, après l'attaque terroriste de dimanche.`, ''],
    [`${FR}, qui dirige aussi le comité national du tourisme.`, ''],
    [`${FR}. Ils ont parlé de transition énergétique.`, 'energy'],
    [`${EN} to discuss vaccine supplies and student exchanges.`, 'education_culture,health'],
    [`${EN} for talks on the war in Ukraine and food prices.`, 'food_water,regional_conflicts'],
    [`${EN}, on the sidelines of a climate conference.`, ''],
    [`${EN}, who also heads the national tourism board.`, ''],
    [`${EN}, with whom she discussed extradition.`, 'justice'],
    [`${EN} days after an earthquake struck the region.`, ''],
    // in what follows
    [`${FR}. L'entretien a porté sur les droits de l'homme et la réforme de la justice.`, 'human_rights,justice'],
    [`${FR}. Au cours de cette audience, M. Haugland a plaidé pour la libération des détenus.`, 'human_rights'],
    [`${FR}. Les deux ministres ont évoqué la coopération spatiale et l'intelligence artificielle.`, 'technology'],
    [`${FR}. La réforme constitutionnelle et les élections étaient au centre des discussions.`, 'governance'],
    [`${FR}. L'essentiel de l'audience a été occupé par les visas.`, 'migration'],
    [`${FR}. Il a été question de la sécurité des Jeux olympiques.`, 'event_security'],
    [`${FR}. Au menu : le nucléaire civil et les sanctions.`, 'nuclear'],
    [`${FR}. M. Haugland a demandé une aide budgétaire et des vaccins.`, 'development_aid,health'],
    [
      `${FR}. « Nous voulons des résultats », a dit M. Haugland. Il a souligné l'importance de la déforestation.`,
      'environment',
    ],
    [`${FR}. Les échanges ont également porté sur le blanchiment d'argent et la corruption.`, 'financial_crime'],
    [`${EN}. The talks covered drought, dams and irrigation.`, 'food_water'],
    [`${EN}. Counter-terrorism and money laundering were discussed.`, 'financial_crime,terrorism'],
    [`${EN}. The two ministers agreed to set up a joint committee on drug trafficking.`, 'drug_trafficking'],
    [`${EN}. Hydrogen and the power grid are on the agenda.`, 'energy'],
    [`${EN}. They reviewed military cooperation and peacekeeping.`, 'defence'],
    [`${EN}. Discussions focused on tourism and direct flights.`, 'tourism,transport'],
    [`${EN}. During the meeting, Haugland raised the case of detained journalists.`, 'human_rights'],
    [`${EN}. Haugland asked for help against forest fires.`, 'crisis_management'],
    [
      `${EN}. Both sides stressed the need to share intelligence on foreign fighters.`,
      'intelligence_sharing,terrorism',
    ],
    [`${EN}. The ministers also exchanged views on ransomware.`, 'cybercrime'],
    // what one of those who met handed, assured or told the other
    [`${EN}, who assured her that deliveries of fuel oil would go on.`, 'energy'],
    [`${EN}, who lives near a power plant.`, ''],
    [`${FR}, qui lui a remis un rapport sur les violences sexuelles.`, 'human_rights'],
    [`${FR}, qui dirige un refuge contre les violences sexuelles.`, ''],
    [`${EN}. Haugland used the occasion to ask for scholarships.`, 'education_culture'],
    // other ways to say what talks were about
    [`${EN}. Fisheries were on the list.`, 'food_water'],
    [`${FR}. Les visas ont fait l'objet d'un long débat.`, 'migration'],
    [
      `${FR}. L'escorte des convois et la protection des forages ont occupé l'essentiel de la discussion.`,
      'food_water',
    ],
    [
      `${EN}. The conversation touched on coordination between the Norwegian army and the international force.`,
      'defence',
    ],
    [`${FR}, au sujet de la réforme de l'asile.`, 'migration'],
    // and what is about something else
    [`${EN}, on the sidelines of a gathering of defence ministers.`, ''],
    [`${EN}. Rovic then visited the vaccine factory with Haugland.`, ''],
    [`${FR}. Le ministre a visité une école de police avec M. Haugland.`, ''],
    [`${EN}. The officials will meet the Ministers of Trade, Industry and Fisheries.`, ''],
    [`${FR}. Le Parlement débat jeudi de la réforme des retraites et de l'hôpital.`, ''],
    [`${FR}. À Oslo, l'opposition a dénoncé la corruption.`, ''],
    [`${EN}. Parliament will vote on the health budget on Friday.`, ''],
    [`${EN}. The opposition has accused the government of corruption.`, ''],
    [`${EN}. Matters of mutual interest were discussed.`, ''],
    [`${FR}. Ils ont passé en revue des questions d'intérêt commun.`, ''],
  ])('%s', (text, topics) => {
    expect(topicsOf(text)).toEqual([topics === '' ? [] : topics.split(',')])
  })
})

describe('which of several meetings', () => {
  test.each<[string, string[]]>([
    [
      'Minister Ana Rovic met separately on Monday with Ambassador Erik Haugland and Ambassador Lena Torvik. With Ambassador Torvik she discussed fisheries.',
      ['', 'food_water'],
    ],
    [
      'Minister Ana Rovic met separately on Monday with Ambassador Erik Haugland and Ambassador Lena Torvik. During the meetings, she raised visa rules.',
      ['migration', 'migration'],
    ],
    [
      'Le ministre Paul Castagnol a reçu lundi Erik Haugland, ministre norvégien du Pétrole, au sujet du gazoduc. Mardi, il a reçu la ministre danoise Lena Torvik, avec qui il a parlé de vaccins.',
      ['energy', 'health'],
    ],
    [
      'Le ministre Paul Castagnol a reçu lundi à Oslo le ministre Erik Haugland. Mardi, il a rencontré à Copenhague la ministre Lena Torvik. La pêche a été au centre de tous ces entretiens.',
      ['food_water', 'food_water'],
    ],
    // a paragraph goes on about the one that it named
    [
      'Minister Ana Rovic met separately on Monday with Ambassador Erik Haugland and Ambassador Lena Torvik. Ambassador Haugland praised the welcome. More work permits were discussed.',
      ['migration', ''],
    ],
    // the matter, the plan: that of the meeting before
    [
      'Minister Ana Rovic met the envoy Erik Haugland in Oslo on Monday to discuss the rail link. She is due to discuss the plan with Mayor Lena Torvik in Bergen next week.',
      ['transport', 'transport'],
    ],
    [
      'Le ministre Paul Castagnol a reçu lundi à Oslo Erik Haugland, au sujet du gazoduc. Il a rencontré la ministre danoise Lena Torvik en février sur le même dossier.',
      ['energy', 'energy'],
    ],
    [
      'Minister Ana Rovic met the envoy Erik Haugland in Oslo on Monday to discuss the rail link. She is due to discuss the issue of visas with Mayor Lena Torvik in Bergen next week.',
      ['transport', 'migration'],
    ],
    // what was said before a meeting to come, and why one fell through
    [
      'Minister Ana Rovic will meet the envoy Erik Haugland in Oslo on Monday. She said that the vaccines had arrived.',
      [''],
    ],
    ['Minister Ana Rovic will meet the envoy Erik Haugland in Oslo on Monday. They will discuss vaccines.', ['health']],
    ["La rencontre prévue lundi entre Ana Rovic et Erik Haugland a été annulée en raison d'un cyclone.", ['']],
    [
      'The meeting between Ana Rovic and Erik Haugland, planned for Monday to discuss fisheries, was cancelled.',
      ['food_water'],
    ],
  ])('%s', (text, topics) => {
    expect(topicsOf(text)).toEqual(topics.map(t => (t === '' ? [] : t.split(','))))
  })
})

test('the title names the topic', () => {
  const body =
    'GENEVA, 4 May 2021 - Foreign Minister Ana Rovic received her Norwegian counterpart, Erik Haugland, on Tuesday.\n'
  expect(topicsOf(`Rovic and Haugland discuss fisheries\n\n${body}`)).toEqual([['food_water']])
})

test('every topic keeps the words that say it', () => {
  const text = `${EN} to discuss vaccine supplies.`
  const source = {
    document_id: 'doc_x',
    path: 'x.txt',
    sha256: '',
    byte_count: 0,
    encoding: 'utf-8',
    text,
    sidecar: null,
    duplicate_of: null,
  }
  const [record] = extract(splitSource(source, stages).document, stages.extract).records
  const evidence = record!.reports[0]!.evidence.filter(e => e.field === 'topic')
  expect(evidence.map(e => [e.value, text.slice(e.char_start, e.char_end)])).toEqual([['health', 'vaccine supplies']])
})

test('a verb in -ant is no student, cooperation in one field no relation in general', () => {
  const text =
    "Le ministre Paul Castagnol a reçu le préfet Jonas Weber. Ils se sont entretenus, étudiant les moyens de renforcer la coopération opérationnelle contre la contrebande d'armes."
  for (const topics of topicsOf(text)) {
    expect(topics).not.toContain('education_culture')
    expect(topics).not.toContain('bilateral_relations')
  }
  expect(topicsOf(text)[0]).toContain('organised_crime')
})
