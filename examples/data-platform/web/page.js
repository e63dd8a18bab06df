// Draws the reports, again every two seconds. Text only ever enters as text, never as HTML: product names come from outside.

const words = {
  ko: {
    title: '데이터 플랫폼',
    loading: '불러오는 중…',
    updated: (time) => `${time} 기준 · 2초마다 새로 고침 · 한국 시간`,
    lost: '연결이 끊어졌습니다. 다시 연결하는 중…',
    hours24: '24시간',
    hours48: '48시간',
    salesPerHour: '시간별 매출',
    topProducts: '많이 팔린 상품',
    couponEffect: '쿠폰 효과',
    withCoupon: '쿠폰 사용',
    withoutCoupon: '미사용',
    books: '받은 이벤트 (전체)',
    net: '순매출',
    gross: '총매출',
    discounts: '할인',
    cancelled: '취소',
    orders: '주문',
    averageOrderValue: '평균 주문 금액',
    discountGiven: '할인 금액',
    events: '이벤트',
    duplicates: '중복 (버림)',
    outOfOrder: '순서 어긋남',
    rejected: '잘못된 이벤트',
    noSales: '아직 판매가 없습니다.',
    won: (amount) => `${amount}원`,
    count: (count) => `${count}건`,
    pieces: (count) => `${count}개`,
    salesTotal: (orders, total) => `주문 ${orders} · ${total}`,
    other: 'English',
  },
  en: {
    title: 'Data platform',
    loading: 'Loading…',
    updated: (time) => `As of ${time} · refreshed every 2 seconds · Korean time`,
    lost: 'Not connected. Trying again…',
    hours24: '24 hours',
    hours48: '48 hours',
    salesPerHour: 'Sales per hour',
    topProducts: 'Top products',
    couponEffect: 'Coupon effect',
    withCoupon: 'With coupon',
    withoutCoupon: 'Without',
    books: 'Events received (all time)',
    net: 'Net revenue',
    gross: 'Gross',
    discounts: 'Discounts',
    cancelled: 'Cancelled',
    orders: 'Orders',
    averageOrderValue: 'Average order value',
    discountGiven: 'Discount given',
    events: 'Events',
    duplicates: 'Duplicates (dropped)',
    outOfOrder: 'Out of order',
    rejected: 'Not an event',
    noSales: 'Nothing sold yet.',
    won: (amount) => `₩${amount}`,
    count: (count) => count,
    pieces: (count) => `${count} sold`,
    salesTotal: (orders, total) => `${orders} orders · ${total}`,
    other: '한국어',
  },
}

const refreshMs = 2_000
const chartHeight = 220
const margin = { top: 10, right: 20, bottom: 24, left: 52 }

const parameters = new URLSearchParams(location.search)
const state = {
  language: parameters.get('lang') === 'en' ? 'en' : 'ko',
  hours: parameters.get('hours') === '48' ? 48 : 24,
  told: null,
  latest: null,
}

const find = (id) => document.getElementById(id)
const text = () => words[state.language]
const number = (value) => Math.round(value).toLocaleString(state.language)
const won = (value) => (value < 0 ? '−\u2060' : '') + text().won(number(Math.abs(value)))
const compact = (value) =>
  new Intl.NumberFormat(state.language, { notation: 'compact', maximumFractionDigits: 1 }).format(value)
const clock = (time, options) =>
  new Intl.DateTimeFormat(state.language, { timeZone: 'Asia/Seoul', hourCycle: 'h23', ...options }).format(
    time,
  )

function element(name, attributes = {}, ...children) {
  const node = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value)
  node.append(...children)
  return node
}

function shape(name, attributes, ...children) {
  const node = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value)
  node.append(...children)
  return node
}

/** A round number at or above the highest bar, so that the lines of the grid have round numbers too. */
function ceilingOf(highest) {
  const step = 10 ** Math.floor(Math.log10(Math.max(highest, 1)))
  return [1, 1.5, 2, 3, 4, 6, 8, 10].map((times) => times * step).find((ceiling) => ceiling >= highest)
}

function drawChart(sales) {
  const width = Math.max(280, find('chart').clientWidth)
  const ceiling = ceilingOf(Math.max(...sales.map(({ total }) => total)))
  const plotWidth = width - margin.left - margin.right
  const plotHeight = chartHeight - margin.top - margin.bottom
  const slot = plotWidth / sales.length
  const yOf = (value) => margin.top + plotHeight * (1 - value / ceiling)
  const svg = shape('svg', {
    viewBox: `0 0 ${width} ${chartHeight}`,
    role: 'group',
    'aria-label': text().salesPerHour,
  })
  for (const value of [0, ceiling / 2, ceiling]) {
    const y = yOf(value)
    svg.append(
      shape('line', { class: 'grid', x1: margin.left, x2: width - margin.right, y1: y, y2: y }),
      shape('text', { x: margin.left - 6, y: y + 4, 'text-anchor': 'end' }, compact(value)),
    )
  }
  const labelEvery = Math.ceil(44 / slot)
  sales.forEach(({ hour, total }, index) => {
    const x = margin.left + index * slot
    const isNow = index === sales.length - 1
    const y = yOf(total)
    const hit = shape('rect', {
      class: 'hit',
      x,
      y: margin.top,
      width: slot,
      height: plotHeight,
      tabindex: 0,
    })
    hit.setAttribute('role', 'img')
    hit.setAttribute('aria-label', toldOf(sales[index]))
    hit.dataset.hour = hour
    svg.append(
      hit,
      shape('rect', {
        class: isNow ? 'bar now' : 'bar',
        x: x + slot * 0.15,
        y,
        width: slot * 0.7,
        height: margin.top + plotHeight - y,
        rx: Math.min(3, slot * 0.2),
        'pointer-events': 'none',
      }),
    )
    if ((sales.length - 1 - index) % labelEvery > 0) return
    const label = clock(new Date(hour), { hour: '2-digit', minute: '2-digit' })
    svg.append(shape('text', { x: x + slot / 2, y: chartHeight - 6, 'text-anchor': 'middle' }, label))
  })
  return svg
}

