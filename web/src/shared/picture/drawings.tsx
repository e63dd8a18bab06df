// The drawings, on a field of 200 by 200, in three tones of one hue: deep, full and pale, which styles.css mixes. Shapes
// only, no outlines.

import type { ReactNode } from 'react'
import type { Motif } from './picture-of.ts'

export const drawings: Readonly<Record<Motif, ReactNode>> = {
  fruit: (
    <>
      <circle cx="76" cy="118" r="36" className="fill-picture-full" />
      <circle cx="126" cy="120" r="34" className="fill-picture-full" opacity=".82" />
      <path d="M102 84c-4-16 6-30 26-32 2 18-8 30-26 32Z" className="fill-picture-deep" />
      <path
        d="M64 98a22 22 0 0 1 16-8"
        className="stroke-picture-pale"
        strokeWidth="6"
        strokeLinecap="round"
        fill="none"
      />
    </>
  ),
  sack: (
    <>
      <path d="M68 66c-18 22-24 82-6 88h76c18-6 12-66-6-88Z" className="fill-picture-full" />
      <path d="M66 66h68l-8-20H74Z" className="fill-picture-deep" />
      <path d="M100 92c-12 10-12 32 0 42 12-10 12-32 0-42Z" className="fill-picture-pale" />
      <path
        d="M78 104c0 14 8 26 20 30-2-14-8-26-20-30Zm44 0c0 14-8 26-20 30 2-14 8-26 20-30Z"
        className="fill-picture-pale"
        opacity=".7"
      />
    </>
  ),
  dish: (
    <>
      <path d="M44 104h112c0 30-22 48-56 48s-56-18-56-48Z" className="fill-picture-deep" />
      <path d="M54 104c4-26 26-36 46-36s42 10 46 36Z" className="fill-picture-full" />
      <circle cx="86" cy="88" r="7" className="fill-picture-pale" />
      <circle cx="112" cy="84" r="5" className="fill-picture-pale" />
      <path
        d="M84 54c-6-8 6-12 0-20m18 20c-6-8 6-12 0-20m18 20c-6-8 6-12 0-20"
        className="stroke-picture-full"
        strokeWidth="4"
        strokeLinecap="round"
        fill="none"
      />
    </>
  ),
  bottle: (
    <>
      <path
        d="M86 40h28v24c0 8 14 12 14 28v56a12 12 0 0 1-12 12H84a12 12 0 0 1-12-12V92c0-16 14-20 14-28Z"
        className="fill-picture-full"
      />
      <path d="M84 32h32v14H84z" className="fill-picture-deep" />
      <path d="M72 100h56v36H72z" className="fill-picture-pale" />
      <path d="M84 112h32v4H84zm0 10h20v4H84z" className="fill-picture-deep" />
    </>
  ),
  shirt: (
    <>
      <path
        d="M76 48 42 66l12 32 14-6v62h64V92l14 6 12-32-34-18c-8 14-40 14-48 0Z"
        className="fill-picture-full"
      />
      <path d="M76 48c8 14 40 14 48 0l-8-4c-6 8-26 8-32 0Z" className="fill-picture-deep" />
      <path d="M108 92h14v16h-14z" className="fill-picture-pale" />
    </>
  ),
  trousers: (
    <>
      <path d="M68 44h64l14 114h-32l-14-72-14 72H54Z" className="fill-picture-full" />
      <path d="M68 44h64l2 14H66Z" className="fill-picture-deep" />
      <path d="M99 60h3v28h-3z" className="fill-picture-pale" />
    </>
  ),
  bag: (
    <>
      <path d="M76 84V68c0-32 48-32 48 0v16" className="stroke-picture-deep" strokeWidth="8" fill="none" />
      <path d="M56 78h88l8 78H48Z" className="fill-picture-full" />
      <path d="M82 118h36" className="stroke-picture-pale" strokeWidth="6" strokeLinecap="round" />
      <circle cx="100" cy="118" r="14" fill="none" className="stroke-picture-pale" strokeWidth="6" />
    </>
  ),
  keyboard: (
    <>
      <rect x="34" y="70" width="132" height="66" rx="12" className="fill-picture-deep" />
      <path d="M46 82h108v42H46z" className="fill-picture-full" opacity=".35" />
      <path
        d="M48 84h14v10H48zm18 0h14v10H66zm18 0h14v10H84zm18 0h14v10h-14zm18 0h14v10h-14zm18 0h14v10h-14zM48 98h20v10H48zm24 0h14v10H72zm18 0h14v10H90zm18 0h14v10h-14zm18 0h26v10h-26zM48 112h14v10H48zm22 0h60v10H70zm64 0h18v10h-18z"
        className="fill-picture-pale"
      />
      <path d="M138 84h14v10h-14z" className="fill-picture-full" />
    </>
  ),
  earphones: (
    <>
      <rect x="62" y="94" width="76" height="60" rx="24" className="fill-picture-deep" />
      <path d="M62 118h76" className="stroke-picture-pale" strokeWidth="3" opacity=".5" />
      <circle cx="100" cy="132" r="4" className="fill-picture-pale" />
      <path
        d="M78 44a16 16 0 0 1 16 16v28H84V76a16 16 0 0 1-6-32Zm44 0a16 16 0 0 0-16 16v28h10V76a16 16 0 0 0 6-32Z"
        className="fill-picture-full"
      />
      <circle cx="76" cy="60" r="6" className="fill-picture-pale" />
      <circle cx="124" cy="60" r="6" className="fill-picture-pale" />
    </>
  ),
  mug: (
    <>
      <path
        d="M112 84h22a22 22 0 0 1 0 44h-22"
        className="stroke-picture-deep"
        strokeWidth="10"
        fill="none"
      />
      <path d="M50 70h72v58a20 20 0 0 1-20 20H70a20 20 0 0 1-20-20Z" className="fill-picture-full" />
      <path d="M50 70h72v12H50z" className="fill-picture-deep" />
      <path d="M64 94v30" className="stroke-picture-pale" strokeWidth="6" strokeLinecap="round" />
      <path
        d="M74 58c-6-8 6-12 0-20m22 20c-6-8 6-12 0-20"
        className="stroke-picture-full"
        strokeWidth="4"
        strokeLinecap="round"
        fill="none"
      />
    </>
  ),
  board: (
    <>
      <path
        d="M60 76a14 14 0 0 1 14-14h14V46a12 12 0 0 1 24 0v16h14a14 14 0 0 1 14 14v68a14 14 0 0 1-14 14H74a14 14 0 0 1-14-14Z"
        className="fill-picture-full"
      />
      <circle cx="100" cy="48" r="5" className="fill-picture-pale" />
      <path
        d="M76 82v58m16-58v58m16-58v58m16-58v58"
        className="stroke-picture-deep"
        strokeWidth="3"
        strokeLinecap="round"
        opacity=".5"
      />
    </>
  ),
  chest: (
    <>
      <path d="M46 92h108v54a10 10 0 0 1-10 10H56a10 10 0 0 1-10-10Z" className="fill-picture-deep" />
      <path d="M46 92c0-22 14-36 34-36h40c20 0 34 14 34 36Z" className="fill-picture-full" />
      <path d="m100 102 12 12-12 16-12-16Z" className="fill-picture-pale" />
      <path
        d="m66 74 6 6-6 6-6-6Zm68 0 6 6-6 6-6-6Zm-34-8 6 6-6 6-6-6ZM66 118l6 6-6 6-6-6Zm68 0 6 6-6 6-6-6Z"
        className="fill-picture-pale"
        opacity=".8"
      />
    </>
  ),
  parcel: (
    <>
      <path d="m100 44 54 26v62l-54 26-54-26V70Z" className="fill-picture-full" />
      <path d="m46 70 54 26 54-26v62l-54 26-54-26Z" className="fill-picture-deep" opacity=".55" />
      <path d="m73 57 54 26v20l-12-6V89L61 63Z" className="fill-picture-pale" />
    </>
  ),
}
