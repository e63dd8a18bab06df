// Why the plan of each statement is right, by the statement's name, for docs/statements.md. Where a plan costs more than
// the question deserves, it says so. A statement without a sentence here stops bench/explain.ts.

const products = {
  'search-products-newest---status':
    'The page is the end of the primary key, whose ids rise with time. The total is exact, so it counts every product ' +
    'on sale, in an index alone: the cost of a list grows with the catalogue, not with the page.',
  'search-products-newest---status, page 400':
    'A page far down reads all pages before it: `OFFSET` has no other way, and `offsetMax` bounds it.',
  'search-products-newest-category--status':
    'The total comes from the index of the category alone. The page walks the primary key and passes over other ' +
    'categories, because twenty rows are near; a small category is sorted instead.',
  'search-products-price-asc---status':
    'The page is the beginning of an index in the order asked for; no sort.',
  'search-products-price-desc---status': 'The same index, read backwards.',
  'search-products-name---status': 'The page is the beginning of an index in the order asked for; no sort.',
  'search-products-price-asc---status, page 400':
    'So far down, sorting the whole catalogue is cheaper than walking the index to the page.',
  'search-products-newest--q-status':
    'A word inside a name is in no index: every name is looked at, once. What matches gives the total, its first twenty ' +
    'ids the page, and only those rows are fetched.',
  'search-products-newest--q-status, one hit':
    'Costs the same when the page is not full. Equal searches share one query.',
  'search-products-newest--q-status, past the end': 'And when it is empty: the total is there all the same.',
  'find-products':
    'Two look-ups by primary key for each product. Products asked for while a query runs are read together by the next.',
  'list-categories':
    'Every product on sale is counted: the cost grows with the catalogue. Everybody who asks at once shares one.',
  'top-products-live':
    'Three days are most of a table that keeps four, five around midnight, so all of it is read; the leaders alone are ' +
    'looked up. `docs/ranking.md` has the times for larger catalogues.',
  'top-products-closed': 'The same on the table of closed days.',
}

const ofShoppers = {
  ...products,
  'list-coupons':
    'Events are some hundreds at most and are read twice, for the total and for the page; an index on their end would ' +
    'not be used for so few.',
  'held-coupons-any':
    "The unique key begins with the user, so only this user's coupons are read: once for the total, once for the page.",
  'held-coupons-unused':
    'As above; status and time are looked at in the rows of one user, of whom this one holds 155.',
  'held-coupons-used': 'As above.',
  'held-coupons-expired': 'As above.',
  'find-coupons': 'The events of one page, by primary key.',
  'find-held-coupon': 'One look-up by primary key.',
  'read-cart':
    'The unique key begins with the user, so only this cart is read; its lines, fifty at most, are sorted in memory.',
  'find-order': 'One look-up by primary key, and the lines by the beginning of theirs.',
  'list-orders-of-user':
    "The index holds a user's orders by id, so a page is read backwards from where the last one ended, without a sort " +
    'and however many there are: this user has 2,000.',
  'list-payments':
    "As with orders, twice: payments made with their order are found by the user's orders, later ones by the index of " +
    'those. Each half ends after a page.',
  'read-balance':
    'One wallet, and the charges and refunds of the window from an index that holds nothing else and is never asked ' +
    'for the table: payments of orders, here 2,000, are not in it.',
  'read-balance-history': "The primary key is a user's history in its order; a page is read backwards.",
}

const ofStreams = {
  'read-stock-states':
    'Two look-ups by primary key for each product, in one statement for all streams of an instance.',
  'read-coupon-states': 'Events by primary key, or all of them while they are few.',
  'read-user-states':
    "For each user the wallet by primary key and the ten newest orders from the index of a user's orders: of 1,000 " +
    'users 14 ms.',
}

const ofAccounts = {
  'insert-user': 'The index of addresses decides whether the address is taken.',
  'insert-external-user': 'The index of subjects finds the user, who is nearly always there.',
  'find-external-user': 'One look-up in a unique index.',
  'find-credentials':
    'One look-up in the unique index of addresses, which has the same condition as the question.',
  'find-user': 'One look-up by primary key.',
  'seconds-until-allowed':
    'Two subjects against some hundred failures of the last minutes: reading all of them is cheaper than two look-ups. ' +
    'It is planned for each question, so a larger table is served by its primary key.',
  'count-failure': 'The primary key finds what to raise; sorted, so that two sign-ins cannot lock crosswise.',
  'forget-failures': 'One look-up by primary key.',
}

