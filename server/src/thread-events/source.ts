import { IconName } from './icon-name.js';

interface SourceDetails {
  title: string;
  description?: string;
  timestamp?: string;
  group?: string;
}

/** A web page that an answer cites. */
export interface UrlSource extends SourceDetails {
  type: 'url';
  url: string;
  attribution?: string;
}

/** A file that an answer cites. */
export interface FileSource extends SourceDetails {
  type: 'file';
  filename: string;
}

/** A thing of the application's own that an answer cites. */
export interface EntitySource extends SourceDetails {
  type: 'entity';
  id: string;
  interactive: boolean;
  data: Record<string, unknown>;
  icon?: IconName;
  label?: string;
  inline_label?: string;
  preview?: 'lazy';
}

/** Whatever an answer may cite. */
export type Source = UrlSource | FileSource | EntitySource;

/** A citation at a place in a text; equal indexes group. */
export interface Annotation {
  type: 'annotation';
  source: Source;
  index?: number;
}
