// How the pages are built and, while they are being worked on, served: `npm run web:dev` shows every change at once and
// hands questions to the shop that runs beside it.

import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const shop = process.env.SHOP_URL ?? 'http://127.0.0.1:3000'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwindcss()],
  server: { proxy: { '/api': shop, '/docs': shop, '/openapi.json': shop } },
  build: {
    manifest: true,
    modulePreload: { polyfill: false },
    // Everything is a file of its own: the policy of the pages allows no style or script inside them.
    assetsInlineLimit: 0,
    // What every page begins with is one file: on a phone, each more of them costs a part of a round trip.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } } },
  },
})
