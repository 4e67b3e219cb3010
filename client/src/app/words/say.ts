/** The forms of a noun beside a number; `other` where a language has no form of its own. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** How numbers are said in one locale, for the words of a language. */
export interface Say {
  readonly locale: string;
  /** The number as it is written there, with at least and at most so many decimals. */
  readonly number: (value: number, decimals?: number) => string;
  /** The form that goes with this number, with the number for `#`; with a `+` when there are more. */
  readonly plural: (count: number, forms: Forms, isMore?: boolean) => string;
}

/** Throws where that is no locale. What counts and writes numbers is costly to make, and made when it is first needed. */
export function sayIn(locale: string): Say {
  Intl.getCanonicalLocales(locale);
  let rules: Intl.PluralRules | undefined;
  let plain: Intl.NumberFormat | undefined;
  const number = (value: number, decimals?: number) =>
    decimals === undefined
      ? (plain ??= new Intl.NumberFormat(locale)).format(value)
      : value.toLocaleString(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return {
    locale,
    number,
    plural: (count, forms, isMore = false) => {
      const form = forms[(rules ??= new Intl.PluralRules(locale)).select(count)] ?? forms.other;
      const counting = isMore && !form.includes('#') ? forms.other : form;
      return counting.replace('#', () => `${number(count)}${isMore ? '+' : ''}`);
    },
  };
}