const loads = {
  'try-turn': 'No table: a lock of the transaction that is taken if it is free.',
  'lock-wallets':
    'Owners of orders are found by the primary key of orders, then wallets by theirs, in its order, which is the ' +
    'order of locks: no sort, and no row is read that is not locked.',
  'lock-coupons': 'By primary key, in its order, which is the order of locks.',
  'lock-stocks':
    'Products of orders and carts are found by the beginning of keys, then stock by its primary key, in its order, ' +
    'which is the order of locks.',
  'load-products': 'By primary key; the products of carts from a unique key alone.',
  'load-orders': 'By primary key, the lines of each by the beginning of theirs.',
  'load-user-coupons': 'By primary key, also those that loaded orders hold.',
  'load-coupon-terms': 'Both by primary key.',
  'load-carts': 'The unique key begins with the user; fifty lines a cart at most are sorted in memory.',
  'count-issued': 'User and event are the beginning of the unique key, so each count reads that index alone.',
  'sum-fundings':
    'Charges and refunds of each user, from an index that holds nothing else and is never asked for the table. Those ' +
    'older than the window are read too, and passed over.',
  'load-outcomes': 'One look-up by primary key for each key that was sent.',
}

/** What is inserted only goes into the indexes of its table. */
const added = 'New rows at the end of the table; ids rise, so they go to the right edge of their indexes.'

const saves = {
  'update-wallets':
    'By primary key. No index holds what changes and pages keep free room, so PostgreSQL updates in place (HOT).',
  'insert-balance_entries':
    'New rows at the end of the table; in the key each goes after the last one of its user.',
  'insert-products': added,
  'update-products': 'By primary key.',
  'insert-stocks': added,
  'update-stocks': 'By primary key, in place (HOT), as wallets.',
  'insert-stock_adjustments': added,
  'insert-coupons': added,
  'update-coupons': 'By primary key.',
  'insert-user_coupons':
    'New rows at the end of the table; the unique key refuses one coupon too many for a user.',
  'update-user_coupons': 'By primary key.',
  'insert-orders': added,
  'update-orders': 'By primary key; a status that leaves `pending` also leaves the index of pending orders.',
  'insert-order_items': added,
  'move-sales': 'By primary key, once a day and product: the day before makes room in the stock row.',
  'insert-daily_sales':
    'Orders of a day that is over: the primary key finds the counts to raise, guarded by the stock locked before; in place (HOT).',
  'subtract-daily_sales':
    'By primary key, in place (HOT). Every product is looked up on every day of the batch, and only the pairs asked for ' +
    'are kept: days are few.',
  'add-figures':
    'One row for each day of the batch, nearly always one: the primary key finds what to raise, in place (HOT).',
  'add-closed-sales':
    'The days of the batch are looked up among the closed ones; nearly always none is there, and otherwise the primary ' +
    'key finds the count.',
  'subtract-popular_products':
    'By primary key, days and products crosswise as above; only counts of closed days are there.',
  'remove-cart-lines': 'By primary key.',
  'insert-cart_items': 'The primary key tells a new line from a changed one.',
  'insert-outbox': 'New rows at the end of the table and of its only index.',
  'insert-idempotency_keys': 'The primary key refuses a second outcome under one key.',
  'mark-committed': 'One row; the primary key is what a lost COMMIT is looked up by.',
  'settle-batch':
    'The primary key tells whether the batch left its mark, and waits for a transaction that may leave it.',
}

const ofTheRelay = {
  'announce-sink': 'The primary key tells that the sink has its cursor.',
  'lock-sink': 'No table: the lock is of the session.',
  'unlock-sink': 'No table: the lock is of the session.',
  'lock-cursor': 'One row a sink, a page in all.',
  'read-cursor':
    'One row a sink, so the tables of cursors and replays are a page each; whether anything is parked is one look into ' +
    'the index of what waits, and if nothing does, one into that of dead letters.',
  'read-parked':
    'The index of what waits has the order of subject and position, so the oldest of each subject comes first; ' +
    'only the events whose time has come are looked up in the outbox, by position.',
  'read-outbox':
    "The primary key is the order of delivery: a range of it, without a sort, ends at the batch's size.",
  park: 'The primary key finds an event that is parked already.',
  'remove-parked':
    'A few hundred parked events are read whole; with more the primary key begins with the event.',
  'advance-cursor': 'One row a sink: the table is one page.',
  'record-outage': 'One row a sink: the table is one page.',
  'disable-sink': 'One row a sink: the table is one page.',
  'rewind-cursor': 'One row a sink: the table is one page.',
  'end-replay': 'At most one row a sink.',
}

