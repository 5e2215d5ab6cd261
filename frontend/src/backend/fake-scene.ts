// What the dev page shows: a furniture seller's morning, made up, in either language.
import { FakeBackend, makeCard, makeRow, makeTurn } from './fake'
import type { Card, CitationView, DocumentView, TurnView } from './backend'

type Two = readonly [zh: string, en: string]

const minutes = (n: number) => Date.now() - n * 60_000

const DOC: Two = [
  `退换货

无理由退货
签收之日起 30 天内，未使用、包装完好的商品可以无理由退货。床垫拆封后不能退货，但可以在 90 天内免费更换一次硬度。
退货运费由我们承担。

退款时间
仓库收到退货并验收后，退款会在 5 个工作日内退回原支付方式。

常见问题
沙发已经组装好了还能退吗？
可以，只要没有使用痕迹。请先拆开，并放回原包装。`,
  `Returns

Changing your mind
Unused items in their original packaging can be returned within 30 days of delivery. Mattresses cannot be returned once unwrapped, but you may change the firmness once within 90 days at no charge.
We pay for the return shipping.

Refunds
Refunds reach the original payment method within 5 working days after the warehouse has checked the return.

Questions
Can I return a sofa that is already assembled?
Yes, as long as it shows no signs of use. Please take it apart and put it back in its packaging.`,
]

function scene(zh: boolean) {
  const w = (t: Two) => t[zh ? 0 : 1]
  const lang = zh ? 'zh' : 'en'
  const text = w(DOC)
  const doc: DocumentView = {
    row: {
      id: 'home/returns', title: w(['退换货', 'Returns']), lang, format: 'markdown', source: 'returns.md', pack: 'home', audience: 'customer', sample: false, revision: 3,
      passages: 3, owner: '', validFrom: 0, withdrawn: 0, validUntil: 0, importedAt: minutes(3000), snippet: '', health: { suggested: 14, given: 11, rejected: 1, often: false, blank: 0 },
    },
    text,
    passages: [
      { id: 'p1', kind: 'text', heading: [w(['无理由退货', 'Changing your mind'])], questions: [], start: 0, end: 1 },
      { id: 'p2', kind: 'text', heading: [w(['退款时间', 'Refunds'])], questions: [], start: 0, end: 1 },
      { id: 'p3', kind: 'faq', heading: [w(['常见问题', 'Questions'])], questions: [w(['沙发已经组装好了还能退吗？', 'Can I return a sofa that is already assembled?'])], start: 0, end: 1 },
    ],
  }
  const cite = (n: number, heading: Two, quote: Two): CitationView => {
    const start = Array.from(text.slice(0, Math.max(0, text.indexOf(w(quote))))).length
    return { n, documentId: doc.row.id, passageId: `p${n}`, title: doc.row.title, heading: [w(heading)], quote: w(quote), start, end: start + Array.from(w(quote)).length, origin: '', internal: false, sample: false }
  }
  return { w, lang, doc, cite }
}

