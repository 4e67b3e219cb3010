/** One node of a widget; beyond its name and place, its properties belong to whoever draws it. */
export interface WidgetComponent {
  type: string;
  id?: string;
  key?: string;
  children?: WidgetComponent | WidgetComponent[] | null;
  [property: string]: unknown;
}

/** The outermost node of a widget. */
export interface WidgetRoot extends WidgetComponent {
  type: 'Card' | 'ListView' | 'Basic';
}

/** What happens when a person uses a widget. */
export interface ActionConfig {
  type: string;
  payload?: unknown;
  handler?: 'client' | 'server';
  loadingBehavior?: 'auto' | 'none' | 'self' | 'container';
  streaming?: boolean;
}
