/** Where and how the client sends the bytes of an attachment. */
export interface UploadDescriptor {
  url: string;
  method: 'POST' | 'PUT';
  headers: Record<string, string>;
}

interface AttachmentDetails {
  id: string;
  name: string;
  mime_type: string;
  upload_descriptor?: UploadDescriptor;
  thread_id?: string;
}

/** A file sent along with a message. */
export interface FileAttachment extends AttachmentDetails {
  type: 'file';
}

/** An image sent along with a message; its preview has an absolute address. */
export interface ImageAttachment extends AttachmentDetails {
  type: 'image';
  preview_url: string;
}

/** Whatever may be sent along with a message. */
export type Attachment = FileAttachment | ImageAttachment;
