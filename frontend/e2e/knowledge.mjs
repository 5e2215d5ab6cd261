// What the tests import: made up here, so that every question has one known answer.
export const LAMP = {
  question: 'How long is the warranty on the Blixa lamp?',
  answer: 'The warranty on the Blixa lamp is 24 months from delivery.',
}
export const SHADE = {
  question: 'Can I wash the shade of the Blixa lamp?',
  answer: 'Wipe the shade of the Blixa lamp with a dry cloth and do not wash it.',
}
export const LAMP_ZH = { question: '布利克萨台灯保修多久？', answer: '布利克萨台灯自签收之日起保修 24 个月。' }
/** Nothing in any knowledge base here answers this. */
export const NOWHERE = 'Which saxophone did the harbour master paint on Tuesday?'
export const NOWHERE_ZH = '港口主任周二画的是哪一支萨克斯？'

export const FILES = {
  'lamps.csv': `question,answer\n${LAMP.question},${LAMP.answer}\n${SHADE.question},${SHADE.answer}\n`,
  '台灯.csv': `问题,答案\n${LAMP_ZH.question},${LAMP_ZH.answer}\n`,
  'blixa.md': `# The Blixa lamp\n\nA desk lamp with a paper shade.\n\n## Bulbs\n\nThe Blixa lamp takes an E14 bulb of at most 40 watts. The bulb is not in the box.\n`,
}
