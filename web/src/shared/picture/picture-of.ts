// Which drawing stands for a product, and in which colours: chosen from what it is called and its id, so a product
// looks the same everywhere and always. Decides only; product-picture.tsx draws.

export const motifs = [
  'fruit',
  'sack',
  'dish',
  'bottle',
  'shirt',
  'trousers',
  'bag',
  'keyboard',
  'earphones',
  'mug',
  'board',
  'chest',
  'parcel',
] as const

export type Motif = (typeof motifs)[number]

/** The colour things of a kind mostly have; each of them lies a little beside it. */
const hueOfMotif: Readonly<Record<Motif, number>> = {
  fruit: 28,
  sack: 44,
  dish: 8,
  bottle: 22,
  shirt: 205,
  trousers: 232,
  bag: 35,
  keyboard: 250,
  earphones: 268,
  mug: 178,
  board: 42,
  chest: 320,
  parcel: 200,
}
const hueSpread = 12

const wordsOfMotif: readonly (readonly [RegExp, Motif])[] = [
  [/한라봉|귤|과일|사과|배\b|딸기|fruit|apple|orange/i, 'fruit'],
  [/현미|쌀|잡곡|콩|rice|grain/i, 'sack'],
  [/한우|불고기|고기|삼겹|생선|beef|meat|fish/i, 'dish'],
  [/콜드브루|원액|커피|주스|음료|오일|coffee|juice|oil/i, 'bottle'],
  [/팬츠|바지|청바지|trousers|pants|jeans/i, 'trousers'],
  [/티셔츠|셔츠|니트|자켓|코트|shirt|jacket|coat/i, 'shirt'],
  [/가방|에코백|백팩|파우치|bag|pack/i, 'bag'],
  [/키보드|노트북|마우스|keyboard|laptop/i, 'keyboard'],
  [/이어폰|헤드폰|스피커|earphone|headphone|speaker/i, 'earphones'],
  [/머그|컵|텀블러|잔|mug|cup|tumbler/i, 'mug'],
  [/도마|칼|주방|board|knife|kitchen/i, 'board'],
  [/보석|자개|상자|반지|시계|jewel|box|watch/i, 'chest'],
]

const motifOfCategory: Readonly<Record<string, Motif>> = {
  식품: 'dish',
  패션: 'shirt',
  디지털: 'keyboard',
  생활: 'mug',
  주방: 'mug',
  한정판: 'chest',
}

export type PictureChoice = { readonly motif: Motif; readonly hue: number; readonly turn: number }

type Pictured = { readonly id: string; readonly name: string; readonly category: string }

export function pictureOf({ id, name, category }: Pictured): PictureChoice {
  const seed = hashOf(id)
  const named = wordsOfMotif.find(([words]) => words.test(name))?.[1]
  const motif = named ?? motifOfCategory[category] ?? 'parcel'
  const aside = (seed % (2 * hueSpread + 1)) - hueSpread
  return { motif, hue: (hueOfMotif[motif] + aside + 360) % 360, turn: seed % 360 }
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return hash >>> 0
}
