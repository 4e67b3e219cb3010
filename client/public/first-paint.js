/* global document, localStorage, navigator */
// Before the first paint: the theme and the language this browser was last told to use, else the language that its
// person reads best.
const LANGUAGES = ['en', 'de', 'ar'];
const { dataset } = document.documentElement;

function recall(key) {
  try {
    return localStorage.getItem(`chatkeep.${key}`);
  } catch {
    return null; // storage is closed
  }
}

const theme = recall('theme');
if (theme === 'light' || theme === 'dark') dataset.theme = theme;

const read = [recall('language'), ...navigator.languages].map((one) => one?.toLowerCase().split('-')[0]);
const language = read.find((one) => LANGUAGES.includes(one)) ?? 'en';
document.documentElement.lang = language;
document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
