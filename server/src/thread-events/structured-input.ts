/** What a person answered to one question. */
export interface StructuredInputAnswer {
  values: string[];
  skipped: boolean;
}

interface Question {
  id: string;
  question: string;
  answer?: StructuredInputAnswer;
}

/** A question with answers to choose from. */
export interface MultipleChoiceInput extends Question {
  type: 'multiple_choice';
  options: { value: string }[];
  multiple: boolean;
}

/** A question answered in one's own words. */
export interface FreeformInput extends Question {
  type: 'freeform';
  description?: string;
}

/** A question that the assistant puts to the person. */
export type StructuredInput = MultipleChoiceInput | FreeformInput;