const ofOperators = {
  'search-products-newest---':
    'The page is the end of the primary key; the total counts the whole catalogue in an index alone.',
  'search-orders, all': 'The page is the end of the primary key.',
  'search-orders, paid': 'The primary key backwards, passing over other orders until the page is full.',
  'search-orders, expired':
    'As above: the rarer a status, the more orders are passed over. Planned for each question, because one plan for ' +
    'all filters would be wrong for most.',
  'search-orders, of a user': "The index of a user's orders.",
  'search-orders, pending of a user': "Two indexes together: the user's orders, and the pending ones.",
  'search-orders, by id': 'One look-up by primary key.',
  'search-orders, of an address':
    "The user from one of the two indexes of addresses, then the index of a user's orders.",
  'search-orders, of a time': 'A time is a range of the primary key, whose ids begin with theirs.',
  'list-stock-adjustments': 'The index of a product’s adjustments backwards, and the actors by primary key.',
  'find-user-with-balance': 'Two look-ups by primary key.',
  'read-daily-figures':
    'The primary key begins with the day; a day has a row for each session that counts, 16 at most.',
  'search-users, all': 'The page is the end of the primary key, with the wallets beside it by theirs.',
  'search-users, by a word':
    'A part of a name or of an address is in no index: every user is looked at. For operators alone.',
  'list-coupons, all': 'The end of the primary key; the total counts all events.',
  'read-sinks':
    'Events after the cursor are counted by the primary key, up to 10,000; parked events by an index each for those that ' +
    'wait and the dead letters, which are few here and read whole: 370,000 of them are counted in 70 ms.',
  'read-dead-letters':
    'The newest hundred of each sink, in the order of their index once they are many, and their events by position.',
  'read-outbox-lag':
    'Counts what waits, by the primary key, up to 10,000 events; a longer backlog is bounded by its first and last position.',
  'request-retry': 'The primary key begins with the event.',
  'request-replay, of a day':
    'The index on time has one entry for 32 pages and says which of them may hold events of that day; they are read for ' +
    'the first position. Of a million events 20 ms.',
  'request-replay, of everything':
    'All of the outbox is read for its first position: 250 ms of a million events, and the replay itself takes far longer.',
  'request-order-replay':
    'The order by primary key, its two events by their times, with the index of 32 pages an entry.',
  'resume-sink': 'One row a sink: the table is one page.',
  'remove-sink': 'A few hundred parked events are read whole; a sink is removed once.',
}

const ofJobs = {
  'read-overdue-orders':
    'The index holds pending orders alone, by when they end: a look that finds nothing reads one page, however many ' +
    'orders there are.',
  'read-unclosed-days':
    'The few days of the window that are not closed yet; whether one has sales is one look at the beginning of each key.',
  'claim-day': 'The primary key lets one instance close a day.',
  'close-day': 'Both keys begin with the day; 10,000 products are copied, once a day.',
  'purge-daily-sales': 'The primary key begins with the day; once a day.',
  'purge-closed-days': 'A handful of rows: one page.',
  'purge-popular-products': 'A fifth of the table goes, so all of it is read; once a day.',
  'purge-idempotency-keys': 'An index made for this finds the oldest; rows are deleted by place.',
  'purge-batch-commits':
    'Ids of batches begin with their time, so the old ones are the beginning of the primary key; rows are deleted by place.',
  'purge-sign-in-failures': 'Some hundred rows, read whole every ten minutes.',
  'purge-outbox':
    'The primary key gives the oldest delivered events in order; each is checked against the few dead letters. ' +
    'It answers where the next step begins.',
}

export const reasons: Readonly<Record<string, string>> = {
  ...{
    ...ofShoppers,
    ...ofStreams,
    ...ofAccounts,
    ...loads,
    ...saves,
    ...ofTheRelay,
    ...ofOperators,
    ...ofJobs,
  },
}
