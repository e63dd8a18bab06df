// Thrown on the way to a page that the one who is signed in may not see.

export class NotAllowed extends Error {
  constructor() {
    super('this page is for operators')
    this.name = 'NotAllowed'
  }
}