function toldOf({ hour, orders, total }) {
  const time = clock(new Date(hour), { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' })
  return `${time} · ${text().salesTotal(number(orders), won(total))}`
}

/** Below the heading stands the hour that is pointed at, else the latest one. */
function tellHour(sales) {
  find('bar-told').textContent = toldOf(sales.find(({ hour }) => hour === state.told) ?? sales.at(-1))
}

function figure(label, value) {
  return element('div', {}, element('span', { class: 'soft' }, label), element('strong', {}, value))
}

function row(label, ...values) {
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, label),
    ...values.map((value) => element('td', {}, value)),
  )
}

function product({ name, quantity, amount }, most) {
  return element(
    'li',
    {},
    element('span', {}, name),
    element('span', { class: 'amount' }, `${text().pieces(number(quantity))} · ${won(amount)}`),
    element('progress', { max: most, value: quantity, 'aria-hidden': 'true' }),
  )
}

function draw() {
  const { salesPerHour, topProducts, couponEffect, revenue, books } = state.latest
  const t = text()
  const { net, gross, discounts, cancelled } = revenue
  const amounts = { net, gross, discounts: -discounts, cancelled: -cancelled }
  find('revenue').replaceChildren(
    ...Object.entries(amounts).map(([name, amount]) => figure(t[name], won(amount))),
  )
  const focused = document.activeElement?.dataset?.hour
  find('chart').replaceChildren(drawChart(salesPerHour))
  if (focused) find('chart').querySelector(`[data-hour="${focused}"]`)?.focus()
  tellHour(salesPerHour)
  const most = topProducts[0]?.quantity ?? 1
  const products = topProducts.map((item) => product(item, most))
  find('top-products').replaceChildren(...(products.length > 0 ? products : [element('li', {}, t.noSales)]))
  const sides = [couponEffect.withCoupon, couponEffect.withoutCoupon]
  find('coupon-effect').replaceChildren(
    row(t.orders, ...sides.map(({ orders }) => t.count(number(orders)))),
    row(t.averageOrderValue, ...sides.map(({ averageOrderValue }) => won(averageOrderValue))),
    row(t.discountGiven, ...sides.map(({ discountGiven }) => won(discountGiven))),
  )
  const counts = ['events', 'duplicates', 'outOfOrder', 'rejected']
  find('books').replaceChildren(...counts.map((name) => row(t[name], t.count(number(books[name])))))
}

function drawWords() {
  document.documentElement.lang = state.language
  document.title = text().title
  for (const node of document.querySelectorAll('[data-text]')) node.textContent = text()[node.dataset.text]
  const language = find('language')
  language.textContent = text().other
  language.lang = state.language === 'ko' ? 'en' : 'ko'
  for (const button of find('hours').children)
    button.setAttribute('aria-pressed', String(Number(button.dataset.hours) === state.hours))
}

async function json(path) {
  const answer = await fetch(path, { signal: AbortSignal.timeout(10_000) })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
  return answer.json()
}

async function refresh() {
  const status = find('status')
  delete status.dataset.text
  try {
    const { hours } = state
    const [reports, books] = await Promise.all([json(`/api/reports?hours=${hours}`), json('/api/books')])
    if (hours !== state.hours) return
    state.latest = { ...reports, books }
    draw()
    const time = clock(new Date(), { hour: '2-digit', minute: '2-digit', second: '2-digit' })
    status.textContent = text().updated(time)
    status.classList.remove('lost')
  } catch {
    status.textContent = text().lost
    status.classList.add('lost')
  }
}

/** The address keeps what was chosen. */
function choose(choice) {
  Object.assign(state, choice)
  history.replaceState(null, '', `?lang=${state.language}&hours=${state.hours}`)
  drawWords()
  if (state.latest) draw()
  refresh()
}

async function keepFresh() {
  if (!document.hidden) await refresh()
  setTimeout(keepFresh, refreshMs)
}

find('language').addEventListener('click', () => choose({ language: state.language === 'ko' ? 'en' : 'ko' }))
find('hours').addEventListener('click', ({ target }) => {
  if (target.dataset.hours) choose({ hours: Number(target.dataset.hours) })
})
for (const event of ['pointerover', 'focusin', 'click'])
  find('chart').addEventListener(event, ({ target }) => {
    if (!target.dataset.hour) return
    state.told = target.dataset.hour
    tellHour(state.latest.salesPerHour)
  })
find('chart').addEventListener('pointerleave', () => {
  state.told = null
  tellHour(state.latest.salesPerHour)
})
addEventListener('resize', () => state.latest && draw())
document.addEventListener('visibilitychange', () => !document.hidden && refresh())
drawWords()
keepFresh()
