// A folder of 500 made-up documents in both languages, for pictures and for tests of a full library.
import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const THINGS = [
  ['lamp', '台灯'], ['sofa', '沙发'], ['wardrobe', '衣柜'], ['mattress', '床垫'], ['bookcase', '书架'], ['desk', '书桌'], ['chair', '椅子'], ['rug', '地毯'], ['mirror', '镜子'], ['shelf', '搁板'],
]
const TOPICS = [
  ['delivery', '送货', (n) => [`How many days does delivery of the ${n} take?`, `Delivery takes ${(n.length % 5) + 2} days.`], (n) => [`${n}送货要几天？`, '送货需要 3 天。']],
  ['returns', '退换', (n) => [`Can I return the ${n}?`, `The ${n} can be returned within 30 days in its packaging.`], (n) => [`${n}可以退吗？`, `${n}可在 30 天内连同包装退回。`]],
  ['care', '保养', (n) => [`How do I clean the ${n}?`, `Wipe the ${n} with a damp cloth.`], (n) => [`${n}怎么清洁？`, `用湿布擦拭${n}。`]],
  ['warranty', '质保', (n) => [`How long is the warranty on the ${n}?`, `The warranty on the ${n} is 24 months.`], (n) => [`${n}保修多久？`, `${n}自签收之日起保修 24 个月。`]],
  ['assembly', '安装', (n) => [`Who assembles the ${n}?`, `Our fitters assemble the ${n} for 120 yuan.`], (n) => [`${n}谁来安装？`, `由安装师傅上门安装${n}，收费 120 元。`]],
]

/** The nth document: its name and its text. */
function made(n, language) {
  const thing = THINGS[n % THINGS.length]
  const topic = TOPICS[Math.floor(n / THINGS.length) % TOPICS.length]
  const series = Math.floor(n / (THINGS.length * TOPICS.length)) + 1
  if (language === 'zh') {
    const name = `${series}系列${thing[1]}`
    const [q, a] = topic[3](name)
    return [`${name}-${topic[1]}.md`, `# ${name}：${topic[1]}\n\n问：${q}\n答：${a}\n\n## 备注\n\n本页适用于${name}。如有疑问请联系门店。\n`]
  }
  const name = `Series ${series} ${thing[0]}`
  const [q, a] = topic[2](name)
  return [`${name} ${topic[0]}.md`, `# ${name}: ${topic[0]}\n\nQ: ${q}\nA: ${a}\n\n## Notes\n\nThis page is about the ${name}. Ask the shop if anything is unclear.\n`]
}

/** Writes the folder; gives its path. Three files in it cannot be imported. */
export async function folder(count = 500) {
  const dir = join(await mkdtemp(join(tmpdir(), 'baihua-folder-')), 'Product pages')
  await mkdir(dir)
  const languages = ['zh', 'en']
  for (let n = 0; n < count; n++) {
    const [name, text] = made(Math.floor(n / 2), languages[n % 2])
    await writeFile(join(dir, name), n % 25 === 0 ? `---\nvalid_until: 2025-12-31\n---\n${text}` : text)
  }
  await writeFile(join(dir, 'empty.md'), '')
  await writeFile(join(dir, 'photo.jpg'), 'not a document')
  await writeFile(join(dir, 'broken.pdf'), 'not a PDF')
  return dir
}

/** Imports a folder on the command line, as a program without a window does; the seat must not be running. */
export function importFolder(ctl, db, dir, ...args) {
  const ran = spawnSync(ctl, ['import', '--db', db, ...args, dir], { encoding: 'utf8' })
  if (ran.status !== 0) throw new Error(`baihuactl import: ${ran.stderr}`)
}

export const gone = (dir) => rm(join(dir, '..'), { recursive: true, force: true })
