/** The gate: signing in and making an account. */
export const signIn = {
  about: 'About Chatkeep',
  slogan: { first: 'Conversations', second: 'that stay.' },
  promise: 'Your words, your database. Every step the assistant takes is shown, timed and yours to stop.',
  createHeading: 'Create your account',
  createHint: 'It lives on this server and nowhere else.',
  welcome: 'Welcome back',
  welcomeHint: 'Sign in to pick up where you left off.',
  choice: 'Sign in or create an account',
  signIn: 'Sign in',
  create: 'Create account',
  name: 'Name',
  email: 'Email',
  password: 'Password',
  passwordHint: 'At least 10 characters. A sentence is fine.',
  nameTooLong: 'A name has at most 100 characters.',
  needsEmail: 'Enter your email address.',
  notEmail: 'This does not look like an email address.',
  needsPassword: 'Enter your password.',
  passwordShort: 'Use at least 10 characters.',
  passwordLong: 'Use at most 200 characters.',
  elsewhere: (provider: string) => `Sign in with ${provider}`,
  hostedAt: (host: string) => `Self-hosted at ${host}`,
  wrongCredentials: 'The email or the password is not right.',
  emailTaken: 'There is already an account with this email. Sign in instead.',
  /** What went wrong with a sign-in elsewhere. */
  refusals: {
    'account-exists':
      'There is already an account with your email address. Sign in once with its password, and the two are connected.',
    'no-email': 'The other side did not tell your email address, which an account needs.',
    failed: 'The sign-in did not work out. Please try again.',
  },
};