/** Fills a fake backend with conversations in every state. */
export function furnish(backend: FakeBackend, language: 'zh' | 'en'): void {
  const { w, lang, doc, cite } = scene(language === 'zh')
  const s1: Two = ['可以，只要没有使用痕迹。请先拆开，并放回原包装。', 'Yes, as long as it shows no signs of use. Please take it apart and put it back in its packaging.']
  const s2: Two = ['退货运费由我们承担。', 'We pay for the return shipping.']
  const s3: Two = ['仓库收到退货并验收后，退款会在 5 个工作日内退回原支付方式。', 'Refunds reach the original payment method within 5 working days after the warehouse has checked the return.']
  const join = language === 'zh' ? '' : ' '
  const q1: Two = ['沙发已经装好了，还能退吗？运费谁出？', 'I have already put the sofa together, can I still return it? And who pays for shipping?']
  const show: Partial<Card> = {
    lang, question: w(q1), open: [w(['下周能上门取货吗？', 'Can somebody pick it up next week?'])], text: [w(s1), w(s2), w(s3)].join(join),
    sentences: [{ text: w(s1), citations: [1] }, { text: w(s2), citations: [2] }, { text: w(s3), citations: [3] }],
    citations: [cite(1, ['常见问题', 'Questions'], s1), cite(2, ['无理由退货', 'Changing your mind'], s2), cite(3, ['退款时间', 'Refunds'], s3)],
  }
  const talk = (id: string, lines: [TurnView['role'], Two, Partial<TurnView>?][]): TurnView[] =>
    lines.map(([role, words, more], i) => makeTurn({ id: `${id}-${i}`, role, text: w(words), at: minutes(lines.length - i + 1), outcome: role === 'customer' ? 'show' : '', ...more }))
  const put = (id: string, who: Two, since: number, outcome: string, lines: Parameters<typeof talk>[1], card?: Partial<Card>, more = {}) => {
    const turns = talk(id, lines)
    const last = turns.at(-1)!
    const row = makeRow({ id, customer: w(who), last: last.text, lastRole: last.role, lastAt: last.at, waitingAt: since ? minutes(since) : 0, outcome, route: card?.route ?? '', ...more })
    backend.put({ row, turns, card: card && makeCard({ suggestionId: `s-${id}`, conversationId: id, turnId: last.id, lang, ...card }) })
  }
  backend.channels = [{ name: 'demo', code: 'live', detail: '', retry: 0, listen: false }]
  backend.library = [doc, { ...doc, row: { ...doc.row, id: 'home/delivery', title: w(['配送与安装', 'Delivery and assembly']), passages: 7, format: 'html' } },
    { ...doc, row: { ...doc.row, id: 'home/warranty', title: w(['三包与质保（内部处理流程）', 'Warranty (how we handle it)']), audience: 'internal', validUntil: minutes(9000), passages: 4 } }]
  put('demo/1', ['王女士', 'Ms Wong'], 3.7, 'show', [
    ['customer', ['你好', 'Hello'], { outcome: 'small_talk' }],
    ['agent', ['您好，请问有什么可以帮您？', 'Hello, how can I help you?'], {}],
    ['customer', q1, {}],
    ['customer', ['下周能上门取货吗？', 'Can somebody pick it up next week?'], {}],
  ], show)
  put('demo/2', ['周先生', 'Mr Zhou'], 1.4, 'escalate', [
    ['customer', ['我订了三把餐椅，只到了两把，少的那把能不能直接换成扶手椅，补差价？', 'I ordered three dining chairs and got two. Could you swap the missing one for an armchair and charge me the difference?'], { outcome: 'escalate' }],
  ], {
    route: 'escalate', reason: 'ambiguous', detail: ['veto:number:3 把:1 把', 'veto:name:扶手椅:'].map((d) => (language === 'zh' ? d : d.replace('3 把', '3 chairs').replace('1 把', '1 chair').replace('扶手椅', 'armchair'))),
    text: '', basis: 'partial', question: w(['少的那把能不能直接换成扶手椅，补差价？', 'Could you swap the missing one for an armchair and charge me the difference?']),
    sides: [], guesses: [],
    nearest: [cite(1, ['无理由退货', 'Changing your mind'], s2), cite(2, ['退款时间', 'Refunds'], s3), cite(3, ['常见问题', 'Questions'], s1)],
  })
  put('demo/3', ['李同学', 'Lee'], 0.3, 'show', [['customer', ['退款多久到账？', 'How long does a refund take?'], {}]],
    { text: w(s3), question: w(['退款多久到账？', 'How long does a refund take?']), sentences: [{ text: w(s3), citations: [1] }], citations: [cite(1, ['退款时间', 'Refunds'], s3)],
      confidence: { p: 0.97, low: 0.91, n: 61, word: 'high', source: 'audits' }, warning: 'unreviewed_sample' })
  put('demo/4', ['陈女士', 'Ms Chen'], 0, 'show', [['customer', ['床垫可以换软一点的吗', 'Can I get a softer mattress?'], {}], ['agent', s2, { delivery: 'sent', suggestionId: 'x' }]],
    { ...show, state: 'decided', decision: { id: 'd', action: 'accept', via: 'channel', text: '', reason: '', delivery: 'sent', at: minutes(1) } }, { decided: 'accept' })
  put('demo/5', ['顾客 8841', 'Customer 8841'], 0, 'small_talk', [['customer', ['好的谢谢', 'OK, thank you'], { outcome: 'small_talk' }]])
  put('counter/1', ['', ''], 0, 'show', [['customer', ['装好的沙发能退吗', 'Can an assembled sofa be returned?'], {}]], { ...show, canSend: false, open: [] }, { channel: 'counter', waitingAt: minutes(0.2) })
  backend.day = { turns: 184, shown: 131, escalated: 53, accepted: 97, edited: 18, own: 41, rejected: 6, handedOver: 3, reasons: { no_passage: 27, ambiguous: 14, low_confidence: 9, unreadable_turn: 3 }, entries: 4127 }
  backend.view = { ...backend.view, packs: [{ id: 'home', titleZh: '家居卖场', titleEn: 'Furniture seller', installed: true, documents: 70, missing: 2 }, { id: 'pharmacy', titleZh: '药店', titleEn: 'Pharmacy', installed: false, documents: 0, missing: 0 }] }
}
