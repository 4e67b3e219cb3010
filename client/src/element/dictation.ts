import { signal } from '@angular/core';
import { type ChatKitApi } from '../app/chatkit/chatkit-api';

const KINDS = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'];

/** Speech as text: records until told to stop, and lets the server write it down. */
export class Dictation {
  private recorder: MediaRecorder | null = null;
  private asking: Promise<void> | null = null;
  private isLeft = false;

  readonly state = signal<'idle' | 'recording' | 'writing' | 'failed'>('idle');

  constructor(
    private readonly api: () => ChatKitApi,
    private readonly heard: (text: string) => void,
  ) {}

  async toggle(): Promise<void> {
    if (this.state() === 'recording') this.recorder?.stop();
    else if (this.state() !== 'writing') await (this.asking ??= this.ask());
  }

  /** Lets the microphone go; nobody is left to read what was said. */
  leave(): void {
    this.isLeft = true;
    if (this.state() === 'recording') this.recorder?.stop();
  }

  /** Asks for the microphone, once at a time. */
  private async ask(): Promise<void> {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      if (this.isLeft) release(stream);
      else this.record(stream);
    } catch {
      this.state.set('failed');
    } finally {
      this.asking = null;
    }
  }

  private record(stream: MediaStream): void {
    const mimeType = KINDS.find((kind) => MediaRecorder.isTypeSupported(kind)) ?? '';
    const recorder = new MediaRecorder(stream, { mimeType });
    const pieces: Blob[] = [];
    recorder.ondataavailable = ({ data }) => pieces.push(data);
    recorder.onstop = () => {
      release(stream);
      if (!this.isLeft) void this.write(new Blob(pieces, { type: recorder.mimeType }));
    };
    this.recorder = recorder;
    recorder.start();
    this.state.set('recording');
  }

  private async write(audio: Blob): Promise<void> {
    this.state.set('writing');
    try {
      const params = { audio_base64: await base64(audio), mime_type: audio.type };
      this.heard((await this.api().ask<{ text: string }>('input.transcribe', params)).text);
      this.state.set('idle');
    } catch {
      this.state.set('failed');
    }
  }
}

function release(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

async function base64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
