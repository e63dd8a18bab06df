// The words of sign-in and sign-up.

import { texts } from '../../shared/i18n/texts.ts'

export const words = texts(
  {
    signIn: '로그인',
    signUp: '회원가입',
    email: '이메일',
    password: '비밀번호',
    passwordHint: '8자 이상으로 정해 주세요.',
    name: '이름',
    noAccount: '아직 회원이 아니신가요?',
    haveAccount: '이미 회원이신가요?',
    unreachable: '장터에 연결할 수 없습니다. 연결을 확인하고 다시 시도해 주세요.',
    welcome: (name: string) => `${name}님, 어서 오세요`,
    slogan: '한정 수량을 정확하고 공정하게',
    sloganText: '남은 수량과 쿠폰이 그 자리에서 바로 보입니다. 누른 순서대로, 있는 만큼만 팝니다.',
  },
  {
    signIn: 'Sign in',
    signUp: 'Sign up',
    email: 'E-mail',
    password: 'Password',
    passwordHint: 'At least 8 characters.',
    name: 'Name',
    noAccount: 'No account yet?',
    haveAccount: 'Already have an account?',
    unreachable: 'The shop cannot be reached. Check the connection and try again.',
    welcome: (name: string) => `Welcome, ${name}`,
    slogan: 'Limited goods, sold fairly and exactly',
    sloganText:
      'Stock and coupons as they are at this moment. First come, first served, and never one too many.',
  },
)
